/**
 * A stick that hangs must not hold anybody for ever: not the voter before 「記録しています」, not the clerk before the checklist of
 * the start. Longer than a bus reset takes; what the stick still does later, it does to a medium that is condemned.
 */
import { err, type Result } from '#election/result.ts'
import type { MediumFault } from './port.ts'

export const PATIENCE_MS = 20_000

/** One object, so that the code that closes the medium knows that closing would hang too. */
export const HUNG: MediumFault = { type: 'io', errno: 'ETIMEDOUT' }

/** The answer of the medium, or `HUNG` when it has not answered by then. */
export async function patiently<T>(
  answer: Promise<Result<T, MediumFault>>,
  patienceMs: number,
): Promise<Result<T, MediumFault>> {
  let timer: NodeJS.Timeout | undefined
  const hung = new Promise<Result<T, MediumFault>>((resolve) => {
    timer = setTimeout(() => resolve(err(HUNG)), patienceMs)
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
 */
export async function patientlyAt<T>(
  place: string,
  ask: () => Promise<Result<T, MediumFault>>,
  patienceMs: number,
): Promise<Result<T, MediumFault>> {
  if (unanswered.has(place)) return err(HUNG)
  const asked = ask()
  const answer = await patiently(asked, patienceMs)
  if (answer.ok || answer.error !== HUNG) return answer
  unanswered.add(place)
  const answered = () => void unanswered.delete(place)
  // A stick that is pulled out at last may answer with an error: nobody waits for it any more.
  asked.then(answered, answered)
  return answer
}
