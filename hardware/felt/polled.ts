/**
 * Files of the kernel (sysfs) that hold a state and announce nothing: read again and again. One reading after the other, so that a
 * file that hangs is one waiting call and not a heap of them.
 */
import { readRegular } from '../files/open-regular.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { type Felt, FeltBoard } from './felt.ts'

/** Twice in the five seconds in which a fault is to be noticed. */
const EVERY_MS = 2000
const TEXT_BYTES_MAX = 64

export interface PollOptions {
  readonly timer?: Timer
  readonly everyMs?: number
}

/** @param first the value until the first reading is there */
export function polled<T>(
  first: T,
  read: () => Promise<T>,
  same: (a: T, b: T) => boolean,
  { timer = systemTimer, everyMs = EVERY_MS }: PollOptions = {},
): Felt<T> {
  const board = new FeltBoard(first, same)
  let closed = false
  let cancel = (): void => {}
  const look = async (): Promise<void> => {
    const value = await read()
    if (closed) return
    board.tell(value)
    cancel = timer.after(everyMs, begin)
  }
  let last: Promise<void> = Promise.resolve()
  const begin = (): void => {
    last = look()
  }
  begin()
  return {
    watch: (listener) => board.watch(listener),
    async close() {
      closed = true
      cancel()
      await last
    },
  }
}

/** One line of a kernel's file; null: it is not there, or says nothing. */
export async function lineOf(path: string): Promise<string | null> {
  try {
    const text = new TextDecoder().decode(await readRegular(path, TEXT_BYTES_MAX)).trim()
    return text === '' ? null : text
  } catch {
    return null
  }
}
