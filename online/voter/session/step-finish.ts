/**
 * Back from the card: its answer goes to the gate until the gate answers. The gate gives the same permit for the same answer again
 * (docs/formats/online-gate.md §1), so an answer that was lost on the way costs nobody a second card check.
 */
import { unreachable } from '#election/assert.ts'
import type { Effect } from './effect.ts'
import type { Event, Kept, ServiceEvent } from './event.ts'
import { pauseAfter } from './pauses.ts'
import type { ElectionPage } from './state.ts'
import { ballotAt } from './step-ballot.ts'
import type { PageStep } from './stepped.ts'
import { contestsOfStyle, type VoterElection } from './voter-election.ts'

type Finishing = Extract<ElectionPage, { type: 'finishing' }>
type Answer = Extract<ServiceEvent, { type: 'finish-answered' }>['answer']
type Next = NonNullable<PageStep>

const ERASE: readonly Effect[] = [{ type: 'erase' }]

export function finish(at: Finishing, election: VoterElection): Next {
  return { at, effects: [{ type: 'finish', election, flow: at.flow, answer: at.answer }] }
}

export function stepFinish(at: Finishing, event: Event, election: VoterElection): PageStep {
  if (event.type === 'waited') return finish(at, election)
  return event.type === 'finish-answered' ? finished(at, event.answer, election) : null
}

function finished(at: Finishing, answer: Answer, election: VoterElection): Next {
  const { purpose, tries } = at
  const again = (): Next => ({ at: { ...at, tries: tries + 1 }, effects: [pauseAfter(tries)] })
  switch (answer.type) {
    case 'permit':
      return ballotOf(election, answer.permit)
    case 'status':
      return { at: { type: 'status', standing: answer.standing }, effects: ERASE }
    case 'applied':
      return { at: { type: 'applied' }, effects: ERASE }
    case 'permit-wrong':
      return { at: { type: 'refused', refusal: 'permit-wrong', purpose }, effects: ERASE }
    case 'refused':
      return answer.refusal === 'try-again'
        ? again()
        : { at: { type: 'refused', refusal: answer.refusal, purpose }, effects: ERASE }
    case 'no-answer':
      return again()
    default:
      return unreachable(answer)
  }
}

export function ballotOf(election: VoterElection, permit: NonNullable<Kept['permit']>): Next {
  const contests = contestsOfStyle(election, permit.permit.style)
  return contests === null
    ? { at: { type: 'refused', refusal: 'contest-not-here', purpose: 'vote' }, effects: ERASE }
    : { at: ballotAt({ permit, contests, selections: [] }, election) }
}
