/**
 * Paper ballots, counted by people: typed twice, said not to exist, or said to be many. Only then machine and paper are one result
 * (CNT-07). And who is not eligible: all of it changes the same figures.
 */
import { assert, unreachable } from '#election/assert.ts'
import { joinedOf } from '#election/count/joined.ts'
import {
  type PaperBooks,
  type PaperContest,
  type PaperRefusal,
  withMachineAlone,
  withoutPaper,
  withRuling,
  withTypedPaper,
} from '#election/count/paper-books.ts'
import type { Ruling, RulingRefusal } from '#election/count/rulings.ts'
import { outcomeOf, withLot } from '#election/count/winners.ts'
import type { ContestId } from '#election/ids.ts'
import { err, type Result } from '#election/result.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { writeStages } from './step-count.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

type PaperEvent = Extract<
  TallyScreenEvent,
  { type: 'open-paper' | 'type-paper' | 'no-paper' | 'tell-machine' | 'rule-candidate' }
>

export function stepPaper(state: TallyState, event: PaperEvent): TallyStepped {
  if (event.type === 'open-paper' && event.contest === null) return stay({ ...state, paperSheet: null, message: null })
  const contest = state.count?.contests.find((each) => each.contest.id === event.contest && !each.uncontested)
  if (contest === undefined) {
    const code = event.type === 'rule-candidate' ? 'ruling-not-asked' : 'paper-not-asked'
    const known = state.count?.contests.find((each) => each.contest.id === event.contest)
    return refuse(state, code, { contest: known?.contest.title ?? event.contest ?? '' })
  }
  const { id, title } = contest.contest
  const of: PaperContest = { id, candidates: contest.totals.map(({ candidate }) => candidate.number) }
  switch (event.type) {
    case 'open-paper':
      return stay({ ...state, paperSheet: { contest: id, differing: [] }, message: null })
    case 'type-paper':
      return taken(state, of, title, withTypedPaper(state.paper, of, event, state.now))
    case 'no-paper':
      return taken(state, of, title, withoutPaper(state.paper, of, saidBy(event), state.now))
    case 'tell-machine': {
      const { ballots, chair } = event
      return taken(state, of, title, withMachineAlone(state.paper, of, { ballots, chair, at: state.now }))
    }
    case 'rule-candidate':
      return taken(state, of, title, ruled(state, of, event))
    default:
      return unreachable(event)
  }
}

/** Nobody changes what was announced as final: after the count, whoever objects goes to the commission. */
function ruled(
  { announcements, paper, now }: TallyState,
  contest: PaperContest,
  { candidate, eligible, reason, chair, witnesses }: PaperEvent & { type: 'rule-candidate' },
): Result<PaperBooks, RulingRefusal> {
  if (announcements.some(({ final }) => final)) return err({ type: 'ruling-too-late' })
  const ruling: Ruling = { candidate, eligible, reason, chair, witnesses, at: now }
  return withRuling(paper, contest, ruling)
}

function saidBy({ chair, witnesses }: PaperEvent & { type: 'no-paper' }) {
  return { chair, witnesses }
}

/** What differs is shown by the sheet, which stays open: both type it again. */
function taken(
  state: TallyState,
  { id }: PaperContest,
  title: string,
  books: Result<PaperBooks, PaperRefusal | RulingRefusal>,
): TallyStepped {
  if (!books.ok) {
    const differing = books.error.type === 'paper-typed-differ' ? books.error.fields : []
    const open = state.paperSheet === null ? null : { contest: id, differing }
    return refuse({ ...state, paperSheet: open }, books.error.type, aboutOf(title, books.error))
  }
  const next = { ...state, paper: books.value, paperSheet: null, message: null }
  // What was printed before says other figures: it is made again.
  return writeStages({ ...next, lots: lotsThatHold(next, id), documents: new Map() })
}

/** A lot was drawn among those who were tied: other figures, another tie, another lot. */
function lotsThatHold({ count, paper, lots }: TallyState, id: ContestId): TallyState['lots'] {
  const lot = lots.get(id)
  const contest = count?.contests.find((each) => each.contest.id === id)
  if (lot === undefined || contest === undefined) return lots
  const joined = joinedOf(contest, paper)
  assert(joined !== null, 'paper: an entry joins')
  if (withLot(outcomeOf(joined), lot.winners).ok) return lots
  const without = new Map(lots)
  without.delete(id)
  return without
}

function aboutOf(contest: string, refusal: PaperRefusal | RulingRefusal): MessageValues {
  switch (refusal.type) {
    case 'paper-typed-differ':
      return { contest, count: refusal.fields.length }
    case 'paper-does-not-add-up': {
      const { voters, ballots, away } = refusal
      return { contest, voters, ballots, away }
    }
    case 'paper-too-few':
      return { contest, least: refusal.least }
    case 'shared-with-ineligible':
      return { contest, number: refusal.number }
    case 'typed-by-one-person':
    case 'paper-malformed':
    case 'paper-reason-missing':
    case 'paper-is-there':
    case 'paper-not-asked':
    case 'ruling-not-asked':
    case 'ruling-as-before':
    case 'ruling-too-late':
      return { contest }
    default:
      return unreachable(refusal)
  }
}
