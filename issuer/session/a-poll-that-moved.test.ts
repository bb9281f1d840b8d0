/** TC-20: a list that moves the poll comes too late where the books were opened on the day before it. */
import { expect, test } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { counts, IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerFacts } from './state.ts'
import { step } from './step.ts'

const [OLD, NEW] = ['2026-11-22', '2026-11-27'] as LocalDate[] as [LocalDate, LocalDate]

function opened(moved: Partial<IssuerFacts>, record: ReturnType<typeof openRecord> | null) {
  const { state } = new IssuerSession()
  if (state.phase.type !== 'day') throw new Error('a day at the desk')
  const facts = { ...state.phase.facts, ...moved }
  const { roll, signingKey } = state.phase.day
  const books = { type: 'books-opened', record, counts: counts(), roll, signingKey, unsettled: null } as IssuerEvent
  const { phase } = step({ ...state, phase: { type: 'opening-books', facts, wrongPins: 0 } }, books).state
  return phase.type === 'refused' ? phase.notice.code : phase.type
}

test('books that were opened on the day that moved are not gone on with; unopened ones, and those of the day, are', () => {
  const moved = { dates: [NEW], earlierDates: [[OLD]] }
  expect(opened(moved, openRecord())).toBe('moved-too-late')
  expect(opened(moved, openRecord({ openedAt: null }))).toBe('day')
  expect(opened(moved, null)).toBe('day')
  expect(opened({ dates: [OLD], earlierDates: [[OLD], [NEW]] }, openRecord())).toBe('day')
})
