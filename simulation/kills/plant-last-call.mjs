/**
 * `node --import 'plant-last-call.mjs?count=7&when=before&end=dies' PROGRAM`: death at a chosen system call instead of at a chosen
 * moment. The program is killed (SIGKILL) at its Nth write or flush of a file – before it is asked for, while it is under way, or
 * when it has just ended and nobody has heard of it yet. Or it only stands still there (SIGSTOP), and its descriptor 3 says so, so
 * that somebody can cut the power of its disks at this very point. Moments drawn by the clock seldom fall into a barrier, which is
 * a hundredth of a voter's time. Of the program itself nothing is changed; only a fixture's may be run with an option of Node.
 */
import { writeSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** Whoever cuts the power listens here. */
const CUTTER = 3

const asked = new URL(import.meta.url).searchParams
const [count, when, end] = [Number(asked.get('count')), asked.get('when'), asked.get('end')]

// Node hands out the class of file handles only with an open one.
const handle = await open(import.meta.filename)
const prototype = Object.getPrototypeOf(handle)
await handle.close()

let calls = 0
for (const name of ['write', 'datasync', 'sync']) {
  const real = prototype[name]
  prototype[name] = async function counting(...args) {
    calls++
    if (calls !== count) return real.apply(this, args)
    if (when === 'before') stop()
    const underWay = real.apply(this, args)
    if (when === 'under-way') stop()
    const result = await underWay
    if (when === 'after') stop()
    return result
  }
}

function stop() {
  if (end === 'freezes') writeSync(CUTTER, 'freezing\n')
  process.kill(process.pid, end === 'dies' ? 'SIGKILL' : 'SIGSTOP')
}
