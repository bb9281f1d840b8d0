/** Two people enter how many papers are accepted, where it decides whether a contest is opened: by the reports that are here, and another report asks anew. */
import { withAccepted } from '#election/count/accepted-papers.ts'
import { titleIn } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'

export function enterAccepted(
  state: TallyState,
  { electionPackage }: LoadedElection,
  event: TallyScreenEvent & { type: 'enter-accepted' },
): TallyStepped {
  const contest = electionPackage.contests.find(({ id }) => id === event.contest)
  if (contest === undefined) return refuse(state, 'accepted-not-asked', { contest: event.contest })
  const of = { contest: contest.id, typings: event.typings }
  const taken = withAccepted(state.receipt, electionPackage, of, state.now)
  if (taken.ok) return stay({ ...state, receipt: taken.value, message: null })
  const most = taken.error.type === 'accepted-too-many' ? { most: taken.error.most } : {}
  return refuse(state, taken.error.type, { contest: titleIn(state.language, contest), ...most })
}
