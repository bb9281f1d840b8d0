/** LAW-07: every act of the day stands in the issuer's log, in a file of one size, and none of a voter's card does. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { MachineId } from '#election/ids.ts'
import { asCount, COUNT_MAX } from '#election/log/catalogue.ts'
import { ISSUER_EVENT_CODES, issuerEventOf, issuerParametersOf } from '#election/log/issuer-catalogue.ts'
import { issuerLogCheck, issuerLogKey, readIssuerLog } from '#election/log/issuer-log.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'
import { ISSUER_LOG_FILE, openIssuerLog } from './services/log/issuer-log.ts'

const CHECK = { key: new Uint8Array(32).fill(3), binding: new Uint8Array(8) }
const theDesk = eachTestAtADesk({ voters: 4, until: 'furnished' })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const file = () => readFile(join(desk.config().machine, ISSUER_LOG_FILE))

// TC-07
test('a whole day, act by act; an issue and a return leave nothing', async () => {
  await desk.start()
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: '111111' })
  await desk.until((view) => view.screen === 'locked' && view.failure !== null)
  desk.reader.tray.remove()
  await desk.unlock()
  await desk.open()
  const { length } = await file()
  const before = await pagesWritten()
  await desk.serves('1')
  await desk.settled()
  expect(await pagesWritten()).toBe(before)
  await desk.authorise()
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'operation-cancelled' })
  expect(await pagesWritten()).toBe(before)
  desk.app.send({ type: 'desk-lock-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'day' && view.officer === null)
  desk.reader.tray.remove()
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  sealEverything(desk)
  await endTheDay(desk)
  await desk.app.stop()
  expect((await file()).length).toBe(length)
  const { electionId } = desk.prepared.election.electionPackage
  const issuer = '2-I1' as MachineId
  const key = issuerLogKey(desk.prepared.secrets.keys.takeOverKey, electionId, issuer)
  const check = issuerLogCheck(key, electionId, issuer)
  const read = readIssuerLog(await file(), check)
  expect(read.gaps).toBe(0)
  const logged = read.entries.map(({ event }) => event)
  expect(logged.map(({ type }) => type)).toEqual([
    'started',
    'clock-confirmed',
    ...['witnesses', 'witnesses', 'witnesses'],
    'opened',
    ...['machine', 'machine'],
    'sheet-signed',
    ...['locked', 'officer-act'],
    'card-checks',
    'closed',
    'kiosks-closing',
    ...['officer-act', 'report-signed'],
    'boxes-ready',
    ...Array(4).fill('key-envelope'),
    ...['officer-act', 'key-erased'],
  ])
  expect(logged[0]).toEqual({ type: 'started', wrongPins: 1 })
  expect(logged.filter(({ type }) => type === 'card-checks')).toEqual([{ type: 'card-checks', cards: 1, wrongPins: 0 }])
})

async function pagesWritten(): Promise<number> {
  const bytes = await file()
  return Array.from({ length: bytes.length / 4096 }, (_, page) =>
    bytes.subarray(page * 4096, (page + 1) * 4096),
  ).filter((page) => page.some((byte) => byte !== 0)).length
}

test('the officer sees it by card and PIN, and takes it along: on paper, and after the day with the key of its pages', async () => {
  const written = () => readdir(join(desk.room, 'documents')).then((names) => names.filter((name) => /log/.test(name)))
  await desk.start()
  await desk.unlock()
  await desk.open()
  desk.app.send({ type: 'log-print-requested' })
  await desk.showLog()
  expect(desk.day()).toMatchObject({ tab: 'papers', log: { gaps: 0, files: null } })
  expect(desk.day().log?.entries.map(({ event }) => event.type)).toContain('sheet-signed')
  desk.app.send({ type: 'log-print-requested' })
  await desk.until((view) => view.screen === 'day' && view.log?.files !== null, 'the paper')
  expect(await written()).toEqual(['issuer-log-2-I1.pdf'])
  desk.app.send({ type: 'tab-chosen', tab: 'vote' })
  expect(desk.day().log).toBeNull()
  closeAsRecorded(desk, 0)
  await writeReport(desk)
  sealEverything(desk)
  await endTheDay(desk)
  await desk.showLog()
  desk.app.send({ type: 'log-print-requested' })
  await desk.until((view) => view.screen === 'day' && view.log?.files !== null, 'the paper')
  expect((await written()).sort()).toEqual(['issuer-log-2-I1.ippyo', 'issuer-log-2-I1.key', 'issuer-log-2-I1.pdf'])
  const [bytes, key] = await Promise.all(
    ['ippyo', 'key'].map((ending) => readFile(join(desk.room, 'documents', `issuer-log-2-I1.${ending}`))),
  )
  const { electionId } = desk.prepared.election.electionPackage
  const check = issuerLogCheck(fromHex(String(key).trim()), electionId, '2-I1' as MachineId)
  const { entries } = readIssuerLog(new Uint8Array(bytes ?? []), check)
  // That the officer looked is written when it is done.
  expect(entries.slice(0, -1)).toEqual(desk.day().log?.entries)
  expect(entries.at(-1)?.event).toMatchObject({ type: 'officer-act', act: 'show-log' })
})

test('the chain shows a page that was taken out, and nothing that is there is written over', async () => {
  const directory = desk.config().machine
  const minute = '2002-06-23T07:00' as Parameters<Awaited<ReturnType<typeof openIssuerLog>>['append']>[0][0]['minute']
  const log = await openIssuerLog(directory, CHECK)
  expect(log.fingerprint()).toBe(null)
  for (const type of ['opened', 'locked', 'closed'] as const)
    expect(log.append([{ minute, event: { type } }])).toBe(true)
  expect(log.fingerprint()).toMatch(/^(\d{5} ?){4}$/)
  expect(readIssuerLog(await file(), CHECK)).toMatchObject({ gaps: 0, entries: [{}, {}, {}] })
  const bytes = await file()
  bytes[4096 + 100] = (bytes[4096 + 100] ?? 0) ^ 1
  await writeFile(join(directory, ISSUER_LOG_FILE), bytes)
  const again = await openIssuerLog(directory, CHECK)
  again.append([{ minute, event: { type: 'resumed' } }])
  const read = readIssuerLog(await file(), CHECK)
  expect(read.gaps).toBe(1)
  expect(read.entries.map(({ event }) => event.type)).toEqual(['opened', 'closed', 'resumed'])
  expect(readIssuerLog(await file(), { ...CHECK, binding: new Uint8Array(9) }).entries).toEqual([])
})

test('X-C3: a log that was cut, emptied or put back as an older one is begun anew, and says so on the screen and in its next line', async () => {
  const path = join(desk.config().machine, ISSUER_LOG_FILE)
  const { electionId } = desk.prepared.election.electionPackage
  const issuer = '2-I1' as MachineId
  const check = issuerLogCheck(
    issuerLogKey(desk.prepared.secrets.keys.takeOverKey, electionId, issuer),
    electionId,
    issuer,
  )
  const again = async () => {
    await desk.start()
    await desk.unlock()
    return desk.day().alarm?.code ?? null
  }
  await desk.start()
  await desk.unlock()
  await desk.open()
  await desk.app.stop()
  expect(await again()).toBeNull()
  await desk.app.stop()
  const whole = new Uint8Array(await file())
  for (const bytes of [whole.subarray(0, 4096), new Uint8Array(0), new Uint8Array(whole.length)]) {
    const pages = await pagesWritten()
    await writeFile(path, bytes)
    expect(await again()).toBe('log-begun-anew')
    await desk.app.stop()
    const { entries } = readIssuerLog(await file(), check)
    const anew = entries.find(({ event }) => event.type === 'begun-anew')
    expect(anew?.event).toEqual({ type: 'begun-anew', pages })
    // The rest of the log is kept, and the loss is shown once.
    expect(entries[0]?.event.type).toBe(bytes.length === 4096 ? 'started' : 'begun-anew')
    expect(await again()).toBeNull()
    await desk.app.stop()
  }
  await writeFile(path, whole)
  expect(await again()).toBe('log-begun-anew')
})

test('every event comes back from its numbers, and numbers outside the catalogue are no event', () => {
  for (const code of Object.values(ISSUER_EVENT_CODES)) {
    const event = issuerEventOf(code, [1, 0]) ?? issuerEventOf(code, [0, 0])
    assert(event !== null, `code ${code}`)
    expect(ISSUER_EVENT_CODES[event.type]).toBe(code)
    for (const number of issuerParametersOf(event)) expect(number).toBeLessThanOrEqual(COUNT_MAX)
  }
  expect(issuerEventOf(0, [0, 0])).toBe(null)
  expect(issuerEventOf(99, [0, 0])).toBe(null)
  expect(issuerEventOf(ISSUER_EVENT_CODES.opened, [1, 0])).toBe(null)
  expect(issuerEventOf(ISSUER_EVENT_CODES.machine, [1, 9])).toBe(null)
  expect(asCount(300)).toBe(COUNT_MAX)
})
