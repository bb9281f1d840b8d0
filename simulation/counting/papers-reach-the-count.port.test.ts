/**
 * CNT-14, PAP-07, TRN-08 from desk to wall: the designated station gives a braille and a provisional ballot and accepts two absentee votes, its
 * signed report says so, the tally asks for exactly these papers, and 投票結果 has their voters.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pollCsv } from '#documents/poll-result.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { Way, WayEntries } from '#issuer/session/screen-event.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { CARDS, type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { papersOf } from '#tally/services/documents/electors-and-elected.ts'
import { resultOf, toldContests } from '#tally/session/questions.ts'
import { paperSaid } from './paper-said.ts'

const MAYOR = 'mayor' as ContestId
let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  const sources = sourcesWith(9)
  const roll = sources.roll.map((row, place): RollRow => (place === 1 ? { ...row, mark: 'disqualified' } : row))
  prepared = await prepareStation({ ...sources, roll })
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterAll(async () => {
  await desk.clear()
  await prepared.close()
})

async function onPaper(rollNo: string, way: Way, entries: Partial<WayEntries>): Promise<void> {
  const nothing = { ticks: [], ticketReason: null, papers: null, ground: null, decidedBy: null, words: '' }
  await desk.seek(rollNo)
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way })
  desk.app.send({ type: 'way-decided', entries: { ...nothing, contests: [MAYOR], ...entries } })
  await desk.settled()
  desk.desk('paper-given')
  desk.app.send({ type: 'handed-over' })
}

/** Two assistants choose for this voter; the card is at a machine. */
async function byProxy(rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'identity-confirmed' })
  const whole = { assistants: ['補助 一', '補助 二'], cause: 'body', heard: true, agreed: true } as const
  desk.app.send({ type: 'assistance-chosen', mode: 'proxy', ...whole, assistants: [...whole.assistants] })
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

async function signedReport() {
  const path = join(desk.room, 'reports', '2.json')
  const [bytes, signature] = await Promise.all([readFile(path), readFile(`${path}.sig`)])
  return must(acceptStationReport(bytes, signature, prepared.election.electionPackage))
}

test('one braille, one provisional, two absentee votes accepted and one refused: the count asks for them, and has their voters', async () => {
  await onPaper('4', 'braille', { ticks: ['cannot-see'] })
  const ticks: WayEntries['ticks'] = ['headquarters-asked', 'witnesses-heard', 'explained']
  await onPaper('2', 'provisional', { ticks, ground: 'no-right', decidedBy: 'officer', words: '立会人に異議なし' })
  await byProxy('5')
  const [none, came] = [
    { men: 0, women: 0 },
    { men: 2, women: 1 },
  ]
  const absentees = [
    { received: came, notAccepted: { men: 1, women: 0 }, refused: none },
    { received: none, notAccepted: none, refused: none },
  ]
  closeAsRecorded(desk, 1, '2002-06-23', {
    cardsInCase: CARDS - 1,
    absentees: { contests: absentees, late: 3, notAcceptedNames: '甲野 太郎', refusedNames: '' },
  })
  await writeReport(desk)
  expect(desk.day().alarm).toBeNull()
  const report = await signedReport()
  const [mayor, council] = report.contests
  // PAP-07, DOC-09: late absentee votes and voters by proxy need no pen at the count.
  expect([report.lateAbsentees, mayor?.proxies, council?.proxies]).toEqual([3, 1, 1])
  expect(mayor?.onPaper).toEqual({ braille: 1, provisional: 1, ordinary: 0, absentee: 2, notAccepted: 1 })
  expect(council?.onPaper).toEqual({ braille: 0, provisional: 0, ordinary: 0, absentee: 0, notAccepted: 0 })

  const room = await CountRoom.make({ records: 4, sent: { mayor: mayor?.onPaper ?? {} } })
  room.receiveEverything()
  room.count()
  room.press({ type: 'no-paper', contest: 'mayor', chair: '選挙 長', witnesses: ['立会 人'] })
  expect(room.view().message).toMatchObject({ code: 'paper-was-sent', about: { count: 5 } })
  const sent = { braille: 1, absentee: 3, provisional: 1, ordinary: 0 }
  expect(room.view().result?.sent).toEqual([{ contest: 'mayor', kinds: sent }])
  for (const event of paperSaid(room.view())) {
    // The count takes the station's decision: one of the three is no voter, and its ballot is not opened.
    if (event.type === 'type-paper')
      for (const { fields } of event.typings)
        Object.assign(fields, { 'voters-absentee': '2', 'not-accepted-absentee': '1', 'invalid-blank': '4' })
    room.press(event)
  }
  expect(room.view()).toMatchObject({ missing: [], result: { final: true } })

  const result = resultOf(room.state) ?? expect.unreachable()
  const electors = new Map([['mayor', { registered: 100, eligible: 100 }]])
  const contests = toldContests(room.state)
  const lines = new TextDecoder().decode(pollCsv({ contests, electors, papers: papersOf(result) })).split('\r\n')
  // Twelve by machine and four on paper of a hundred; the vote that was not accepted is nobody's.
  expect(lines.filter((line) => line.startsWith('mayor')).slice(3)).toEqual([
    'mayor,見本市長選挙,投票者数　用紙による投票,,,4,4.00',
    'mayor,見本市長選挙,投票者数　計,,,16,16.00',
    'mayor,見本市長選挙,棄権者数（選挙当日有権者数－投票者数）,,,84,84.00',
    'mayor,見本市長選挙,不在者投票　受理しない、又は拒否した数,,,1,',
    'mayor,見本市長選挙,点字投票をした者の数,,,1,',
    'mayor,見本市長選挙,仮投票をした者の数,,,1,',
    'mayor,見本市長選挙,代理投票をした者の数,,,0,',
    'mayor,見本市長選挙,不在者投票　投票所を閉じた後に送致を受けた数,,,0,',
  ])
})
