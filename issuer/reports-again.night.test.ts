/** Gap 8: a wrong tap at a machine's state is refused, seen, or put right after the report; the key lives until the day is ended. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestId } from '#election/ids.ts'
import { SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'

const theDesk = eachTestAtADesk({ voters: 4, until: 'unlocked' })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const machines = () => desk.day().record.kiosks.map(({ machine }) => machine)
function machine(place: number) {
  const found = machines()[place]
  assert(found !== undefined, 'a kiosk of the station')
  return found
}
const mark = (place: number, state: 'started' | 'spare' | 'waiting' | 'failed', note = '') =>
  desk.app.send({ type: 'kiosk-marked', machine: machine(place), state, note })

async function openWithOneVoter(): Promise<void> {
  await desk.open()
  await desk.serves('1')
}

async function signed(): Promise<StationReport> {
  const path = join(desk.room, 'reports', '2.json')
  const [bytes, signature] = [new Uint8Array(await readFile(path)), new Uint8Array(await readFile(`${path}.sig`))]
  return must(acceptStationReport(bytes, signature, desk.prepared.election.electionPackage))
}

async function officer(pin = PREPARED_PIN): Promise<void> {
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin })
  await desk.until((view) => view.screen === 'day' && view.officer?.working !== true, 'the officer’s card')
  desk.reader.tray.remove()
}

test.each(['spare', 'waiting'] as const)(
  'a machine that stood ready while cards went out cannot be set to %s',
  async (state) => {
    await openWithOneVoter()
    mark(0, state)
    expect(desk.day()).toMatchObject({ alarm: { code: 'kiosk-was-started' } })
    expect(desk.day().record.kiosks[0]).toMatchObject({ state: 'started', wasStarted: true })
    desk.app.send({ type: 'alarm-acknowledged' })
    mark(0, 'failed', 'the screen went dark')
    mark(0, state)
    expect(desk.day().record.kiosks[0]).toMatchObject({ state: 'failed', wasStarted: true })
  },
)

test('until the first card a wrong tap is put right and leaves no trace', async () => {
  await desk.open()
  mark(2, 'started')
  mark(2, 'spare')
  expect(desk.day()).toMatchObject({ alarm: null })
  expect(desk.day().record.kiosks[2]).toMatchObject({ state: 'spare', wasStarted: false })
})

test('a machine that died before anybody got a card: in the evening it stands as started, failed and taken over', async () => {
  await desk.open()
  mark(0, 'failed', 'the screen went dark')
  expect(desk.day().record.kiosks[0]).toMatchObject({ state: 'failed', wasStarted: false })
  closeAsRecorded(desk, 0)
  for (const contest of ['mayor', 'council'] as ContestId[])
    desk.app.send({ type: 'records-told', machine: machine(0), contest, count: 0 })
  await writeReport(desk)
  expect(desk.day().alarm?.code).toBe('told-by-unused')
  desk.app.send({ type: 'alarm-acknowledged' })
  mark(0, 'started')
  mark(0, 'failed', 'the screen went dark')
  desk.app.send({ type: 'pair-taken-over', machine: machine(0), by: machine(1) })
  await writeReport(desk)
  expect((await signed()).pairs[0]).toMatchObject({ state: 'failed', takenOverBy: machine(1) })
})

test('a spare with a closing screen holds the report back until it stands as started', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  desk.app.send({ type: 'records-told', machine: machine(2), contest: 'mayor' as ContestId, count: 0 })
  expect(desk.day().toldByUnused).toBe(machine(2))
  await writeReport(desk)
  expect(desk.day()).toMatchObject({ stage: 'closing', alarm: { code: 'told-by-unused' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  mark(2, 'started')
  desk.app.send({ type: 'records-told', machine: machine(2), contest: 'council' as ContestId, count: 0 })
  await writeReport(desk)
  expect((await signed()).pairs[2]).toMatchObject({ state: 'started' })
})

test('a wrong tap that the count finds: the second version says why and takes the place of the first', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  expect(await signed()).toMatchObject({ version: 1, correctsReason: '', pairs: [{}, {}, { state: 'spare' }] })
  mark(2, 'started')
  expect(desk.day().alarm?.code).toBe('report-signed')
  desk.app.send({ type: 'alarm-acknowledged' })

  desk.app.send({ type: 'report-correction-requested', reason: '予備機を開始したことの記載もれ' })
  // The desk waits for the card, and for nothing else.
  mark(2, 'started')
  expect(desk.day().record.kiosks[2]).toMatchObject({ state: 'spare' })
  await officer('999999')
  expect(desk.day()).toMatchObject({
    officer: { failure: { code: 'wrong-pin' } },
    record: { reports: { correcting: '' } },
  })
  await officer()
  mark(2, 'started')
  for (const contest of ['mayor', 'council'] as ContestId[])
    desk.app.send({ type: 'records-told', machine: machine(2), contest, count: 0 })
  await writeReport(desk)
  expect(await signed()).toMatchObject({
    version: 2,
    correctsReason: '予備機を開始したことの記載もれ',
    pairs: [{}, {}, { state: 'started' }],
  })
  expect(desk.day().record.reports).toMatchObject({ version: 2, correcting: '', signedAt: '2002-06-23T20:00' })
  // Told on paper too, beside the first one.
  const papers = join(desk.room, 'documents')
  await readFile(join(papers, 'station-report-2.pdf'))
  await readFile(join(papers, 'station-report-2-version-2.pdf'))
  await readFile(join(desk.config().machine, 'station-report-1.json'))
})

test('a correction is taken back, also behind a restart: what was signed stands, and is what it was signed with', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  const first = await readFile(join(desk.config().machine, 'station-report-1.json'))
  const { closing, kiosks } = desk.day().record
  desk.app.send({ type: 'report-correction-requested', reason: '数え直し' })
  await officer()
  expect(desk.day().correction).toEqual({ mayBeTakenBack: true, changed: [] })
  mark(2, 'started')
  desk.app.send({ type: 'tickets-counted', count: 7 })
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  expect(desk.day().correction).toEqual({ mayBeTakenBack: true, changed: ['machines', 'tickets'] })
  desk.app.send({ type: 'report-correction-dropped' })
  expect(desk.day().officer).toMatchObject({ act: { type: 'drop-correction', version: 1 } })
  await officer()
  expect(desk.day()).toMatchObject({
    correction: null,
    stage: 'closed',
    record: { reports: { version: 1, correcting: '' } },
  })
  expect(desk.day().record.closing).toEqual(closing)
  expect(desk.day().record.kiosks).toEqual(kiosks)
  mark(2, 'started')
  expect(desk.day().alarm?.code).toBe('report-signed')
  desk.app.send({ type: 'alarm-acknowledged' })
  await writeReport(desk)
  expect(await readFile(join(desk.room, 'reports', '2.json'))).toEqual(first)
  // LAW-07: that it was begun, and that it was taken back.
  desk.app.send({ type: 'log-requested' })
  await officer()
  await desk.until((view) => view.screen === 'day' && view.log !== null, 'the log')
  const acts = desk.day().log?.entries.flatMap(({ event }) => (event.type === 'officer-act' ? [event.act] : []))
  expect(acts).toEqual(['sign-report', 'correct-report', 'drop-correction'])
})

test('the stick is full: the report is signed once, and the same is written to another stick', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  await writeFile(join(desk.room, 'reports'), 'no directory')
  await writeReport(desk)
  expect(desk.day()).toMatchObject({
    stage: 'closed',
    alarm: { code: 'report-not-written' },
    record: { reports: { version: 1 } },
  })
  desk.app.send({ type: 'alarm-acknowledged' })
  const kept = await readFile(join(desk.config().machine, 'station-report-1.json'))
  await rm(join(desk.room, 'reports'))
  desk.clock.set('2002-06-23T20:50')
  await writeReport(desk)
  expect(await readFile(join(desk.room, 'reports', '2.json'))).toEqual(kept)
})

test('the pair of a failed machine names the one that took it over, and then its records are asked for', async () => {
  await openWithOneVoter()
  mark(1, 'failed', 'the power supply burnt')
  desk.app.send({ type: 'pair-taken-over', machine: machine(0), by: machine(1) })
  expect(desk.day().record.kiosks.map(({ takenOverBy }) => takenOverBy)).toEqual([null, null, null])
  const named = () => desk.day().record.kiosks[1]?.takenOverBy
  // It had sealed its pair before it stopped: no other machine is named then.
  desk.app.send({ type: 'pair-taken-over', machine: machine(1), by: machine(1) })
  expect(named()).toBe(machine(1))
  desk.app.send({ type: 'pair-taken-over', machine: machine(1), by: machine(0) })
  expect(named()).toBe(machine(0))
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  expect(desk.day().alarm?.code).toBe('records-missing')
  desk.app.send({ type: 'alarm-acknowledged' })
  for (const contest of ['mayor', 'council'] as ContestId[])
    desk.app.send({ type: 'records-told', machine: machine(1), contest, count: 0 })
  await writeReport(desk)
  expect((await signed()).pairs[1]).toMatchObject({ state: 'failed', takenOverBy: machine(0) })
})

test('the key lives until the officer ends the day; then nothing is corrected, and the same report is still written', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  const key = () => readFile(join(desk.config().machine, SIGNING_KEY_FILE))
  const isErased = async () => (await key()).every((byte) => byte === 0)
  desk.app.send({ type: 'end-of-day-requested' })
  expect(desk.day()).toMatchObject({ officer: null, alarm: { code: 'report-first' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  await writeReport(desk)
  const before = await signed()
  const sealed = await key()
  expect(await isErased()).toBe(false)
  sealEverything(desk)
  await endTheDay(desk)
  expect(desk.day()).toMatchObject({ signingKey: 'erased', record: { endedAt: '2002-06-23T20:00' } })
  expect(await isErased()).toBe(true)
  desk.app.send({ type: 'report-correction-requested', reason: 'too late' })
  expect(desk.day()).toMatchObject({ officer: null, alarm: { code: 'day-over' } })
  desk.app.send({ type: 'alarm-acknowledged' })

  // Power lost between the end of the day and the erasing.
  await desk.app.stop()
  await writeFile(join(desk.config().machine, SIGNING_KEY_FILE), sealed)
  await rm(join(desk.room, 'reports', '2.json'))
  await desk.start()
  await desk.unlock()
  expect(await isErased()).toBe(true)
  expect(desk.day()).toMatchObject({ stage: 'closed', signingKey: 'erased' })
  await writeReport(desk)
  expect(await signed()).toEqual(before)
})

test('power lost between the signing and the day’s record: what was signed stands at the next start', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  await desk.settled()
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  await writeReport(desk)
  await desk.app.stop()
  // The same machine before its record knew of it: the books of a second desk with the first one's signed file.
  const other = await Reception.furnish(desk.prepared)
  try {
    await other.start()
    await other.unlock()
    await other.open()
    await other.app.stop()
    for (const file of ['station-report-1.json', 'station-report-1.json.sig'])
      await writeFile(join(other.config().machine, file), await readFile(join(desk.config().machine, file)))
    await other.start()
    await other.unlock()
    expect(other.day()).toMatchObject({ stage: 'closed', record: { reports: { version: 1, correcting: '' } } })
  } finally {
    await other.clear()
  }
})

test('power lost after the second signature: the papers of the first version are made anew, as without it', async () => {
  await openWithOneVoter()
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  for (const tick of ['polling-record-made', 'transport-list-made'] as const)
    desk.app.send({ type: 'day-ticked', tick, done: true, witnesses: [] })
  desk.app.send({ type: 'report-correction-requested', reason: 'counted again' })
  await officer()
  await desk.settled()
  expect(desk.day().record.ticked).toContain('transport-list-made')
  await desk.app.stop()
  const [own, medium] = [desk.config().machine, join(desk.room, 'take-over')]
  const before = join(desk.room, 'before')
  for (const place of [own, medium]) await cp(place, join(before, basename(place)), { recursive: true })
  await desk.start()
  await desk.unlock()
  await writeReport(desk)
  await desk.app.stop()
  const signedFiles = ['station-report-2.json', 'station-report-2.json.sig'].map((name) => join(own, name))
  const bytes = await Promise.all(signedFiles.map((file) => readFile(file)))
  for (const place of [own, medium]) {
    await rm(place, { recursive: true })
    await cp(join(before, basename(place)), place, { recursive: true })
  }
  for (const [place, file] of signedFiles.entries()) await writeFile(file, bytes[place] ?? '')
  await desk.start()
  await desk.unlock()
  const { reports, ticked } = desk.day().record
  expect(reports).toMatchObject({ version: 2, correcting: '', signedAt: '2002-06-23T20:00' })
  expect(ticked.filter((tick) => /polling-record|transport-list/.test(tick))).toEqual([])
})
