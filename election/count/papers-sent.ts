/**
 * The ballot papers that the stations send to the count, by their signed reports, and whether a typed count of paper has as many. The kinds are
 * those of 投票録 and 投票結果 (PAP-07, TRN-08). A number alone: the count learns no voter from it.
 */
import type { ContestId, StationId } from '#election/ids.ts'
import { type PaperCount, paperVoters } from './paper.ts'
import { type ContestReport, paperKinds, type StationReport } from './station-report.ts'

type SentKind = (typeof paperVoters)[number]
export type PapersSent = Readonly<Record<SentKind, number>>
export type StationsSent = readonly (readonly [StationId, PapersSent])[]

/** A kind of which another number was typed than the reports send. */
type PaperDifference = { readonly kind: SentKind; readonly sent: number; readonly typed: number }

type Reports = ReadonlyMap<StationId, Pick<StationReport, 'contests'>>

/** The stations that send papers of the contest. */
export function stationsThatSent(reports: Reports, contest: ContestId): StationsSent {
  return [...reports].flatMap(([station, { contests }]) => {
    const line = contests.find((each) => each.contest === contest)
    const sent = line === undefined ? null : sentIn(line)
    return sent === null || sumOf(sent) === 0 ? [] : [[station, sent] as const]
  })
}

/** An absentee vote that the station did not accept comes to the count too, which decides of it again. */
function sentIn({ onPaper: { notAccepted, absentee, ...others } }: Pick<ContestReport, 'onPaper'>): PapersSent {
  return { ...others, absentee: absentee + notAccepted }
}

/** The sums of all stations, as their reports have them. */
export function onPaperInAll(reports: Reports, contest: ContestId): ContestReport['onPaper'] {
  const lines = [...reports.values()].flatMap(({ contests }) => contests.filter((each) => each.contest === contest))
  const sum = (kind: (typeof paperKinds)[number]) => lines.reduce((all, { onPaper }) => all + onPaper[kind], 0)
  return Object.fromEntries(paperKinds.map((kind) => [kind, sum(kind)])) as ContestReport['onPaper']
}

export function papersSent(reports: Reports, contest: ContestId): PapersSent {
  return sentIn({ onPaper: onPaperInAll(reports, contest) })
}

export function sumOf(sent: PapersSent): number {
  return paperVoters.reduce((sum, kind) => sum + sent[kind], 0)
}

/** Accepted or not, each paper that was sent is in one of the two. */
export function paperDifferences(
  sent: PapersSent,
  { voters, notAccepted }: Pick<PaperCount, 'voters' | 'notAccepted'>,
): readonly PaperDifference[] {
  const not: PapersSent = { braille: 0, ordinary: 0, ...notAccepted }
  const kinds = paperVoters.map((kind) => ({ kind, sent: sent[kind], typed: voters[kind] + not[kind] }))
  return kinds.filter((each) => each.sent !== each.typed)
}

interface TypedPaper {
  readonly type: 'typed'
  readonly count: Pick<PaperCount, 'voters' | 'notAccepted'>
}

/** @param entry the last one, which counts; that there is none is only taken where nothing was sent */
export function differencesOf(
  reports: Reports,
  contest: ContestId,
  entry: TypedPaper | { readonly type: 'none' } | undefined,
): readonly PaperDifference[] {
  return entry?.type === 'typed' ? paperDifferences(papersSent(reports, contest), entry.count) : []
}
