/** A roll of a million rows is minutes of work: the screen says what is done and how far it is, and nothing of it stays afterwards. */
import { expect, it } from 'vitest'
import { NO_LISTS } from '#simulation/rooms/books-in-memory.ts'
import { IssuerSession } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import { step } from './step.ts'
import { viewOf } from './view-of.ts'

const WORK = { doing: 'taking-in-list', done: 2000, whole: 9000 } as const

it('stands on the screen while a list is taken in, and goes with its end', () => {
  const { state } = new IssuerSession({ readingLists: true })
  const working = step(state, { type: 'books-in-work', work: WORK })
  expect(viewOf(working.state)).toMatchObject({ work: WORK, screen: 'day', readingLists: true })
  expect(working.effects).toEqual([])
  const ended = step(working.state, { type: 'roll-lists-read', roll: NO_LISTS, taken: [], notice: null })
  expect(viewOf(ended.state)).toMatchObject({ work: null, readingLists: false })
})

it('stands there while the books are opened, and goes when the officer has to decide or the program stops', () => {
  const session = new IssuerSession()
  const { phase } = session.state
  if (phase.type !== 'day') throw new Error('a day')
  const opening = { ...session.state, phase: { type: 'opening-books', facts: phase.facts, wrongPins: 0 } as const }
  const work = { doing: 'filling', done: 2000, whole: 1_000_000 } as const
  const working = step(opening, { type: 'books-in-work', work }).state
  expect(viewOf(working)).toMatchObject({ screen: 'starting', step: 'opening-books', work })
  const offer = {
    reason: 'new-medium',
    cardsIssued: 0,
    unreadable: 0,
    ticketsExpected: 0,
    from: null,
    record: null,
    rollList: 0,
  } as const
  const ends: readonly IssuerEvent[] = [
    { type: 'take-over-offered', offer },
    { type: 'out-of-service', notice: { code: 'take-over-medium-missing', values: {} } },
    { type: 'bug' },
  ]
  for (const end of ends) expect(viewOf(step(working, end).state).work).toBe(null)
})

it('an erasing that a power cut ended goes on at the next start, and is seen there until it has its words (D-31)', () => {
  const session = new IssuerSession()
  const verifying = { ...session.state, phase: { type: 'verifying' } as const }
  const work = { doing: 'erasing', done: 1, whole: 2 } as const
  const working = step(verifying, { type: 'books-in-work', work }).state
  expect(viewOf(working)).toMatchObject({ screen: 'starting', step: 'verifying', work })
  const over = { type: 'start-refused', notice: notice('books-erased', { at: '', to: '' }) } as const
  expect(viewOf(step(working, over).state)).toMatchObject({ screen: 'refused', work: null })
})
