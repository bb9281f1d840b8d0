/** One contest's result as screens, documents and JSON show it: the same words from the same place. */
import type { ContestCount } from '#election/count/count.ts'
import { type Outcome, outcomeOf } from '#election/count/winners.ts'
import { shownName } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { CandidateResultView, ContestResultView } from './view.ts'

/** `outcomes`: with the lots that were entered. */
export function contestResultOf(count: ContestCount, outcomes: ReadonlyMap<ContestId, Outcome>): ContestResultView {
  const { contest } = count
  const beforeLot = outcomeOf(count)
  const outcome = outcomes.get(contest.id) ?? beforeLot
  const { needsLot } = outcome
  const tied = new Set<number>(beforeLot.needsLot?.candidates ?? [])
  const won = new Set<number>(outcome.winners)
  const wordFor = (number: number): CandidateResultView['outcome'] => {
    if (won.has(number)) return tied.has(number) ? 'won-by-lot' : 'won'
    return needsLot !== null && tied.has(number) ? 'lot' : 'not-won'
  }
  return {
    id: contest.id,
    title: contest.title,
    seats: contest.seats,
    uncontested: count.uncontested,
    candidates: count.totals.map(({ candidate, votes }) => ({
      number: candidate.number,
      name: shownName(candidate),
      kana: candidate.kana,
      party: candidate.party,
      votes,
      outcome: wordFor(candidate.number),
    })),
    valid: count.valid,
    ended: count.ended,
    invalid: count.invalid,
    unopened: count.unopened,
    records: count.records,
    needsLot: needsLot === null ? null : { seats: needsLot.seats, numbers: needsLot.candidates },
  }
}
