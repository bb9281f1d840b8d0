/**
 * Compares the seals of a medium and its pages, beside what is signed and hashed: cheap checks of a reader at the count. None of them
 * refuses a medium; each difference is reported, and somebody writes down why (docs/formats/ballot-box.md §9).
 */
import { isZero, toHex } from '#election/bytes.ts'
import { type ContestList, ofList } from '#election/contest-lists.ts'
import { sittingNumber } from '#election/sitting.ts'
import { minuteNumber } from '#election/time.ts'
import type { MediumHeader } from './header.ts'
import type { LogEntry } from './log-page.ts'
import { parseSeal, type Seal, type VerifySeal } from './seal.ts'

/** Doubts about one medium by itself, beside the numbers of its seal. */
export type MediumDoubt =
  /** The seal page of a day is neither free nor a whole seal of that day. */
  | 'day-seal-bad'
  /** A later seal holds less than an earlier one. */
  | 'seals-fall'
  /** More records in the list of one judge than in that of another. */
  | 'lists-differ'
  /** More records of one list than sessions. */
  | 'records-above-marks'
  /** One encrypted record is there twice. */
  | 'record-twice'
  /** The seal names a failed medium otherwise than the log. */
  | 'failure-not-logged'

/** The seal of one listed date: the day was not closed, a whole seal, or something else. */
export type DaySeal = Seal | 'none' | 'bad'

/** §9: a day seal is whole when it is no final one, of the date of its place, of this pair and mask, by a kiosk of the station. */
export function daySealOf(page: Uint8Array, place: number, header: MediumHeader, verify: VerifySeal): DaySeal {
  if (isZero(page)) return 'none'
  const seal = parseSeal(page, verify)
  const date = header.dates[place]
  const whole =
    seal !== null &&
    date !== undefined &&
    !seal.final &&
    seal.day === sittingNumber(date) &&
    seal.contests === header.contests &&
    isOfPair(seal, header)
  return whole ? seal : 'bad'
}

export function isOfPair(seal: Seal, header: MediumHeader): boolean {
  return (
    seal.electionId === header.electionId &&
    seal.keySet === header.keySet &&
    seal.station === header.station &&
    seal.pair === header.pair
  )
}

export interface SealRow {
  /** The lists of the pair. */
  readonly lists: readonly ContestList[]
  readonly days: readonly DaySeal[]
  readonly final: Seal
  readonly records: readonly Uint8Array[]
  readonly log: readonly LogEntry[]
}

export function doubtsOfRow({ lists, days, final, records, log }: SealRow): readonly MediumDoubt[] {
  const doubts: MediumDoubt[] = []
  if (days.includes('bad')) doubts.push('day-seal-bad')
  const row = [...days.filter((day): day is Seal => typeof day === 'object'), final]
  if (row.some((seal, i) => i > 0 && falls(row[i - 1] as Seal, seal))) doubts.push('seals-fall')
  // Each session leaves one mark and at most one record of a contest; pages that were lost may have been marks.
  if (final.records.some((count) => count > final.spentMarks + final.lostPages)) doubts.push('records-above-marks')
  // An INTENT makes a record in each list of a contest, or in none.
  const judges = lists.filter(({ place }) => place > 0).map((list) => ofList(final.records, list))
  if (new Set(judges).size > 1) doubts.push('lists-differ')
  if (hasTwice(records.map(freshOf))) doubts.push('record-twice')
  if (final.failedMedium !== null && !isLogged(final.failedMedium, log, row)) doubts.push('failure-not-logged')
  return doubts
}

/** Pages may have been lost in between, and only pages: sequence and sessions never go back. */
function falls(before: Seal, after: Seal): boolean {
  const pages = (seal: Seal) => [...seal.records, seal.spentMarks, seal.logPages]
  const sessions = ({ counts }: Seal) => [counts.finished, counts.endedByStaff, counts.released]
  const earlierPages = pages(before)
  const earlierSessions = sessions(before)
  return (
    after.seq < before.seq ||
    sessions(after).some((count, i) => count < (earlierSessions[i] as number)) ||
    pages(after).some((count, i) => count + after.lostPages < (earlierPages[i] as number))
  )
}

/** A is fresh: two records that have it in common are one record and its copy. */
function freshOf(record: Uint8Array): string {
  return toHex(record.subarray(8, 40))
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size !== values.length
}

/**
 * Cause and minute of the first entry about that medium (§8). There is none when it failed behind the log's end: in the middle of
 * the closing for good, or after the closing of a day that no other followed (row 31). The seal then says that it does not know.
 */
function isLogged(
  { role, cause, minute }: NonNullable<Seal['failedMedium']>,
  log: readonly LogEntry[],
  row: readonly Seal[],
): boolean {
  const first = log.find(({ event }) => event.type === 'medium-failed' && event.medium === role)
  if (first?.event.type !== 'medium-failed') {
    const [day, final] = row.slice(-2)
    const grewNoMore = final !== undefined && day?.logPages === final.logPages
    const closes = log.some(({ event }) => event.type === 'closing' && event.final)
    return cause === 'unknown' && minute === 0 && (closes || grewNoMore)
  }
  return first.event.cause === cause && minuteNumber(first.minute) === minute
}
