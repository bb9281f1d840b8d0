/** Not every shell hands a `kill` of `npm start` on to its program. So a program that npm started ends when its parent is gone. */
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
