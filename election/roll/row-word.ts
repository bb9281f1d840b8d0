/** A word about a row, as it comes to the office, and what the next roll list says of the row after it (ELG-02a, ELG-04). */
import { unreachable } from '#election/assert.ts'
import { EVERY_CONTEST, NO_CONTEST, union } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { MarkChange, RollCause } from './roll-list.ts'
import { type Grounds, groundsOfMark, sameGrounds, shownOf } from './row-grounds.ts'

/** By changes.csv or a daily list; mark `none` takes back a ground. */
export interface RowWord extends Omit<MarkChange, 'grounds' | 'unentitled'> {
  /** With mark `early_voted` alone: by a provisional ballot. */
  readonly isProvisional?: true | undefined
  /** By changes.csv: of a part of the contests (`early`) it adds to what is known, and no mark takes back all of it. A daily list has the whole of its station. */
  readonly isTold?: true | undefined
  /** ELG-21, by changes.csv: from now on exactly these contests are not this voter's; none: every one is. Without a mark. */
  readonly unentitled?: ContestMask | undefined
}

/** Each word changes the ground of its own cause alone. */
export function afterWord(grounds: Grounds, word: RowWord): Grounds {
  const { mark } = word
  if (word.unentitled !== undefined) return withRight(grounds, word.unentitled, word.cause)
  switch (mark) {
    case 'none':
      return withoutGround(grounds, takenBack(grounds, word.cause), word.isTold)
    case 'early_voted':
      if (word.isTold === true && word.early !== undefined)
        return { ...grounds, elsewhere: union(grounds.elsewhere ?? NO_CONTEST, word.early) }
      return { ...grounds, early: word.early ?? EVERY_CONTEST, isProvisional: word.isProvisional }
    case 'absentee_issued':
      // Papers that came back say so themselves: a vote by paper is not undone by the list of those that went out.
      return grounds.absentee === 'voted' ? grounds : { ...grounds, absentee: 'issued' }
    case 'absentee_voted':
      return { ...grounds, absentee: 'voted' }
    case 'online':
    case 'online_voted':
    case 'online_void_first':
      return word.box === undefined ? grounds : { ...grounds, online: { mark, box: word.box } }
    case 'struck':
    case 'died':
    case 'moved':
    case 'disqualified':
      return { ...grounds, noRight: mark }
    default:
      return unreachable(mark)
  }
}

/** @returns what the list says of the row; null: nothing, since it knows all that already */
export function listedChange(before: Grounds, after: Grounds, { rollNo, cause }: RowWord): MarkChange | null {
  if (sameGrounds(before, after)) return null
  const shown = shownOf(after)
  const isShown = sameGrounds(groundsOfMark(shown), after)
  return { rollNo, ...shown, cause: listedCause(shown, cause), ...(isShown ? {} : { grounds: withoutEmpty(after) }) }
}

/** The grounds of the row after that change: a list says the whole of it. */
export function groundsAfter(change: MarkChange): Grounds {
  return change.grounds ?? groundsOfMark(change)
}

/** Who keeps a part of the right has not moved away; another loss is taken back by a court, or as a mistake. */
function withRight(grounds: Grounds, unentitled: ContestMask, cause: RollCause): Grounds {
  const isFound = cause !== 'move' || grounds.noRight === 'moved'
  return {
    ...grounds,
    noRight: isFound ? undefined : grounds.noRight,
    unentitled: unentitled === NO_CONTEST ? undefined : unentitled,
  }
}

/** A box, and contests, name their cause by themselves. */
function listedCause({ box, early }: Pick<MarkChange, 'box' | 'early'>, cause: RollCause): RollCause {
  if (box !== undefined) return 'online'
  return early === undefined ? cause : 'early-voting'
}

function takenBack(grounds: Grounds, cause: RollCause): keyof Grounds | null {
  switch (cause) {
    case 'early-voting':
      return 'early'
    case 'absentee':
    case 'absentee-returned':
      // ISS-02: papers came back. A vote by paper is taken back as a mistake, or not at all.
      return grounds.absentee === 'issued' ? 'absentee' : null
    case 'online':
      return 'online'
    case 'death':
    case 'move':
    case 'disqualified':
    case 'supplementary':
    case 'court':
      return 'noRight'
    case 'entered-by-mistake':
      return mistaken(grounds)
    default:
      return unreachable(cause)
  }
}

/** The mark that the desk saw; a vote in the online box is nobody's mistake. */
function mistaken({ noRight, absentee, early, elsewhere }: Grounds): keyof Grounds | null {
  if (noRight !== undefined) return 'noRight'
  if (absentee === 'voted') return 'absentee'
  if (early !== undefined || elsewhere !== undefined) return 'early'
  return absentee === undefined ? null : 'absentee'
}

function withoutGround(grounds: Grounds, ground: keyof Grounds | null, isTold: true | undefined): Grounds {
  if (ground === null) return grounds
  const withEarly = isTold === true ? { isProvisional: undefined, elsewhere: undefined } : { isProvisional: undefined }
  return { ...grounds, [ground]: undefined, ...(ground === 'early' ? withEarly : {}) }
}

/** As it is written: a ground that is not there has no member. */
function withoutEmpty(grounds: Grounds): Grounds {
  return Object.fromEntries(Object.entries(grounds).filter(([, value]) => value !== undefined))
}
