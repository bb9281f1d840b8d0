/** The bytes of a fresh pair: signed headers and the first journal pages, made once and put on both media (MED-01). */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import type { SeveralLists } from '#election/contest-lists.ts'
import type { Use } from '#election/definition/definition.ts'
import type { ContestMask, ElectionId, KeySetId, PairNumber, StationIndex } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { sittingsOf } from '#election/sitting.ts'
import type { LocalDate } from '#election/time.ts'
import { boxKeys, pairBinding } from './box-keys.ts'
import { layoutOfHeader, type MediumHeader, type MediumKind, signHeader } from './header.ts'
import { encryptJournal, type JournalPage } from './journal.ts'
import { HEADER_PAGE, JOURNAL_PAGES, type Layout, logPagesFor, type PageWrite } from './layout.ts'
import type { Sha256 } from './merkle.ts'

export interface InitialiseInput {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly use: Use
  readonly kind: MediumKind
  readonly station: StationIndex
  readonly pair: PairNumber
  readonly contests: ContestMask
  /** The contest that has a list for each judge. Null: each has one list. */
  readonly several: SeveralLists | null
  /** `capacityOf(eligible voters of the station)`; of an early-voting one, all whom it serves. */
  readonly capacity: number
  readonly logPages?: number
  /** A date once for each stop on it. */
  readonly dates: readonly LocalDate[]
  readonly serials: { readonly original: string; readonly duplicate: string }
  readonly stationSecret: Uint8Array
  readonly authoritySecretKey: Uint8Array
  readonly randomness: Randomness
  readonly sha256: Sha256
}

export interface FreshPair {
  readonly layout: Layout
  /** The pages that are not zero on the fresh medium; every other page of `layout.pages` is. */
  readonly original: readonly PageWrite[]
  readonly duplicate: readonly PageWrite[]
}

export function initialisePair(input: InitialiseInput): FreshPair {
  assert(input.serials.original !== input.serials.duplicate, 'initialise: each medium has its own serial')
  const keys = boxKeys(input.stationSecret, input.electionId, input.pair)
  const cipher = { key: keys.journal, binding: pairBinding(input.electionId, input.pair) }
  const first = [1, 2].map((seq) => encryptJournal(untouched(seq), cipher, input.randomness))
  const journalHash = input.sha256(concat(...first))
  const { electionId, keySet, use, kind, station, pair, contests, several, capacity } = input
  const dates = sittingsOf(input.dates)
  const logPages = input.logPages ?? logPagesFor(dates.length)
  const size = { contests, several, capacity, logPages, dates }
  const shared = { electionId, keySet, use, kind, station, pair, ...size, journalHash }
  const pagesOf = (header: MediumHeader): PageWrite[] => [
    { page: HEADER_PAGE, bytes: signHeader(header, input.authoritySecretKey) },
    ...JOURNAL_PAGES.map((page, i) => ({ page, bytes: first[i] as Uint8Array })),
  ]
  const original: MediumHeader = { ...shared, role: 'original', serial: input.serials.original }
  return {
    layout: layoutOfHeader(original),
    original: pagesOf(original),
    duplicate: pagesOf({ ...shared, role: 'duplicate', serial: input.serials.duplicate }),
  }
}

function untouched(seq: number): JournalPage {
  return {
    seq,
    alone: false,
    day: 0,
    counts: { finished: 0, endedByStaff: 0, released: 0 },
    content: { state: 'idle' },
  }
}
