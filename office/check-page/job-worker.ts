/** Performs jobs in a thread of its own. It runs the same script as the page: one file is all that anybody gets. */
import { type Perform, performing } from '#verify/bundle/bundle-job.ts'
import { BASE, times } from '#verify/group/ristretto.ts'
import { bytesFrom } from './chosen-files.ts'
import type { FromWorker, ToWorker } from './job-messages.ts'

/** @param port the thread's own end */
export function serveJobs(port: Pick<Worker, 'postMessage' | 'addEventListener'>): void {
  const say = (message: FromWorker) => port.postMessage(message)
  let perform: Perform | null = null
  port.addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'bundle') {
      perform = performing(data.election, bytesFrom(data.files))
      say({ type: 'ready', multiplication: multiplication() })
      return
    }
    try {
      say({ type: 'answer', answer: await perform?.(data.job) })
    } catch (cause) {
      // The browser cannot read a file that was moved or changed since it was chosen; anything else is a bug: the page hears of it.
      if (cause instanceof DOMException) say({ type: 'unreadable' })
      else reportError(cause)
    }
  })
}

const TRIES = 40

/** The least of some: the first ones are slow while the engine learns the code. */
function multiplication(): number {
  const factor = 2n ** 252n - 12_345n
  const taken = Array.from({ length: TRIES }, () => {
    const begun = performance.now()
    times(BASE.double(), factor)
    return performance.now() - begun
  })
  return 1000 * (taken.toSorted((a, b) => a - b)[TRIES >> 1] ?? 0)
}
