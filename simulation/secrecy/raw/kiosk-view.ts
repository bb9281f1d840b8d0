/** Reads the raw disks of one kiosk like an insider with every key, and compares the result with the day that the test knows. */
import { assert } from '#election/assert.ts'
import { JOURNAL_PAGES, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { fromHex, utf8 } from '#election/bytes.ts'
import type { VoterPlaces } from '../gate.ts'
import { type Needle, Needles } from '../needles.ts'
import { Ext4Image } from './ext4-image.ts'
import { changedElsewhere, changesBySession, INODE_OF, movedFiles, placedInTheDay } from './file-system-traces.ts'
import { KIOSK_DISKS, type KioskDay, type KioskDisk } from './kiosk-day.ts'
import { journalPagesOn } from './last-session.ts'
import { versionsOfState } from './machine-memory.ts'
import type { RawStation } from './raw-station.ts'
import type { Clue } from './who-ended.ts'

/** The first bytes of a page: number, contest and A of a record, or a mark and the beginning of its check. */
const HEAD_BYTES = 40
const SECTOR_BYTES = 512
const CONTESTS = 2
export const BOX = 'ballot-box.ippyo'

export interface KioskReading {
  /** Offsets on the raw device, in the true order of the voters. */
  readonly places: Readonly<Record<'original' | 'duplicate', readonly VoterPlaces[]>>
  /** Findings that must not be on the disks at all. */
  readonly leftovers: readonly string[]
  /** The key names the source of the clues; they are in the true order of the voters. */
  readonly clues: ReadonlyMap<string, readonly Clue[]>
}

export function readKiosk(day: KioskDay, station: RawStation, ext4: boolean): KioskReading {
  const leftovers: string[] = []
  const wanted = new Needles(needlesOf(day))
  const places = {
    original: placesOn(day.closed.original, day, leftovers),
    duplicate: placesOn(day.closed.duplicate, day, leftovers),
  }
  for (const [moment, images] of [
    ['closed', day.closed],
    ['power cut', day.cut],
  ] as const) {
    for (const disk of KIOSK_DISKS) {
      const tell = (what: string) => leftovers.push(`${disk}, ${moment}: ${what}`)
      const image = images[disk]
      if (disk === 'machine') memoryLeftovers(image, tell)
      for (const needle of wanted.in(image)) tell(`${needle} in the clear`)
      if (disk !== 'machine') {
        const journals = journalPagesOn(image, station.journal).length
        if (journals !== JOURNAL_PAGES.length) tell(`${journals} journal pages instead of two`)
      }
      if (ext4) fileSystemLeftovers(day.before[disk], image, disk, tell)
    }
  }
  return { places, leftovers, clues: ext4 ? cluesOf(day) : new Map() }
}

/** Tokens are searched as bytes and as text, card numbers only as text: their seven bytes are mostly zero, and every disk has such bytes. */
function needlesOf({ voters }: KioskDay): readonly Needle[] {
  return voters.flatMap(({ token, uid }, i) => [
    { name: `the token of voter ${i + 1}`, bytes: fromHex(token) },
    { name: `the token of voter ${i + 1} as text`, bytes: utf8(token) },
    { name: `the card number of voter ${i + 1} as text`, bytes: utf8(uid) },
  ])
}

/** Where, by the first bytes of each sector: pages that a file system moved, doubled or forgot begin at one. */
function sectorHeads(image: Buffer): ReadonlyMap<string, readonly number[]> {
  const zero = Buffer.alloc(HEAD_BYTES)
  const found = new Map<string, number[]>()
  for (let at = 0; at + HEAD_BYTES <= image.length; at += SECTOR_BYTES) {
    if (image.compare(zero, 0, HEAD_BYTES, at, at + HEAD_BYTES) === 0) continue
    const head = image.toString('latin1', at, at + HEAD_BYTES)
    const places = found.get(head)
    if (places === undefined) found.set(head, [at])
    else places.push(at)
  }
  return found
}

/** Each page of the box is in one place on the device, and nothing else begins with the same bytes. */
function placesOn(image: Buffer, { voters, layout, box }: KioskDay, leftovers: string[]): VoterPlaces[] {
  const heads = sectorHeads(image)
  const placeOf = (page: number): number => {
    const found = heads.get(box.toString('latin1', page * PAGE_BYTES, page * PAGE_BYTES + HEAD_BYTES)) ?? []
    if (found.length !== 1) leftovers.push(`page ${page} of the box stands ${found.length} times on a stick`)
    return found.at(-1) ?? 0
  }
  const isSpent = (page: number) => page >= layout.spent.first && page < layout.spent.first + layout.spent.count
  return voters.map(({ pages }) => {
    const [first, second, ...more] = pages.filter((page) => !isSpent(page))
    const [spent] = pages.filter(isSpent)
    assert(
      first !== undefined && second !== undefined && spent !== undefined && more.length === 0,
      'a session: 3 pages',
    )
    return { ballots: [placeOf(first), placeOf(second)], spent: placeOf(spent) }
  })
}

/** The disk may hold the memory of now and of the write before. If it holds neither, this lane can read nothing any more. */
function memoryLeftovers(image: Buffer, tell: (what: string) => void): void {
  const versions = versionsOfState(image).length
  assert(versions > 0, 'raw disks: the machine remembers something, and the lane can read it')
  if (versions > 2) tell(`${versions} versions of the machine's memory`)
}

function fileSystemLeftovers(before: Buffer, now: Buffer, disk: KioskDisk, tell: (what: string) => void): void {
  const changed = changedElsewhere(before, now)
  if (changed.length > 0) tell(`${changed.length} blocks changed where no file lies`)
  for (const name of movedFiles(before, now)) tell(`${name} has other places than in the morning`)
  if (disk === 'machine') return
  const placed = placedInTheDay(now, BOX)
  if (placed.size > 0) tell(`the journal tells when ${placed.size} pages got their places`)
}

/** Clues from the store room, where everything is closed and unmounted. `last-session.ts` gathers the clues after a power cut. */
function cluesOf(day: KioskDay): ReadonlyMap<string, readonly Clue[]> {
  const clues = new Map<string, readonly Clue[]>()
  const add = (name: string, looks: readonly (string | null)[]) =>
    clues.set(
      name,
      day.voters.flatMap(({ kind }, i) => {
        const look = looks[i] ?? null
        return look === null ? [] : [{ kind, looks: look }]
      }),
    )
  add('versions of the machine’s memory', versionsBySession(day))
  for (const disk of KIOSK_DISKS) {
    const changes = changesBySession(day.closed[disk], day.voters)
    add(
      `file system's journal, ${disk}`,
      changes.map((each) => each?.join(' ') ?? null),
    )
    add(
      `number of changes in it, ${disk}`,
      changes.map((each) => (each === null ? null : String(each.length))),
    )
    for (const name of new Ext4Image(day.closed[disk]).files().keys()) {
      const times = (each: readonly string[]) => each.filter((kinds) => kinds.includes(`${INODE_OF}${name}`)).length
      const looks = changes.map((each) => (each === null ? null : String(times(each))))
      if (new Set(looks).size > 1) add(`times of ${name} in it, ${disk}`, looks)
    }
  }
  return clues
}

/** A clue that attackers would use: the two records of a session came in one version of the memory, or in two. */
function versionsBySession(day: KioskDay): string[] {
  const steps: Set<number>[] = day.voters.map(() => new Set())
  for (const { records } of versionsOfState(day.closed.machine)) {
    const session = Math.floor((records - 1) / CONTESTS)
    if (records > 0) steps[session]?.add(records - session * CONTESTS)
  }
  return steps.map((seen) => [...seen].sort().join(' '))
}
