/**
 * `kill` of an `npm start` reaches npm's shell, and not every shell hands it on: the desk and its apps would go on with nobody before
 * them. So whoever was started by npm ends when its parent is gone.
 */
const LOOK_EVERY_MS = 500

export function endWithNpm(end = () => process.kill(process.pid, 'SIGTERM')) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    end()
  }, LOOK_EVERY_MS)
  look.unref()
}
