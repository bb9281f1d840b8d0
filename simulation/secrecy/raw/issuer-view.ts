/** What an insider with every key reads on the raw disks of one issuer, held against the true order of arrival. */
import { assert } from '#election/assert.ts'
import { databasePath } from '#issuer/services/books/open-books.ts'
import { TAKE_OVER_FILE } from '#issuer/services/take-over/page-file.ts'
import { databaseKey } from '../issuer-disk/issuer-day.ts'
import {
  type Arrival,
  cardsIn,
  type IssuerKeys,
  NAMED_MOST,
  neverInClear,
  type Opened,
  openedBooks,
  rowsNamed,
} from '../issuer-disk/opened-books.ts'
import { Ext4Image } from './ext4-image.ts'
import { changedElsewhere, filesInJournal, kindsInJournal, movedFiles } from './file-system-traces.ts'
import { needlesIn } from './found-bytes.ts'
import { ISSUER_DISKS, type IssuerDayOnDisks, type IssuerImages } from './issuer-day-on-disks.ts'
import type { RawStation } from './raw-station.ts'

export interface IssuerReading {
  readonly leftovers: readonly string[]
  /** Everything that the keys open after closing: equal on two days with the same voters in two orders. */
  readonly closed: Opened
}

/** The journal of a file system may say that a file was written, never that one grew, moved or came. */
const HARMLESS = new Set(['inode table', 'superblock'])

export function readIssuer(day: IssuerDayOnDisks, station: RawStation): IssuerReading {
  const leftovers: string[] = []
  for (const disk of ISSUER_DISKS) {
    const tell = (what: string) => leftovers.push(`issuer, ${disk}: ${what}`)
    const [before, closed] = [day.before[disk], day.closed[disk]]
    const elsewhere = changedElsewhere(before, closed)
    if (elsewhere.length > 0) tell(`${elsewhere.length} blocks changed where no file lies`)
    for (const name of movedFiles(before, closed)) tell(`${name} has other places than in the morning`)
    for (const name of filesInJournal(closed)) tell(`pages of ${name} in the file system's journal`)
    for (const kind of kindsInJournal(closed, day.opened)) if (!HARMLESS.has(kind)) tell(`${kind} in its journal`)
    for (const needle of needlesIn(closed, neverInClear(day.issued))) tell(`${needle} in the clear`)
  }
  const closed = openedBooks(booksOn(day.closed, station), keysOf(station))
  for (const uid of cardsIn(day.issued, closed)) leftovers.push(`issuer, closed: card ${uid}`)
  return { leftovers, closed }
}

/** While it runs: at most the last two arrivals (docs/known-limits.md). @returns what is named beyond them */
export function namedBeyondTheLast(images: IssuerImages, issued: readonly Arrival[], station: RawStation): string[] {
  const books = openedBooks(booksOn(images, station), keysOf(station))
  const last = issued.slice(-NAMED_MOST)
  const cards = cardsIn(issued, books).filter((uid) => !last.some((each) => each.uid === uid))
  const rows = [...rowsNamed(books, issued)].filter((row) => !last.some((each) => each.row === row))
  return [...cards.map((uid) => `card ${uid}`), ...rows.map((row) => `row ${row}`)].map(
    (what) => `issuer, power cut after ${issued.length}: ${what}`,
  )
}

function keysOf({ prepared }: RawStation): IssuerKeys {
  return { database: databaseKey(prepared), takeOver: prepared.secrets.keys.takeOverKey }
}

function booksOn(images: IssuerImages, { election }: RawStation) {
  const [station] = election.electionPackage.stations
  assert(station !== undefined, 'one station')
  const path = databasePath('', election.electionPackage.electionId, station.id)
  const fileOn = (image: Buffer, name: string) => {
    const disk = new Ext4Image(image)
    const number = disk.files().get(name)
    assert(number !== undefined, `raw disks: ${name} is there`)
    return new Uint8Array(disk.contents(number))
  }
  return {
    database: fileOn(images.own, path),
    journal: fileOn(images.own, `${path}-journal`),
    medium: fileOn(images['take-over'], TAKE_OVER_FILE),
  }
}
