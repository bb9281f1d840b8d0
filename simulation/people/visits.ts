/** Who comes to which station, in order of arrival: from votes.csv, or made up from the roll by seed. */
import { drawnContests } from '#election/definition/candidate-list.ts'
import {
  type Candidate,
  type Contest,
  type ElectionSources,
  type RollRow,
  standing,
  stationsServed,
} from '#election/definition/definition.ts'
import type { PlannedChoice, PlannedVote } from '#election/definition/import/votes.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { below, type Randomness, shuffled } from '#election/randomness.ts'

export interface Visit extends PlannedVote {
  readonly station: StationId
}

/** The station of a visit: where votes.csv sends the voter, otherwise the voter's own by the roll. */
export function visitsOf(votes: readonly PlannedVote[], sources: ElectionSources): Visit[] {
  const home = new Map(sources.roll.map((row) => [row.rollNo, row.station]))
  const fallback = sources.stations[0]?.id
  return votes.flatMap((vote) => {
    // A number on nobody's roll still turns up somewhere and is refused there.
    const station = vote.station ?? home.get(vote.rollNo) ?? fallback
    return station === undefined ? [] : [{ ...vote, station }]
  })
}

/** `count` different people of the roll in random order; some vote early, some end a contest, some decline one, a few vote by keypad. */
export function madeUpVotes(sources: ElectionSources, count: number, randomness: Randomness): PlannedVote[] {
  const voters = shuffled(randomness, sources.roll).slice(0, count)
  return voters.map((row, index) => ({
    line: index + 2,
    rollNo: row.rollNo,
    station: stationOf(row, sources, randomness),
    mode: modeOf(below(randomness, 100)),
    choices: choicesOf(row, sources, randomness),
  }))
}

const EARLY_PERCENT = 40

/** null: the voter's own. */
function stationOf(row: RollRow, { stations }: ElectionSources, randomness: Randomness): StationId | null {
  const early = stations.find(
    (each) => each.earlyVoting && stationsServed(each, stations).some(({ id }) => id === row.station),
  )
  return early !== undefined && below(randomness, 100) < EARLY_PERCENT ? early.id : null
}

function modeOf(percent: number): PlannedVote['mode'] {
  if (percent < 2) return 'audio'
  if (percent < 3) return 'proxy'
  return percent < 4 ? 'assisted' : 'touch'
}

function choicesOf(row: RollRow, sources: ElectionSources, randomness: Randomness): Map<ContestId, PlannedChoice> {
  const choices = new Map<ContestId, PlannedChoice>()
  const district = sources.stations.find((station) => station.id === row.station)?.district ?? ''
  const drawn = new Map(drawnContests(sources).map((entry) => [entry.contest, entry]))
  for (const contest of sources.contests) {
    const { candidates = [], uncontested = true } = drawn.get(contest.id) ?? {}
    const here = contest.districts.length === 0 || contest.districts.includes(district)
    if (here && !uncontested) choices.set(contest.id, choiceOf(contest, standing(candidates), randomness))
  }
  return choices
}

/** A judge has a mark in as many of a hundred votes. */
const MARKED_PERCENT = 20

function choiceOf(contest: Contest, candidates: readonly Candidate[], randomness: Randomness): PlannedChoice {
  const percent = below(randomness, 100)
  if (percent === 0) return { type: 'declined' }
  if (percent === 1) return { type: 'ended' }
  if (kindOf(contest).about === 'judges') {
    const marked = candidates.filter(() => below(randomness, 100) < MARKED_PERCENT)
    return { type: 'marked', judges: marked.map(({ id }) => id) }
  }
  const candidate = candidates[below(randomness, candidates.length)] as Candidate
  return { type: 'candidate', number: candidate.number, candidate: candidate.id }
}
