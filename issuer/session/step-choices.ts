/** The choices for the next card: contests, presentation, and who helps (ISS-05, ISS-06, D-05). */
import { isPart, maskOfIds } from '#election/contests.ts'
import type { ContestId } from '#election/ids.ts'
import { hadOtherCards } from '#election/roll/standing.ts'
import { notice } from './codes.ts'
import { atReception } from './facts.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Assistance, CheckedVoter, Day } from './state.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'

export const ALONE: Assistance = { mode: 'voter', assistants: [], cause: null, heard: false, agreed: false }

export function chooseContests(
  { facts, day }: DayContext,
  checked: CheckedVoter,
  contests: readonly ContestId[],
): DayStep {
  const chosen = maskOfIds(atReception(facts), contests)
  // D-07: the rights that are out are the ones that go onto the next card, or those of them that were on the one that is replaced.
  if (checked.replaces !== null && (chosen === 0 || !hadOtherCards(checked.voter.standing))) return keep(day)
  if (chosen === null || !isPart(chosen, checked.offered)) return alarm(day, notice('contests-not-offered'))
  if (chosen === 0) {
    return keep({ ...day, desk: { type: 'question', checked: { ...checked, chosen }, question: 'none' } })
  }
  return change(day, { chosen })
}

/** AUD-03: no machine would take a card for a voice that is not there. */
export function choosePresentation({ facts, day }: DayContext, presentation: CheckedVoter['presentation']): DayStep {
  return presentation !== 'normal' && !facts.voice
    ? alarm(day, notice('voice-not-here'))
    : change(day, { presentation })
}

export function chooseAssistance(day: Day, event: Extract<IssuerScreenEvent, { type: 'assistance-chosen' }>): DayStep {
  const { mode, assistants, cause, heard, agreed } = event
  // A mode is on at once: what it still asks for keeps the card back, and nothing of it is left when it is left.
  if (mode === 'voter') return change(day, { assistance: ALONE })
  return change(day, { assistance: { mode, assistants, cause: mode === 'proxy' ? cause : null, heard, agreed } })
}

function change(day: Day, changes: Partial<CheckedVoter>): DayStep {
  if (day.desk.type !== 'checked') return keep(day)
  return keep({ ...day, desk: { type: 'checked', checked: { ...day.desk.checked, ...changes } } })
}
