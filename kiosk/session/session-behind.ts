/** The session that waits while staff pages are shown. */
import { isOver } from './fault.ts'
import type { Stage } from './state.ts'

/** `over`: all is recorded, only the card never came back to be finished (row 4 finishes it whenever it does). */
export type SessionBehind = 'none' | 'over' | 'can-drop' | 'must-end' | FreedBehind
/** `freed`: the journal keeps a released session until its card has come. `releasing`: a card is asked for, the journal knows of none. */
type FreedBehind = 'freed' | 'releasing'

/** Whether a session waits behind the staff pages, and whether it may be dropped with nothing written. */
export function sessionBehind(behind: Stage): SessionBehind {
  if (behind.type === 'out-of-service') {
    if (behind.interrupted === null) return 'none'
    return behind.interrupted.freed ? 'freed' : 'must-end'
  }
  if (behind.type === 'releasing') return behind.freed === null ? 'releasing' : 'freed'
  if (behind.type !== 'session') return 'none'
  if (isOver(behind)) return 'over'
  return behind.done === 0 ? 'can-drop' : 'must-end'
}

/** The staff pages may offer the closing. A machine whose pair is not open, or that waits for the right date or a card, has nothing to close. */
export function mayBeClosed(behind: Stage): boolean {
  return behind.type === 'out-of-service' ? behind.closable : !isBeforeOpening(behind) && behind.type !== 'releasing'
}

/** Its officer may set the clock, and nothing else. */
export function isBeforeOpening({ type }: Stage): boolean {
  return type === 'starting' || type === 'zero-check'
}
