/** Several threads for the jobs of one check: each asks for the next job when it has answered. */
import type { BundleElection } from '#verify/bundle/bundle-election.ts'
import type { BundleJob, Perform } from '#verify/bundle/bundle-job.ts'
import type { BundleFiles } from './chosen-files.ts'
import type { FromWorker, ToWorker } from './job-messages.ts'

/** A file went away, the browser gives no thread, or somebody stopped the check. */
export class CheckEnded extends Error {
  readonly why: 'unreadable' | 'no-threads' | 'stopped'

  constructor(why: CheckEnded['why']) {
    super(why)
    this.why = why
  }
}

interface Waiting {
  readonly job: BundleJob
  readonly answer: (answer: unknown) => void
  readonly refuse: (cause: CheckEnded) => void
}

export class WorkerPool {
  readonly #workers: readonly Worker[]
  readonly #waiting: Waiting[] = []
  readonly #idle: Worker[] = []
  readonly #at = new Map<Worker, Waiting>()
  readonly #onReady: (multiplication: number) => void
  #ended: CheckEnded | null = null

  /** @param onReady microseconds of a multiplication in a thread */
  constructor(start: () => Worker, count: number, onReady: (multiplication: number) => void) {
    this.#onReady = onReady
    this.#workers = Array.from({ length: count }, () => {
      const worker = begun(start)
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(worker, data))
      worker.addEventListener('error', () => this.end('no-threads'))
      return worker
    })
  }

  performFor(election: BundleElection, files: BundleFiles): Perform {
    for (const worker of this.#workers) send(worker, { type: 'bundle', election, files })
    const perform = (job: BundleJob) =>
      new Promise<unknown>((answer, refuse) => {
        if (this.#ended !== null) return refuse(this.#ended)
        this.#waiting.push({ job, answer, refuse })
        this.#next()
      })
    return perform as Perform
  }

  end(why: CheckEnded['why']): void {
    this.#ended ??= new CheckEnded(why)
    for (const worker of this.#workers) worker.terminate()
    for (const { refuse } of [...this.#waiting.splice(0), ...this.#at.values()]) refuse(this.#ended)
    this.#at.clear()
  }

  #hear(worker: Worker, message: FromWorker): void {
    if (message.type === 'unreadable') {
      this.end('unreadable')
      return
    }
    if (message.type === 'ready') this.#onReady(message.multiplication)
    else {
      this.#at.get(worker)?.answer(message.answer)
      this.#at.delete(worker)
    }
    this.#idle.push(worker)
    this.#next()
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const [worker, next] = [this.#idle.shift(), this.#waiting.shift()]
      if (worker === undefined || next === undefined) return
      this.#at.set(worker, next)
      send(worker, { type: 'job', job: next.job })
    }
  }
}

function begun(start: () => Worker): Worker {
  try {
    return start()
  } catch {
    throw new CheckEnded('no-threads')
  }
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message)
}
