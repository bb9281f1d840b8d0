/**
 * Figures that follow from the counts: voters, tickets, and the differences that the kiosks' own numbers leave unexplained. Nothing is
 * forced equal.
 */
import { allOf, type BySex } from '#election/count/desk-figures.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import type { LocalTime } from '#election/time.ts'
import { timeOf } from '#election/time.ts'
import { issuesAlone } from './desk-alone.ts'
import type { ContestCounts, Counts, DayRecord, HourCount, IssuerState, KioskMark, ToldRecords } from './state.ts'

/** TRN-01: V = I − R. */
export function votersOf(contest: ContestCounts): number {
  return contest.issued - contest.returned
}

/** TRN-08, LAW-19: voters with a ballot paper, who are not in V. */
export function onPaperOf({ braille, provisional, ordinary }: ContestCounts): number {
  return [braille, provisional, ordinary].reduce((sum, each) => sum + allOf(each), 0)
}

/** TRN-03: voters here so far, by sex: with a card or on paper of any kind, as one sum. The number for the telephone is of all voters. */
export function turnoutOf(contest: ContestCounts): BySex {
  const ways = [contest, contest.ordinary, contest.braille, contest.provisional]
  const sum = (of: (way: BySex) => number) => ways.reduce((all, way) => all + of(way), 0)
  return { men: sum(({ men }) => men), women: sum(({ women }) => women), unsaid: sum(({ unsaid }) => unsaid) }
}

/** TRN-02: T = I − R − X. */
export function ticketsExpected(counts: Counts): number {
  return counts.cardsIssued - counts.cardsReturned - counts.reentries
}

export interface ContestBooks extends ContestCounts {
  readonly contest: ContestId
  readonly voters: number
  /** L: cards that include the contest and never came back to the desk, or only as cards that nobody can read. */
  readonly missing: number
  /** Σ over the kiosks; null while the number of a started one is missing. */
  readonly told: number | null
  /** V − Σ − F; null while Σ is. CNT-05 asks for 0 … L. */
  readonly difference: number | null
  /** LAW-12: the same of a later day alone, as its polling record prints it; null: there is no earlier day, or nobody knows. */
  readonly ofToday: Pick<ContestBooks, 'voters' | 'told' | 'found' | 'difference'> | null
}

/** @param missing cards never brought back, see `missingCards` */
export function contestBooks(counts: Counts, record: DayRecord, missing: number): readonly ContestBooks[] {
  return counts.contests.map((contest, place) => {
    const told = sumOfTold(record, place)
    const voters = votersOf(contest)
    // D-24: the machines' numbers are the first desk's to compare.
    const difference = issuesAlone(record) ? 0 : told === null ? null : voters - told - contest.found
    const ofToday = booksToday(record, contest, place)
    return { voters, missing: missingOf(contest, missing), told, difference, ofToday, ...contest }
  })
}

function booksToday(record: DayRecord, contest: ContestCounts, place: number): ContestBooks['ofToday'] {
  const before = record.days.overnight?.counts.contests[place]
  const told = before === undefined ? null : recordsToday(record, place)
  if (before === undefined || told === null) return null
  const [voters, found] = [votersOf(contest) - votersOf(before), contest.found - before.found]
  return { voters, told, found, difference: voters - told - found }
}

/** TRN-06: nobody knows which contests a missing card was for; no more of them had this one than cards with it are out. */
function missingOf(contest: ContestCounts, missing: number): number {
  const { found, replaced, unreadable } = contest
  const withIt = Math.max(0, votersOf(contest) - found + replaced - unreadable)
  return Math.min(missing, withIt) + unreadable
}

/**
 * TRN-09: received = in case + envelope 1 + envelope 2 + missing. Null until received and in case are both known. More
 * cards than were received is a mistake of counting; it is shown by the account, not as a negative loss.
 */
export function missingCards(counts: Counts, record: DayRecord): number | null {
  const { cardsReceived } = record
  const { cardsInCase } = record.closing
  if (cardsReceived === null || cardsInCase === null) return null
  return Math.max(0, cardsReceived - cardsInCase - counts.cardsInEnvelope - counts.cardsFound)
}

/** LAW-12: a machine that was not used on a later day holds what it held in the evening before. */
export function toldBy({ closing, days }: DayRecord, { machine, state }: KioskMark): ToldRecords | undefined {
  const of = (entries: readonly ToldRecords[]) => entries.find((entry) => entry.machine === machine)
  return of(closing.told) ?? (state === 'waiting' ? of(days.overnight?.told ?? []) : undefined)
}

/** LAW-12: records that these machines showed at the end of the days before. */
export function heldBefore({ days }: DayRecord, of: readonly KioskMark[], place: number): number {
  const held = (days.overnight?.told ?? []).filter(({ machine }) => of.some((kiosk) => kiosk.machine === machine))
  return held.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)
}

/**
 * A machine shows the records of all days. One that failed shows none, so what it held is in neither sum. Null also where a machine shows
 * records of which nobody knows how many are of the days before.
 */
export function recordsToday(record: DayRecord, place: number): number | null {
  const told = sumOfTold(record, place)
  if (told === null || shownFirstToday(record).length > 0) return null
  const showing = record.kiosks.filter((kiosk) => toldBy(record, kiosk) !== undefined)
  return told - heldBefore(record, showing, place)
}

/** Machines that held votes in the evening before, showed no number of them then and show one today: their pair was taken over meanwhile. */
export function shownFirstToday({ kiosks, closing, days }: DayRecord): readonly KioskMark[] {
  const of = (entries: readonly ToldRecords[], { machine }: KioskMark) =>
    entries.find((entry) => entry.machine === machine)?.counts
  const held = days.overnight?.told ?? []
  return kiosks.filter(
    (kiosk) => of(held, kiosk)?.includes(null) && of(closing.told, kiosk)?.some((count) => count !== null),
  )
}

function sumOfTold(record: DayRecord, place: number): number | null {
  if (issuesAlone(record)) return null
  let sum = 0
  for (const kiosk of record.kiosks) {
    const told = toldBy(record, kiosk)?.counts[place] ?? null
    // A failed machine shows no number until its pair is taken over; its records are a difference with a reason.
    if (told === null && (kiosk.state === 'started' || kiosk.takenOverBy !== null)) return null
    sum += told ?? 0
  }
  return sum
}

/**
 * Everything agrees to the last card. Anything else, also a difference that missing cards could explain (CNT-05: 0 … L),
 * needs a written reason: L is never set to make it fit.
 */
export function isBalanced(books: readonly ContestBooks[], tickets: number, ticketsCounted: number | null): boolean {
  const isKnown = ticketsCounted !== null && books.every(({ difference }) => difference !== null)
  return isKnown && differingOf(books, tickets, ticketsCounted).length === 0
}

export type Differing =
  | { readonly what: 'tickets'; readonly expected: number; readonly counted: number }
  | { readonly what: 'contest'; readonly place: number; readonly difference: number }
  /** One card more yesterday and one less today agree together; the polling record of today has the difference all the same. */
  | { readonly what: 'day'; readonly place: number; readonly difference: number }

/** Which numbers do not agree, and with what: nobody is asked for the reason of a difference that is not named (decision 022). */
export function differingOf(
  books: readonly ContestBooks[],
  tickets: number,
  ticketsCounted: number | null,
): readonly Differing[] {
  const ofContests = books.flatMap(({ difference, ofToday }, place): readonly Differing[] => {
    const today = ofToday?.difference ?? 0
    return [
      ...(difference === null || difference === 0 ? [] : [{ what: 'contest', place, difference } as const]),
      ...(today === 0 || today === difference ? [] : [{ what: 'day', place, difference: today } as const]),
    ]
  })
  return ticketsCounted === null || ticketsCounted === tickets
    ? ofContests
    : [...ofContests, { what: 'tickets', expected: tickets, counted: ticketsCounted }]
}

/** Cards that should be in the case when those of the return box are with them; null: nobody said how many were received. */
export function cardsExpected(counts: Counts, { cardsReceived }: Pick<DayRecord, 'cardsReceived'>): number | null {
  if (cardsReceived === null) return null
  return Math.max(0, cardsReceived - counts.cardsInEnvelope - counts.cardsFound - counts.cardsOut)
}

/** TRN-03: at each full hour the cumulative voters by sex; the hour is the finest time that is kept. */
export function hourCountAt(until: LocalTime, counts: Counts): HourCount {
  return { until, cardsIssued: counts.cardsIssued, contests: counts.contests.map(turnoutOf) }
}

/** Full hours that have passed since the last count, the present one included. */
export function hoursDue(state: IssuerState, record: DayRecord): readonly LocalTime[] {
  if (record.openedAt === null || record.stage === 'closed') return []
  const last = record.hours.at(-1)?.until ?? timeOf(record.openedAt)
  const now = timeOf(state.now)
  const due: LocalTime[] = []
  for (let hour = Number(last.slice(0, 2)) + 1; hour <= Number(now.slice(0, 2)); hour++) {
    due.push(`${String(hour).padStart(2, '0')}:00` as LocalTime)
  }
  return due
}

export function startedPairs(record: DayRecord): readonly PairNumber[] {
  return record.kiosks.filter((kiosk) => kiosk.state === 'started').map((kiosk) => kiosk.pair)
}

const MORE_THAN_VOTERS = 256

/**
 * No card is in an envelope twice (ISS-15). There is a place for each card that a station may receive: as many as it has voters, and some
 * more. Nobody is sent away because the envelopes are full.
 *
 * @param voters roll rows of the station
 */
export function envelopePlaces(voters: number): number {
  return voters + MORE_THAN_VOTERS
}
