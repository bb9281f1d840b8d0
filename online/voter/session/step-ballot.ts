/** Choosing, confirming, and the check before casting (V6, V7, V11). A permit leaves here once: with the press on 「投票する」. */
import { unreachable } from '#election/assert.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { Ballot, ElectionPage, Selection } from './state.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

type AtBallot = Extract<ElectionPage, { type: 'choosing' | 'confirming' | 'sealing' | 'ready' | 'checking' }>

export function stepBallot(at: AtBallot, event: Event, election: VoterElection): PageStep {
  switch (at.type) {
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
      // Whatever was shown is thrown away: the next records are others, and so is their code.
      return event.type === 'screen' && event.event.type === 'checked' ? sealing(at.ballot, election) : null
    default:
      return unreachable(at)
  }
}

/** Somebody who is gone, or of another contest, cannot be chosen. */
function chosen(ballot: Ballot, selection: Selection): PageStep {
  const contest = ballot.contests[ballot.selections.length]
  const isOffered =
    selection.type === 'ended' ||
    contest?.candidates.some(({ id, gone }) => id === selection.id && gone === null) === true
  return isOffered ? { at: { type: 'confirming', ballot, selection } } : null
}

function stepConfirming(
  { ballot, selection }: Extract<AtBallot, { type: 'confirming' }>,
  event: ScreenEvent,
  election: VoterElection,
): PageStep {
  if (event.type === 'choose-again') return { at: { type: 'choosing', ballot } }
  if (event.type !== 'confirmed') return null
  const next = { ...ballot, selections: [...ballot.selections, selection] }
  return next.selections.length < next.contests.length
    ? { at: { type: 'choosing', ballot: next } }
    : sealing(next, election)
}

function sealing(ballot: Ballot, election: VoterElection): NonNullable<PageStep> {
  const contests = ballot.selections.flatMap((selection, at) => {
    const bit = ballot.contests[at]?.contest.bit
    return bit === undefined ? [] : [{ bit, selection }]
  })
  return { at: { type: 'sealing', ballot }, effects: [{ type: 'seal', election, contests }] }
}

function stepReady(
  { ballot, sealed }: Extract<AtBallot, { type: 'ready' }>,
  event: ScreenEvent,
  election: VoterElection,
): PageStep {
  switch (event.type) {
    case 'choose-again':
      return { at: { type: 'choosing', ballot: { ...ballot, selections: [] } } }
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
