/** LAW-07: the issuer's log has a line when keys change hands and when a substitute comes or goes, and no name. */
import { expect, it } from 'vitest'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import type { LocalMinute } from '#election/time.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import type { DayRecord } from './day-record.ts'
import { logOfStep } from './log-of-day.ts'
import type { IssuerScreenEvent } from './screen-event.ts'

const NOW = '2026-11-22T20:40' as LocalMinute
const open = openRecord()
const NAMES = ['立会 春子', '立会 夏男', '立会 秋江']
const record = (changes: Partial<DayRecord> = {}) =>
  openRecord({
    officers: { officer: '管理 太郎', deputy: '代理 次郎' },
    witnesses: { ...open.witnesses, names: NAMES, present: [true, true, false] },
    ...changes,
  })
const evening = record({
  stage: 'closing',
  closedAt: NOW,
  closing: {
    ...open.closing,
    boxesReady: { exception: '' },
    sealing: { 'originals-sealed': true, 'duplicates-sealed': true, 'ballot-box-locked': true },
  },
})

function loggedOf(session: IssuerSession, act: () => void): readonly IssuerLogEvent[] {
  const before = session.day
  act()
  const events = logOfStep(before, session.day, { type: 'minute', now: NOW })
  expect(JSON.stringify(events)).not.toMatch(/[^\x20-\x7e]/)
  return events
}

it('keys that go to the deputy by day are logged once', () => {
  const session = new IssuerSession({ record: record() }, { now: NOW })
  const hand = () => session.press({ type: 'keys-handed', to: 'deputy' })
  expect(loggedOf(session, hand)).toEqual([{ type: 'keys-handed', to: 'deputy' }])
  expect(loggedOf(session, hand)).toEqual([])
})

it('the sealing of an envelope is logged, and its way to the next keeper', () => {
  const session = new IssuerSession({ record: evening }, { now: NOW })
  const envelope = 'witness-original'
  const seal: IssuerScreenEvent = { type: 'key-envelope-sealed', envelope, keeper: 0, sealedWith: 1, note: '' }
  expect(loggedOf(session, () => session.press(seal))).toEqual([{ type: 'key-envelope', envelope, move: 'sealed' }])
  const on = loggedOf(session, () => session.press({ type: 'key-envelope-handed', envelope, to: 1 }))
  expect(on).toEqual([{ type: 'key-envelope', envelope, move: 'handed-on' }])
  const refused = loggedOf(session, () => session.press({ type: 'key-envelope-handed', envelope, to: 'officer' }))
  expect(refused).toEqual([])
})

it('a substitute is logged by place, also when the appointed witness is back', () => {
  const session = new IssuerSession({ record: record() }, { now: NOW })
  const asked = { witness: 2, party: '', namesake: false, seen: '' }
  const found = {
    type: 'substitute-found',
    asked,
    found: { name: '補充 一郎', refusal: null },
    isCandidate: false,
  } as const
  expect(loggedOf(session, () => session.send(found))).toEqual([{ type: 'substitute', place: 3, what: 'came' }])
  expect(loggedOf(session, () => session.press({ type: 'witness-released', witness: 2 }))).toEqual([
    { type: 'substitute', place: 3, what: 'released' },
    { type: 'witnesses', present: 3 },
  ])
})
