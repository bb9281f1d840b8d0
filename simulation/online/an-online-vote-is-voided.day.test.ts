/**
 * T17, T18: who voted online gets no card, or one that makes the online vote void; and the station's signed file of voids, which sorting
 * takes, says whose vote is out and who got a card without one. No void without a card, no card without a void.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { checkVoids } from '#election/online/sorting/sort-voids.ts'
import { readVoids, type StationVoids, type VoidDecision } from '#election/online/voids.ts'
import type { LocalDate } from '#election/time.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { RollOffice } from '#simulation/rooms/roll-office.ts'

const box = (at: number) => String(at).repeat(32) as Handle
/** 1: no vote · 2: voted, and that is final · 3, 4, 5: voted, and may be voided · 6: no vote, and does not come · 7: voted early as well · 8: no vote, and voted early by a later list. */
const LIST = [
  `1,online,online,${box(1)}`,
  `2,online_voted,online,${box(2)}`,
  ...[3, 4, 5].map((at) => `${at},online_void_first,online,${box(at)}`),
  `6,online,online,${box(6)}`,
  `7,online_voted,online,${box(7)}`,
  `8,online,online,${box(8)}`,
].join('\n')

let prepared: PreparedStation
let desk: Reception
let office: RollOffice

beforeAll(async () => {
  const sources = sourcesWith(9)
  const rollHead = { asOf: '2002-06-15' as LocalDate, lists: true }
  prepared = await prepareStation({
    ...sources,
    rollHead,
    rules: { ...sources.rules, publication: 'from-first-mix', online: true },
  })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  office = new RollOffice(prepared, desk.room)
  await office.makes('7,early_voted,early-voting\n')
  await desk.start('2-I1', { rollLists: office.stick })
  await desk.unlock()
  await desk.open()
  office.brings(1)
  await takesIn()
})
afterEach(() => desk.clear())

async function takesIn(): Promise<void> {
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
}

/** The evening before: who voted online is in the lists, and the last one is there. */
async function hasTheLastList(): Promise<void> {
  office.brings(await office.makes(`${LIST}\n`), await office.makes('8,early_voted,early-voting\n', { last: true }))
  await takesIn()
  expect(desk.day().alarm).toBe(null)
}

/** As sorting takes it: five boxes have a vote. @param newest round that the office made */
function sortedWith(voids: StationVoids, newest: number, decisions: readonly VoidDecision[] = []) {
  const { electionId, station } = voids
  const reported = new Map([[station, { voided: voids.voided.length, cards: voids.cards.length }]])
  const rounds = [{ electionId, number: newest, last: true, lists: [], voted: null, incidents: null }]
  const grounds = {
    stations: [station],
    earlyStations: new Set<StationId>(),
    voids: [voids],
    decisions,
    reported,
    rounds,
  }
  return checkVoids(grounds, { voted: new Set([2, 3, 4, 5, 7].map(box)), held: new Set() })
}

/** ELG-04 */
async function toldByTelephone(rollNo: string, mark: 'none' | 'early_voted'): Promise<string | null> {
  const persons: [string, string] = ['職員 一', '職員 二']
  const who = { source: 'telephone' as const, from: '選管 一', persons, reason: '電話' }
  desk.app.send({ type: 'roll-change-told', rollNo, mark, ...who })
  await desk.until((view) => view.screen !== 'day' || view.officer !== null || view.alarm !== null, 'asked')
  return desk.day().alarm?.code ?? null
}

async function refusedFor(rollNo: string): Promise<string | null> {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  return shown.type === 'refused' ? shown.notice.code : null
}

/** Clerk and officer: the voter knows, and the officer agrees. */
async function allowVoid(rollNo: string): Promise<void> {
  expect(await refusedFor(rollNo)).toBe('online-void-first')
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way: 'online-void' })
  const entries = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '', contests: [] }
  desk.app.send({ type: 'way-decided', entries: { ...entries, ticks: ['identity-known'] } })
  expect(desk.day().alarm?.code).toBe('way-incomplete')
  desk.app.send({ type: 'alarm-acknowledged' })
  const ticks = ['identity-known', 'vote-void-told', 'officer-agrees'] as const
  desk.app.send({ type: 'way-decided', entries: { ...entries, ticks: [...ticks] } })
  await desk.until((view) => view.screen === 'day' && view.desk.type !== 'recording', 'the way is recorded')
}

async function givesACard(rollNo: string): Promise<void> {
  await desk.issueTo(rollNo, await desk.newCard())
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

/** A witness objects to the refusal: the ballot waits for a decision, and the online vote stays. */
async function givesProvisional(rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way: 'provisional' })
  const contests = ['mayor', 'council'] as ContestId[]
  const words = { ground: 'refusal-objected', decidedBy: 'officer', words: '異議' } as const
  const entries = {
    ticketReason: null,
    papers: null,
    contests,
    ticks: ['witnesses-heard' as const, 'explained' as const],
  }
  desk.app.send({ type: 'way-decided', entries: { ...entries, ...words } })
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'paper-given', 'the paper is given')
  desk.app.send({ type: 'handed-over' })
}

/** @param records of each contest, one for each card that went out */
async function voidsOfTheEvening(records: number): Promise<StationVoids> {
  closeAsRecorded(desk, records)
  await writeReport(desk)
  const reports = join(desk.room, 'reports')
  const [name] = (await readdir(reports)).filter((each) => /^online-voids-2-1\.ippyo$/.test(each))
  const read = async (path: string) => new Uint8Array(await readFile(join(reports, path)))
  const document = { bytes: await read(name ?? ''), signature: await read('online-voids-2-1.sig') }
  const { electionId, machines } = prepared.election.electionPackage
  const issuers = machines
    .filter(({ kind }) => kind === 'issuer')
    .map(({ id, station, signingKey }) => ({ station, machine: id, key: fromHex(signingKey) }))
  return must(readVoids(document, { electionId, issuers }))
}

test('a card or an early vote makes the online vote void; who leaves before keeps it; who has no vote is named beside', async () => {
  await hasTheLastList()
  await givesACard('1')
  expect(await refusedFor('2')).toBe('online-voted')
  desk.app.send({ type: 'ways-requested' })
  expect(desk.day().desk).toMatchObject({ type: 'ways', open: ['provisional'] })
  desk.app.send({ type: 'voter-left' })
  await allowVoid('3')
  await givesACard('3')
  await allowVoid('4')
  desk.app.send({ type: 'voter-left' })
  await givesProvisional('2')
  await allowVoid('5')
  await givesACard('5')
  const voids = await voidsOfTheEvening(3)
  expect(voids).toMatchObject({ voided: [box(3), box(5), box(7)], cards: [box(1)] })

  // With another station's file: sorting takes both, and takes the votes of 3, 5 and 7 out.
  const other = { ...voids, station: '1' as StationId, voided: [], cards: [] }
  const stations = [voids.station, other.station]
  const reported = new Map([
    [voids.station, { voided: 3, cards: 1 }],
    [other.station, { voided: 0, cards: 0 }],
  ])
  const boxes = { voted: new Set([2, 3, 4, 5, 7].map(box)), held: new Set<Handle>() }
  const rounds = [{ electionId: voids.electionId, number: 3, last: true, lists: [], voted: null, incidents: null }]
  const of = { stations, earlyStations: new Set<StationId>(), voids: [voids, other], decisions: [], reported, rounds }
  const checked = checkVoids(of, boxes)
  expect(checked).toMatchObject({ out: new Set([box(3), box(5), box(7)]), refusals: [] })
})

test('a station that nobody came to from a box writes its file, for without one nothing is sorted (R7)', async () => {
  await hasTheLastList()
  expect(await voidsOfTheEvening(0)).toMatchObject({ number: 1, voided: [box(7)], cards: [] })
})

test('a station that goes on without the last list says so, and sorting takes its file only by the word of two', async () => {
  desk.app.send({ type: 'roll-list-waived', reason: '道が不通' })
  expect(desk.day().officer?.act).toMatchObject({ type: 'go-on-without-list', online: true })
  await desk.officer()
  await givesACard('2')
  const voids = await voidsOfTheEvening(1)
  expect(voids).toMatchObject({ voided: [], cards: [], rollList: { number: 1, last: false } })
  expect(sortedWith(voids, 3).refusals).toMatchObject([{ type: 'voids-of-older-list', station: voids.station }])
  const { electionId, station } = voids
  const taken = { use: 'online-voids-taken', electionId, station, reason: '名簿と照合' } as const
  // Who got a card there and voted online is found on paper: two people take each vote out.
  const out = [2, 7].map((at) => ({ use: 'online-void', electionId, handle: box(at), reason: '名簿と照合' }) as const)
  expect(sortedWith(voids, 3, [taken, ...out])).toMatchObject({ out: new Set([box(2), box(7)]), refusals: [] })
})

test('a last list that comes after a card went out stops sorting for that box, until two people take its vote out', async () => {
  desk.app.send({ type: 'roll-list-waived', reason: '道が不通' })
  await desk.officer()
  await givesACard('2')
  office.brings(await office.makes(`${LIST}\n`), await office.makes('8,early_voted,early-voting\n', { last: true }))
  await takesIn()
  expect(desk.day().alarm?.code).toBe('roll-contradicted')
  desk.app.send({ type: 'alarm-acknowledged' })
  const voids = await voidsOfTheEvening(1)
  expect(voids).toMatchObject({ voided: [box(7)], cards: [box(2)], rollList: { number: 3, last: true } })
  expect(sortedWith(voids, 3).refusals).toMatchObject([{ check: 'S15', type: 'card-and-vote', handle: box(2) }])
  const out = { use: 'online-void', electionId: voids.electionId, handle: box(2), reason: '投票録' } as const
  expect(sortedWith(voids, 3, [out])).toMatchObject({ out: new Set([box(7), box(2)]), voided: 2, refusals: [] })
})

test('no word by telephone opens a row with an online vote, or covers it', async () => {
  await hasTheLastList()
  for (const [rollNo, mark] of [
    ['2', 'none'],
    ['2', 'early_voted'],
    ['3', 'early_voted'],
    ['7', 'none'],
  ] as const) {
    expect(await toldByTelephone(rollNo, mark)).toBe('roll-change-online-vote')
    desk.app.send({ type: 'alarm-acknowledged' })
  }
  // A box without a vote is a row like any other: the vote at the other place is in no file of voids.
  expect(await toldByTelephone('1', 'early_voted')).toBe(null)
  await desk.officer()
  expect(await refusedFor('1')).toBe('early-voted')
  desk.app.send({ type: 'voter-left' })
  expect(await voidsOfTheEvening(0)).toMatchObject({ voided: [box(7)], cards: [] })
})

test('no round is called the last one before one has who voted online, or two people said that nobody comes', async () => {
  await expect(office.makes('9,died,death\n', { last: true })).rejects.toThrow('online-rows-awaited')
  await expect(office.makes('9,died,death\n', { last: true, withoutOnline: true })).resolves.toBe(2)
})

test('after a last list without it, a station that holds no newer one stops sorting', async () => {
  office.brings(await office.makes('9,died,death\n', { last: true, withoutOnline: true }))
  await takesIn()
  const newest = await office.makes(`${LIST}\n`, { last: true })
  await givesACard('2')
  const voids = await voidsOfTheEvening(1)
  expect(sortedWith(voids, newest).refusals).toMatchObject([{ type: 'voids-of-older-list' }])
})
