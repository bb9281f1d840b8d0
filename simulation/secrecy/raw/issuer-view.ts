/** An insider's readings, with every key, of the raw disks of one issuer, held against the true order of arrival. */
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { databasePath } from '#issuer/services/books/open-books.ts'
import { DESK_BYTES, type DeskPage, decodeDesk } from '#issuer/services/books/operation.ts'
import { TAKE_OVER_FILE } from '#issuer/services/take-over/page-file.ts'
import { databaseKey } from '../issuer-disk/issuer-day.ts'
import { mediumPageOpener } from '../issuer-disk/medium-contents.ts'
import {
  type Arrival,
  cardsIn,
  type IssuerKeys,
  NAMED_MOST,
  neverInClear,
  openedBooks,
  rowsNamed,
} from '../issuer-disk/opened-books.ts'
import { Needles } from '../needles.ts'
import { Ext4Image } from './ext4-image.ts'
import { changedElsewhere, filesInJournal, INODE_OF, kindsInJournal, movedFiles } from './file-system-traces.ts'
import { ISSUER_DISKS, type IssuerDayOnDisks, type IssuerImages } from './issuer-day-on-disks.ts'
import type { RawStation } from './raw-station.ts'

const HEAD = 'IPPYO TAKE-OVER'
const DESK_PAGES = [0, 1]

/** The journal of a file system may say that a file was written, never that one grew, moved or came. */
const harmless = (kind: string) => kind === 'superblock' || (kind.startsWith(INODE_OF) && !kind.endsWith('/'))

export function readIssuer(day: IssuerDayOnDisks, station: RawStation) {
  const leftovers: string[] = []
  const secrets = new Needles(neverInClear(day.issued, (row) => station.names[row] ?? ''))
  for (const disk of ISSUER_DISKS) {
    const tell = (what: string) => leftovers.push(`issuer, ${disk}: ${what}`)
    const [before, closed] = [day.before[disk], day.closed[disk]]
    const elsewhere = changedElsewhere(before, closed)
    if (elsewhere.length > 0) tell(`${elsewhere.length} blocks changed where no file lies`)
    for (const name of movedFiles(before, closed)) tell(`${name} has other places than in the morning`)
    for (const name of filesInJournal(closed)) tell(`pages of ${name} in the file system's journal`)
    for (const kind of kindsInJournal(closed, day.opened)) if (!harmless(kind)) tell(`${kind} in its journal`)
    for (const needle of secrets.in(closed)) tell(`${needle} in the clear`)
  }
  const desks = desksAnywhere(day.closed['take-over'], station)
  if (desks.length > 2) leftovers.push(`issuer, take-over: ${desks.length} versions of the desk`)
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

/** Every version of the desk's page on the raw medium, by its number: who came in which order, where one was left behind. */
export function desksAnywhere(image: Buffer, { prepared }: RawStation): readonly DeskPage[] {
  const at = image.indexOf(HEAD)
  assert(at >= 0, 'raw disks: the head of the take-over medium is found')
  const open = mediumPageOpener(new Uint8Array(image.subarray(at)), prepared.secrets.keys.takeOverKey)
  const zero = Buffer.alloc(PAGE_BYTES)
  const found: DeskPage[] = []
  for (let block = 0; block + PAGE_BYTES <= image.length; block += PAGE_BYTES) {
    if (image.compare(zero, 0, PAGE_BYTES, block, block + PAGE_BYTES) === 0) continue
    const page = new Uint8Array(image.subarray(block, block + PAGE_BYTES))
    for (const logical of DESK_PAGES) {
      const opened = open(logical, page)
      const desk = opened === null ? null : decodeDesk(opened.slice(0, DESK_BYTES))
      if (desk !== null) found.push(desk)
    }
  }
  return found.sort((a, b) => a.seq - b.seq)
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
