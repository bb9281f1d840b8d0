/** Fuzzing under a watch: a thread that does not answer or whose memory grows is ended, its input is the failure, and a new thread goes on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { assert } from '#election/assert.ts'
import type { BatchResult, Failure } from './batch.ts'
import { BEAT, HEAD_INTS, INPUT_BYTES, LENGTH, TARGET, type WorkerData } from './fuzz-worker.ts'

export interface Limits {
  /** Without one finished input. Generous: the machine may be busy. */
  readonly silentMs: number
  /** Growth of the whole process. */
  readonly memoryBytes: number
}

const LIMITS: Limits = { silentMs: 60_000, memoryBytes: 1.5 * 2 ** 30 }
const LOOK_MS = 100
/** The compiled objects of one thread; array buffers are outside of it and are seen by the watch. */
const HEAP_MB = 1024

/** A thread does not take over its parent's way of loading TypeScript. */
const LOADER = new URL('./esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx'))).href
const STARTER = `
  const { loader, script } = require('node:worker_threads').workerData
  import(loader).then(({ register }) => { register(); return import(script) })
`

export interface WatchedFuzzing {
  seed(seed: number): Promise<BatchResult>
  close(): Promise<void>
}

/** `targets`: a module that exports `ALL_TARGETS`, as a `file:` URL. */
export function watchedFuzzing(targets: URL, limits: Limits = LIMITS): WatchedFuzzing {
  let thread: Thread | null = null
  return {
    async seed(seed) {
      thread ??= await startThread(targets)
      const result = await watch(thread, seed, limits)
      if (result.ended) thread = null
      return result.batch
    },
    close: async () => {
      await thread?.end()
      thread = null
    },
  }
}

interface Thread {
  readonly worker: Worker
  end(): Promise<void>
  readonly names: readonly string[]
  readonly head: Int32Array
  readonly held: Uint8Array
}

async function startThread(targets: URL): Promise<Thread> {
  const shared = new SharedArrayBuffer(4 * HEAD_INTS + INPUT_BYTES)
  const workerData: WorkerData = { targets: targets.href, shared }
  // A thread that is ended runs no handler of its own: what its targets leave lies here and goes with it.
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-fuzz-'))
  const worker = new Worker(STARTER, {
    eval: true,
    env: { ...process.env, TMPDIR: scratch },
    workerData: { ...workerData, loader: LOADER, script: new URL('./fuzz-worker.ts', import.meta.url).href },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const names = await new Promise<readonly string[]>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (told: readonly string[]) => {
      worker.off('error', reject)
      resolve(told)
    })
  })
  const end = async () => {
    await worker.terminate()
    rmSync(scratch, { recursive: true, force: true })
  }
  return { worker, end, names, head: new Int32Array(shared, 0, HEAD_INTS), held: new Uint8Array(shared, 4 * HEAD_INTS) }
}

interface Watched {
  readonly batch: BatchResult
  readonly ended: boolean
}

function watch(thread: Thread, seed: number, limits: Limits): Promise<Watched> {
  const { worker, head } = thread
  const before = process.memoryUsage().rss
  let [beat, since] = [Atomics.load(head, BEAT), performance.now()]
  return new Promise((resolve) => {
    const end = (how: string) => {
      stop()
      const batch = { counts: {}, failures: [failureOf(thread, seed, how)] }
      void thread.end().then(() => resolve({ batch, ended: true }))
    }
    const look = setInterval(() => {
      const now = Atomics.load(head, BEAT)
      if (now !== beat) [beat, since] = [now, performance.now()]
      if (performance.now() - since > limits.silentMs) return end(`no answer in ${limits.silentMs} ms`)
      const grown = process.memoryUsage().rss - before
      if (grown > limits.memoryBytes) end(`memory grew by ${Math.round(grown / 2 ** 20)} MiB`)
    }, LOOK_MS)
    const finished = (batch: BatchResult) => {
      stop()
      resolve({ batch, ended: false })
    }
    const failed = (error: Error) => end(`the thread ended: ${error.message}`)
    const stop = () => {
      clearInterval(look)
      worker.off('message', finished)
      worker.off('error', failed)
    }
    worker.on('message', finished)
    worker.on('error', failed)
    worker.postMessage(seed)
  })
}

function failureOf({ names, head, held }: Thread, seed: number, how: string): Failure {
  const target = names[Atomics.load(head, TARGET)]
  assert(target !== undefined, 'fuzz: a target was running')
  return { seed, target, how, input: held.slice(0, Atomics.load(head, LENGTH)) }
}
