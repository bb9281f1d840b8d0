/** D-31: the last act of an issuer's officer. Report and media are in other hands, and nothing that names a voter stays here. */
import { type Notice, notice, type StartCode } from './codes.ts'
import type { ErasedNote } from './event.ts'
import { type Day, type OfficerAct, stillNeeded } from './state.ts'
import { alarm, askOfficer, type DayStep, keep } from './step-day.ts'

export function requestErasure(day: Day, handedTo: string): DayStep {
  if (stillNeeded(day)) return alarm(day, notice('books-still-needed'))
  return askOfficer(day, { type: 'erase-books', handedTo })
}

/** The officer's page stays until it is done: whatever else were pressed meanwhile would find no books. */
export function eraseBooks(day: Day, act: Extract<OfficerAct, { type: 'erase-books' }>): DayStep {
  const { version } = day.record.reports
  const erasing = { type: 'erase-books', handedTo: act.handedTo, reportVersion: version } as const
  return keep({ ...day, officer: { act, working: true, failure: null } }, erasing)
}

export function erasedNotice({ handedTo, at, machine, medium }: ErasedNote): Notice<StartCode> {
  const values = { to: handedTo, at: at.replace('T', ' ') }
  return machine && medium ? notice('books-erased', values) : notice('books-not-erased', values)
}
