/** One desk at a time: a file with the number of the process that owns it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type LockTaken = { readonly type: 'taken' } | { readonly type: 'running'; readonly pid: number }

/** A file whose process has gone (killed, power lost) is taken over. */
export function takeLock(file: string, pid: number): LockTaken {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      // `wx`: of two desks that start together exactly one makes the file.
      writeFileSync(file, String(pid), { flag: 'wx' })
      return { type: 'taken' }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = ownerOf(file)
    if (owner !== null && owner !== pid && isRunning(owner)) return { type: 'running', pid: owner }
    rmSync(file, { force: true })
  }
}

export function releaseLock(file: string): void {
  rmSync(file, { force: true })
}

function ownerOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    // Released between the two looks.
    return null
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
