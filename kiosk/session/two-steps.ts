/**
 * 参議院比例代表 (PEO 46(3)): a voter chooses a party, then that party itself or one of its people. Each step is a list of its own for pages, keys and *all were
 * seen* (D-12). Every other contest has one step: its candidates.
 */
import type { Candidate, Display } from '#election/definition/definition.ts'
import type { CandidateId } from '#election/ids.ts'
import { choicesOfList, partiesIn } from '#election/kinds/open-list/rule.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import { type Choosing, UNPAGED } from './session-page.ts'

/** `party`: the parties. `one-of-list`: one of them, and its people. Null: the contest has one step. */
export type Step = 'party' | 'one-of-list' | null

type At = Pick<Choosing, 'contest' | 'party'>

export function stepOf(facts: KioskFacts, { contest, party }: At): Step {
  if (contestOf(facts, contest).openLists === undefined) return null
  return party === null ? 'party' : 'one-of-list'
}

/** The list from which the voter chooses now. */
export function choicesOf(facts: KioskFacts, { contest, party }: At): readonly Candidate[] {
  const { candidates, openLists } = contestOf(facts, contest)
  if (openLists === undefined) return candidates
  if (party === null) return partiesIn(candidates, openLists)
  const number = candidates.find(({ id }) => id === party)?.number
  const list = openLists.find((each) => each.number === number)
  return list === undefined ? [] : choicesOfList(candidates, list)
}

/** Nobody looks up by kana what one list holds: the party is at its head. */
export function displayOf(facts: KioskFacts, at: At): Display | null {
  const { display } = contestOf(facts, at.contest)
  return display === 'by-kana' && stepOf(facts, at) === 'one-of-list' ? null : display
}

/** Nothing of the list was seen yet, and nothing of it is chosen: neither the party nor a person has the first word. */
export function withListOpen(choosing: Choosing, party: CandidateId): Choosing {
  return { ...choosing, ...ANEW, party, selected: null }
}

export function withPartiesAgain(choosing: Choosing): Choosing {
  return { ...choosing, ...ANEW, party: null, selected: choosing.party }
}

const ANEW = { ...UNPAGED, seen: [], row: null, told: null, focus: null } as const
