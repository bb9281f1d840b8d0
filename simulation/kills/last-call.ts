/**
 * Death at a chosen system call instead of at a chosen moment: the process kills itself (SIGKILL) at its Nth write or flush
 * of a file – before it is asked for, while it is under way, or when it has just ended and nobody has heard of it yet.
 * Moments drawn by the clock seldom fall into a barrier, which is a hundredth of a voter's time.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { assert } from '#election/assert.ts'

const WHEN = ['before', 'under-way', 'after'] as const

export interface LastCall {
  /** From 1; writes and flushes of files, counted together. */
  readonly count: number
  readonly when: (typeof WHEN)[number]
}

export function parseLastCall(text: string): LastCall {
  const [count, when] = text.split(':')
  const known = WHEN.find((each) => each === when)
  assert(known !== undefined && Number(count) >= 1, 'last call: COUNT:WHEN')
  return { count: Number(count), when: known }
}

export function showLastCall({ count, when }: LastCall): string {
  return `${count}:${when}`
}

/** @param anyFile a file that exists; node hands out the class of file handles only with an open one */
export async function plantLastCall({ count, when }: LastCall, anyFile: string): Promise<void> {
  const handle = await open(anyFile)
  const prototype: unknown = Object.getPrototypeOf(handle)
  await handle.close()
  let calls = 0
  const counted = (name: 'write' | 'datasync' | 'sync') => {
    const real = Reflect.get(prototype as object, name) as (...args: unknown[]) => Promise<unknown>
    Reflect.set(prototype as object, name, async function counting(this: FileHandle, ...args: unknown[]) {
      calls++
      if (calls !== count) return real.apply(this, args)
      if (when === 'before') die()
      const underWay = real.apply(this, args)
      if (when === 'under-way') die()
      await underWay
      return die()
    })
  }
  counted('write')
  counted('datasync')
  counted('sync')
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal is delivered before the call returns to user code on Linux; this line is for the type.
  throw new Error('a killed process goes on')
}
