/** The places of everything on a medium. Original and duplicate have the same layout; docs/formats/ballot-box.md §1. */

import { assert } from '#election/assert.ts'
import { type ContestList, isSeveral, listsIn, type SeveralLists } from '#election/contest-lists.ts'
import { CONTEST_MASK_MAX } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'

export const PAGE_BYTES = 4096
/** A torn write may damage its whole erase block of 64 KiB: sections start on such boundaries. */
export const BLOCK_PAGES = 16
/** Pages of 1 MiB: the unit of every long read. */
export const READ_PAGES = 256

export const HEADER_PAGE = 0
/** Each journal page is alone in its 64 KiB, so that tearing one never touches the other. */
export const JOURNAL_PAGES = [16, 32] as const
const FIRST_BALLOT_PAGE = 48
export const DATES_MAX = 32
/** 2 MiB of ballots a thousand sessions; far above any station, and a bound for what a foreign header may claim. */
const CAPACITY_MAX = 200_000

/** All-zero page, shared: `bytes === ZERO_PAGE` is the quick answer to "is it free?". Never written to. */
export const ZERO_PAGE = new Uint8Array(PAGE_BYTES)

/** One page and what it shall hold (`bytes` exactly `PAGE_BYTES`); the same shape as the medium port's. */
export interface PageWrite {
  readonly page: number
  readonly bytes: Uint8Array
}

/** A medium of the pair: 正 (original) and 副 (duplicate). */
export type Role = 'original' | 'duplicate'

/** `first` … `first + count − 1`, in pages. */
export interface Section {
  readonly first: number
  readonly count: number
}

export interface Layout {
  /** Which contests the pair has slots for. */
  readonly contests: ContestMask
  readonly several: SeveralLists | null
  /** The lists of these contests; lists × capacity ballot pages in one common section. */
  readonly lists: readonly ContestList[]
  readonly capacity: number
  readonly ballots: Section
  readonly spent: Section
  readonly log: Section
  /** From the first seal page to the end of the medium, gaps included. */
  readonly sealSection: Section
  /** Page of each listed date, in order, and last the page of the final seal. */
  readonly sealPages: readonly number[]
  readonly pages: number
}

export interface LayoutInput {
  readonly contests: ContestMask
  /** The contest that has a list for each judge. Null: each has one list. */
  readonly several: SeveralLists | null
  /** Sessions that the pair has room for (`capacityOf`), a multiple of 16. */
  readonly capacity: number
  /** A multiple of 16. */
  readonly logPages: number
  /** Number of listed dates, 1…32. */
  readonly dates: number
}

/** Each append takes a page. A day writes some eight, more when its machine is started again and again. */
export function logPagesFor(dates: number): number {
  return Math.max(128, 32 * dates)
}

/** S: room for a quarter more sessions than eligible voters, rounded up to 16 (a card may be issued again), and at most `CAPACITY_MAX`. */
export function capacityOf(eligible: number): number {
  assert(Number.isSafeInteger(eligible) && eligible >= 0, 'capacityOf: a number of voters')
  const needed = Math.max(1, Math.ceil((eligible * 5) / 4))
  return Math.min(CAPACITY_MAX, Math.ceil(needed / BLOCK_PAGES) * BLOCK_PAGES)
}

/** True when the numbers describe a medium at all; a foreign header may claim anything. */
export function isLayoutInput(input: LayoutInput): boolean {
  const { contests, several, capacity, logPages, dates } = input
  return (
    contests >= 1 &&
    contests <= CONTEST_MASK_MAX &&
    (several === null || isSeveral(several, contests)) &&
    capacity >= BLOCK_PAGES &&
    capacity <= CAPACITY_MAX &&
    capacity % BLOCK_PAGES === 0 &&
    logPages >= BLOCK_PAGES &&
    logPages <= 4096 &&
    logPages % BLOCK_PAGES === 0 &&
    dates >= 1 &&
    dates <= DATES_MAX
  )
}

export function layoutOf(input: LayoutInput): Layout {
  assert(isLayoutInput(input), 'layoutOf: numbers inside the limits')
  const { contests, several, capacity } = input
  const lists = listsIn(contests, several)
  const ballots = { first: FIRST_BALLOT_PAGE, count: capacity * lists.length }
  const spent = { first: ballots.first + ballots.count, count: capacity }
  const log = { first: spent.first + spent.count, count: input.logPages }
  const firstSeal = log.first + log.count
  const sealPages = Array.from({ length: input.dates + 1 }, (_, i) => firstSeal + i * BLOCK_PAGES)
  const sealSection = { first: firstSeal, count: sealPages.length * BLOCK_PAGES }
  const pages = firstSeal + sealSection.count
  return { contests, several, lists, capacity, ballots, spent, log, sealSection, sealPages, pages }
}

export type PageKind = 'header' | 'journal' | 'ballot' | 'spent' | 'log' | 'seal' | 'gap'

export function kindOf(layout: Layout, page: number): PageKind {
  assert(page >= 0 && page < layout.pages, 'kindOf: a page of the medium')
  if (page === HEADER_PAGE) return 'header'
  if (page < FIRST_BALLOT_PAGE) return page === JOURNAL_PAGES[0] || page === JOURNAL_PAGES[1] ? 'journal' : 'gap'
  if (inSection(layout.ballots, page)) return 'ballot'
  if (inSection(layout.spent, page)) return 'spent'
  if (inSection(layout.log, page)) return 'log'
  return (page - layout.sealSection.first) % BLOCK_PAGES === 0 ? 'seal' : 'gap'
}

export function inSection(section: Section, page: number): boolean {
  return page >= section.first && page < section.first + section.count
}

export function finalSealPage(layout: Layout): number {
  return layout.sealPages[layout.sealPages.length - 1] as number
}

/** The first gap page after the final seal. */
export function annexPage(layout: Layout): number {
  return finalSealPage(layout) + 1
}
