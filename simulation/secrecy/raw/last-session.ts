/**
 * The disks' traces of the voter who has just gone, if the power is cut then: the two journal pages of each stick, opened with the
 * station's key, and every version of the machine's memory. Numbers are compared only with each other: an insider knows anyway how
 * far the day is, and with absolute numbers each session would look unlike all others.
 */
import { type JournalCipher, type JournalContent, openJournal } from '#election/ballot-box/journal.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { ImageOf, KioskDisk } from './kiosk-day.ts'
import { versionsOfState } from './machine-memory.ts'

const STICKS = ['original', 'duplicate'] as const satisfies readonly KioskDisk[]
const CONTESTS = 2

interface Seen {
  readonly seq: number
  readonly sessions: number
  readonly looks: string
}

export class LastSession {
  readonly #journal: JournalCipher
  /** The places of the pages, found once because a disk has thousands of pages. Checks of the whole day ask whether they stay. */
  readonly #places = new Map<KioskDisk, readonly number[]>()

  constructor(journal: JournalCipher) {
    this.#journal = journal
  }

  looks(imageOf: ImageOf): string {
    const seen = [...STICKS.flatMap((stick) => this.#journalsOn(stick, imageOf)), ...this.#memories(imageOf)]
    const seq = Math.max(...seen.map((each) => each.seq))
    const sessions = Math.max(...seen.map((each) => each.sessions))
    return seen
      .map((each) => `${each.looks} ${each.seq - seq} ${each.sessions - sessions}`)
      .sort()
      .join(', ')
  }

  #journalsOn(stick: KioskDisk, imageOf: ImageOf): Seen[] {
    const places = this.#places.get(stick) ?? journalPagesOn(imageOf(stick), this.#journal)
    this.#places.set(stick, places)
    return places.map((at) => {
      const page = openJournal(new Uint8Array(imageOf(stick, at, PAGE_BYTES)), this.#journal)
      if (page === null) return { seq: 0, sessions: 0, looks: `${stick}: bad` }
      const { content, counts, seq } = page
      return { seq, sessions: counts.finished + counts.endedByStaff + counts.released, looks: lookOf(stick, content) }
    })
  }

  #memories(imageOf: ImageOf): Seen[] {
    const places = this.#places.get('machine') ?? versionsOfState(imageOf('machine')).map(({ at }) => at)
    this.#places.set('machine', places)
    return places.flatMap((at) =>
      versionsOfState(imageOf('machine', at, PAGE_BYTES)).map(({ seq, records }) => ({
        seq,
        sessions: records / CONTESTS,
        looks: 'memory',
      })),
    )
  }
}

/** State and contests; token, record and places are drawn at random and would make each session unlike all others. */
function lookOf(stick: KioskDisk, content: JournalContent): string {
  const contests = 'contests' in content ? ` ${content.contests} ${content.done}` : ''
  return `${stick} ${content.state}${contests}`
}

/** Offsets of all pages that the station's journal key opens. */
export function journalPagesOn(image: Buffer, journal: JournalCipher): readonly number[] {
  const zero = Buffer.alloc(PAGE_BYTES)
  const found: number[] = []
  for (let at = 0; at + PAGE_BYTES <= image.length; at += PAGE_BYTES) {
    if (image.compare(zero, 0, PAGE_BYTES, at, at + PAGE_BYTES) === 0) continue
    if (openJournal(new Uint8Array(image.subarray(at, at + PAGE_BYTES)), journal) !== null) found.push(at)
  }
  return found
}
