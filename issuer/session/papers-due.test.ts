/** Which paper is wanted at which hour: stock first, reports with the hours, names and records when nobody gets a card any more. */
import { expect, test } from 'vitest'
import { STATION_PAPERS } from '#documents/station/paper-names.ts'
import type { LocalTime } from '#election/time.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { stockDue } from './papers-due.ts'
import type { IssuerFacts } from './state.ts'
import { viewOf } from './view-of.ts'

function offered(changes: Parameters<typeof openRecord>[0] = {}, designated = false): Record<string, string> {
  const { state } = new IssuerSession({ record: openRecord(changes) }, { facts: { designated } })
  const view = viewOf(state)
  if (view.screen !== 'day') throw new Error(view.screen)
  return Object.fromEntries(view.paperOffers.map(({ name, state }) => [name, state]))
}

const hours = [{ until: '08:00' as LocalTime, cardsIssued: 0, contests: [] }]

test('by the hour of the day', () => {
  const closing = (changes: object) => ({ ...openRecord().closing, ...changes })
  expect(offered()).toMatchObject({
    declaration: 'due',
    turnout: 'closed',
    'key-envelopes': 'closed',
    'proxy-record': 'closed',
  })
  expect(offered({ hours })).toMatchObject({ turnout: 'due', 'quick-report': 'due', 'polling-record': 'closed' })
  expect(offered({ stage: 'closing' })).toMatchObject({ 'key-envelopes': 'due', 'envelope-found': 'closed' })
  const quiet = offered({ stage: 'closing', closing: closing({ kiosksMayClose: true }) })
  expect(quiet).toMatchObject({
    'envelope-found': 'due',
    'proxy-record': 'due',
    'polling-record': 'open',
    'card-ledger': 'closed',
  })
  expect(quiet).toMatchObject({ 'machine-ledger': 'open', 'transport-list': 'closed' })
  const signed = { version: 1, correcting: '' }
  const done = offered({
    stage: 'closed',
    reports: signed,
    closing: closing({ kiosksMayClose: true, cardsInCase: 3, boxesReady: { exception: '' } }),
  })
  expect(done).toMatchObject({
    'polling-record': 'due',
    'card-ledger': 'due',
    'machine-ledger': 'due',
    'transport-list': 'due',
  })
})

test('beside slips the city’s reception has the forms of ticket, declaration, oath and judgment (発券のみ)', () => {
  const of = (slips: IssuerFacts['slips']) => {
    const { state } = new IssuerSession({}, { facts: { earlyVoting: true, slips } })
    const view = viewOf(state)
    return view.screen === 'day' ? view.paperOffers.map(({ name }) => name) : []
  }
  const [withRoll, withSlips] = [of(null), of([])]
  const OF_A_ROLL = ['ticket-reissue', 'declaration', 'early-oath', 'court-decision']
  expect(withRoll).toEqual(expect.arrayContaining(OF_A_ROLL))
  expect(withSlips).toEqual(withRoll.filter((name) => !OF_A_ROLL.includes(name)))
})

test('absentee papers come to the designated station alone', () => {
  expect(offered()).not.toHaveProperty('absentee-decision')
  expect(offered({}, true)).toMatchObject({ 'absentee-decision': 'due', 'absentee-late': 'due' })
})

test('the daily report is that of an early-voting station, in the evening; the hand-over of witnesses lies ready from the morning', () => {
  const facts = { earlyVoting: true }
  const offers = (changes: Parameters<typeof openRecord>[0]) => {
    const view = viewOf(new IssuerSession({ record: openRecord(changes) }, { facts }).state)
    return view.screen === 'day' ? view.paperOffers : []
  }
  const stateOf = (name: string, changes: Parameters<typeof openRecord>[0] = {}) =>
    offers(changes).find((each) => each.name === name)?.state
  expect(stateOf('early-daily-report')).toBe('closed')
  const quiet = { stage: 'closing', closing: { ...openRecord().closing, kiosksMayClose: true } } as const
  expect(stateOf('early-daily-report', quiet)).toBe('due')
  expect(offered(quiet)).not.toHaveProperty('early-daily-report')
  expect(offered()).toMatchObject({ 'witness-handover': 'due' })
})

test('D-24: the annex of the polling record is that of a desk that issues alone, when its report is signed', () => {
  const alone = { kiosks: [], stage: 'closed', closing: { ...openRecord().closing, kiosksMayClose: true } } as const
  const offers = (record: Parameters<typeof openRecord>[0]) => {
    const view = viewOf(new IssuerSession({ record: openRecord(record) }, { facts: { kiosks: [] } }).state)
    return Object.fromEntries(view.screen === 'day' ? view.paperOffers.map(({ name, state }) => [name, state]) : [])
  }
  expect(offers(alone)).toMatchObject({ 'desk-annex': 'open' })
  expect(offers({ ...alone, reports: { version: 1, correcting: '' } })).toMatchObject({ 'desk-annex': 'due' })
  expect(offers({})).toMatchObject({ 'desk-annex': 'closed' })
  expect(offers(alone)).not.toHaveProperty('polling-record')
  expect(offered()).not.toHaveProperty('desk-annex')
})

test('what is not open is not made, whoever asks; what is on its way is not made twice', () => {
  const session = new IssuerSession()
  expect(session.send({ type: 'screen', event: { type: 'paper-requested', paper: 'proxy-record' } })).toEqual([])
  expect(session.send({ type: 'screen', event: { type: 'paper-looked-at', paper: 'proxy-record' } })).toEqual([])
  const made = { name: 'declaration', version: 1, copies: 1, digest: '0' } as const
  const effects = session.send({ type: 'paper-made', made, path: '/a.pdf' })
  expect(effects.map(({ type }) => type)).toEqual(['save-day', 'print-again'])
  session.send({ type: 'paper', paper: { name: 'declaration', path: '/a.pdf', state: { type: 'printing' } } })
  expect(session.send({ type: 'screen', event: { type: 'paper-requested', paper: 'declaration' } })).toEqual([])
})

test('the forms for the pen are a step of the preparation, and a sign at the papers, until all are printed', () => {
  const shown = (papers: ReturnType<typeof openRecord>['papers']) => {
    const { state } = new IssuerSession({ tab: 'prepare', record: openRecord({ papers, cardsReceived: 9 }) })
    const view = viewOf(state)
    if (view.screen !== 'day') throw new Error(view.screen)
    return [stockDue(view.paperOffers).length, view.paperOffers.some((offer) => offer.state === 'due')]
  }
  const [due] = shown([])
  expect(due).toBeGreaterThan(5)
  const all = STATION_PAPERS.map((name) => ({ name, version: 1, copies: 1, digest: '' }) as const)
  expect(shown(all.slice(1))[0]).toBe(1)
  expect(shown(all)).toEqual([0, false])
})
