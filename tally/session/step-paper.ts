/**
 * Paper ballots, counted by people: typed twice, said not to exist, or said to be many. Only then machine and paper are one result
 * (CNT-07). And who is not eligible: all of it changes the same figures.
 */
import { unreachable } from '#election/assert.ts'
import type { ContestCount } from '#election/count/count.ts'
import { type Joined, joinedOf } from '#election/count/joined.ts'
import { afterFigures, drawnLots, type LotCause, lotsOf } from '#election/count/lots.ts'
import {
  type PaperBooks,
  type PaperContest,
  type PaperRefusal,
  paperOf,
  withFiguresWord,
  withMachineAlone,
  withoutPaper,
  withRuling,
  withTypedPaper,
} from '#election/count/paper-books.ts'
import { papersSent, stationsThatSent, sumOf } from '#election/count/papers-sent.ts'
import type { Ruling, RulingRefusal } from '#election/count/rulings.ts'
import { whatMayLeave } from '#election/count/what-may-leave.ts'
import { titleIn } from '#election/definition/definition.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { err, type Result } from '#election/result.ts'
import { isFinal } from './questions.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { resultChanged } from './step-count.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

type PaperEvent = Extract<
  TallyScreenEvent,
  { type: 'open-paper' | 'type-paper' | 'no-paper' | 'tell-machine' | 'rule-candidate' | 'tell-figures' }
>

export function stepPaper(state: TallyState, event: PaperEvent): TallyStepped {
  if (event.type === 'open-paper' && event.contest === null) return stay({ ...state, paperSheet: null, message: null })
  const contest = state.count?.contests.find((each) => each.contest.id === event.contest && !hasNoFigures(each))
  // A choice is nobody, and a party no person: neither can lack the right to stand.
  const isRulable = contest !== undefined && kindOf(contest.contest).about === 'people'
  if (contest === undefined || (event.type === 'rule-candidate' && !isRulable)) {
    const code = event.type === 'rule-candidate' ? 'ruling-not-asked' : 'paper-not-asked'
    const known = state.count?.contests.find((each) => each.contest.id === event.contest)
    return refuse(state, code, {
      contest: known === undefined ? (event.contest ?? '') : titleIn(state.language, known.contest),
    })
  }
  const { id } = contest.contest
  const title = titleIn(state.language, contest.contest)
  // Parties may have one short name, and their ballots are divided as those of namesakes (PEO 68-2).
  const { about } = kindOf(contest.contest)
  const of: PaperContest = { id, candidates: contest.totals.map(({ candidate }) => candidate.number), about }
  // A paper made at this moment would be made of the result before.
  if (event.type !== 'open-paper' && state.busy !== null) return refuse(state, 'busy')
  switch (event.type) {
    case 'open-paper':
      return stay({ ...state, paperSheet: { contest: id, differing: [] }, message: null })
    case 'type-paper':
      return typePaper(state, of, title, event)
    case 'no-paper':
      return taken(
        state,
        of,
        title,
        withoutPaper(state.paper, of, saidBy(event), stationsThatSent(state.receipt.reports, id), state.now),
      )
    case 'tell-machine': {
      const { ballots, chair } = event
      const counts = { records: contest.records, sent: sumOf(papersSent(state.receipt.reports, id)) }
      return taken(state, of, title, withMachineAlone(state.paper, of, { ballots, chair, at: state.now }, counts))
    }
    case 'rule-candidate':
      return taken(state, of, title, ruled(state, of, event), { by: 'candidate-ruled', reason: event.reason })
    case 'tell-figures': {
      const isHeldBack = whatMayLeave(contest, paperOf(state.paper, id)) === 'outcome'
      const { chair, reason } = event
      return taken(state, of, title, withFiguresWord(state.paper, of, isHeldBack, { chair, reason, at: state.now }))
    }
    default:
      return unreachable(event)
  }
}

/** No poll, or ballots that stay closed. */
function hasNoFigures({ uncontested, notOpened }: ContestCount): boolean {
  return uncontested || notOpened !== undefined
}

function typePaper(state: TallyState, of: PaperContest, title: string, event: PaperEvent & { type: 'type-paper' }) {
  const { reason, typings, decided } = event
  const word = { asked: asksTheChair(state, of.id), word: decided ?? null }
  const books = withTypedPaper(state.paper, of, { reason, typings, decided: word }, state.now)
  return taken(state, of, title, books, { by: 'paper-corrected', reason })
}

/** Nobody changes what was announced as final: after the count, objections go to the commission. */
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

/** The sheet stays open and shows the differences: both type it again. */
function taken(
  state: TallyState,
  { id }: PaperContest,
  title: string,
  books: Result<PaperBooks, PaperRefusal | RulingRefusal>,
  /** A change that may turn a tie; null: no figure changes. */
  cause: { readonly by: LotCause; readonly reason: string } | null = null,
): TallyStepped {
  if (!books.ok) {
    const differing = books.error.type === 'paper-typed-differ' ? books.error.fields : []
    const open = state.paperSheet === null ? null : { contest: id, differing }
    return refuse({ ...state, paperSheet: open }, books.error.type, aboutOf(title, books.error, state))
  }
  const polls = { before: joinedWith(state, state.paper, id), after: joinedWith(state, books.value, id) }
  const lots = cause === null ? state.lots : afterFigures(state.lots, id, polls, { ...cause, at: state.now })
  return resultChanged({ ...state, paper: books.value, lots, paperSheet: null, message: null })
}

/** Null: machine and paper are not joined. */
function joinedWith({ count }: TallyState, paper: PaperBooks, id: ContestId): Joined | null {
  const contest = count?.contests.find((each) => each.contest.id === id)
  return contest === undefined ? null : joinedOf(contest, paper)
}

/** CNT-10: a lot is turned, and a final result changed, by the chair before the witnesses, and not by two who type. */
export function asksTheChair(state: TallyState, id: ContestId): boolean {
  const isDrawn = drawnLots(lotsOf(state.lots, id)).length > 0
  return isDrawn || isFinal(state) || state.announcements.some(({ final }) => final)
}

function aboutOf(contest: string, refusal: PaperRefusal | RulingRefusal, { election }: TallyState): MessageValues {
  switch (refusal.type) {
    case 'paper-typed-differ':
      return { contest, count: refusal.fields.length }
    case 'paper-does-not-add-up': {
      const { voters, ballots, away } = refusal
      return { contest, voters, ballots, away }
    }
    case 'paper-marks-above-ballots': {
      const { number, marks, ballots } = refusal
      return { contest, number, marks, ballots }
    }
    case 'paper-too-few':
    case 'machine-too-few':
      return { contest, least: refusal.least }
    case 'paper-was-sent': {
      const nameOf = (station: StationId) =>
        election?.electionPackage.stations.find(({ id }) => id === station)?.name ?? station
      const stations = refusal.by.map(([station, sent]) => `${nameOf(station)} ${sumOf(sent)}`)
      return { contest, stations, count: refusal.by.reduce((sum, [, sent]) => sum + sumOf(sent), 0) }
    }
    case 'shared-with-ineligible':
      return { contest, number: refusal.number }
    case 'typed-by-one-person':
    case 'paper-malformed':
    case 'paper-reason-missing':
    case 'paper-is-there':
    case 'paper-not-asked':
    case 'correction-undecided':
    case 'figures-not-held-back':
    case 'ruling-not-asked':
    case 'ruling-as-before':
    case 'ruling-too-late':
      return { contest }
    default:
      return unreachable(refusal)
  }
}
