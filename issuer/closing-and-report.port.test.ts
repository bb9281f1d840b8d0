import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import { SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { preparing } from '#simulation/people/issuer-day.ts'
import { secretBelow } from '#simulation/promises/stolen-disk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'
import { playMachine } from '#simulation/rooms/signing-key.ts'

const theDesk = eachTestAtADesk({ voters: 9, until: 'unlocked' })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const close = (records: number) => closeAsRecorded(desk, records)
const report = () => writeReport(desk)

describe('closing', () => {
  test('before its time, and before the opening, nothing is declared (OPN-07, D-04)', async () => {
    desk.app.send({ type: 'opening-declared' })
    expect(desk.day().alarm?.code).toBe('clock-not-confirmed')
    desk.app.send({ type: 'alarm-acknowledged' })
    await desk.open()
    desk.clock.set('2002-06-23T19:59')
    desk.app.send({ type: 'closing-declared' })
    expect(desk.day()).toMatchObject({ stage: 'voting', alarm: { code: 'before-closing-time' } })
  })

  test('the report is signed, printed, accepted by the count, and ends the day', async () => {
    await desk.open()
    await desk.servesEach('1', '2', '3')
    close(3)
    expect(desk.day().balanced).toBe(true)
    await report()
    const path = join(desk.room, 'reports', '2.json')
    const bytes = new Uint8Array(await readFile(path))
    const signature = new Uint8Array(await readFile(`${path}.sig`))
    const { electionPackage } = desk.prepared.election
    const accepted = must(acceptStationReport(bytes, signature, electionPackage))
    expect(accepted).toMatchObject({
      station: '2',
      contests: [
        { contest: 'mayor', issued: 3, returned: 0, men: 2, women: 1, recordsTold: 3 },
        { contest: 'council', issued: 3, returned: 0, recordsTold: 3 },
      ],
      tickets: { expected: 3, counted: 3 },
      pairs: [{ state: 'started' }, { state: 'started' }, { state: 'spare' }],
    })
    expect((await stat(join(desk.room, 'documents', 'station-report-2.pdf'))).size).toBeGreaterThan(1000)
    const altered = new Uint8Array(bytes)
    const at = new TextDecoder().decode(bytes).indexOf('"issued":3')
    altered[at + 9] = '4'.charCodeAt(0)
    expect(acceptStationReport(altered, signature, electionPackage)).toMatchObject({
      error: { type: 'report-altered' },
    })
    desk.app.send({ type: 'voter-sought', text: '4', by: 'any' })
    expect(desk.day()).toMatchObject({ stage: 'closed', alarm: { code: 'already-closed' } })
  })

  test('a report whose stick was lost is written again with the same figures, and nothing else is changed', async () => {
    await desk.open()
    await desk.servesEach('1', '2')
    close(2)
    await report()
    const path = join(desk.room, 'reports', '2.json')
    const before = JSON.parse(await readFile(path, 'utf8'))
    await rm(path)
    await rm(`${path}.sig`)
    desk.clock.set('2002-06-23T20:45')
    desk.app.send({ type: 'station-report-requested' })
    await desk.until((view) => view.screen === 'day' && view.report.type === 'writing', 'writing again')
    await desk.until((view) => view.screen === 'day' && view.report.type === 'written', 'written again')
    const signature = new Uint8Array(await readFile(`${path}.sig`))
    const again = must(
      acceptStationReport(new Uint8Array(await readFile(path)), signature, desk.prepared.election.electionPackage),
    )
    // Byte for byte what was signed: another one has another version and a reason.
    const { format: _format, ...figures } = before
    expect(again).toEqual(figures)
    expect(desk.day()).toMatchObject({ stage: 'closed', alarm: null })
    desk.app.send({ type: 'tickets-counted', count: 7 })
    expect(desk.day().alarm?.code).toBe('report-signed')
  })

  // TC-28
  test('the numbers of the seals stand in it; one of another length is not kept (X-A4)', async () => {
    await desk.open()
    close(0)
    const [first, second] = desk.day().record.kiosks.map(({ machine }) => machine)
    assert(first !== undefined && second !== undefined, 'two kiosks')
    desk.app.send({ type: 'seal-told', machine: first, digits: '１2345 67890 12345-67890 64' })
    desk.app.send({ type: 'seal-told', machine: second, digits: '12345 67890 12345 6789 89' })
    expect(desk.day().alarm?.code).toBe('seal-digits-wrong')
    desk.app.send({ type: 'alarm-acknowledged' })
    await report()
    const { pairs } = JSON.parse(await readFile(join(desk.room, 'reports', '2.json'), 'utf8'))
    const told = pairs.map(({ sealFingerprint }: { sealFingerprint: string | null }) => sealFingerprint)
    expect(told).toEqual(['12345678901234567890', null, null])
    // Decision 022: where no number stands, the reason does.
    expect(pairs.map(({ note }: { note: string }) => note)).toEqual(['', '封印の照合番号なし：simulated', ''])
  })

  test('the issuer’s disk signs no report: not in the day, and not after it (X-A5)', async () => {
    await desk.open()
    await desk.servesEach('1')
    const { machine } = desk.config()
    const { signingSecretKey } = await playMachine(
      machine,
      desk.prepared.election.electionPackage,
      desk.prepared.secrets,
    )
    expect(secretBelow(machine, signingSecretKey)).toBeNull()
    close(1)
    await report()
    const written = desk.day().report
    assert(written.type === 'written', 'the report is written')
    sealEverything(desk)
    await endTheDay(desk)
    expect(desk.day().signingKey).toBe('erased')
    const bytes = new Uint8Array(await readFile(join(desk.room, 'reports', '2.json')))
    expect(written.digits).toBe(reportFingerprint(nativeSha256(bytes)))
    expect((await readFile(join(machine, SIGNING_KEY_FILE))).every((byte) => byte === 0)).toBe(true)
    expect(secretBelow(machine, signingSecretKey)).toBeNull()
    // After a restart the same report is written again, and no card is issued.
    await desk.app.stop()
    await desk.start()
    await desk.unlock()
    expect(desk.day().stage).toBe('closed')
    await rm(join(desk.room, 'reports', '2.json'))
    await report()
    expect(new Uint8Array(await readFile(join(desk.room, 'reports', '2.json')))).toEqual(bytes)
  })

  test('an issuer without its key opens no desk: its cards and its report could not be signed', async () => {
    await desk.app.stop()
    await writeFile(join(desk.config().machine, SIGNING_KEY_FILE), Buffer.alloc(4096))
    await desk.start()
    await desk.unlock()
    expect(desk.app.view()).toMatchObject({ screen: 'out-of-service', notice: { code: 'signing-key-gone' } })
  })

  test('a difference is shown, never forced equal, and needs a reason', async () => {
    await desk.open()
    await desk.servesEach('1', '2')
    close(1)
    expect(desk.day().books.map((contest) => contest.difference)).toEqual([1, 1])
    await report()
    expect(desk.day().alarm?.code).toBe('difference-unexplained')
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'difference-explained', reason: '1枚持ち帰り' })
    await report()
    expect(desk.day().report.type).toBe('written')
  })
})

describe('the day goes on after a restart', () => {
  test('declarations, witnesses and hourly counts are there again; hours are cumulative (TRN-03)', async () => {
    await desk.open()
    await desk.servesEach('1')
    desk.clock.set('2002-06-23T08:00')
    await desk.servesEach('2')
    desk.clock.set('2002-06-23T10:00')
    await desk.app.stop()
    await desk.start()
    await desk.unlock()
    const { record, stage } = desk.day()
    expect(stage).toBe('voting')
    expect(record.hours.map(({ until, contests }) => [until, contests[0]?.men, contests[0]?.women])).toEqual([
      ['08:00', 1, 0],
      ['09:00', 1, 1],
      ['10:00', 1, 1],
    ])
  })

  test('the confirmation sheet is printed as a PDF (OPN-06), and without signature nobody gets a card', async () => {
    desk.app.send({ type: 'clock-confirmed' })
    desk.app.send({ type: 'witnesses-named', appointed: 3, names: ['一', '二'], parties: [] })
    for (const witness of [0, 1]) desk.app.send({ type: 'witness-marked', witness, present: true })
    desk.plays(preparing(20))
    desk.clock.set('2002-06-23T07:00')
    desk.app.send({ type: 'opening-declared' })
    expect(desk.day().alarm?.code).toBe('witnesses-below-appointed')
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'confirmation-sheet-requested' })
    // OPN-01: declared and not rung is not the step before.
    expect(desk.day().alarm?.code).toBe('bell-not-rung')
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'day-ticked', tick: 'opening-bell', done: true, witnesses: [] })
    for (const { machine, state } of desk.day().record.kiosks) {
      if (state === 'waiting') desk.app.send({ type: 'kiosk-marked', machine, state: 'started', note: '' })
    }
    desk.app.send({ type: 'confirmation-sheet-requested' })
    await desk.until((view) => view.screen === 'day' && view.record.sheet !== 'printing', 'the sheet')
    expect(desk.day().record.sheet).toBe('printed')
    expect((await stat(join(desk.room, 'documents', 'confirmation-sheet-2.pdf'))).size).toBeGreaterThan(1000)
    desk.app.send({ type: 'voter-sought', text: '1', by: 'any' })
    expect(desk.day().alarm?.code).toBe('sheet-not-signed')
  })
})
