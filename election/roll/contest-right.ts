/**
 * The right of a row of the roll to one contest, as roll, lists and calls have it (ELG-21): it has it, or used it elsewhere, or never had it. Who
 * moved to another town of the prefecture elects the governor and not the mayor; who voted early for the mayor elects the governor on the day. To
 * the card both are the same, to the books they are not: the second is one of the electors (選挙当日有権者数), the first is not.
 */
import { unreachable } from '#election/assert.ts'
import { EVERY_CONTEST, has, NO_CONTEST, union } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { ListedMark } from './roll-file.ts'

export type ContestRight =
  /** Whether a card can be given for it now is another matter: absentee papers may be out (`eligibility.ts`). */
  | { readonly type: 'has' }
  | { readonly type: 'voted'; readonly where: 'early' | 'absentee' | 'online' }
  | { readonly type: 'not-entitled'; readonly why: 'struck' | 'died' | 'moved' | 'disqualified' | 'this-contest' }

export function rightTo(row: ListedMark, bit: ContestBit): ContestRight {
  const { mark, unentitled = NO_CONTEST } = row
  if (has(unentitled, bit)) return { type: 'not-entitled', why: 'this-contest' }
  switch (mark) {
    case 'none':
    case 'absentee_issued':
    case 'online':
      return { type: 'has' }
    case 'early_voted':
      return has(earlyOf(row), bit) ? { type: 'voted', where: 'early' } : { type: 'has' }
    case 'absentee_voted':
      return { type: 'voted', where: 'absentee' }
    case 'online_voted':
    case 'online_void_first':
      return { type: 'voted', where: 'online' }
    case 'struck':
    case 'died':
    case 'moved':
    case 'disqualified':
      return { type: 'not-entitled', why: mark }
    default:
      return unreachable(mark)
  }
}

/** ELG-02a: the contests that this voter used up in early voting. */
export function earlyOf({ mark, early }: ListedMark): ContestMask {
  if (mark !== 'early_voted') return NO_CONTEST
  return early ?? EVERY_CONTEST
}

/** Contests of which nobody gives this voter a card or a paper, for the roll says that they were used early, or never this voter's. */
export function closedByRoll(row: ListedMark): ContestMask {
  return union(earlyOf(row), row.unentitled ?? NO_CONTEST)
}
