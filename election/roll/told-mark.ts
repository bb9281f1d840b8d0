/**
 * What the next roll list says of a row when another word of it comes (ELG-02a, ELG-04). A row has one mark, and words come from desks that
 * do not know of one another: early-voting stations, the absentee papers, the online ballot box, the residents' register. No later word
 * gives a right back that an earlier one has used (ISS-02). Who voted in a station or on paper, and online as well, keeps the first mark,
 * and the list names the box beside it: the voter's own station makes the online vote void.
 */
import type { RollMark } from '#election/definition/definition.ts'
import type { Handle } from '../online/ids.ts'
import type { ListedMark } from './mark-in-force.ts'
import { ONLINE_MARKS } from './roll-file.ts'
import type { MarkChange, RollCause } from './roll-list.ts'

/** A row by roll and lists so far. */
export interface HeldMark extends ListedMark {
  /** The voter's online box, where a list named it. */
  readonly box?: Handle | undefined
}

const NO_RIGHT: readonly RollMark[] = ['struck', 'died', 'moved', 'disqualified']
const TAKES_EARLY_BACK: readonly RollCause[] = ['early-voting', 'entered-by-mistake', 'court']
const ONLINE: readonly RollMark[] = ONLINE_MARKS

/** @returns the change that the list has; null: none, what is held stands */
export function afterTold(held: HeldMark, told: MarkChange): MarkChange | null {
  if (told.cause === 'online') return afterOnline(held, told)
  if (hasVotedOnline(held)) return besideOnlineVote(held, told)
  // Absentee papers that came back say nothing of what was used early.
  if (told.mark === 'none' && held.mark === 'early_voted' && !TAKES_EARLY_BACK.includes(told.cause)) return null
  // Handing the papers back would open the contests of the early vote as well.
  if (told.mark === 'absentee_issued' && held.mark === 'early_voted') return { ...told, mark: 'early_voted' }
  return told
}

/** @param came as a daily list of an early-voting station says it; `none`: a card came back unvoted */
export function afterEarly(held: HeldMark, came: MarkChange): MarkChange | null {
  const { rollNo } = came
  if (came.mark === 'none') {
    if (held.mark !== 'early_voted') return null
    return held.box === undefined ? came : { rollNo, mark: 'online_voted', cause: 'online', box: held.box }
  }
  const isForPart = came.early !== undefined
  // It closes every contest, and the early vote a part of them.
  if (isForPart && (held.mark === 'absentee_voted' || NO_RIGHT.includes(held.mark))) return null
  if (isForPart && held.mark === 'absentee_issued') return { rollNo, mark: 'early_voted', cause: came.cause }
  return hasVotedOnline(held) ? { ...came, cause: 'online', box: held.box } : came
}

/** What the row is after that change. */
export function heldAfter(held: HeldMark, { mark, early, box }: MarkChange): HeldMark {
  // Who has a box without a vote is not named by it: its handle says nothing about a second vote.
  return { mark, early, box: mark === 'online' || mark === 'none' ? undefined : (box ?? held.box) }
}

/** The row was used twice: at a station or by paper, and online. */
export function isBoth({ mark, box }: HeldMark): boolean {
  return box !== undefined && (mark === 'early_voted' || mark === 'absentee_voted')
}

function afterOnline(held: HeldMark, told: MarkChange): MarkChange | null {
  if (held.mark === 'none' || ONLINE.includes(held.mark)) return told
  const hasVote = told.mark !== 'online'
  if (held.mark === 'absentee_issued') return hasVote ? told : null
  if (!hasVote || NO_RIGHT.includes(held.mark)) return null
  return { ...told, mark: held.mark, early: held.early }
}

/** A vote at a station or by paper makes the online one void; when it is taken back, the online one is left; and nothing opens a contest beside it. */
function besideOnlineVote(held: HeldMark, told: MarkChange): MarkChange | null {
  const { rollNo, mark, cause } = told
  if (mark === 'early_voted' || mark === 'absentee_voted') {
    return isBoth(held) ? null : { ...told, cause: 'online', box: held.box }
  }
  const isTakenBack = mark === 'none' && (held.mark !== 'early_voted' || TAKES_EARLY_BACK.includes(cause))
  if (isBoth(held)) return isTakenBack ? { rollNo, mark: 'online_voted', cause: 'online', box: held.box } : null
  return NO_RIGHT.includes(mark) ? told : null
}

function hasVotedOnline(held: HeldMark): boolean {
  return isBoth(held) || held.mark === 'online_voted' || held.mark === 'online_void_first'
}
