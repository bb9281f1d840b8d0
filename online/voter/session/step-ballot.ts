/** Choosing, confirming, and the check before casting (V6, V7, V11). A permit leaves here once: with the press on 「投票する」. */
import { assert, unreachable } from '#election/assert.ts'
import { answersIn } from '#election/ballot/marks.ts'
import { listRoom } from '#election/contest-lists.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { Ballot, ElectionPage, Selection } from './state.ts'
import type { PageStep } from './stepped.ts'
import type { VoterContest, VoterElection } from './voter-election.ts'

type AtBallot = Extract<
  ElectionPage,
  { type: 'elections' | 'choosing' | 'confirming' | 'sealing' | 'ready' | 'checking' }
>

export function stepBallot(at: AtBallot, event: Event, election: VoterElection): PageStep {
  switch (at.type) {
    case 'elections':
      return event.type === 'screen' && event.event.type === 'to-election'
        ? toElection(at.ballot, event.event.bit, election)
        : null
    case 'choosing':
      return event.type === 'screen' && event.event.type === 'chosen' ? chosen(at.ballot, event.event.selection) : null
    case 'confirming':
      return event.type === 'screen' ? stepConfirming(at, event.event, election) : null
    case 'sealing':
      if (event.type !== 'sealed') return null
      return { at: { type: 'ready', ballot: at.ballot, sealed: event.sealed } }
    case 'ready':
      return event.type === 'screen' ? stepReady(at, event.event, election) : null
    case 'checking':
      // The records that were shown are thrown away: the next ones are others, and so is their code.
      return event.type === 'screen' && event.event.type === 'checked' ? sealing(at.ballot, election) : null
    default:
      return unreachable(at)
  }
}

/** Somebody who is gone, or of another contest, cannot be chosen. */
function chosen(ballot: Ballot, selection: Selection): PageStep {
  const contest = ballot.contests[ballot.selections.length]
  return contest !== undefined && isOffered(contest, selection)
    ? { at: { type: 'confirming', ballot, selection } }
    : null
}

function isOffered({ contest, candidates }: VoterContest, selection: Selection): boolean {
  const stands = (one: CandidateId) => candidates.some(({ id, gone }) => id === one && gone === null)
  const isReview = kindOf(contest).about === 'judges'
  switch (selection.type) {
    case 'ended':
      return true
    case 'candidate':
      return !isReview && stands(selection.id)
    case 'marked':
      return isReview && selection.judges.every(stands)
    default:
      return unreachable(selection)
  }
}

function stepConfirming(
  { ballot, selection }: Extract<AtBallot, { type: 'confirming' }>,
  event: ScreenEvent,
  election: VoterElection,
): PageStep {
  if (event.type === 'choose-again') return { at: { type: 'choosing', ballot } }
  if (event.type !== 'confirmed') return null
  const next = { ...ballot, selections: [...ballot.selections, selection] }
  return next.selections.length < next.contests.length ? { at: ballotAt(next, election) } : sealing(next, election)
}

/** Members with several elections choose the next one; all others have one after the other. */
export function ballotAt(
  ballot: Ballot,
  { signed }: VoterElection,
): Extract<AtBallot, { type: 'elections' | 'choosing' }> {
  const chooses = signed.settings.switches.voters === 'members' && ballot.contests.length > 1
  return { type: chooses ? 'elections' : 'choosing', ballot }
}

/** It becomes the next one of the ballot. */
function toElection(
  { contests, selections, permit }: Ballot,
  bit: ContestBit | null,
  election: VoterElection,
): PageStep {
  const [done, left] = [contests.slice(0, selections.length), contests.slice(selections.length)]
  if (bit === null) {
    const ended = left.map(() => ({ type: 'ended' }) as const)
    return sealing({ permit, contests, selections: [...selections, ...ended] }, election)
  }
  const next = left.find(({ contest }) => contest.bit === bit)
  if (next === undefined) return null
  const others = left.filter((each) => each !== next)
  return { at: { type: 'choosing', ballot: { permit, contests: [...done, next, ...others], selections } } }
}

function sealing(ballot: Ballot, election: VoterElection): NonNullable<PageStep> {
  const answers = ballot.selections.flatMap((said, at) => {
    const chosenIn = ballot.contests[at]
    assert(chosenIn !== undefined, 'sealing: a selection of a contest of the ballot')
    const { contest, candidates } = chosenIn
    return answersIn({ kind: contest.kind, candidates }, said).map(({ place, selection }) => ({
      list: { bit: contest.bit, place },
      selection,
    }))
  })
  // An envelope has its records in the order of their lists, whatever came first.
  const inOrder = answers.toSorted((a, b) => listRoom(a.list) - listRoom(b.list))
  return { at: { type: 'sealing', ballot }, effects: [{ type: 'seal', election, answers: inOrder }] }
}

function stepReady(
  { ballot, sealed }: Extract<AtBallot, { type: 'ready' }>,
  event: ScreenEvent,
  election: VoterElection,
): PageStep {
  switch (event.type) {
    case 'choose-again':
      return { at: ballotAt({ ...ballot, selections: [] }, election) }
    case 'check': {
      if (!election.signed.settings.switches.checkBeforeCast) return null
      const { code, opening } = sealed
      return { at: { type: 'checking', ballot, code, opening } }
    }
    case 'cast': {
      const { code, salt, records } = sealed
      const salted = { salt, records }
      // Names and what opens the records leave the state here.
      return { at: { type: 'signing', code }, effects: [{ type: 'sign', election, permit: ballot.permit, salted }] }
    }
    default:
      return null
  }
}
