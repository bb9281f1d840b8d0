/** Ballot papers of a night at the count: what a station reports that it sends, and what two people type of them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { paperFields } from '#election/count/paper.ts'
import {
  NO_PAPERS_SENT,
  parseStationReport,
  serialiseStationReport,
  signStationReport,
} from '#election/count/station-report.ts'
import type { CountingElection } from '#simulation/counting/counting-election.ts'
import { must } from '#simulation/rooms/must.ts'

/** CNT-14: one station reports all the papers of the night. @param ballots of the mayor */
export function sendPapers(made: CountingElection, file: string, ballots: number): void {
  const report = must(parseStationReport(readFileSync(file)))
  const mayor = { braille: 2, provisional: 4, ordinary: 1, absentee: ballots - 5, notAccepted: 2 }
  const council = { ...NO_PAPERS_SENT, braille: 2, absentee: 1 }
  const contests = report.contests.map((line) => ({ ...line, onPaper: line.contest === 'mayor' ? mayor : council }))
  const bytes = serialiseStationReport({ ...report, contests })
  writeFileSync(file, bytes)
  writeFileSync(`${file}.sig`, signStationReport(bytes, made.signingKeys.get(report.issuer) as Uint8Array))
}

export function sheet(candidates: readonly number[], figures: Readonly<Record<string, number | string>>) {
  const zero = paperFields(candidates, 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''])
  const typed = Object.entries(figures).map(([name, figure]) => [name, String(figure)])
  return Object.fromEntries([...zero, ...typed]) as Readonly<Record<string, string>>
}
