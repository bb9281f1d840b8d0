/**
 * The files of the take-over medium, each operation with the limit of time that every removable place has (WX2). The books write a right
 * ahead in the middle of an act, so their operations are synchronous; another thread asks the system, and this one waits for it so long and
 * no longer. An operation that answers later ends on a medium that the issuer has given up.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { HUNG, PATIENCE_MS } from '#hardware/medium/patience.ts'

/** The operations asked of the file system by `page-file.ts`; simulation/failing-io passes files that fail. */
export interface PageFiles {
  statSync(path: string): { readonly size: number }
  openSync(path: string, flags: number, mode?: number): number
  closeSync(file: number): void
  fsyncSync(file: number): void
  renameSync(from: string, to: string): void
  readSync(file: number, buffer: Uint8Array, offset: number, length: number, position: number): number
  writeSync(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number
}

/**
 * Counters that both threads see: a message is sent first, then counted. A count is looked at again after each wait, for the other thread may
 * still be about to wake this one for the message before.
 */
const ASKED = 0
const ANSWERED = 1

/** In plain words of the runtime, so that no loader and no second bundle is needed beside the issuer's own. */
const ASKS_THE_SYSTEM = `
const { receiveMessageOnPort, workerData: { port, counts } } = require('node:worker_threads')
const files = require('node:fs')
const does = {
  size: (path) => files.statSync(path).size,
  openSync: files.openSync,
  closeSync: files.closeSync,
  fsyncSync: files.fsyncSync,
  renameSync: files.renameSync,
  readSync(file, length, position) {
    const bytes = new Uint8Array(length)
    return bytes.slice(0, files.readSync(file, bytes, 0, length, position))
  },
  writeSync: (file, bytes, position) => files.writeSync(file, bytes, 0, bytes.length, position),
}
for (let done = 0; ; done++) {
  while (Atomics.load(counts, ${ASKED}) === done) Atomics.wait(counts, ${ASKED}, done)
  const { name, about } = receiveMessageOnPort(port).message
  let answer
  try {
    answer = { value: does[name](...about) }
  } catch ({ message, code, errno, syscall }) {
    answer = { fault: { message, code, errno, syscall } }
  }
  port.postMessage(answer)
  Atomics.add(counts, ${ANSWERED}, 1)
  Atomics.notify(counts, ${ANSWERED})
}
`

interface Answer {
  readonly value?: unknown
  readonly fault?: { readonly message: string; readonly code: string }
}

interface Thread {
  readonly ask: (name: string, about: readonly unknown[]) => unknown
}

function startThread(patienceMs: number): Thread {
  const { port1: port, port2: far } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(8))
  const thread = new Worker(ASKS_THE_SYSTEM, { eval: true, workerData: { port: far, counts }, transferList: [far] })
  thread.unref()
  let asked = 0
  const take = (): Answer => (receiveMessageOnPort(port) as { message: Answer }).message
  const hung = () => Object.assign(new Error('no answer in time'), { code: HUNG.errno, errno: 0, syscall: 'wait' })
  let isAwaited = false
  return {
    ask(name, about) {
      // As at every place: nobody asks beside a question that has no answer.
      if (isAwaited) {
        if (Atomics.load(counts, ANSWERED) < asked) throw hung()
        take()
        isAwaited = false
      }
      port.postMessage({ name, about })
      asked += 1
      Atomics.store(counts, ASKED, asked)
      Atomics.notify(counts, ASKED)
      while (Atomics.load(counts, ANSWERED) < asked) {
        if (Atomics.wait(counts, ANSWERED, asked - 1, patienceMs) !== 'timed-out') continue
        isAwaited = true
        throw hung()
      }
      const { value, fault } = take()
      if (fault !== undefined) throw Object.assign(new Error(fault.message), fault)
      return value
    },
  }
}

/** @throws errors of the system, and one with the code of `HUNG` */
export function patientFiles(patienceMs = PATIENCE_MS): PageFiles {
  let thread: Thread | null = null
  const ask = (name: string, ...about: readonly unknown[]): unknown => {
    thread ??= startThread(patienceMs)
    return thread.ask(name, about)
  }
  return {
    statSync: (path) => ({ size: ask('size', path) as number }),
    openSync: (path, flags, mode) => ask('openSync', path, flags, mode) as number,
    closeSync: (file) => void ask('closeSync', file),
    fsyncSync: (file) => void ask('fsyncSync', file),
    renameSync: (from, to) => void ask('renameSync', from, to),
    readSync(file, buffer, offset, length, position) {
      const bytes = ask('readSync', file, length, position) as Uint8Array
      buffer.set(bytes, offset)
      return bytes.length
    },
    writeSync: (file, bytes, offset, length, position) =>
      ask('writeSync', file, bytes.slice(offset, offset + length), position) as number,
  }
}
