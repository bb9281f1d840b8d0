/** A bundle as the check page reads it: the page's own pool and threads, without a browser. */
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { bytesFrom, type ChosenFile, filesOf, givenIn } from '#office/check-page/chosen-files.ts'
import { serveJobs } from '#office/check-page/job-worker.ts'
import { WorkerPool } from '#office/check-page/worker-pool.ts'
import { type OnPaper, verifyBundleIn } from '#verify/bundle/verify-bundle.ts'
import { onNoble } from '#verify/package/noble.ts'

const THREADS = 2

/** Two ends of a thread: what goes from one to the other is cloned, as the browser does it. */
function startWorker(): Worker {
  const [page, thread] = [new EventTarget(), new EventTarget()]
  const post = (to: EventTarget) => (message: unknown) => {
    const data = structuredClone(message)
    setImmediate(() => to.dispatchEvent(new MessageEvent('message', { data })))
  }
  serveJobs(Object.assign(thread, { postMessage: post(page) }) as unknown as Worker)
  return Object.assign(page, { postMessage: post(thread), terminate() {} }) as unknown as Worker
}

/** @param rowsAtOnce small, so that several jobs are put together */
export async function checkAsThePage(chosen: readonly ChosenFile[], paper: OnPaper, rowsAtOnce: number) {
  const all = await filesOf(chosen)
  if (typeof all === 'string') return all
  const pool = new WorkerPool(startWorker, THREADS, () => {})
  const found = await verifyBundleIn({ given: await givenIn(all), read: bytesFrom(all) }, paper, {
    hashes: onNoble,
    performFor: (election) => pool.performFor(election, all),
    rowsAtOnce,
  })
  pool.end('stopped')
  return found
}

/** A folder as a browser hands it over. */
export async function chosenIn(directory: string): Promise<readonly ChosenFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(join(directory, '..'), path), file: new Blob([readFileSync(path)]) }))
}
