/** 発券のみ (ISS-23, ISS-02, LAW-12): at a station without a roll a slip of the city's system brings one card, and nothing else does. */
import { describe, expect, it } from 'vitest'
import { NO_CONTEST } from '#election/contests.ts'
import { type SlipRange, slipNumber } from '#election/definition/slips.ts'
import type { ContestMask, ElectionId, StationId } from '#election/ids.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import {
  ALL,
  COUNCIL,
  FIRST,
  IssuerSession,
  MAYOR,
  openRecord,
  SECOND,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import type { Day } from './state.ts'
import { contestsOfWay, groundsOf, waysOf } from './ways.ts'

const slips: readonly SlipRange[] = [{ first: 1_000_001, last: 1_000_009, sex: 'F', contests: [MAYOR, COUNCIL] }]
const others: readonly SlipRange[] = [{ first: 2_000_001, last: 2_000_009, sex: 'F', contests: [MAYOR] }]
const [HERE, THERE] = ['E', 'S'] as [StationId, StationId]
const electionId = '5f1d2c3b4a596877' as ElectionId
const stations = [
  { id: HERE, name: '期日前投票所', slips },
  { id: THERE, name: '期日前投票所（支所）', slips: others },
]
const facts = { electionId, earlyVoting: true, station: HERE, stations, slips }
const NUMBER = slipNumber(1_000_001)
const at = (day: Partial<Day> = {}) => new IssuerSession(day, { facts })
const slip = (refusal: RefusalReason | null = null) => ({ ...voter({}, NUMBER), slip: true, refusal })

describe('scanned or typed', () => {
  it.each([NUMBER, '1000001 14', '１０００００１－１４'])('%s: its row is sought by the number alone', (text) => {
    const expected = [{ type: 'find-voters', text: NUMBER, by: 'roll-number' }]
    expect(at().press({ type: 'voter-sought', text, by: 'any' })).toEqual(expected)
    expect(at().send({ type: 'scanner', event: { type: 'scanned', text } })).toEqual(expected)
  })

  it.each([
    ['a digit that is another', '100000115', 'slip-misread'],
    ['a name', '選挙 太郎', 'not-a-slip'],
    ['a ticket', ticketText({ electionId, station: HERE, ticket: 'T0017' }), 'not-a-slip'],
    ['a slip of the other station', slipNumber(2_000_001), 'slip-of-other-station'],
    ['a number of no range', slipNumber(3_000_001), 'slip-unknown'],
  ])('%s: the books are not asked', (_, text, code) => {
    const typed = at()
    expect(typed.press({ type: 'voter-sought', text, by: 'any' })).toEqual([])
    expect(typed.day.desk).toMatchObject({ type: 'refused', notice: { code }, voter: null })
    const scanned = at()
    expect(scanned.send({ type: 'scanner', event: { type: 'scanned', text } })).toEqual([])
    expect(scanned.day.desk).toMatchObject({ type: 'refused', notice: { code } })
  })

  it('onto the list of those inside at the closing hour (CLS-02)', () => {
    const session = at({ record: openRecord({ stage: 'closing' }), tab: 'close' })
    expect(session.press({ type: 'inside-voter-added', text: '1000001-14' })).toEqual([
      { type: 'find-inside-voter', text: NUMBER, by: 'roll-number' },
    ])
    expect(session.press({ type: 'inside-voter-added', text: '100000115' })).toEqual([])
    expect(session.alarms).toEqual(['slip-misread'])
  })
})

describe('its row', () => {
  const found = (refusal: RefusalReason | null, closed: ContestMask = NO_CONTEST) => {
    const session = at({ desk: { type: 'seeking' } })
    session.send({ type: 'voters-found', voters: [{ ...slip(refusal), closed }], by: ['number'], more: false })
    return session
  }

  it('leads to the card: no oath is asked here, no name and no address', () => {
    const session = found(null)
    expect(session.day.desk).toMatchObject({ type: 'found', offered: ALL, oath: 'none', said: null })
    session.press({ type: 'identity-confirmed' })
    expect(session.day.desk).toMatchObject({ type: 'checked', checked: { chosen: ALL } })
  })

  it('a slip of one contest offers that one alone', () => {
    expect(found(null, FIRST).day.desk).toMatchObject({ type: 'found', offered: SECOND })
  })

  it.each([
    ['already-voted', 'slip-used'],
    ['struck', 'slip-void'],
    ['already-issued', 'already-issued'],
  ] as const)('%s: %s', (refusal, code) => {
    expect(found(refusal).day.desk).toMatchObject({ type: 'refused', notice: { code } })
  })

  it('braille, a refused proxy and a provisional ballot are here; what needs a person is done at the city’s reception', () => {
    expect(waysOf(slip(), ALL)).toEqual(['braille', 'proxy-refused', 'braille-refused', 'provisional'])
    expect(groundsOf(slip())).toContain('no-right')
    // No ground opens a contest that the slip is not for: the office would refuse the day list.
    expect(contestsOfWay('provisional', { ...slip(), closed: FIRST }, ALL)).toBe(SECOND)
  })
})
