/**
 * Promise 1, PAP-10 on the real app: the governor on paper beside our mayor and council. The desk hands the paper out, counts it, and takes one back that
 * comes back unused; nothing of it is ever on a card, and the signed report has the number of papers.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import type { ContestBit, ContestId, ContestMask } from '#election/ids.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const GOVERNOR = 'governor' as ContestId
const sources = {
  ...sourcesWith(9),
  paperContests: [{ id: GOVERNOR, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }],
}
const [OURS, PAPER] = [3, 4] as ContestMask[]
let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation(sources)
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

const handedOut = () => desk.day().counts.handedOut

async function served(rollNo: string): Promise<void> {
  await desk.issueTo(rollNo, await desk.newCard())
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

/** @param contests what the voter wants of all three */
async function wants(rollNo: string, contests: readonly string[]): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'contests-chosen', contests: contests as ContestId[] })
  desk.app.send({ type: 'issue-requested' })
  desk.app.send({ type: 'question-answered', yes: true })
}

async function standingOf(rollNo: string) {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  desk.app.send({ type: 'voter-left' })
  if (shown.type !== 'found' && shown.type !== 'refused') throw new Error(`a voter, not ${shown.type}`)
  const { out, ordinary } = shown.voter?.standing ?? {}
  return { out, ordinary, left: shown.type === 'found' ? shown.offered : 0 }
}

test('card and paper, the paper alone, the card alone, and a paper that comes back unused', async () => {
  expect(desk.app.view()).toMatchObject({
    head: { contests: { length: 2 }, paperContests: [{ id: GOVERNOR }], offCards: PAPER },
  })
  await served('1')
  expect(await standingOf('1')).toEqual({ out: OURS, ordinary: PAPER, left: 0 })

  // One who is entitled to the governor alone gets no card; the ticket lies apart (D-09).
  await wants('2', [GOVERNOR])
  await desk.settled()
  desk.desk('paper-given')
  desk.app.send({ type: 'handed-over' })
  expect(await standingOf('2')).toEqual({ out: 0, ordinary: PAPER, left: OURS })

  // One who has no vote for the governor.
  await wants('3', ['mayor', 'council'])
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.desk('hand-over').papers).toBe(0)
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  expect(await standingOf('3')).toEqual({ out: OURS, ordinary: 0, left: PAPER })

  expect(handedOut()).toEqual([{ contest: GOVERNOR, men: 1, women: 1, unsaid: 0 }])
  // Nothing of it is in the figures of our contests, and nothing there waits for a machine's number of it.
  expect(desk.day().counts.contests.map(({ contest, marks, ordinary }) => [contest, marks, ordinary])).toEqual([
    ['mayor', 2, { men: 0, women: 0, unsaid: 0 }],
    ['council', 2, { men: 0, women: 0, unsaid: 0 }],
  ])
  expect(desk.day()).toMatchObject({ ticketsExpected: 2, counts: { onPaper: 1 } })

  // Voter 1 brings the paper back: the card stays out, and the contest is open again.
  await desk.seek('1')
  desk.app.send({ type: 'ways-requested' })
  expect(desk.desk('ways').open).toContain('paper-unused')
  desk.app.send({ type: 'way-chosen', way: 'paper-unused' })
  const entries = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '', contests: [GOVERNOR] }
  desk.app.send({ type: 'way-decided', entries: { ...entries, ticks: ['paper-in-hand'] } })
  expect(desk.day().alarm).toMatchObject({ code: 'way-incomplete' })
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'way-decided', entries: { ...entries, ticks: ['paper-in-hand', 'officer-agrees'] } })
  await desk.settled()
  desk.app.send({ type: 'voter-left' })
  expect(await standingOf('1')).toEqual({ out: OURS, ordinary: 0, left: PAPER })
  expect(handedOut()).toEqual([{ contest: GOVERNOR, men: 0, women: 1, unsaid: 0 }])
})

test('the evening balances without it, and the report has it by its contest', async () => {
  await served('1')
  await served('2')
  closeAsRecorded(desk, 2)
  expect(desk.day()).toMatchObject({ alarm: null, balanced: true, books: { length: 2 } })
  await writeReport(desk)
  const { report } = desk.day()
  if (report.type !== 'written') throw new Error(report.type)
  const [path = ''] = report.files
  const [bytes, signature] = await Promise.all([readFile(path), readFile(`${path}.sig`)])
  const { electionPackage } = prepared.election
  const accepted = acceptStationReport(new Uint8Array(bytes), new Uint8Array(signature), electionPackage)
  expect(accepted).toMatchObject({
    ok: true,
    value: { contests: { length: 2 }, handedOut: [{ contest: GOVERNOR, men: 1, women: 1 }] },
  })
  // Under another package it names a contest that nobody handed out, or leaves one out: neither is a report of this election.
  const without = { ...electionPackage, paperContests: [] }
  expect(acceptStationReport(new Uint8Array(bytes), new Uint8Array(signature), without)).toMatchObject({ ok: false })
  expect(join(path)).toContain('.json')
})
