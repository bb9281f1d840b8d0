/** 参議院比例代表 (PEO 46(3)): the parties first, then one of them and its people. Every other contest has one step. */
import type { Candidate } from '#election/definition/definition.ts'
import { choicesOfList, partiesIn } from '#election/kinds/open-list/rule.ts'
import type { Selection } from '../session/state.ts'
import type { VoterContest } from '../session/voter-election.ts'

export interface StepShown {
  readonly choices: readonly Candidate[]
  readonly step: 'party' | 'one-of-list' | null
}

/** @param party id of the party whose list is open; null: none is */
export function stepShown({ candidates, openLists }: VoterContest, party: number | null): StepShown {
  if (openLists === undefined) return { choices: candidates, step: null }
  const number = candidates.find(({ id }) => id === party)?.number
  const list = openLists.find((each) => each.number === number)
  return list === undefined
    ? { choices: partiesIn(candidates, openLists), step: 'party' }
    : { choices: choicesOfList(candidates, list), step: 'one-of-list' }
}

export type Pressed =
  | { readonly type: 'nothing-picked' }
  | { readonly type: 'open'; readonly party: number }
  | { readonly type: 'chosen'; readonly selection: Selection }

/** PEO 46(3): a party of the first step opens its list, and is nothing that is cast. */
export function pressedOn(step: StepShown['step'], picked: Selection | null): Pressed {
  if (picked === null) return { type: 'nothing-picked' }
  if (step === 'party' && picked.type === 'candidate') return { type: 'open', party: picked.id }
  return { type: 'chosen', selection: picked }
}
