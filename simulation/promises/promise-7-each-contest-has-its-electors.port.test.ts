/**
 * Promise 7, ELG-21 on the real app: 選挙当日有権者数 is of each contest. Who voted early is in it, whose contest it is not is not; the signed report has it, of
 * ours and of the paper of another authority, the count takes it, and both readers refuse electors of a contest that the station does not have.
 */
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { parseStationReport, type StationReport, serialiseStationReport } from '#election/count/station-report.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestBit, ContestId, ContestMask } from '#election/ids.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { electorsIn } from '#tally/services/documents/electors-and-elected.ts'
import type { TallyResult } from '#tally/session/effect.ts'
import { reportOf } from '#verify/count/report-fields.ts'

const [MAYOR, COUNCIL, GOVERNOR] = ['mayor', 'council', 'governor'] as [ContestId, ContestId, ContestId]
const [OURS, PAPER] = [3, 4] as [ContestMask, ContestMask]
const plain = sourcesWith(9)
const RIGHTS: Readonly<Record<string, Partial<RollRow>>> = {
  1: { unentitled: OURS },
  2: { unentitled: PAPER },
  3: { mark: 'early_voted', early: 1 as ContestMask },
  4: { mark: 'early_voted', early: PAPER, unentitled: OURS },
}
let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation({
    ...plain,
    roll: plain.roll.map((row) => ({ ...row, ...RIGHTS[row.rollNo] })),
    paperContests: [{ id: GOVERNOR, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }],
  })
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

/** A voter with two of the three contests hears which, and one with the paper alone that there is no card. */
async function served(rollNo: string, shows: 'hand-over' | 'paper-given'): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'issue-requested' })
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  if (shows === 'hand-over') desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.day().desk.type).toBe(shows)
  if (shows === 'hand-over') desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

async function reported(cards: number): Promise<StationReport> {
  closeAsRecorded(desk, cards)
  await writeReport(desk)
  const { report } = desk.day()
  if (report.type !== 'written') throw new Error(report.type)
  const [path = ''] = report.files
  const [bytes, signature] = await Promise.all([readFile(path), readFile(`${path}.sig`)])
  const { electionPackage } = prepared.election
  return must(acceptStationReport(new Uint8Array(bytes), new Uint8Array(signature), electionPackage))
}

const ENTITLED = [
  { contest: MAYOR, eligible: 7 },
  { contest: COUNCIL, eligible: 7 },
  { contest: GOVERNOR, eligible: 8 },
]

test('in the package, on the screen, in the signed report and in 投票結果', async () => {
  const { electionPackage } = prepared.election
  expect(electionPackage.stationFacts).toMatchObject([{ registered: 9, eligible: 9, entitled: ENTITLED }])
  await served('1', 'paper-given')
  await served('2', 'hand-over')
  await served('5', 'hand-over')
  const report = await reported(2)
  expect(report).toMatchObject({ registered: 9, eligible: 9, entitled: ENTITLED })
  expect(report.handedOut).toEqual([{ contest: GOVERNOR, men: 2, women: 0, unsaid: 0 }])
  const receipt = { reports: new Map([[report.station, report]]) }
  const electors = electorsIn({ election: prepared.election, receipt } as unknown as TallyResult)
  expect(electors.get(MAYOR)).toEqual({ registered: 9, eligible: 7 })
})

test('both readers refuse a contest that is not there, a contest twice, and as many as all', async () => {
  await served('5', 'hand-over')
  const report = await reported(1)
  const both = (entitled: StationReport['entitled']) => {
    const bytes = serialiseStationReport({ ...report, entitled })
    return [parseStationReport(bytes).ok, reportOf(JSON.parse(new TextDecoder().decode(bytes))) !== null]
  }
  const refused = [false, false]
  expect(both(ENTITLED)).toEqual([true, true])
  expect(both([{ contest: 'senate' as ContestId, eligible: 1 }])).toEqual(refused)
  expect(both([{ contest: MAYOR, eligible: 9 }])).toEqual(refused)
  expect(both([ENTITLED[0], ENTITLED[0]] as StationReport['entitled'])).toEqual(refused)
})
