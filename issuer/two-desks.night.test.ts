/** D-24: two desks of one station, no network between them: the main one (2-I1) and one for issuing (2-I3). Real books, media and sticks. */
import { execFileSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { reconcileStation } from '#election/count/reconcile.ts'
import { parseStationReport, serialiseStationReport } from '#election/count/station-report.ts'
import type { ContestId, MachineId, StationId } from '#election/ids.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { readDeskReport } from '#issuer/services/papers/read-desk-report.ts'
import type { Day } from '#issuer/session/state.ts'
import { deskReportAnswered } from '#issuer/session/step-other-desk.ts'
import { takingInDesks } from '#simulation/people/issuer-day.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, twoDeskSources } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'
import { packed } from '#simulation/rooms/station-on-paper.ts'
import { readStationReports } from '#verify/count/station-reports.ts'
import { readTrust } from '#verify/package/trust.ts'

let prepared: PreparedStation
let main: Reception
let second: Reception

beforeAll(async () => {
  prepared = await prepareStation(twoDeskSources())
})
afterAll(() => prepared.close())

beforeEach(async () => {
  main = await Reception.furnish(prepared)
  second = await Reception.furnish(prepared, 'second desk')
  await main.start()
  await second.start('2-I3', { reports: reports() })
  for (const desk of [main, second]) {
    await desk.unlock()
    await desk.open()
  }
})
afterEach(async () => {
  await second.clear()
  await main.clear()
})

function reports(): string {
  return join(main.room, 'reports')
}

async function closesTheSecond(changes: Parameters<typeof closeAsRecorded>[3] = {}): Promise<void> {
  closeAsRecorded(second, 0, '2002-06-23', changes)
  await writeReport(second)
}

async function readByVerify() {
  const { authorityPublicKey } = must(await readIdentity(join(prepared.directory, 'machines', '2-I1')))
  const trust = await readTrust(join(prepared.directory, 'package'), toHex(authorityPublicKey))
  assert(typeof trust !== 'string', 'the package is trusted')
  return readStationReports(reports(), trust)
}

async function reportOfStation() {
  const [bytes, signature] = await Promise.all([
    readFile(join(reports(), '2.json')),
    readFile(join(reports(), '2.json.sig')),
  ])
  return { bytes: new Uint8Array(bytes), signature: new Uint8Array(signature) }
}

describe('each voter is served at one desk', () => {
  test('ISS-02: the other desk names the right one, and neither card nor paper nor mark is given', async () => {
    await second.seek('3')
    expect(second.desk('refused')).toMatchObject({ notice: { code: 'other-desk', values: { desk: 1 } }, voter: null })
    expect(second.day().counts).toMatchObject({ cardsIssued: 0, ticketsHeld: 0 })
    await main.seek('7')
    expect(main.desk('refused')).toMatchObject({ notice: { code: 'other-desk', values: { desk: 2 } }, voter: null })
    second.app.send({ type: 'voter-left' })
    await second.serves('7')
    expect(second.day().counts.cardsIssued).toBe(1)
  })

  test('who is on no roll is entered at the first desk alone', async () => {
    await second.seek('999')
    second.app.send({ type: 'ways-requested' })
    expect(second.desk('refused').notice.code).toBe('not-on-roll')
    second.app.send({ type: 'voter-left' })
    await main.seek('999')
    main.app.send({ type: 'ways-requested' })
    expect(main.desk('by-order').working).toBe(false)
  })

  test('the spare of one desk does not open the take-over medium of the other', async () => {
    await main.serves('1')
    await main.app.stop()
    await second.app.stop()
    await second.start('2-I4', { takeover: join(main.room, 'take-over'), reports: reports() })
    await second.unlock()
    expect(second.app.view()).toMatchObject({
      screen: 'out-of-service',
      notice: { code: 'take-over-medium-foreign' },
    })
    await main.start('2-I2')
    await main.unlock()
    expect(main.app.view()).toMatchObject({ screen: 'take-over', offer: { from: '2-I1', cardsIssued: 1 } })
  })
})

describe('the evening', () => {
  test('CLS-03: no machine closes before the other desk has closed; the report of the station is the sum', async () => {
    await main.servesEach('1', '2')
    await second.servesEach('6', '7', '8')
    closeAsRecorded(main, 5)
    main.app.send({ type: 'alarm-acknowledged' })
    main.app.send({ type: 'kiosks-closing' })
    expect(main.day().alarm?.code).toBe('other-desk-open')
    main.app.send({ type: 'desk-report-requested', desk: 2 })
    await main.until((view) => view.screen === 'day' && view.alarmsWaiting > 0, 'no report yet')
    await closesTheSecond()
    expect(second.day()).toMatchObject({ stage: 'closed', closing: expect.not.arrayContaining([{ step: 'sealing' }]) })
    for (let alarm = 0; alarm < 3; alarm++) main.app.send({ type: 'alarm-acknowledged' })
    main.plays(takingInDesks)
    await main.until((view) => view.screen === 'day' && view.otherDesks.length === 1, 'the other desk')
    closeAsRecorded(main, 5)
    expect(main.day()).toMatchObject({ balanced: true, books: [{ voters: 5, told: 5, difference: 0 }, {}] })
    await writeReport(main)
    const { bytes, signature } = await reportOfStation()
    const report = must(acceptStationReport(bytes, signature, prepared.election.electionPackage))
    expect(report).toMatchObject({
      issuer: '2-I1',
      contests: [
        { contest: 'mayor', issued: 5, men: 2, women: 3, recordsTold: 5 },
        { contest: 'council', issued: 5 },
      ],
      cards: { issued: 5 },
      tickets: { expected: 5, counted: 5 },
      desks: [{}],
    })
    // CNT-14: a paper of the other desk that the first one leaves out.
    const [given] = report.desks ?? []
    assert(given !== undefined, 'the other desk is in it')
    const desks = [{ ...given, document: given.document.replace('"braille":0', '"braille":1') }]
    const less = serialiseStationReport({ ...report, desks })
    expect(acceptStationReport(less, signature, prepared.election.electionPackage, () => true)).toEqual({
      ok: false,
      error: { type: 'desk-report-missing', station: '2', desk: 2 },
    })
    expect(reconcileStation(report, new Map(report.contests.map(({ contest }) => [contest, 5]))).balanced).toBe(true)
    expect(await readByVerify()).toMatchObject({ read: [{ file: '2.json' }], refused: [] })
    // Each desk had 20 cards and signs for them; nobody signs for a sum.
    for (const [desk, file, issued] of [
      [main, 'card-ledger-2', 2] as const,
      [second, 'card-ledger-2-desk-2', 3] as const,
    ])
      expect(await printed(desk, 'card-ledger', file)).toMatch(
        new RegExp(`受領した枚数20枚.*収納箱にある枚数.{14}2020.*発行した枚数${issued}枚`),
      )
    sealEverything(main)
    await endTheDay(main)
    second.app.send({ type: 'end-of-day-requested' })
    expect(second.day()).toMatchObject({ alarm: { code: 'desk-annex-missing' }, officer: null })
    second.app.send({ type: 'alarm-acknowledged' })
    await endTheDay(second)
    expect([main, second].map((desk) => desk.day().signingKey)).toEqual(['erased', 'erased'])
  })

  test('a report that the other desk did not sign is not taken in', async () => {
    await second.serves('6')
    await closesTheSecond()
    const path = join(reports(), '2.desk2.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"issued":1', '"issued":0'))
    main.clock.set('2002-06-23T20:00')
    main.app.send({ type: 'closing-declared' })
    main.app.send({ type: 'desk-report-requested', desk: 2 })
    await main.until((view) => view.screen === 'day' && view.alarm !== null, 'refused')
    expect(main.day()).toMatchObject({ alarm: { code: 'desk-report-wrong' }, otherDesks: [] })
  })

  test('a report with other contests, of a desk with another candidate list, is not taken in', async () => {
    await second.serves('6')
    await closesTheSecond()
    const { election } = prepared
    const facts = { station: '2' as StationId, listVersion: 2, contests: election.electionPackage.contests.slice(1) }
    expect(await readDeskReport({ facts, election }, 2, reports())).toMatchObject({
      type: 'desk-report-not-read',
      notice: { code: 'desk-report-other-list', values: { desk: 2, own: 2, other: 1 } },
    })
    const own = { ...facts, contests: election.electionPackage.contests }
    expect(await readDeskReport({ facts: own, election }, 2, reports())).toMatchObject({ type: 'desk-report-read' })
  })

  test('without the other desk the count takes no report of the station, and names the desk', async () => {
    await main.serves('1')
    main.clock.set('2002-06-23T20:00')
    main.app.send({ type: 'closing-declared' })
    main.app.send({ type: 'desk-report-waived', desk: 2, reason: 'burnt' })
    closeAsRecorded(main, 1)
    await writeReport(main)
    const { bytes, signature } = await reportOfStation()
    expect(acceptStationReport(bytes, signature, prepared.election.electionPackage)).toEqual({
      ok: false,
      error: { type: 'desk-report-missing', station: '2', desk: 2 },
    })
    // The independent reader takes it as little.
    expect(await readByVerify()).toMatchObject({ read: [], refused: ['2.json'] })
    await rm(join(reports(), '2.json'))
    const alone = await closedAlone()
    expect(acceptStationReport(alone.bytes, alone.signature, prepared.election.electionPackage)).toMatchObject({
      error: { type: 'report-of-one-desk' },
    })
  })

  async function closedAlone() {
    await closesTheSecond()
    const path = join(reports(), '2.desk2.json')
    const [bytes, signature] = await Promise.all([readFile(path), readFile(`${path}.sig`)])
    return { bytes: new Uint8Array(bytes), signature: new Uint8Array(signature) }
  }
})

async function printed(desk: Reception, paper: StationPaperName, file: string): Promise<string> {
  desk.app.send({ type: 'paper-requested', paper })
  const isKept = () => desk.day().papers.some(({ name, state }) => name === paper && state.type === 'kept')
  await desk.until(isKept, paper)
  const path = join(desk.room, 'documents', `${file}.pdf`)
  return packed(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }))
}

async function refusesUndeclared(desk: Reception, rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'way-chosen', way: 'refusal' })
  const nothing = { ticketReason: null, papers: null, ground: null, decidedBy: null, words: '', contests: [] }
  desk.app.send({ type: 'way-decided', entries: { ...nothing, ticks: ['witnesses-heard'] } })
  await desk.settled()
  desk.app.send({ type: 'voter-left' })
}

async function reasonsInTheReport(): Promise<readonly string[]> {
  const { differenceReason } = must(parseStationReport((await reportOfStation()).bytes))
  return differenceReason.split('\n')
}

describe('DOC-03: whom the second desk names is on its own annex of the polling record', () => {
  test('and the record says so in the rows that are no sum', async () => {
    await main.serves('1', ['補助 春', '補助 夏'])
    await second.serves('7', ['補助 秋', '補助 冬'])
    await refusesUndeclared(second, '6')
    await closesTheSecond({ tickets: 0, difference: '一枚持ち帰り' })
    const annex = await printed(second, 'desk-annex', 'desk-annex-2-desk-2')
    for (const said of ['受付2', '選挙6郎本人である旨の宣言をしない無', '選挙7郎', '補助秋', 'taken home'])
      expect(annex).toContain(packed(said))
    expect(annex).not.toContain('補助春')
    main.clock.set('2002-06-23T20:00')
    main.app.send({ type: 'closing-declared' })
    main.plays(takingInDesks)
    await main.until((view) => view.screen === 'day' && view.otherDesks.length === 1, 'the other desk')
    closeAsRecorded(main, 2, '2002-06-23', { difference: '一枚足りない' })
    await writeReport(main)
    const record = await printed(main, 'polling-record', 'polling-record-2')
    expect(record).toContain('1人受付1の分である。受付2は別紙のとおり。')
    expect(record).toContain('うち投票機による投票者数202')
    expect(record).not.toContain('選挙6郎')
    expect(main.day().paperOffers.map(({ name }) => name)).not.toContain('desk-annex')
    // The count has the reasons of both.
    expect(await reasonsInTheReport()).toEqual(['一枚足りない', '受付2：一枚持ち帰り'])
  })

  test('a desk whose report is not here is named with the reason', async () => {
    main.clock.set('2002-06-23T20:00')
    main.app.send({ type: 'closing-declared' })
    main.app.send({ type: 'desk-report-waived', desk: 2, reason: '発券機が焼けた' })
    closeAsRecorded(main, 0)
    await writeReport(main)
    const words = '受付2の報告なし（数に受付2の分を含まない）：発券機が焼けた'
    expect(await printed(main, 'polling-record', 'polling-record-2')).toContain(words)
    expect(await reasonsInTheReport()).toContain(words)
  })
})

describe('a machine fails', () => {
  const first = () => main.day().record.kiosks[0]?.machine as MachineId

  test('its pair is asked for although only the other desk has issued cards', async () => {
    await second.serves('6')
    main.app.send({ type: 'kiosk-marked', machine: first(), state: 'spare', note: '' })
    expect(main.day()).toMatchObject({ alarm: { code: 'kiosk-was-started' } })
    main.app.send({ type: 'alarm-acknowledged' })
    main.app.send({ type: 'kiosk-marked', machine: first(), state: 'failed', note: 'dark' })
    expect(main.day().record.kiosks[0]).toMatchObject({ state: 'failed', wasStarted: true })
  })

  test('D-07: the other desk, which does not know of it, replaces no card before desk 1 was asked', async () => {
    await second.serves('6')
    main.app.send({ type: 'kiosk-marked', machine: first(), state: 'failed', note: 'dark' })
    await second.seek('6')
    await second.authorise()
    second.app.send({ type: 'replacement-requested', card: 'unreadable' })
    second.app.send({ type: 'replacement-decided', reason: 'the witnesses agree' })
    expect(second.day()).toMatchObject({ check: { failure: { code: 'replace-ask-main-desk' } } })
    expect(second.day().record.replacements).toEqual([])
    second.app.send({ type: 'replacement-decided', reason: 'the witnesses agree', mainDeskAsked: true })
    expect(second.day()).toMatchObject({ desk: { type: 'checked' }, record: { replacements: [{ number: 1 }] } })
  })
})

test('the hours of both desks are in the papers of the station, and no press gives up a report that is here', async () => {
  await main.serves('1')
  await second.servesEach('6', '7')
  for (const desk of [main, second]) desk.clock.set('2002-06-23T08:00')
  await closesTheSecond()
  main.clock.set('2002-06-23T20:00')
  main.app.send({ type: 'closing-declared' })
  main.plays(takingInDesks)
  await main.until((view) => view.screen === 'day' && view.otherDesks.length === 1, 'the other desk')
  const given = main.day().record.closing.desks
  main.app.send({ type: 'desk-report-waived', desk: 2, reason: 'pressed while it was read' })
  expect(main.day()).toMatchObject({
    alarm: { code: 'desk-report-here', values: { desk: 2 } },
    record: { closing: { desks: given } },
  })
  main.app.send({ type: 'alarm-acknowledged' })
  const [note] = given ?? []
  const told = JSON.parse(note?.report?.document ?? '{}') as { desk: { hours: { contests: { men: number }[] }[] } }
  expect(told.desk.hours[0]?.contests[0]).toEqual({ men: 1, women: 1 })
  // The stick of before desk 2 corrected its report is put in once more.
  const { report: older } = note ?? {}
  const newer = older && {
    ...older,
    document: older.document
      .replace('"version":1', '"version":2')
      .replace('"correctsReason":""', '"correctsReason":"x"'),
  }
  const held = { ...main.day().record, closing: { ...main.day().record.closing, desks: [{ ...note, report: newer }] } }
  const read = deskReportAnswered({ record: held, alarms: [] } as unknown as Day, {
    type: 'desk-report-read',
    desk: 2,
    report: older as never,
  })
  expect(read.day).toMatchObject({
    alarms: [{ code: 'desk-report-older', values: { desk: 2, held: 2, other: 1 } }],
    record: { closing: { desks: [{ report: newer }] } },
  })
  // The issuer of desk 2 died over its version 1, and the spare signed a version 1 too.
  const ofSpare = older && { ...older, document: older.document.replace('"braille":0', '"braille":1') }
  const asked = { record: main.day().record, alarms: [] } as unknown as Day
  const answer = (report: typeof older) =>
    deskReportAnswered(asked, { type: 'desk-report-read', desk: 2, report: report as never }).day
  expect(answer(ofSpare)).toMatchObject({
    alarms: [{ code: 'desk-report-two-of-one-version', values: { desk: 2, version: 1 } }],
    record: { closing: { desks: [{ report: older }] } },
  })
  expect(answer(older)).toMatchObject({ alarms: [], record: { closing: { desks: [{ report: older }] } } })
  expect(answer(newer)).toMatchObject({ alarms: [], record: { closing: { desks: [{ report: newer }] } } })
  expect(main.day().books[0]).toMatchObject({ contest: 'mayor' as ContestId, voters: 3 })
})
