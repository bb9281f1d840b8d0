/**
 * Death at a chosen system call instead of at a chosen moment: the process kills itself (SIGKILL) at its Nth write or flush
 * of a file – before it is asked for, while it is under way, or when it has just ended and nobody has heard of it yet. Or it
 * only stands still there (SIGSTOP), so that somebody can cut the power of its disks at this very point.
 * Moments drawn by the clock seldom fall into a barrier, which is a hundredth of a voter's time.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { assert } from '#election/assert.ts'

const WHEN = ['before', 'under-way', 'after'] as const
const ENDS = ['dies', 'freezes'] as const

/** The line by which the process says so. */
export const FREEZING = '"freezing"'

export interface LastCall {
  /** From 1; writes and flushes of files, counted together. */
  readonly count: number
  readonly when: (typeof WHEN)[number]
  readonly end: (typeof ENDS)[number]
}

export function parseLastCall(text: string): LastCall {
  const words = text.split(':')
  const [count, when, end] = [
    Number(words[0]),
    WHEN.find((each) => each === words[1]),
    ENDS.find((each) => each === words[2]),
  ]
  assert(when !== undefined && end !== undefined && count >= 1, 'last call: COUNT:WHEN:END')
  return { count, when, end }
}

export function showLastCall({ count, when, end }: LastCall): string {
  return `${count}:${when}:${end}`
}

/**
 * @param anyFile a file that exists; node hands out the class of file handles only with an open one
 * @param beforeFreezing tells whoever cuts the power that the time has come
 */
export async function plantLastCall(
  { count, when, end }: LastCall,
  anyFile: string,
  beforeFreezing: () => void,
): Promise<void> {
  const handle = await open(anyFile)
  const prototype: unknown = Object.getPrototypeOf(handle)
  await handle.close()
  let calls = 0
  const stop = () => {
    if (end === 'freezes') beforeFreezing()
    process.kill(process.pid, end === 'dies' ? 'SIGKILL' : 'SIGSTOP')
  }
  const counted = (name: 'write' | 'datasync' | 'sync') => {
    const real = Reflect.get(prototype as object, name) as (...args: unknown[]) => Promise<unknown>
    Reflect.set(prototype as object, name, async function counting(this: FileHandle, ...args: unknown[]) {
      calls++
      if (calls !== count) return real.apply(this, args)
      if (when === 'before') stop()
      const underWay = real.apply(this, args)
      if (when === 'under-way') stop()
      const result = await underWay
      if (when === 'after') stop()
      return result
    })
  }
  counted('write')
  counted('datasync')
  counted('sync')
}
