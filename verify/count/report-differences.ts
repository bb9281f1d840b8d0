/**
 * count.md §5: compares the media with the reports that were read. If a report differs from a box, or names a box that was not
 * given, the reader does not print "all is authentic and complete".
 */
import type { MediumFinding } from '../medium/finding.ts'
import type { Trust } from '../package/trust.ts'
import type { LostPair } from './lost-declaration.ts'
import type { Report } from './report-fields.ts'
import { lastReports } from './signed-reports.ts'
import { booksOf, isCalledUsed } from './station-books.ts'
import type { StationReports } from './station-reports.ts'

type DifferenceCode =
  /** Sealed votes of a pair that no report calls used. */
  | 'sealed-but-not-started'
  /** Begun, never closed, and no report calls it used. */
  | 'begun-but-not-started'
  /** A report calls it used, and no whole medium of it was given. */
  | 'medium-not-given'
  /** No medium was given, and no report names the pair. */
  | 'pair-not-named'
  /** One report calls it used, another one does not. */
  | 'reports-disagree'
  /** Not one card was issued there. */
  | 'station-did-not-vote'
  | 'machine-differs-from-report'
  | 'seal-number-differs'
  | 'records-told-differ'
  | 'sealed-after-report'
  /** Cards without a record, or records without a card, for which the report names no missing card. */
  | 'books'

export interface ReportDifference {
  readonly code: DifferenceCode
  readonly station: string
  readonly pair: number | null
  /** Both sides, for people. No candidate's figure. */
  readonly facts: Readonly<Record<string, string>>
}

const CLOCKS_APART_MS = 15 * 60_000

/** Compares only stations with a report. */
export function reportDifferences(
  reports: StationReports,
  media: readonly MediumFinding[],
  lost: readonly LostPair[],
  trust: Trust,
): readonly ReportDifference[] {
  return [...lastReports(reports.genuine)].flatMap(([station, [last, ...others]]) => {
    const own = reports.genuine.filter((report) => report.station === station)
    const pairs = trust.pairs.filter((each) => each.station === station).map(({ pair }) => pair)
    const given = media.filter((medium) => medium.station === station)
    // A pair that was declared lost is not awaited. If its medium was given all the same, the district is not opened.
    const awaited = pairs.filter((pair) => !lost.some((each) => each.station === station && each.pair === pair))
    const ofOne = (pair: number) => given.filter((medium) => medium.pair === pair)
    return [
      ...(others.length > 0
        ? [ofStation(station, 'reports-disagree', { told: `${last.version} ${last.madeAt}` })]
        : []),
      ...awaited.flatMap((pair) => ofPair(own, last, pair, ofOne(pair))),
      ...(last.cards.issued === 0 ? [ofStation(station, 'station-did-not-vote', {})] : []),
      ...inTheBooks(last, given, lost),
    ]
  })
}

function ofStation(station: string, code: DifferenceCode, facts: ReportDifference['facts']): ReportDifference {
  return { code, station, pair: null, facts }
}

function ofPair(
  reports: readonly Report[],
  last: Report,
  pair: number,
  media: readonly MediumFinding[],
): ReportDifference[] {
  const differ = (code: DifferenceCode, facts: ReportDifference['facts'] = {}): ReportDifference => {
    return { code, station: last.station, pair, facts }
  }
  const said = reports.flatMap((report) => report.pairs.filter((entry) => entry.pair === pair))
  const wasUsed = said.some(({ state }) => isCalledUsed(state))
  const entry = last.pairs.find((each) => each.pair === pair)
  const sealed = media.find((medium) => medium.problem === null)
  const told = entry?.state ?? '—'
  const found: ReportDifference[] = []
  if (sealed === undefined) {
    const begun = media.some(({ problem }) => problem === 'not-closed' || problem === 'closed-for-a-day-only')
    if (isCalledUsed(entry?.state)) found.push(differ('medium-not-given', { told }))
    else if (begun) found.push(differ('begun-but-not-started', { told }))
    else if (entry === undefined) found.push(differ('pair-not-named'))
    // count.md §5: an earlier report called it used.
    else if (wasUsed) found.push(differ('reports-disagree', { told }))
    return found
  }
  if (!isCalledUsed(entry?.state)) found.push(differ('sealed-but-not-started', { told }))
  else {
    // D-18: the report names the machine that closed the pair in place of its own.
    const closer = entry?.takenOverBy ?? entry?.machine ?? '—'
    if (closer !== sealed.machine)
      found.push(differ('machine-differs-from-report', { told: closer, machine: sealed.machine ?? '—' }))
  }
  const number = entry?.sealNumber?.match(/.{5}/g)?.join(' ') ?? null
  if (number !== null && number !== sealed.sealFingerprint) {
    found.push(differ('seal-number-differs', { told: number, found: sealed.sealFingerprint ?? '—' }))
  }
  const closedAt = sealed.closedAt
  if (closedAt !== null && Date.parse(`${closedAt}Z`) > Date.parse(`${last.madeAt}Z`) + CLOCKS_APART_MS) {
    found.push(differ('sealed-after-report', { closedAt, madeAt: last.madeAt }))
  }
  return found
}

/** Compares the sums of a station, once each pair that the report calls used has a medium or a declaration. */
function inTheBooks(last: Report, given: readonly MediumFinding[], lost: readonly LostPair[]): ReportDifference[] {
  const books = booksOf(last, given, lost)
  if (books === null) return []
  const { station, records, open, isKnown, isAccountedFor } = books
  const differing = last.contests.flatMap(({ contest, recordsTold: told }) => {
    const found = records.get(contest) ?? 0
    return told === null || told === found ? [] : [`${contest} ${told}/${found}`]
  })
  const each = (name: 'remainder' | 'missing') =>
    open.map((contest) => `${contest.contest} ${contest[name]}`).join(', ')
  const facts = { remainders: each('remainder'), missing: each('missing') }
  return [
    // The machines' sums include a lost pair whose number of records nobody knows: nothing can be compared.
    ...(differing.length === 0 || !isKnown
      ? []
      : [ofStation(station, 'records-told-differ', { records: differing.join(', ') })]),
    ...(isAccountedFor ? [] : [ofStation(station, 'books', facts)]),
  ]
}
