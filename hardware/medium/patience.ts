/**
 * A stick that hangs must not hold anybody for ever: not the voter before 「記録しています」, not the clerk before the checklist of
 * the start. Longer than a bus reset takes; what the stick still does later, it does to a medium that is condemned.
 */
import { err, ok, type Result } from '#election/result.ts'
import { faultOf } from './fault.ts'
import type { MediumFault } from './port.ts'

export const PATIENCE_MS = 20_000

/** One object, so that the code that closes the medium knows that closing would hang too. */
export const HUNG = { type: 'io', errno: 'ETIMEDOUT' } as const satisfies MediumFault

/** The answer of the medium, or `HUNG` when it has not answered by then. */
export async function patiently<T>(
  answer: Promise<Result<T, MediumFault>>,
  patienceMs: number,
  begun: (timer: NodeJS.Timeout) => void = () => {},
): Promise<Result<T, MediumFault>> {
  let timer: NodeJS.Timeout | undefined
  const hung = new Promise<Result<T, MediumFault>>((resolve) => {
    timer = setTimeout(() => resolve(err(HUNG)), patienceMs)
    begun(timer)
  })
  try {
    return await Promise.race([answer, hung])
  } finally {
    clearTimeout(timer)
  }
}

const unanswered = new Set<string>()

/**
 * As `patiently`, for what begins at a place rather than at an open medium: while an earlier question there is without an answer
 * no other is asked. Each would take one of the runtime's four threads for files and keep it, and two hung sticks asked twice
 * would leave none to the machine's own disk.
 *
 * @param ask calls `goesOn` after each piece of long work: the limit is for silence
 */
export async function patientlyAt<T>(
  place: string,
  ask: (goesOn: () => void) => Promise<Result<T, MediumFault>>,
  patienceMs: number,
): Promise<Result<T, MediumFault>> {
  if (unanswered.has(place)) return err(HUNG)
  let timer: NodeJS.Timeout | null = null
  const asked = ask(() => timer?.refresh())
  const answer = await patiently(asked, patienceMs, (begun) => {
    timer = begun
  })
  timer = null
  if (answer.ok || answer.error !== HUNG) return answer
  unanswered.add(place)
  const answered = () => void unanswered.delete(place)
  // A stick that is pulled out at last may answer with an error: nobody waits for it any more.
  asked.then(answered, answered)
  return answer
}

/** Every read or write where a stick is mounted goes through it: `scripts/checks/removable-places.ts` is red for a file operation without it. */
export function atRemovable<T>(
  place: string,
  work: (goesOn: () => void) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<Result<T, MediumFault>> {
  const ask = (goesOn: () => void): Promise<Result<T, MediumFault>> =>
    work(goesOn).then(
      (value) => ok(value),
      (error: unknown) => err(faultOf(error)),
    )
  return patientlyAt(place, ask, patienceMs)
}
