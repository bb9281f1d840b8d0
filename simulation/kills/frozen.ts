/** Looks at a process until it stands still, or is gone. */
import { readdirSync, readFileSync } from 'node:fs'
import { isSystemError } from '#hardware/files/system-error.ts'

const LOOKS_MAX = 100_000

/** A stopped thread is stopped only when its system call is over: one that is writing finishes that write. */
export function untilFrozen(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) if (areThreads(pid, [null, 'T', 'Z', 'X'])) return
  throw new Error('the machine does not freeze')
}

/** After it was killed: its last thread has left, not the first one alone, and nothing is open any more. */
export function untilGone(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) if (areThreads(pid, [null, 'Z', 'X'])) return
  throw new Error('the machine does not end')
}

/** @param states null: a process or a thread of it may end by itself between two looks */
function areThreads(pid: number, states: readonly (string | null)[]): boolean {
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`)) ?? []
  return threads.every((thread) => states.includes(stateOf(`/proc/${pid}/task/${thread}/stat`)))
}

/** Null: it has ended. The name in parentheses may hold anything; the state is after the last one. */
function stateOf(path: string): string | null {
  const stat = unlessGone(() => readFileSync(path, 'latin1'))
  return stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) ?? null
}

function unlessGone<T>(look: () => T): T | null {
  try {
    return look()
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return null
    throw error
  }
}
