/** The closed list of the kinds of contests. Code that must know a kind asks its folder, and compiles for no kind without an answer. */
import { COUNCIL } from './council/kind.ts'
import { DISTRICT } from './district/kind.ts'
import { HEAD } from './head/kind.ts'
import type { Kind, Places } from './kind.ts'
import { OFFICER } from './officer/kind.ts'
import { OPEN_LIST } from './open-list/kind.ts'
import { PARTY_LIST } from './party-list/kind.ts'
import { QUESTION } from './question/kind.ts'
import { RECALL } from './recall/kind.ts'
import { SINGLE_DISTRICT } from './single-district/kind.ts'

/** TC-21: as contests.csv and the package write them. */
const KINDS = {
  head: HEAD,
  council: COUNCIL,
  'single-district': SINGLE_DISTRICT,
  district: DISTRICT,
  'party-list': PARTY_LIST,
  'open-list': OPEN_LIST,
  question: QUESTION,
  recall: RECALL,
  officer: OFFICER,
} as const satisfies { readonly [kind: string]: Kind }

export type ContestKind = keyof typeof KINDS

/** A package may name these. */
export const CONTEST_KINDS = Object.keys(KINDS) as [ContestKind, ...ContestKind[]]

export function kindOf({ kind }: { readonly kind: ContestKind }): Kind {
  return KINDS[kind]
}

/** No law has it at a station: a package for a real election is refused where one holds it. */
export function isForPractice(contest: { readonly kind: ContestKind }): boolean {
  return kindOf(contest).byTheAct === 'practice'
}

export interface Seats extends Places {
  readonly kind: ContestKind
  /**
   * TC-55: this count is one 開票区 of several. Its officer reports the totals (PEO 66(3)), and the meeting of election of the whole decides. Left
   * out: who is elected follows from this count.
   */
  readonly result?: 'report' | undefined
}

/** People are elected here, by the meeting of election: its record, its notices and its certificates are of these contests alone. */
export function electsPeople(contest: Pick<Seats, 'kind' | 'result'>): boolean {
  return electsHere(contest) && kindOf(contest).about === 'people'
}

/** TC-55: no winner, no lot, no minimum, no deposit and no record of the election where only the whole decides. */
export function electsHere({ result }: Pick<Seats, 'result'>): boolean {
  return result === undefined
}
