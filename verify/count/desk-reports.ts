/**
 * count.md §2 (D-24): a station of several desks. The report of the station, signed at the first desk, has in it that of each other desk
 * as its own issuer signed it, and no figure of the station but its missing
 * cards is below their sum.
 */
import { hexToBytes } from '@noble/hashes/utils.js'
import { type JsonObject, parseCanonical } from '../package/canonical.ts'
import { object, objects, text, whole } from '../package/fields.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trusted-package.ts'
import { type HandedOut, handedOutIn } from './desk-fields.ts'
import { CARDS, PAPERS, type Report, reportOf } from './report-fields.ts'

export const REPORT_LABEL = 'ippyo station report 1'
type Desks = Pick<Trust, 'issuerKey' | 'desksOf' | 'deskOf' | 'handedOutAt'>
type SignedBy = PackageSource['signedBy']

/** @returns whether the report is the station's, with every desk in it */
export function hasEachDesk(report: Report, trust: Desks, signedBy: SignedBy): boolean {
  if (report.document.desk !== null || trust.deskOf(report.issuer) !== 1) return false
  const given = objects(report.document, 'desks', 0, 3)
  if (given.length !== trust.desksOf(report.station) - 1) return false
  const others = given.map((signed, at) => deskReport(signed, report, at + 2, trust, signedBy))
  const genuine = others.filter((each) => each !== null)
  return genuine.length === others.length && holds(report, genuine)
}

function deskReport(
  signed: JsonObject,
  { station, electionId }: Report,
  desk: number,
  trust: Desks,
  signedBy: SignedBy,
): Report | null {
  const bytes = new TextEncoder().encode(text(signed, 'document', /^.+$/su))
  const parsed = parseCanonical(bytes)
  const own = reportOf(parsed)
  if (own === null || own.station !== station || own.electionId !== electionId) return null
  if (own.document.desk === null || whole(object(own.document, 'desk'), 'number', 2, 99) !== desk) return null
  const counts = object(object(own.document, 'desk'), 'counts')
  if (![own.handedOut, handedOutIn(counts)].every((named) => namesAll(named, trust.handedOutAt(station)))) return null
  const key = trust.issuerKey(own.issuer, station)
  if (key === null || trust.deskOf(own.issuer) !== desk) return null
  const signature = hexToBytes(text(signed, 'signature', /^[0-9a-f]{128}$/))
  return signedBy(key, REPORT_LABEL, bytes, signature) ? own : null
}

/** Each contest of another authority whose papers the station hands out, in the order of the package, and no other one. */
export function namesAll(named: readonly HandedOut[], expected: readonly string[]): boolean {
  return named.length === expected.length && named.every(({ contest }, at) => contest === expected[at])
}

function holds(report: Report, others: readonly Report[]): boolean {
  const isAtLeast = (of: (each: Report) => number) => of(report) >= others.reduce((sum, each) => sum + of(each), 0)
  const contests = new Set(others.flatMap((each) => each.contests.map(({ contest }) => contest)))
  const lineOf = (each: Report, contest: string) => each.contests.find((line) => line.contest === contest)
  const figures = ['issued', 'returned', 'found', 'replaced', 'ofNobody', 'proxies', 'men', 'women'] as const
  const handed = (each: Report, contest: string, sex: 'men' | 'women' | 'unsaid') =>
    each.handedOut.find((line) => line.contest === contest)?.[sex] ?? 0
  const { cards, tickets } = report
  return (
    report.handedOut.every(({ contest }) =>
      (['men', 'women', 'unsaid'] as const).every((sex) => isAtLeast((each) => handed(each, contest, sex))),
    ) &&
    CARDS.every((figure) => isAtLeast((each) => each.cards[figure])) &&
    tickets.expected === cards.issued - cards.returned - cards.reentries &&
    (tickets.counted === null || isAtLeast((each) => each.tickets.counted ?? 0)) &&
    [...contests].every(
      (contest) =>
        figures.every((figure) => isAtLeast((each) => lineOf(each, contest)?.[figure] ?? 0)) &&
        PAPERS.every((kind) => isAtLeast((each) => lineOf(each, contest)?.onPaper[kind] ?? 0)),
    )
  )
}
