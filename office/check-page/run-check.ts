/** One check from the chosen files to its findings, in several threads. */

import {
  type BundleProblem,
  type BundleVerification,
  type OnPaper,
  verifyBundleIn,
} from '#verify/bundle/verify-bundle.ts'
import { onNoble } from '#verify/package/noble.ts'
import { type BundleFiles, bytesFrom, givenIn } from './chosen-files.ts'
import type { Progress } from './remaining.ts'
import { WorkerPool } from './worker-pool.ts'

const ROWS_AT_ONCE = 512
const WORKERS_MAX = 8

export interface RunningCheck {
  readonly result: Promise<BundleVerification | BundleProblem>
  progress(): Progress
  /** Milliseconds since the press. */
  taken(): number
  stop(): void
}

export function runCheck(files: BundleFiles, paper: OnPaper, startWorker: () => Worker): RunningCheck {
  const workers = Math.max(1, Math.min(WORKERS_MAX, navigator.hardwareConcurrency))
  const begun = performance.now()
  let known = begun
  let [done, total] = [0, 0]
  let multiplication: number | null = null
  let pool: WorkerPool | null = null
  const run = async () => {
    const threads = new WorkerPool(startWorker, workers, (measured) => {
      multiplication = Math.max(multiplication ?? 0, measured)
    })
    pool = threads
    const source = { given: await givenIn(files), read: bytesFrom(files) }
    return verifyBundleIn(source, paper, {
      hashes: onNoble,
      performFor: (election) => threads.performFor(election, files),
      rowsAtOnce: ROWS_AT_ONCE,
      onProgress: (of, all) => {
        if (total === 0) known = performance.now()
        ;[done, total] = [of, all]
      },
    })
  }
  return {
    result: run().finally(() => pool?.end('stopped')),
    progress: () => ({ done, total, taken: performance.now() - known, multiplication, workers }),
    taken: () => performance.now() - begun,
    stop: () => pool?.end('stopped'),
  }
}
