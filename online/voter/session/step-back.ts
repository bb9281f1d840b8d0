/** The browser's own Back (P7): the page before, as far as this page has one. Who goes back out of a ballot is asked first. */
import { unreachable } from '#election/assert.ts'
import type { Ballot, ElectionPage, State } from './state.ts'
import { ballotAt, stepBallot } from './step-ballot.ts'
import { codePage } from './step-before.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

const press = (type: 'choose-again' | 'checked') => ({ type: 'screen', event: { type } }) as const

/** @param home the way to the entry. Null: an answer is on its way, and nothing but that ends it; or there is no page before */
export function stepBack(at: ElectionPage, election: VoterElection, home: () => PageStep): PageStep {
  switch (at.type) {
    case 'elections':
      return at.ballot.selections.length === 0 ? home() : { at: contestBefore(at.ballot) }
    case 'choosing': {
      const list = ballotAt(at.ballot, election)
      if (list.type === 'elections') return { at: list }
      return at.ballot.selections.length === 0 ? home() : { at: contestBefore(at.ballot) }
    }
    case 'confirming':
      return stepBallot(at, press('choose-again'), election)
    case 'ready':
      return { at: contestBefore(at.ballot) }
    case 'checking':
      return stepBallot(at, press('checked'), election)
    case 'giving-up':
      return { at: at.from }
    case 'questions':
      return { at: at.done }
    case 'promise':
      return { at: codePage('vote', '', election) }
    case 'entry':
    case 'sealing':
    case 'signing':
    case 'sending':
    case 'leaving':
    case 'finishing':
      return null
    case 'code':
    case 'applying':
    case 'applied':
    case 'card':
    case 'asked':
    case 'refused':
    case 'status':
    case 'done':
    case 'lookup':
    case 'opened':
      return home()
    default:
      return unreachable(at)
  }
}

/** The choice of that contest is made anew. */
function contestBefore(ballot: Ballot): Extract<ElectionPage, { type: 'choosing' }> {
  return { type: 'choosing', ballot: { ...ballot, selections: ballot.selections.slice(0, -1) } }
}

/** There the browser's Back leads where the person came from. */
export function hasNoPageBefore({ page }: State): boolean {
  return page.type !== 'open' || page.at.type === 'entry'
}
