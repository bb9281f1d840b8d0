/** ISS-04, ISS-17, PRE-05, ROL-10, TRN-05: what is looked at while people vote, with no minute and no order of a voter. */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { counts, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { happeningsOf, otherHappenings, troublesOf } from '../services/papers/happenings.ts'
import type { ApartVoter } from './day-record.ts'
import { absentClerks, longOut, roundDue } from './watch.ts'

const hour = (until: string, cardsIssued: number) => ({ until: until as LocalTime, cardsIssued, contests: [] })

describe('cards', () => {
  it.each<[string, number, ReturnType<typeof longOut>]>([
    ['as many as were issued in this hour may all be new', 3, null],
    ['one more is from before the last full hour', 4, { count: 1, since: '09:00' as LocalTime }],
    ['more still are from before the hour before', 12, { count: 1, since: '08:00' as LocalTime }],
  ])('%s', (_what, cardsOut, long) => {
    const record = openRecord({ hours: [hour('08:00', 10), hour('09:00', 18)] })
    expect(longOut(record, counts({ cardsIssued: 21, cardsOut }))).toEqual(long)
  })
})

describe('reports by telephone (TRN-05)', () => {
  const quickReports = ['09:30', '11:00'] as LocalTime[]
  const session = () =>
    new IssuerSession(
      { counts: counts({ cardsIssued: 4 }), record: openRecord({ hours: [hour('08:00', 1), hour('09:00', 2)] }) },
      { now: '2026-11-22T09:29', facts: { settings: { ...USUAL_SETTINGS, quickReports } } },
    )

  // D-08
  it('are taken at their time, once, and then told to somebody', () => {
    const desk = session()
    desk.send({ type: 'minute', now: '2026-11-22T09:29' as LocalMinute })
    expect(desk.day.record.quick).toEqual([])
    desk.send({ type: 'minute', now: '2026-11-22T09:30' as LocalMinute })
    desk.send({ type: 'minute', now: '2026-11-22T09:31' as LocalMinute })
    expect(desk.day.record.quick).toMatchObject([{ until: '09:30', cardsIssued: 4, told: '' }])
    desk.press({ type: 'quick-report-told', at: '09:30', to: '総務課' })
    expect(desk.day.record.quick[0]?.told).toBe('総務課')
  })

  it('those of a standstill are taken together with the hours', () => {
    const desk = session()
    desk.send({ type: 'minute', now: '2026-11-22T11:05' as LocalMinute })
    expect(desk.day.record.quick.map(({ until }) => until)).toEqual(quickReports)
    expect(desk.day.record.hours.map(({ until }) => until)).toEqual(['08:00', '09:00', '10:00', '11:00'])
  })
})

describe('the round of the hour', () => {
  it('is due from the first full hour on, and made once', () => {
    const at = (now: string, rounds = openRecord().rounds) => roundDue(now as LocalMinute, openRecord({ rounds }))
    expect(at('2026-11-22T07:59')).toBe(null)
    expect(at('2026-11-22T08:10')).toBe('08:00')
    const desk = new IssuerSession({}, { now: '2026-11-22T08:10' })
    desk.press({ type: 'round-made', note: '' })
    desk.press({ type: 'round-made', note: '掲示が外れていたので貼り直した' })
    expect(desk.day.record.rounds).toEqual([{ hour: '08:00', note: '掲示が外れていたので貼り直した' }])
    expect(at('2026-11-22T08:59', desk.day.record.rounds)).toBe(null)
    expect(at('2026-11-22T09:00', desk.day.record.rounds)).toBe('09:00')
  })
})

describe('a trouble (FLT-06)', () => {
  it('is one entry, of the minute in which it was made, and one that was another is taken back', () => {
    const desk = new IssuerSession({}, { now: '2026-11-22T08:10' })
    const [machine] = desk.day.record.kiosks.map((kiosk) => kiosk.machine)
    if (machine === undefined) expect.unreachable()
    const own = { machine, number: 'K-304', stops: 'one-device', measure: ' 予備機に替えた ' } as const
    desk.press({ type: 'trouble-noted', ...own })
    desk.press({ type: 'trouble-noted', machine: null, number: '', stops: 'nobody-waits', measure: '紙を補った' })
    const first = { at: '2026-11-22T08:10', ...own, measure: '予備機に替えた' }
    expect(desk.day.record.troubles).toMatchObject([first, { machine: null, number: '' }])
    const [line] = otherHappenings(desk.day.record)
    expect(line).toMatch(/^08:10 トラブル K-304　.+　その機器だけ止まった。措置：予備機に替えた$/)
    const [, second] = desk.day.record.troubles
    assert(second !== undefined, 'two are noted')
    desk.press({ type: 'trouble-taken-back', trouble: second })
    expect(desk.day.record.troubles).toEqual([first])
  })

  it('taken back, leaves nothing in what report and papers are made from', () => {
    const desk = new IssuerSession({}, { now: '2026-11-22T08:10' })
    const before = desk.day.record
    desk.press({ type: 'trouble-noted', machine: null, number: 'K-304', stops: 'whole-station', measure: '紙を補った' })
    const [noted] = desk.day.record.troubles
    assert(noted !== undefined, 'one is noted')
    expect(happeningsOf(desk.day.record)).toEqual([expect.stringContaining('紙を補った')])
    const effects = desk.press({ type: 'trouble-taken-back', trouble: noted })
    expect(desk.day.record).toEqual(before)
    expect([troublesOf(desk.day.record), happeningsOf(desk.day.record)]).toEqual([[], []])
    expect(effects.map(({ type }) => type)).toEqual(['save-day'])
  })

  it('a clock that was set is there with both times, dated as the rest of the paper', () => {
    const clockSets = [{ from: '2026-11-23T12:04' as LocalMinute, to: '2026-11-22T12:10' as LocalMinute }]
    expect(happeningsOf(openRecord({ clockSets }))).toEqual([
      expect.stringContaining('発券機の時計を 令和8年11月23日12:04 から 令和8年11月22日12:10 に合わせた'),
    ])
  })

  it('takes back the one that was pressed and none that came into its place, however often it is pressed', () => {
    const desk = new IssuerSession({}, { now: '2026-11-22T08:10' })
    const note = { type: 'trouble-noted', machine: null, number: '', stops: 'nobody-waits' } as const
    for (const measure of ['紙を補った', '電球を替えた', '紙を補った', '椅子を替えた']) desk.press({ ...note, measure })
    const measures = () => desk.day.record.troubles.map(({ measure }) => measure)
    // One entry a trouble: the same to the word and the minute is one.
    expect(measures()).toEqual(['紙を補った', '電球を替えた', '椅子を替えた'])
    const [first] = desk.day.record.troubles
    assert(first !== undefined, 'three are noted')
    for (let press = 0; press < 2; press++) desk.press({ type: 'trouble-taken-back', trouble: first })
    expect(measures()).toEqual(['電球を替えた', '椅子を替えた'])
  })
})

describe('voters to come back to (ROL-10)', () => {
  const found = (rollNo: string, why: ApartVoter['why']) =>
    ({ type: 'apart-voter-found', voter: { ...voter({}, rollNo), name: `選挙 ${rollNo}` }, why, words: '' }) as const

  it('stand in the order of the roll, whoever came first', () => {
    const desk = new IssuerSession()
    expect(desk.press({ type: 'voter-set-apart', voter: '0009', why: 'removed', words: ' 大声 ' })).toEqual([
      { type: 'find-apart-voter', text: '0009', why: 'removed', words: '大声' },
    ])
    desk.send(found('0009', 'removed'))
    desk.send(found('0002', 'waits'))
    expect(desk.day.record.apart.map(({ rollNo }) => rollNo)).toEqual(['0002', '0009'])
    desk.send({ ...found('0001', 'waits'), voter: null })
    expect(desk.alarms).toEqual(['no-match'])
  })

  it('who was removed votes after the hour, and the second check waits for it', () => {
    const open = openRecord()
    const desk = new IssuerSession({ counts: counts() }, { now: '2026-11-22T20:00' })
    desk.send(found('0009', 'removed'))
    desk.send(found('0002', 'waits'))
    desk.press({ type: 'closing-declared' })
    expect(desk.day.record.inside.rollNos).toEqual(['0009'])
    desk.press({ type: 'inside-list-fixed' })
    const tick = (name: 'all-voted' | 'removed-voters') =>
      desk.press({ type: 'closing-ticked', tick: name, done: true, cardsOut: '' })
    tick('all-voted')
    tick('removed-voters')
    expect(desk.alarms).toEqual(['removed-open'])
    desk.press({ type: 'apart-voter-settled', rollNo: voter({}, '0009').rollNo, state: 'voted' })
    tick('removed-voters')
    expect(desk.day.record.closing.ticks).toMatchObject({
      ...open.closing.ticks,
      'all-voted': true,
      'removed-voters': true,
    })
  })
})

it('KSK-10: the words of the round name all six points of the manual', () => {
  const six = ['終わっていない投票', '落書き', '置き忘れた紙', '画面の汚れ', '筆記具と掲示', '氏名の掲示に印']
  expect(six.filter((point) => !issuerScreen.roundHelp.ja.includes(point))).toEqual([])
})

it('PRE-05: who is missing half an hour before the opening is to be reported, until it is', () => {
  const staff = [
    { name: '受付 一', here: true },
    { name: '交付 二', here: false },
  ]
  const facts = { opens: '07:00' as LocalTime } as Parameters<typeof absentClerks>[1]
  const record = openRecord({ openedAt: null, stage: 'preparing', staff })
  expect(absentClerks('2026-11-22T06:29' as LocalMinute, facts, record)).toEqual([])
  expect(absentClerks('2026-11-22T06:30' as LocalMinute, facts, record)).toEqual(['交付 二'])
  const reported = { ...record, ticked: ['absence-reported'] as const }
  expect(absentClerks('2026-11-22T06:30' as LocalMinute, facts, reported)).toEqual([])
})
