/** Everything on an issuer's disks that its keys open, and what of it names a voter: for tests of what an insider could read. */
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { DESK_BYTES, decodeDesk } from '#issuer/services/books/operation.ts'
import { type Needle, Needles } from '../needles.ts'
import { mediumContents } from './medium-contents.ts'
import { databasePages, journalPages, type PlainPage } from './sqlite-pages.ts'
import { valuesOn } from './standings-on-page.ts'

/** docs/known-limits.md: both pages of the desk, until the issuer is closed. */
export const NAMED_MOST = 2

export interface IssuerKeys {
  readonly database: Uint8Array
  readonly takeOver: Uint8Array
}

export interface ClosedBooks {
  readonly database: Uint8Array
  readonly journal: Uint8Array
  readonly medium: Uint8Array
}

export type Opened = ReturnType<typeof openedBooks>

export interface Arrival {
  /** Place in the roll file, from 0. */
  readonly row: number
  readonly uid: string
  readonly token: string
}

export function openedBooks(books: ClosedBooks, keys: IssuerKeys) {
  return {
    database: databasePages(books.database, keys.database),
    journal: journalPages(books.journal, keys.database),
    medium: mediumContents(books.medium, keys.takeOver),
  }
}

export function everyByteOf({ database, journal, medium }: Opened): Buffer[] {
  return [...database.map(({ bytes }) => bytes), ...journal.map(({ bytes }) => bytes), ...medium]
    .filter((bytes) => bytes !== null)
    .map((bytes) => Buffer.from(bytes))
}

/** Cards of these arrivals whose number stands anywhere. */
export function cardsIn(arrivals: readonly Arrival[], books: Opened): string[] {
  const numbers = new Needles(arrivals.map(({ uid }) => ({ name: uid, bytes: fromHex(uid) })))
  const found = numbers.in(Buffer.concat(everyByteOf(books)))
  return arrivals.map(({ uid }) => uid).filter((uid) => found.includes(uid))
}

/** Data that must not stand in clear on any disk, each with its name. @param nameOf the voter of a row, as the roll has it */
export function neverInClear(arrivals: readonly Arrival[], nameOf: (row: number) => string): readonly Needle[] {
  return arrivals.flatMap(({ row, token, uid }, i) => [
    { name: `the name of arrival ${i + 1}`, bytes: utf8(nameOf(row)) },
    { name: `the token of arrival ${i + 1}`, bytes: fromHex(token) },
    { name: `the token of arrival ${i + 1} as text`, bytes: utf8(token) },
    { name: `the card number of arrival ${i + 1}`, bytes: fromHex(uid) },
    { name: `the card number of arrival ${i + 1} as text`, bytes: utf8(uid) },
  ])
}

/** @param issued who came so far */
export function rowsNamed(books: Opened, issued: readonly Arrival[]): ReadonlySet<number> {
  return new Set([...rowsOfDesks(books), ...rowsThatChanged(books, issued)])
}

function rowsOfDesks({ medium }: Opened): number[] {
  return medium
    .slice(0, 2)
    .flatMap((page) => (page === null ? [] : (decodeDesk(page.slice(0, DESK_BYTES))?.operation?.row ?? [])))
}

/** Rows whose standing differs in an old page of the journal. Pages from before the first voter say who came at all, as the books do: passed over. */
function rowsThatChanged({ database, journal }: Opened, issued: readonly Arrival[]): number[] {
  return journal.flatMap(({ number, bytes }) => {
    const [before, now] = [valuesOn(bytes), valuesOn(database[number - 1]?.bytes ?? new Uint8Array(8))]
    const changed = [...before].filter(([row, value]) => now.get(row) !== undefined && now.get(row) !== value)
    const everybodyOnPage = issued.filter(({ row }) => now.has(row)).length
    return changed.length === everybodyOnPage && changed.length > NAMED_MOST ? [] : changed.map(([row]) => row)
  })
}

/** Where two rows of pages differ: `page: offset`, the first place of each page. */
export function differing(a: readonly PlainPage[], b: readonly PlainPage[]): string[] {
  const places: string[] = a.length === b.length ? [] : [`${a.length} and ${b.length} pages`]
  for (const [i, one] of a.entries()) {
    const two = b[i]
    if (two === undefined) continue
    const at = one.bytes.findIndex((byte, offset) => byte !== two.bytes[offset])
    if (one.number !== two.number || at >= 0) places.push(`${one.number} (${i}): ${at}`)
  }
  return places
}

/** Where the books of two days differ at all. */
export function differingBooks(a: Opened, b: Opened): string[] {
  const medium = a.medium.flatMap((page, i) => {
    const other = b.medium[i] ?? null
    return (page && toHex(page)) === (other && toHex(other)) ? [] : [`medium ${i}`]
  })
  return [
    ...differing(a.database, b.database).map((at) => `database ${at}`),
    ...differing(a.journal, b.journal).map((at) => `journal ${at}`),
    ...medium,
  ]
}
