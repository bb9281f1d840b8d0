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
  const office = new RollOffice(prepared, desk.room)
  await office.makes('7,early_voted,early-voting\n')
  await desk.start('2-I1', { rollLists: office.stick })
  await desk.unlock()
  await desk.open()
  office.brings(1, await office.makes(`${LIST}\n`), await office.makes('8,early_voted,early-voting\n', { last: true }))
  desk.app.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
  expect(desk.day().alarm).toBe(null)
})
afterEach(() => desk.clear())

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
  const checked = checkVoids({ stations, voids: [voids, other], decisions: [], reported }, boxes)
  expect(checked).toMatchObject({ out: new Set([box(3), box(5), box(7)]), refusals: [] })
})

test('a station that nobody came to from a box writes its file, for without one nothing is sorted (R7)', async () => {
  expect(await voidsOfTheEvening(0)).toMatchObject({ number: 1, voided: [box(7)], cards: [] })
})
