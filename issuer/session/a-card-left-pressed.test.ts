/** ISS-22, C4: a card that was left pressed goes out of circulation by the word of its machine, before officer and two witnesses. */
import { describe, expect, it } from 'vitest'
import type { MachineId, PairNumber } from '#election/ids.ts'
import { counts, IssuerSession, K1, openRecord } from '#simulation/rooms/issuer-session.ts'
import type { CardCheck, Day, DayRecord } from './state.ts'

const pair = 1 as PairNumber
const PRESSED: CardCheck = { type: 'shown', found: { type: 'pressed', pair } }
const BOTH = [0, 1]

function closed(told: readonly (number | null)[], machine: MachineId = K1): DayRecord {
  const { closing } = openRecord()
  return openRecord({
    stage: 'closing',
    closing: { ...closing, kiosksMayClose: true, told: [{ machine, counts: told }] },
  })
}

const session = (changes: Partial<Day> = {}) => new IssuerSession({ check: PRESSED, ...changes }, { reader: 'card' })

describe('what the machine says of it', () => {
  it('voting is over there: finished, at any hour', () => {
    const day = session()
    expect(day.press({ type: 'left-over-decided', says: 'over', witnesses: BOTH })).toEqual([
      { type: 'take-out-left-over', evidence: { type: 'spent', pair } },
    ])
    // The card is read again, and says itself what became of it.
    expect(day.day).toMatchObject({ check: { type: 'voting-card', working: true } })
    day.send({ type: 'card-checked', found: { type: 'finished' } })
    expect(day.day.check).toEqual({ type: 'shown', found: { type: 'finished' } })
  })

  it('closed, and nothing of this card: released with nothing', () => {
    const day = session({ record: closed([3, 4]) })
    expect(day.press({ type: 'left-over-decided', says: 'not-recorded', witnesses: BOTH })).toEqual([
      { type: 'take-out-left-over', evidence: { type: 'not-spent-and-closed', pair } },
    ])
  })

  it.each<[string, DayRecord]>([
    ['while people vote', openRecord()],
    ['its records are not told', closed([null, null])],
    ['half of them', closed([3, null])],
    ['another machine told its own', closed([3, 4], 'K-2' as MachineId)],
  ])('%s: a vote of it may still come, so it is not released', (_, record) => {
    const day = session({ record })
    expect(day.press({ type: 'left-over-decided', says: 'not-recorded', witnesses: BOTH })).toEqual([])
    expect(day.alarms).toEqual(['left-over-pair-open'])
    expect(day.day.check).toEqual(PRESSED)
  })

  it.each<[string, number[]]>([
    ['nobody', []],
    ['one witness', [0]],
    ['the same one twice', [1, 1]],
    ['one of two is not here', [1, 2]],
  ])('%s beside the officer: no', (_, witnesses) => {
    const day = session()
    expect(day.press({ type: 'left-over-decided', says: 'over', witnesses })).toEqual([])
    expect(day.alarms).toEqual(['witness-beside'])
  })

  it.each<[string, CardCheck]>([
    ['one that can vote', { type: 'shown', found: { type: 'can-vote', contests: 3 as never, expired: false } }],
    ['one that is finished', { type: 'shown', found: { type: 'finished' } }],
    ['one that nobody has checked', { type: 'none' }],
  ])('%s is no left-over card', (_, check) => {
    expect(session({ check }).press({ type: 'left-over-decided', says: 'over', witnesses: BOTH })).toEqual([])
  })
})

describe('cards run short (ISS-22)', () => {
  const short = (changes: object, record: DayRecord = openRecord({ cardsReceived: 10 })) => {
    const day = new IssuerSession({ record, counts: counts({ cardsOut: 6 }) })
    day.send({ type: 'circulation-counted', stays: 0, counts: counts(changes) })
    return day
  }

  it('fewer than machines + 2 are left: once, with what is left, and not at every further card', () => {
    const day = short({ cardsOut: 4, cardsInEnvelope: 2, cardsFound: 1 })
    expect(day.day.alarms).toMatchObject([{ code: 'cards-short', values: { left: 3, least: 4 } }])
    day.send({ type: 'circulation-counted', stays: 0, counts: counts({ cardsOut: 8 }) })
    expect(day.alarms).toEqual(['cards-short'])
  })

  it.each<[string, object, DayRecord?]>([
    ['as many as are needed', { cardsOut: 6 }],
    ['nobody knows how many were received', { cardsOut: 9 }, openRecord()],
    ['nothing is issued any more', { cardsOut: 9 }, { ...closed([null, null]), cardsReceived: 10 }],
    ['before the opening', { cardsOut: 9 }, openRecord({ cardsReceived: 10, openedAt: null })],
  ])('%s: no alarm', (_, changes, record) => {
    expect(short(changes, record).alarms).toEqual([])
  })

  it('a correction of the cards received raises it too', () => {
    const day = new IssuerSession({ record: openRecord({ cardsReceived: 10 }), counts: counts({ cardsOut: 2 }) })
    day.press({ type: 'cards-received', count: 5 })
    expect(day.alarms).toEqual(['cards-short'])
  })
})
