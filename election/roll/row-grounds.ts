/**
 * The grounds of one row of the roll, each apart (ELG-02a, ELG-04): the early vote, the absentee papers, the right itself, the online box. Words about a row come from desks that do not know of one another; each word changes the ground of its own cause alone, and the mark
 * that a list gives is derived from all of them. So no word gives a right back that another ground has used (ISS-02), and a ground that is
 * taken back shows what is under it.
 */
import { unreachable } from '#election/assert.ts'
import { EVERY_CONTEST, NO_CONTEST, union } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Handle } from '../online/ids.ts'
import type { ListedMark } from './roll-file.ts'

type NoRight = 'struck' | 'died' | 'moved' | 'disqualified'
type OnlineMark = 'online' | 'online_voted' | 'online_void_first'

/** A ground that is left out is not there: the voter has the right, and has used none of it. */
export interface Grounds {
  /** The contests used at an early-voting station. */
  readonly early?: ContestMask | undefined
  /** The contests used early where another system has the roll, by its word: no daily list of ours knows of them, or takes them back. */
  readonly elsewhere?: ContestMask | undefined
  /** ELG-09: they were used by a provisional ballot, which waits for a decision. */
  readonly isProvisional?: true | undefined
  readonly absentee?: 'issued' | 'voted' | undefined
  readonly noRight?: NoRight | undefined
  /** ELG-21: contests that are not this voter's: who moved inside the prefecture keeps the governor's, and has not the mayor's. */
  readonly unentitled?: ContestMask | undefined
  readonly online?: { readonly mark: OnlineMark; readonly box: Handle } | undefined
}

/**
 * A list's words about a row, whole: the mark that holds, the box of an online vote, the contests of an early one that took a part of them, and those
 * that are not this voter's.
 */
export interface ShownMark extends ListedMark {
  readonly box?: Handle | undefined
}

export function shownOf(grounds: Grounds): ShownMark {
  const { unentitled } = grounds
  return { ...markOf(grounds), ...(unentitled === undefined ? {} : { unentitled }) }
}

/** The mark that closes most. */
function markOf(grounds: Grounds): ShownMark {
  const { absentee, noRight, online } = grounds
  const early = usedEarly(grounds)
  const box = hasOnlineVote(grounds) ? { box: online?.box } : {}
  // A whole early vote is in its ballot box, whatever became of the voter since.
  if (early === EVERY_CONTEST) return { mark: 'early_voted', ...box }
  if (noRight !== undefined) return { mark: noRight, ...box }
  if (early !== undefined) {
    // Papers that come back at a desk would open every contest; those in an envelope can still be turned away, and a card that was voted cannot.
    return { mark: 'early_voted', ...(absentee === undefined ? { early } : {}), ...box }
  }
  if (absentee === 'voted') return { mark: 'absentee_voted', ...box }
  // Nobody makes the online vote void while absentee papers are out.
  if (hasOnlineVote(grounds)) return { mark: absentee === 'issued' ? 'online_voted' : (online?.mark ?? 'none'), ...box }
  if (absentee === 'issued') return { mark: 'absentee_issued' }
  return online === undefined ? { mark: 'none' } : { mark: online.mark, box: online.box }
}

/** The fewest grounds that show so: those of a row of the roll. */
export function groundsOf(shown: ShownMark): Grounds {
  const { unentitled } = shown
  return { ...groundsOfMark(shown), ...(unentitled === undefined ? {} : { unentitled }) }
}

/** Those of a list that says nothing beside its mark. */
export function groundsOfMark({ mark, early, box }: ShownMark): Grounds {
  const online = box === undefined ? {} : { online: { mark: 'online_voted', box } as const }
  switch (mark) {
    case 'none':
      return {}
    case 'early_voted':
      return { early: early ?? EVERY_CONTEST, ...online }
    case 'absentee_issued':
      return { absentee: 'issued', ...online }
    case 'absentee_voted':
      return { absentee: 'voted', ...online }
    case 'online':
    case 'online_voted':
    case 'online_void_first':
      // Lists that are not of its own station name no box.
      return box === undefined ? {} : { online: { mark, box } }
    case 'struck':
    case 'died':
    case 'moved':
    case 'disqualified':
      return { noRight: mark, ...online }
    default:
      return unreachable(mark)
  }
}

/** The voter has voted online, and in a station or by paper as well: the voter's own station makes the online vote void. */
export function isTwice(grounds: Grounds): boolean {
  const { early = NO_CONTEST, elsewhere = NO_CONTEST, isProvisional, absentee } = grounds
  // ELG-10: of a provisional ballot somebody still decides; until then the online vote is the voter's only one.
  const hasVoted = absentee === 'voted' || elsewhere !== NO_CONTEST || (early !== NO_CONTEST && isProvisional !== true)
  return hasVoted && hasOnlineVote(grounds)
}

export function sameGrounds(a: Grounds, b: Grounds): boolean {
  const same = (key: keyof Omit<Grounds, 'online'>) => a[key] === b[key]
  const ofMark = same('early') && same('elsewhere') && same('isProvisional') && same('absentee') && same('noRight')
  return ofMark && same('unentitled') && a.online?.mark === b.online?.mark && a.online?.box === b.online?.box
}

/** At whichever place; undefined: nowhere. */
function usedEarly({ early, elsewhere }: Grounds): ContestMask | undefined {
  return early === undefined || elsewhere === undefined ? (early ?? elsewhere) : union(early, elsewhere)
}

function hasOnlineVote({ online }: Grounds): boolean {
  return online !== undefined && online.mark !== 'online'
}
