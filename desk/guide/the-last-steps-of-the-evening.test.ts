/** Behind the signed report the strip goes through keys, papers and the end of the day, as hands do them; then to the count. */
import { expect, it } from 'vitest'
import { KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import { nextStep } from './next-step.ts'
import type { Room } from './room.ts'

const ISSUER = '1-I1'

interface Given {
  readonly envelopes?: number
  readonly papers?: readonly string[]
  readonly ticked?: readonly string[]
  readonly endedAt?: string | null
  readonly signingKey?: string
  readonly correcting?: string
  readonly officer?: object | null
  readonly reader?: string
  readonly operatorAt?: string
  readonly originalAt?: string
  readonly isCounted?: boolean
  readonly isUnwritten?: boolean
  readonly isUnderCorrection?: boolean
  /** CNT-12: a result without its papers. */
  readonly isHeldBack?: boolean
  readonly bundle?: string
}

/** Only what the strip looks at. */
function roomOf(given: Given): Room {
  const { envelopes = 0, papers = [], ticked = [], endedAt = null, signingKey = 'kept', correcting = '' } = given
  const record = {
    stage: 'closed',
    kiosks: [{ machine: '1-K1', wasStarted: true }],
    keys: { envelopes: KEY_ENVELOPES.slice(0, envelopes).map((envelope) => ({ envelope })) },
    papers: papers.map((name) => ({ name })),
    ticked,
    endedAt,
    reports: { version: 1, correcting, written: given.isUnwritten ? 0 : 1 },
  }
  const day = { screen: 'day', stage: 'closed', record, report: { type: 'written' }, check: { type: 'none' } }
  const view = { ...day, signingKey, officer: given.officer ?? null, reader: given.reader ?? 'absent' }
  const documents =
    given.isCounted && given.isHeldBack === undefined ? [{ document: 'result-sheet', path: 'result.pdf' }] : []
  const state = given.isHeldBack ? 'joined-outcome' : 'joined'
  const result = given.isCounted ? { contests: [{ state, title: '市長選挙' }] } : null
  const tally = {
    phase: 'receive',
    message: null,
    busy: null,
    result,
    missing: [],
    documents,
    bundle: given.bundle ?? null,
    mixed: null,
    correction: given.isUnderCorrection ? { number: 1 } : null,
    stations: [{ arrival: null }],
  }
  const seen = { spare: false, power: 'on' }
  return {
    toCheck: { folder: 'out/bundle', authority: '12345' },
    issuer: { id: ISSUER, ...seen, view },
    kiosks: [],
    tally: { id: 'tally', ...seen, view: tally },
    cards: [{ id: 'operator-1', kind: 'operator', number: 1, pin: '111111', place: given.operatorAt ?? 'case' }],
    media: [{ id: '1-K1-original', role: 'original', serial: 'S1-P1-O', place: given.originalAt ?? '1-K1:original' }],
    started: ['1-K1'],
    shares: [{ index: 1, given: false }],
    tallySlots: ['tally:1'],
    hours: null,
  } as unknown as Room
}

const word = (given: Given) => nextStep(roomOf(given)).word
const PAPERS = ['polling-record', 'transport-list']
const TICKED = ['polling-record-made', 'transport-list-made']
const left = { envelopes: 4, papers: PAPERS, ticked: TICKED }

it.each<[string, Given, string]>([
  ['four envelopes', {}, 'seal-envelope'],
  ['the last of them', { envelopes: 3 }, 'seal-envelope'],
  ['the polling record', { envelopes: 4 }, 'print-polling-record'],
  ['the transport list', { envelopes: 4, papers: PAPERS.slice(0, 1) }, 'print-transport-list'],
  ['one that was made without the screen', { envelopes: 4, ticked: TICKED.slice(0, 1) }, 'print-transport-list'],
  ['both lines', { envelopes: 4, papers: PAPERS }, 'tick-leaving'],
  ['the second line', { envelopes: 4, papers: PAPERS, ticked: TICKED.slice(0, 1) }, 'tick-leaving'],
  ['the end of the day', left, 'end-day'],
  ['while the key is erased', { ...left, endedAt: 'x', signingKey: 'erasing' }, 'wait-machine'],
  ['then the count', { ...left, endedAt: 'x', signingKey: 'erased' }, 'carry-media'],
])('%s', (_, given, expected) => expect(word(given)).toBe(expected))

it('a signed report that is on no medium is written before anything is packed (MED-06)', () => {
  expect(word({ isUnwritten: true })).toBe('write-signed')
})

it('how many envelopes are left', () => {
  expect(nextStep(roomOf({ envelopes: 1 })).values).toEqual({ count: 3 })
})

const END = { act: { type: 'end-day' }, working: false, failure: null }

it('the officer is asked: card, PIN, wait, card away', () => {
  const at = `reader:${ISSUER}`
  expect(nextStep(roomOf({ ...left, officer: END }))).toMatchObject({
    key: 'close-station',
    word: 'lay-operator-card',
    points: ['operator-1', at],
  })
  expect(word({ ...left, officer: END, operatorAt: at })).toBe('wait-machine')
  const pin = nextStep(roomOf({ ...left, officer: END, operatorAt: at, reader: 'card' }))
  expect([pin.word, pin.values]).toEqual(['type-pin', { pin: '111111' }])
  expect(word({ ...left, officer: { ...END, working: true }, operatorAt: at, reader: 'card' })).toBe('wait-machine')
  expect(word({ ...left, endedAt: 'x', operatorAt: at, reader: 'card' })).toBe('take-operator-card')
})

it('what else the officer is asked is led through, and not played', () => {
  const asked = { ...END, act: { type: 'drop-correction', version: 1, changed: [] } }
  expect(nextStep(roomOf({ officer: asked, correcting: 'x' }))).toMatchObject({
    key: 'trouble',
    word: 'lay-operator-card',
  })
})

it('whoever carries first finds the last steps behind the count', () => {
  expect(word({ originalAt: 'tally:1' })).toBe('receive-station')
  expect(word({ originalAt: 'tally:1', isCounted: true })).toBe('seal-envelope')
  expect(word({ ...left, originalAt: 'tally:1', isCounted: true })).toBe('end-day')
  expect(word({ ...left, endedAt: 'x', originalAt: 'tally:1', isCounted: true, isUnderCorrection: true })).toBe(
    'announce-correction',
  )
  const counted = { ...left, endedAt: 'x', originalAt: 'tally:1', isCounted: true }
  expect(word(counted)).toBe('finished-check')
  // Anybody can go on from here and check the count: the folder, and both numbers that the check page asks for.
  expect(nextStep(roomOf({ ...counted, bundle: '67890' }))).toMatchObject({
    key: 'finished',
    word: 'finished-check',
    values: { folder: 'out/bundle', authority: '12345', bundle: '67890' },
  })
  // The strip does not just go on to papers without figures.
  expect(word({ ...counted, isHeldBack: false })).toBe('print')
  expect(nextStep(roomOf({ ...counted, isHeldBack: true }))).toMatchObject({
    key: 'print',
    word: 'print-held-back',
    values: { contest: '市長選挙' },
  })
  // D-31: roll and books are erased; that is no machine in trouble.
  const room = roomOf(counted)
  const erased = { screen: 'refused', notice: { code: 'books-erased', values: {} } }
  // Nor does one that could not erase them hold up the count: its own screen says what comes of it.
  for (const view of [erased, { ...erased, notice: { code: 'books-not-erased', values: {} } }])
    expect(nextStep({ ...room, issuer: { ...room.issuer, view } } as unknown as Room).word).toBe('finished-check')
  // The books went before anybody carried the media: they are carried all the same.
  const early = roomOf({ ...left, endedAt: 'x' })
  expect(nextStep({ ...early, issuer: { ...early.issuer, view: erased } } as unknown as Room).word).toBe('carry-media')
})

/** At the count: what is on its screen, and where the report medium is. */
function atCount(tally: object, reportAt = 'tally:report'): Room {
  const room = roomOf({ ...left, endedAt: 'x', originalAt: 'tally:1' })
  const stick = { id: 'report-medium', role: 'report', serial: '1', place: reportAt }
  const view = { ...room.tally.view, ...tally }
  return { ...room, tally: { ...room.tally, view }, media: [...room.media, stick] } as unknown as Room
}

const SIGNED = [{ arrival: {}, report: 'received', comparison: 'same' }]
const RECEIVED = { stations: SIGNED, slots: [{ state: 'accepted' }], seats: [], threshold: 2 }

it.each<[string, object, string | undefined, string]>([
  ['a report that is here is read', { stations: [{ arrival: {}, report: 'missing' }] }, undefined, 'read-reports'],
  ['a lost one is typed from its paper', { stations: [{ arrival: {}, report: 'missing' }] }, 'lost', 'report-lost'],
  ['two who typed differently', { message: { code: 'typed-differ' }, sheet: {} }, undefined, 'tally-says-again'],
  [
    'the same of paper votes',
    { message: { code: 'paper-typed-differ' }, paperSheet: {} },
    undefined,
    'tally-says-again',
  ],
  ['votes that are mixed first', { ...RECEIVED, mixed: null }, undefined, 'mix'],
  ['then a holder', { ...RECEIVED, mixed: { records: 6 } }, undefined, 'lay-share'],
  ['any other word of the tally', { message: { code: 'reports-missing' } }, undefined, 'tally-says'],
])('at the count: %s', (_, tally, reportAt, expected) => expect(nextStep(atCount(tally, reportAt)).word).toBe(expected))
