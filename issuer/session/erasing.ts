/** D-31: the last act of an issuer's officer. Report and media are in other hands, and nothing that names a voter stays here. */
import { type Notice, notice, type StartCode } from './codes.ts'
import type { ErasedNote } from './event.ts'
import type { Day, OfficerAct } from './state.ts'
import { alarm, askOfficer, type DayStep, keep } from './step-day.ts'

export function requestErasure(day: Day, handedTo: string): DayStep {
  // Before the end of the day a report may have to be written again or corrected, and both need the books.
  const isOver = day.record.endedAt !== null && day.signingKey === 'erased'
  return isOver ? askOfficer(day, { type: 'erase-books', handedTo }) : alarm(day, notice('books-still-needed'))
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
