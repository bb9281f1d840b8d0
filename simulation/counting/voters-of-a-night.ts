/** 投票者数 of a night, added up by another hand than the program's: for tests of what stands on paper. */
import type { PaperCount } from '#election/count/paper.ts'
import type { TallyResult } from '#tally/session/effect.ts'

function linesOf({ receipt }: TallyResult, contest: string) {
  return [...receipt.reports.values()].flatMap(({ contests }) => contests.filter((each) => each.contest === contest))
}

export function machineVoters(result: TallyResult, contest: string) {
  const lines = linesOf(result, contest)
  const sum = (of: 'men' | 'women' | 'issued' | 'returned') => lines.reduce((all, line) => all + line[of], 0)
  return { men: sum('men'), women: sum('women'), all: sum('issued') - sum('returned') }
}

export function votersOnPaper({ voters }: PaperCount): number {
  return Object.values(voters).reduce((all, each) => all + each, 0)
}

/** By machine, all of them, and each part of the difference to the votes cast. */
export function voterFigures(
  result: TallyResult,
  { id, records, joined }: { readonly id: string; readonly records: number; readonly joined: Cast | null },
  paper: PaperCount,
): readonly number[] {
  const { men, women, all } = machineVoters(result, id)
  const onPaper = votersOnPaper(paper)
  const found = linesOf(result, id).reduce((sum, each) => sum + each.found, 0)
  const differences = [all + onPaper - (joined?.cast ?? 0), all - records, joined?.takenAway ?? 0]
  return [men, women, all, onPaper, all + onPaper, found, ...differences.flatMap((each) => [each, -each])]
}

/** Registered, eligible, who stayed away with either sign – drawn figures may have more voters than electors –, absentee votes in time. */
export function electorFigures(
  result: TallyResult,
  { id }: { readonly id: string },
  paper: PaperCount,
): readonly number[] {
  const reports = [...result.receipt.reports.values()]
  const registered = reports.reduce((all, report) => all + report.registered, 0)
  // ELG-21: those of this contest.
  const entitled = reports.map(({ entitled }) => entitled.filter(({ contest }) => contest === id))
  const eligible = reports.reduce((all, report, at) => all + (entitled[at]?.[0]?.eligible ?? report.eligible), 0)
  const away = eligible - machineVoters(result, id).all - votersOnPaper(paper)
  return [registered, eligible, away, -away, paper.voters.absentee + paper.notAccepted.absentee]
}

interface Cast {
  readonly cast: number
  readonly takenAway: number
}
