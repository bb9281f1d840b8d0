/** Messages between screens and their services, files that an office writes for a machine, and reports on their way. */
import { readFileSync } from 'node:fs'
import { equalBytes, toHex, utf8 } from '#election/bytes.ts'
import { parseStationReport, serialiseStationReport } from '#election/count/station-report.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { SEALED_HEX } from '#election/keys/sealed-passphrase.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readTallyLog, withTallyEntries } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { issuerScreenEventSchema } from '#issuer/session/screen-event.ts'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import { type Act, readRecord, withEntry } from '#office/session/record.ts'
import { officeScreenEventSchema } from '#office/session/screen-event.ts'
import { parseDown, parseUp, type Up } from '#shell/bridge/protocol.ts'
import { appConfigSchema } from '#shell/config.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { seededRandomness } from '../../seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { broken, CHEAP, reads, same, type Target } from '../target.ts'

const json = (value: unknown) => utf8(JSON.stringify(value))
const event = (inner: unknown) => json({ type: 'event', event: inner })
const TOKEN = 'ab'.repeat(32)

const opening = [json({ type: 'kept' })]

interface EventSchema {
  safeParse(value: unknown): { success: true; data: unknown } | { success: false }
}

/** The bridge's own message, then the app's event in it: as `serve-screen.ts` reads them. */
function screenEvents(app: string, schema: EventSchema, events: readonly unknown[]): Target {
  const samples = [...opening, ...events.map(event)]
  return {
    name: `${app} screen events`,
    inputsPerSeed: CHEAP,
    make: (random) => spoiltJson(random, samples, 70_000),
    judge(bytes) {
      const up = parseUp(new TextDecoder().decode(bytes))
      if (up === null) return 'refused'
      if (up.type !== 'event') return 'accepted'
      return eventOf(up, schema)
    },
  }
}

function eventOf(up: Extract<Up, { type: 'event' }>, schema: EventSchema) {
  const read = schema.safeParse(up.event)
  if (!read.success) return 'refused'
  // An event for a reducer must survive being sent once more: nothing but plain, bounded values.
  const again = schema.safeParse(JSON.parse(JSON.stringify(read.data)))
  return again.success && same(again.data, read.data) ? 'accepted' : broken('another event')
}

export const kiosk = screenEvents('kiosk', kioskScreenEventSchema, [
  { on: 3, press: { type: 'select', candidate: 101 } },
  { on: 0, press: { type: 'pin', pin: '246810' } },
  { on: 9, press: { type: 'witness', witness: 2, mark: 'absent' } },
  { on: 9, press: { type: 'turn-page', page: 1 } },
])
export const issuer = screenEvents('issuer', issuerScreenEventSchema, [
  { type: 'voter-sought', text: '1-1', by: 'any' },
  { type: 'witnesses-named', appointed: 3, names: ['立会 春子', '立会 夏男'] },
  { type: 'medium-noted', machine: '2-K1', role: 'original', serial: 'A', sealed: true },
  { type: 'records-told', machine: '2-K1', contest: 'mayor', count: null },
  { type: 'seal-missing', machine: '2-K1', reason: '画面が消えた' },
])
export const tally = screenEvents('tally', tallyScreenEventSchema, [
  { type: 'provide-share', index: 2, sealed: '00'.repeat(SEALED_HEX / 2), holder: '保管' },
  { type: 'decide-container', station: '2', reason: 'x', by: ['選挙 長'] },
  { type: 'allow-duplicate', station: '2', pair: 1, cause: 'lost', chair: '長', opinion: 'x', witnesses: ['立会'] },
  lotEntered('mayor', [1]),
  { type: 'no-paper', contest: 'mayor', chair: '選挙長', witnesses: ['立会'] },
])

export const office = screenEvents('office', officeScreenEventSchema, [
  { type: 'begin', use: 'rehearsal', name: '青木　愛', passphrase: 'twelve letters' },
  { type: 'mend', file: 'roll.csv', line: 3, column: 'name', was: '?', is: '林' },
  { type: 'state-lot', contest: 'mayor', drawnBy: '選挙長', on: '2027-04-18' },
  { type: 'approve', item: 'rules', content: TOKEN },
  { type: 'turn-record', page: 3 },
])

export const down = reads('bridge to the screen', {
  make: (random) =>
    spoiltJson(
      random,
      [
        json({ type: 'opened', next: TOKEN }),
        json({ type: 'view', view: { page: { type: 'waiting' }, serial: 3 } }),
        json({ type: 'refused', code: 'token' }),
      ],
      70_000,
    ),
  read: (bytes) => parseDown(new TextDecoder().decode(bytes)),
  write: json,
})

const configs = [
  json({
    package: '/p',
    machine: '/m',
    shell: 'chromium',
    reader: { type: 'pn532', path: '/dev/r' },
    original: '/a',
    duplicate: '/b',
  }),
  json({ package: '/p', machine: '/m', clock: '2026-11-21T07:00', clockRate: 60, media: ['/a'], out: '/o' }),
]

/** A config comes from the office's hands; JSON that is none is the start's own refusal. */
export const config: Target = {
  name: 'config',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltJson(random, configs, 20_000),
  judge(bytes) {
    let value: unknown
    try {
      value = JSON.parse(new TextDecoder().decode(bytes))
    } catch {
      // As in `main.ts`: the program ends with the parser's words.
      return 'refused'
    }
    const read = appConfigSchema.safeParse(value)
    if (!read.success) return 'refused'
    return same(appConfigSchema.parse(read.data), read.data) ? 'accepted' : broken('another config')
  },
}

const VECTORS = new URL('../../../fixtures/vectors/station-report.json', import.meta.url)
const { reports } = JSON.parse(readFileSync(VECTORS, 'utf8')) as { reports: readonly { report: string }[] }
const reportFiles = reports.map(({ report }) => utf8(report))

export const stationReport = reads('station report', {
  make: (random) => spoiltJson(random, reportFiles, 9000),
  read: parseStationReport,
  write: serialiseStationReport,
})

const minute = '2002-06-23T21:40' as LocalMinute
const place = { station: '1' as StationId, pair: 1 as PairNumber }
const tallyLogs = [
  withTallyEntries(new Uint8Array(), [
    { minute, event: { type: 'tally-started', electionId: '0123456789abcdef', goesOn: false } },
    { minute, event: { type: 'passphrase-wrong', seat: 2 } },
    { minute, event: { type: 'medium-accepted-from-paper', ...place, role: 'original', sheets: 6 } },
    { minute, event: { type: 'medium-refused', slot: 3, station: null, pair: null, code: 'not-closed' } },
    { minute, event: { type: 'records-opened' } },
  ]),
]

export const tallyLog: Target = {
  name: "tally's log",
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, tallyLogs, { most: 4000 }),
  judge(bytes) {
    const { entries, unbroken } = readTallyLog(bytes)
    if (!unbroken) return 'refused'
    return same(withTallyEntries(new Uint8Array(), entries), bytes) ? 'accepted' : broken('whole, and another log')
  },
}

const [first, second] = [makeSigningKey(seededRandomness('office 1')), makeSigningKey(seededRandomness('office 2'))]
const line = (record: Uint8Array, act: Act, by: string, key: Uint8Array) =>
  withEntry(record, { act, at: minute, by }, key)
const begun = line(new Uint8Array(), { type: 'begun', use: 'live', key: toHex(first.publicKey) }, '愛', first.secretKey)
const joined = line(begun, { type: 'joined', name: '健', key: toHex(second.publicKey) }, '愛', first.secretKey)
const approved = line(joined, { type: 'approved', item: 'rules', content: TOKEN }, '健', second.secretKey)

/** Signed line by line: whatever is accepted is a beginning of what was written. */
export const officeRecord = reads("office's record", {
  inputsPerSeed: CHEAP / 4,
  make: (random) => spoilt(random, [begun, joined, approved], { most: 4000 }),
  read: readRecord,
  holds: (_, bytes) => [new Uint8Array(), begun, joined, approved].some((record) => equalBytes(record, bytes)),
})
