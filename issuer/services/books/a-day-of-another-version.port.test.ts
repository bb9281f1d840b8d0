/** An update between two starts of one day: the record of another version is refused as damaged books, never read as today's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { firstRecord } from '#issuer/session/first-record.ts'
import type { DayRecord, IssuerFacts } from '#issuer/session/state.ts'
import { DAY_RECORD_BYTES } from '#issuer/session/step-day.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { openDatabase } from './database.ts'
import { decodeDayRecord, encodeDayRecord } from './day-record.ts'
import { databaseKey, databasePath, openBooks } from './open-books.ts'
import { booksWereUsed } from './were-used.ts'

let room: string
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-day-'))
})
afterEach(() => rmSync(room, { recursive: true }))

const own = () => ({
  directory: room,
  electionId: '00112233445566aa' as ElectionId,
  station: '2' as StationId,
  issuer: '2-I1' as MachineId,
  takeOverKey: new Uint8Array(32).fill(7),
})

const open = () =>
  openBooks({
    ...own(),
    takeOver: room,
    contests: [],
    paperContests: [],
    roll: tinySources.roll,
    rollHash: new Uint8Array(32),
    randomness: seededRandomness('day of another version'),
    pollsMayBeOpen: false,
    confirmed: false,
  })

const first: DayRecord = firstRecord({ kiosks: [] as IssuerFacts['kiosks'] } as IssuerFacts)
const { stage: _, ...withoutStage } = first
const { format } = JSON.parse(new TextDecoder().decode(encodeDayRecord(first)).replace(/\0+$/, ''))
/** The format that comes after today's. */
const later = format.replace(/\d+$/, (number: string) => String(Number(number) + 1))

test('what was saved is read', () => {
  const books = must(open())
  expect(books.day()).toBeNull()
  must(books.saveDay(first))
  books.close()
  const again = must(open())
  expect(again.day()).toEqual(first)
  again.close()
})

test.each([
  ['no format', first],
  ['a later format', { format: later, ...first }],
  ['a field less', { format, ...withoutStage }],
  ['a field more', { format, ...first, provisional: 0 }],
])('%s: the books do not open', (_what, stored) => {
  must(open()).close()
  const books = own()
  const database = must(
    openDatabase(databasePath(room, books.electionId, books.station), databaseKey(books, 'issuer database 1')),
  )
  const value = new Uint8Array(DAY_RECORD_BYTES)
  value.set(utf8(JSON.stringify(stored)))
  expect(database.prepare('UPDATE day SET value = ?').run(value).changes).toBe(1)
  database.close()
  expect(open()).toEqual({ ok: false, error: { type: 'database', fault: { type: 'damaged' } } })
  expect(booksWereUsed(books)).toBe(true)
})

test('bytes that are no record', () => {
  expect(decodeDayRecord(encodeDayRecord(first))).toEqual(first)
  for (const bytes of ['', '{', 'null', '[]', JSON.stringify({ format })].map(utf8))
    expect(decodeDayRecord(bytes)).toBeNull()
})
