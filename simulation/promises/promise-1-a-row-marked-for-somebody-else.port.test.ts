/**
 * ELG-14, ELG-15, promise 1 after the public case of 大和市 2021: in one election three rows were marked for somebody else, and the right voters came later. Each votes
 * once; the marks are where they belong, or with nobody, and every paper and sum says so. The same in 綾瀬市 2024, 大川市 2026 and 鹿児島市 2010, where two
 * voters were sent home.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import { happeningsOf } from '#issuer/services/papers/happenings.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const theDesk = eachTestAtADesk({ voters: 9 })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const WORDS = '生年月日だけで選んだ'

/** Somebody comes, and the clerk has marked the row of `rollNo`. */
const marks = (rollNo: string) => desk.serves(rollNo)

/** The right voter of the row comes, and the desk is asked. @param who a number, or null: nobody knows */
async function asks(rollNo: string, who: string | null): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'mistaken-requested' })
  desk.desk('mistaken')
  desk.app.send({ type: 'mark-owner-sought', text: who })
  await desk.settled()
}

async function moves(rollNo: string, who: string | null): Promise<void> {
  await asks(rollNo, who)
  desk.app.send({ type: 'mark-move-decided', reason: WORDS, witnesses: [0, 1] })
  expect(desk.day().officer?.act.type).toBe('move-mark')
  await desk.officer()
  await desk.settled()
}

const contests = () =>
  desk.day().counts.contests.map(({ issued, marks, men, women, ofNobody }) => ({ issued, marks, men, women, ofNobody }))

async function report() {
  closeAsRecorded(desk, desk.day().books[0]?.voters ?? 0)
  await writeReport(desk)
  return must(parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', '2.json')))))
}

test('three rows in one election: each right voter votes, and report, polling record and sums say what was found', async () => {
  // The clerk sought by day of birth; number 2 got the card of number 1.
  await marks('1')
  await desk.seek('1')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  await moves('1', '2')
  expect(desk.desk('found').voter.rollNo).toBe('1')
  await desk.serves('1')
  await desk.seek('2')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  // Nobody knows who came as number 3.
  await marks('3')
  await moves('3', null)
  await desk.serves('3')
  // Number 5 came as number 4; the officer first named number 6, and put it right.
  await marks('4')
  await moves('4', '6')
  await desk.serves('4')
  await moves('6', '5')
  await desk.serves('6')
  // Seven votes: of 1, 2, 3, 4, 5, 6 and of nobody, who is counted as the row at first.
  expect(contests()).toEqual([
    { issued: 7, marks: 7, men: 4, women: 3, ofNobody: 1 },
    { issued: 7, marks: 7, men: 4, women: 3, ofNobody: 1 },
  ])
  const happened = happeningsOf(desk.day().record)
  expect(happened.filter((line) => line.startsWith('人違い'))).toHaveLength(3)
  expect(happened.join()).toContain('名簿番号 4 の印は、名簿番号 5 の方の投票と分かり')
  expect(happened.join()).not.toContain('名簿番号 6')
  const signed = await report()
  expect(desk.day()).toMatchObject({ balanced: true, ticketsExpected: 7 })
  expect(signed.differenceReason).toContain('人違いで付けた印を移した行：3件（うち、だれか分からない方 1件')
  expect(signed.contests.map(({ issued, ofNobody }) => [issued, ofNobody])).toEqual([
    [7, 1],
    [7, 1],
  ])
  expect(signed).toMatchObject({ registered: 9, tickets: { expected: 7 } })
})

test('an act of the officer with card and PIN, before two witnesses, with words; twice, or to one who has voted, is none', async () => {
  await marks('1')
  await marks('2')
  await asks('1', '2')
  expect(desk.desk('mistaken')).toMatchObject({ owner: null, failure: { code: 'mark-has-no-place' } })
  desk.app.send({ type: 'mark-move-decided', reason: WORDS, witnesses: [0, 1] })
  expect(desk.day()).toMatchObject({ officer: null, alarm: { code: 'way-incomplete' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'mark-owner-sought', text: '1' })
  await desk.settled()
  expect(desk.desk('mistaken')).toMatchObject({ owner: null, failure: { code: 'mark-is-there' } })
  desk.app.send({ type: 'mark-owner-sought', text: '3' })
  await desk.settled()
  desk.app.send({ type: 'mark-move-decided', reason: WORDS, witnesses: [1] })
  expect(desk.day()).toMatchObject({ officer: null, alarm: { code: 'witness-beside' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  const before = desk.day().counts
  desk.app.send({ type: 'mark-move-decided', reason: WORDS, witnesses: [0, 1] })
  await desk.officer('999999')
  expect(desk.day()).toMatchObject({ counts: before, desk: { type: 'mistaken' } })
  await desk.officer()
  await desk.settled()
  desk.app.send({ type: 'mark-move-decided', reason: WORDS, witnesses: [0, 1] })
  desk.app.send({ type: 'mistaken-requested' })
  expect(desk.day()).toMatchObject({ officer: null, desk: { type: 'found' }, counts: before })
})

test('the unknown person brings the card back, and is known later: the row of nobody goes with them', async () => {
  const card = await marks('1')
  await moves('1', null)
  const line = desk.day().record.roll.moved[0]?.to ?? ''
  expect(line).toMatch(/^不[1-8]$/)
  await moves(line, '2')
  expect(contests()[0]).toMatchObject({ issued: 1, ofNobody: 0, men: 0, women: 1 })
  await desk.seek(line)
  expect(desk.desk('refused').notice.code).toBe('not-on-roll')
  desk.app.send({ type: 'voter-left' })
  await moves('2', null)
  const again = desk.day().record.roll.moved[0]?.to ?? ''
  await desk.seek(again)
  expect(desk.desk('refused').notice.code).toBe('row-of-nobody')
  desk.app.send({ type: 'return-requested', declined: desk.day().head?.contests.map(({ id }) => id) ?? [] })
  desk.reader.tray.insert(card)
  await desk.settled()
  expect(stateOf(counterOf(card)).type).not.toBe('issued')
  expect(contests()[0]).toMatchObject({ marks: 0, ofNobody: 0 })
})

test('rows that had the mark for a while, and are gone, keep no machine from starting', async () => {
  await marks('1')
  await moves('1', null)
  await moves(desk.day().record.roll.moved[0]?.to ?? '', '2')
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  await desk.seek('2')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  await desk.serves('1')
  expect(contests()[0]).toMatchObject({ issued: 2, marks: 2, ofNobody: 0 })
})

test('a mark that comes back to its row leaves no line on paper, and its voter has voted', async () => {
  await marks('1')
  await moves('1', '2')
  await moves('2', '1')
  await desk.seek('1')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  expect(happeningsOf(desk.day().record).join()).not.toContain('人違い')
  expect((await report()).differenceReason).not.toContain('人違い')
})

test('helpers and their names go with the mark, after a restart as well', async () => {
  await desk.serves('1', ['補助 一子', '補助 二男'])
  await moves('1', '2')
  await desk.serves('1')
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  expect(contests()[0]).toMatchObject({ issued: 2, marks: 2, men: 1, women: 1 })
  expect(desk.day().record.roll.moved).toMatchObject([{ from: '1', to: '2', last: '1', nobody: null }])
  for (const rollNo of ['1', '2']) {
    await desk.seek(rollNo)
    expect(desk.desk('refused').notice.code).toBe('already-voted')
  }
})

test('a voter found by name says name and address before any card; a number or a ticket in hand says who it is', async () => {
  const opens = () => {
    desk.app.send({ type: 'identity-confirmed' })
    const { desk: shown, alarm } = desk.day()
    if (alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
    return shown.type === 'checked' ? 'checked' : alarm?.code
  }
  desk.app.send({ type: 'voter-sought', text: '選挙 7郎', by: 'any' })
  await desk.settled()
  expect(opens()).toBe('said-missing')
  desk.app.send({ type: 'said-heard', what: 'name', done: true })
  expect(opens()).toBe('said-missing')
  desk.app.send({ type: 'said-heard', what: 'address', done: true })
  desk.app.send({ type: 'said-heard', what: 'name', done: false })
  expect(opens()).toBe('said-missing')
  desk.app.send({ type: 'said-heard', what: 'name', done: true })
  expect(opens()).toBe('checked')
  desk.app.send({ type: 'voter-left' })
  desk.app.send({ type: 'voter-sought', text: 'T7', by: 'any' })
  await desk.settled()
  expect(desk.desk('found')).toMatchObject({ said: null, ticket: 'scanned' })
  // Without the ticket the number alone is not enough.
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way: 'no-ticket' })
  const entries = {
    ticks: ['identity-known'],
    ticketReason: 'lost',
    papers: null,
    ground: null,
    decidedBy: null,
    words: '',
    contests: [],
  }
  desk.app.send({ type: 'way-decided', entries: entries as never })
  await desk.settled()
  expect(desk.desk('found')).toMatchObject({ said: [], ticket: 'reissued' })
  expect(opens()).toBe('said-missing')
})
