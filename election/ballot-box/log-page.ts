/** A log page: the events of one append, and the check of the page before, which chains the pages. Its times are minutes (LAW-02). */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, equalBytesFast, putUint, readUint } from '#election/bytes.ts'
import { EVENT_CODES, type EventParameters, eventOf, type LogEvent, parametersOf } from '#election/log/catalogue.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import { minuteOf } from './fields.ts'
import { PAGE_BYTES } from './layout.ts'
import { CHECK_BYTES, type PageCheck, pageCheckOf } from './page-check.ts'

const FORMAT = 1
const HEAD_BYTES = 40
const ENTRY_BYTES = 16
const ENTRIES_MAX = Math.floor((PAGE_BYTES - HEAD_BYTES - CHECK_BYTES) / ENTRY_BYTES)
/** A date has a year of four digits. A page with a later minute is *bad*, even if it is signed, so that it does not stop a reader. */
const MINUTE_MAX = minuteNumber('9999-12-31T23:59' as LocalMinute)
/** The link of the first page, which has no page before it. */
export const NO_LINK = new Uint8Array(CHECK_BYTES)

/** The events that a page can hold: those of a kiosk or those of an issuer. The kind is part of the page's check. */
export interface LogCatalogue<Event> {
  readonly kind: 'log' | 'issuer-log'
  codeOf(event: Event): number
  parametersOf(event: Event): EventParameters
  /** Null: outside the catalogue. */
  eventOf(code: number, parameters: EventParameters): Event | null
}

const OF_KIOSKS: LogCatalogue<LogEvent> = {
  kind: 'log',
  codeOf: ({ type }) => EVENT_CODES[type],
  parametersOf,
  eventOf,
}

export interface EntryOf<Event> {
  readonly minute: LocalMinute
  readonly event: Event
}

export interface LogEntry extends EntryOf<LogEvent> {}

export interface PageOf<Event> {
  /** Check of the log page before this one; zeros on the first page. */
  readonly link: Uint8Array
  readonly check: Uint8Array
  readonly entries: readonly EntryOf<Event>[]
}

export interface LogPage extends PageOf<LogEvent> {}

/** `check.key` is `BoxKeys.log` here. */
export function makeLogPage(
  entries: readonly LogEntry[],
  link: Uint8Array,
  page: number,
  check: PageCheck,
): Uint8Array {
  return makePageOf(OF_KIOSKS, entries, link, page, check)
}

export function makePageOf<Event>(
  catalogue: LogCatalogue<Event>,
  entries: readonly EntryOf<Event>[],
  link: Uint8Array,
  page: number,
  check: PageCheck,
): Uint8Array {
  assert(entries.length >= 1 && entries.length <= ENTRIES_MAX, 'log page: 1…251 entries')
  const bytes = encode(catalogue, entries, link)
  bytes.set(checkOf(catalogue, bytes, page, check), HEAD_BYTES)
  return bytes
}

/** `bytes`: the page, or the page without the zeros at its end. @returns null for a *bad* page. */
export function parseLogPage(bytes: Uint8Array, page: number, check: PageCheck): LogPage | null {
  return parsePageOf(OF_KIOSKS, bytes, page, check)
}

export function parsePageOf<Event>(
  catalogue: LogCatalogue<Event>,
  bytes: Uint8Array,
  page: number,
  check: PageCheck,
): PageOf<Event> | null {
  const whole = new Uint8Array(PAGE_BYTES)
  whole.set(bytes)
  const stored = whole.slice(HEAD_BYTES, HEAD_BYTES + CHECK_BYTES)
  if (!equalBytes(stored, checkOf(catalogue, whole, page, check))) return null
  const entries = entriesOf(catalogue, whole)
  if (entries === null) return null
  const link = whole.slice(8, HEAD_BYTES)
  whole.fill(0, HEAD_BYTES, HEAD_BYTES + CHECK_BYTES)
  return equalBytesFast(encode(catalogue, entries, link), whole) ? { link, check: stored, entries } : null
}

function encode<Event>(
  catalogue: LogCatalogue<Event>,
  entries: readonly EntryOf<Event>[],
  link: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(PAGE_BYTES)
  putUint(bytes, 0, FORMAT, 2)
  putUint(bytes, 2, entries.length, 2)
  bytes.set(link, 8)
  entries.forEach((entry, i) => {
    const [a, b] = catalogue.parametersOf(entry.event)
    const offset = HEAD_BYTES + CHECK_BYTES + i * ENTRY_BYTES
    putUint(bytes, offset, minuteNumber(entry.minute), 4)
    putUint(bytes, offset + 4, catalogue.codeOf(entry.event), 2)
    putUint(bytes, offset + 8, a, 4)
    putUint(bytes, offset + 12, b, 4)
  })
  return bytes
}

function entriesOf<Event>(catalogue: LogCatalogue<Event>, bytes: Uint8Array): EntryOf<Event>[] | null {
  const count = readUint(bytes, 2, 2)
  if (readUint(bytes, 0, 2) !== FORMAT || count < 1 || count > ENTRIES_MAX) return null
  const entries: EntryOf<Event>[] = []
  for (let i = 0; i < count; i++) {
    const offset = HEAD_BYTES + CHECK_BYTES + i * ENTRY_BYTES
    const event = catalogue.eventOf(readUint(bytes, offset + 4, 2), [
      readUint(bytes, offset + 8, 4),
      readUint(bytes, offset + 12, 4),
    ])
    const minute = readUint(bytes, offset, 4)
    if (event === null || minute > MINUTE_MAX) return null
    entries.push({ minute: minuteOf(minute), event })
  }
  return entries
}

function checkOf(
  { kind }: Pick<LogCatalogue<unknown>, 'kind'>,
  bytes: Uint8Array,
  page: number,
  check: PageCheck,
): Uint8Array {
  const signed = concat(bytes.subarray(0, HEAD_BYTES), bytes.subarray(HEAD_BYTES + CHECK_BYTES))
  return pageCheckOf(kind, signed, page, check)
}
