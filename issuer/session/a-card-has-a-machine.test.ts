/** OPN-01, CNT-05: whoever has a card votes at a machine that the evening asks for its figures. */
import { describe, expect, it } from 'vitest'
import type { ContestId } from '#election/ids.ts'
import {
  ALL,
  checkedVoter,
  counts,
  FIRST,
  IssuerSession,
  K1,
  openRecord,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import type { Day } from './state.ts'

const CHECKED = checkedVoter({ chosen: FIRST })

it.each<[string, Partial<Day>]>([
  ['is being written', { desk: { type: 'issuing', checked: CHECKED } }],
  [
    'may have been written',
    { unsettled: { kind: 'issue', voter: voter(), checked: CHECKED, working: false, failure: null } },
  ],
])('while the first card %s, no machine that it may vote at becomes one that nobody used', (_, day) => {
  const session = new IssuerSession({ ...day, counts: counts() })
  session.press({ type: 'kiosk-marked', machine: K1, state: 'spare', note: '' })
  expect(session.alarms).toEqual(['kiosk-was-started'])
})

it('no card is issued while the books have no machine that is or was ready', () => {
  const kiosks = openRecord().kiosks.map((each) => ({ ...each, state: 'spare' as const, wasStarted: false }))
  const session = new IssuerSession({ record: openRecord({ kiosks }), desk: { type: 'checked', checked: CHECKED } })
  session.press({ type: 'issue-requested' })
  expect(session.alarms).toEqual(['no-kiosk-started'])
})

const found: Day['desk'] = {
  ...{ type: 'found', voter: voter(), offered: ALL },
  ...{ ticket: 'scanned', oath: 'none', said: null },
}

describe('a station whose machines do not start', () => {
  const kiosks = openRecord().kiosks.map((each) => ({ ...each, state: 'failed' as const, wasStarted: false }))
  const entries = {
    ticks: ['cannot-see' as const],
    ticketReason: null,
    papers: null,
    ground: null,
    decidedBy: null,
    words: '',
  }

  it('gives a braille ballot: it needs no machine (PAP-02)', () => {
    const desk: Day['desk'] = { type: 'found', voter: voter(), offered: ALL, ticket: 'asked', oath: 'none', said: null }
    const session = new IssuerSession({ record: openRecord({ kiosks }), desk })
    session.press({ type: 'ways-requested' })
    session.press({ type: 'way-chosen', way: 'braille' })
    const effects = session.press({
      type: 'way-decided',
      entries: { ...entries, contests: ['mayor', 'council'] as ContestId[] },
    })
    expect([effects.map(({ type }) => type), session.alarms]).toEqual([['record-way'], []])
  })

  it('gives ballot papers where no contest is on cards (LAW-19), from the voter’s ticket on', () => {
    const session = new IssuerSession({ record: openRecord({ kiosks }), desk: found }, { facts: { offCards: ALL } })
    session.press({ type: 'identity-confirmed' })
    const effects = session.press({ type: 'issue-requested' })
    expect([effects.map(({ type }) => type), session.alarms]).toEqual([['give-papers'], []])
  })

  it('gives nothing before the inner lid is locked (OPN-09)', () => {
    const ticked = openRecord().ticked.filter((tick) => tick !== 'inner-lid-locked')
    const record = openRecord({ kiosks, ticked })
    const session = new IssuerSession({ record, desk: found }, { facts: { offCards: ALL } })
    session.press({ type: 'identity-confirmed' })
    expect(session.alarms).toEqual(['inner-lid-first'])
  })
})
