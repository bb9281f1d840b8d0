/** Looks at a process until it stands still, or is gone. */
import { readdirSync, readFileSync } from 'node:fs'
import { isSystemError } from '#hardware/files/system-error.ts'

const LOOKS_MAX = 100_000

/** A stopped thread is stopped only when its system call is over: one that is writing finishes that write. */
export function untilFrozen(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) if (isFrozen(pid)) return
  throw new Error('the machine does not freeze')
}

/** After it was killed: its last thread has left, and nothing is open any more. */
export function untilGone(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    if ([null, 'Z'].includes(stateOf(`/proc/${pid}/stat`))) return
  }
  throw new Error('the machine does not end')
}

function isFrozen(pid: number): boolean {
  // A process or a thread of it may end by itself between two looks.
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`)) ?? []
  return threads.every((thread) => {
    const state = stateOf(`/proc/${pid}/task/${thread}/stat`)
    return state === null || state === 'T' || state === 'Z'
  })
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
