/**
 * The ballot papers that the stations send to the count, by their signed reports, and whether a typed count of paper has as many. The kinds are
 * those of 投票録 and 投票結果 (PAP-07, TRN-08). A number alone: the count learns no voter from it.
 */
import type { ContestId, StationId } from '#election/ids.ts'
import type { PaperCount } from './paper.ts'
import type { StationReport } from './station-report.ts'

export type SentKind = 'braille' | 'absentee' | 'provisional' | 'ordinary'
export const sentKinds = ['braille', 'absentee', 'provisional', 'ordinary'] as const satisfies readonly SentKind[]
export type PapersSent = Readonly<Record<SentKind, number>>

/** A kind whose typed total is not what the reports send. */
export interface PaperDifference {
  readonly kind: SentKind
  readonly sent: number
  readonly typed: number
}

type Reports = ReadonlyMap<StationId, Pick<StationReport, 'contests'>>

/** The stations that send papers of the contest, in the order of their reports. */
export function stationsThatSent(reports: Reports, contest: ContestId): readonly [StationId, PapersSent][] {
  return [...reports].flatMap(([station, { contests }]) => {
    const line = contests.find((each) => each.contest === contest)
    const sent = line === undefined ? null : sentBy(line.onPaper)
    return sent === null || sumOf(sent) === 0 ? [] : [[station, sent] as [StationId, PapersSent]]
  })
}

/** An absentee vote that the station did not accept comes to the count too, which decides of it again. */
function sentBy({ notAccepted, ...kinds }: StationReport['contests'][number]['onPaper']): PapersSent {
  return { ...kinds, absentee: kinds.absentee + notAccepted }
}

export function papersSent(reports: Reports, contest: ContestId): PapersSent {
  const all = stationsThatSent(reports, contest).map(([, sent]) => sent)
  const sum = (kind: SentKind) => all.reduce((total, sent) => total + sent[kind], 0)
  return {
    braille: sum('braille'),
    absentee: sum('absentee'),
    provisional: sum('provisional'),
    ordinary: sum('ordinary'),
  }
}

export function sumOf(sent: PapersSent): number {
  return sentKinds.reduce((sum, kind) => sum + sent[kind], 0)
}

/** Accepted or not, each paper that was sent is in one of the two. */
export function paperDifferences(sent: PapersSent, { voters, notAccepted }: PaperCount): readonly PaperDifference[] {
  const not: Readonly<Record<SentKind, number>> = { braille: 0, ordinary: 0, ...notAccepted }
  return sentKinds
    .map((kind) => ({ kind, sent: sent[kind], typed: voters[kind] + not[kind] }))
    .filter(({ sent: asked, typed }) => asked !== typed)
}
