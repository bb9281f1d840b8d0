/** Runs seeds in a thread of its own, so that a decoder that hangs or eats the memory takes only the thread with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '#election/assert.ts'
import { runSeed } from './batch.ts'
import type { Target } from './target.ts'

/** Shared with the watcher: a beat for every input, and the input that is being judged. */
export const BEAT = 0
export const TARGET = 1
export const LENGTH = 2
export const HEAD_INTS = 3
export const INPUT_BYTES = 2 ** 17

export interface WorkerData {
  /** Module that exports `ALL_TARGETS`. */
  readonly targets: string
  readonly shared: SharedArrayBuffer
}

if (parentPort !== null) {
  const port = parentPort
  const { targets: module, shared } = workerData as WorkerData
  const { ALL_TARGETS } = (await import(module)) as { ALL_TARGETS: readonly Target[] }
  const head = new Int32Array(shared, 0, HEAD_INTS)
  const held = new Uint8Array(shared, 4 * HEAD_INTS)
  const before = (target: number, input: Uint8Array) => {
    assert(input.length <= INPUT_BYTES, 'fuzz: an input is bounded')
    held.set(input)
    head[TARGET] = target
    head[LENGTH] = input.length
    Atomics.add(head, BEAT, 1)
  }
  port.on('message', (seed: number) => {
    void runSeed(seed, ALL_TARGETS, before).then((result) => port.postMessage(result))
  })
  port.postMessage(ALL_TARGETS.map((target) => target.name))
}
