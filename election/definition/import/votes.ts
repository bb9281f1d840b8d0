/** votes.csv: who comes, in order of arrival, and what each does. For election-day only. */
import type { Marked } from '#election/ballot/marks.ts'
import { isUncontested } from '#election/definition/candidate-list.ts'
import { type Contest, type ElectionSources, type RollRow, standing } from '#election/definition/definition.ts'
import type { CandidateId, CandidateNumber, ContestId, RollNumber, StationId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CellReader, cellReader, listOf } from './cell.ts'
import type { Problem, Problems } from './problem.ts'
import { startReport } from './report.ts'
import { readTable, type TableRow } from './table.ts'

const VOTING_MODES = ['touch', 'audio', 'proxy', 'assisted'] as const
type VotingMode = (typeof VOTING_MODES)[number]

/** A voter of a review who marks no judge: a vote like any other (art. 15(1)). */
const NO_MARK = 'none'

export type PlannedChoice =
  | { readonly type: 'candidate'; readonly number: CandidateNumber; readonly candidate: CandidateId }
  /** Judges with a mark, all others without one. */
  | Marked
  /** The voter ends this contest at the kiosk without a selection. */
  | { readonly type: 'ended' }
  /** Declined at the desk: the card does not offer the contest. */
  | { readonly type: 'declined' }

export interface PlannedVote {
  /** Line in votes.csv, header = 1. */
  readonly line: number
  readonly rollNo: RollNumber
  /** Where the voter turns up; null: the voter's own station. */
  readonly station: StationId | null
  readonly mode: VotingMode
  /** No entry for a contest that is uncontested, of another district, or left empty (already voted on an earlier visit). */
  readonly choices: ReadonlyMap<ContestId, PlannedChoice>
}

export interface ImportedVotes {
  readonly votes: readonly PlannedVote[]
  readonly warnings: readonly Problem[]
}

/** The possible contents of a contest column. */
interface Ballot {
  readonly contest: Contest
  readonly uncontested: boolean
  readonly byNumber: ReadonlyMap<string, { readonly number: CandidateNumber; readonly id: CandidateId }>
  /** Each judge has a mark or none. */
  readonly isReview: boolean
  readonly allowed: string
}

interface VoteRules {
  readonly ballots: readonly Ballot[]
  readonly stations: ReadonlyMap<string, string>
  readonly roll: ReadonlyMap<string, RollRow>
}

/**
 * A voter who may not vote is no problem of the file: the row is read, and refused later at the desk. A contest that the
 * voter may vote in needs a choice on the first visit; on a later one (ISS-10) an empty cell means "nothing more".
 */
export function importVotes(
  bytes: Uint8Array,
  sources: ElectionSources,
  file = 'votes.csv',
): Result<ImportedVotes, Problems> {
  const report = startReport()
  const cells = cellReader(report, () => true)
  const rules = voteRulesOf(sources)
  const columns = {
    required: ['roll_no', 'mode', ...rules.ballots.flatMap((b) => (b.uncontested ? [] : [b.contest.id]))],
    optional: ['station', ...rules.ballots.flatMap((b) => (b.uncontested ? [b.contest.id] : []))],
  }
  const table = readTable(file, bytes, columns, report)
  const votes: PlannedVote[] = []
  const visited = new Set<string>()
  for (const row of table?.rows ?? []) {
    const vote = readVote(row, rules, visited, cells)
    if (vote !== null) votes.push(vote)
  }
  const problems = report.problems([file])
  return problems.errors.length > 0 ? err(problems) : ok({ votes, warnings: problems.warnings })
}

function voteRulesOf(sources: ElectionSources): VoteRules {
  const ballots = sources.contests.map((contest): Ballot => {
    const able = standing(sources.candidates.filter((candidate) => candidate.contest === contest.id))
    const byNumber = new Map(able.map(({ number, id }) => [String(number), { number, id }]))
    const uncontested = isUncontested(contest, able.length)
    const isReview = kindOf(contest).about === 'judges'
    const numbers = listOf(byNumber.keys())
    const allowed = isReview ? `${numbers}|1;2…|${NO_MARK}|ended|declined` : `${numbers}|ended|declined`
    return { contest, uncontested, byNumber, isReview, allowed }
  })
  return {
    ballots,
    stations: new Map(sources.stations.map((station) => [station.id, station.district])),
    roll: new Map(sources.roll.map((row) => [row.rollNo, row])),
  }
}

function readVote(row: TableRow, rules: VoteRules, visited: Set<string>, cells: CellReader): PlannedVote | null {
  const rollNo = cells.token(row, 'roll_no', 20)
  const station = readStation(row, rules, cells)
  const mode = cells.oneOf(row, 'mode', VOTING_MODES)
  const rollRow = rollNo === null ? undefined : rules.roll.get(rollNo)
  const here = station?.id ?? rollRow?.station
  const first = rollNo !== null && !visited.has(rollNo)
  if (rollNo !== null) visited.add(rollNo)
  // A voter who is surely let in needs a choice in each contest; about others the desk decides.
  const needed = first && rollRow?.mark === 'none' && rollRow.station === here
  const choices = new Map<ContestId, PlannedChoice>()
  for (const ballot of rules.ballots) {
    const district = rollRow ? rules.stations.get(rollRow.station) : undefined
    const choice = readChoice(row, ballot, district, needed, cells)
    if (choice !== null) choices.set(ballot.contest.id, choice)
  }
  if (rollNo === null || station === null || mode === null) return null
  return { line: row.line, rollNo: rollNo as RollNumber, station: station.id, mode, choices }
}

/** null: a problem was reported. */
function readStation(row: TableRow, rules: VoteRules, cells: CellReader): { id: StationId | null } | null {
  if (!row.cell('station')) return { id: null }
  const id = cells.id(row, 'station')
  if (id === null) return null
  if (rules.stations.has(id)) return { id: id as StationId }
  return cells.refuse(row, 'station', 'unknown-station', listOf(rules.stations.keys()))
}

function readChoice(
  row: TableRow,
  ballot: Ballot,
  district: string | undefined,
  needed: boolean,
  cells: CellReader,
): PlannedChoice | null {
  const { contest, byNumber, allowed } = ballot
  const cell = row.cell(contest.id)
  const elsewhere = contest.districts.length > 0 && district !== undefined && !contest.districts.includes(district)
  if (cell === null) return null
  if (cell === '') {
    if (needed && !elsewhere && !ballot.uncontested) cells.refuse(row, contest.id, 'missing-choice', allowed)
    return null
  }
  if (ballot.uncontested) return cells.refuse(row, contest.id, 'choice-for-uncontested', 'empty')
  if (elsewhere) return cells.refuse(row, contest.id, 'choice-outside-district', 'empty')
  if (cell === 'ended' || cell === 'declined') return { type: cell }
  if (ballot.isReview) return marksIn(cell, ballot) ?? cells.refuse(row, contest.id, 'unknown-candidate', allowed)
  const candidate = byNumber.get(cell)
  if (candidate) return { type: 'candidate', number: candidate.number, candidate: candidate.id }
  return cells.refuse(row, contest.id, 'unknown-candidate', allowed)
}

/** Null: a number of nobody who is reviewed, or one twice. */
function marksIn(cell: string, { byNumber }: Ballot): Marked | null {
  if (cell === NO_MARK) return { type: 'marked', judges: [] }
  const judges = cell.split(';').map((number) => byNumber.get(number.trim())?.id)
  const known = judges.filter((id) => id !== undefined)
  return new Set(known).size === judges.length ? { type: 'marked', judges: known } : null
}
