/**
 * D-22, CNT-12: which figures of a contest may leave the room. The difference of two figures that are both shown is a third figure: it must
 * be zero, of at least ten people, or of ballots among ten that were only read otherwise. Rulings are shown with names, and a reader can subtract them: here all figures are as cast.
 */
import type { ContestCount } from './count.ts'
import { type Joined, join } from './joined.ts'
import { ballotsOf, NO_PAPER, notAccepted, paperVoters } from './paper.ts'
import { isFew, type LeftFigures, type PaperEntry, type PaperOfContest } from './paper-books.ts'
import { wholeVotes } from './votes-in-thousandths.ts'

/** `outcome`: only who is elected, and why no figure is shown. */
export type MayLeave = 'nothing' | 'machine' | 'both' | 'sum' | 'outcome'

export function whatMayLeave(count: ContestCount, paper: PaperOfContest): MayLeave {
  const { entries, alone, told } = paper
  if (count.uncontested || count.notOpened !== undefined) return 'both'
  const fewByMachine = isFew(count.records)
  if (entries.length === 0) return alone !== null && !fewByMachine ? 'machine' : 'nothing'
  const now = figuresAt(count, paper, entries.length)
  const before = figuresThatLeft(count, paper)
  const machine = machineFigures(count)
  const isAllowed = told.some((word) => word.entries === entries.length)
  const isKnown = before.some(({ figures }) => differing(figures, now.figures) === 0)
  const tellsFew = before.some(({ figures, entries: at }) => {
    return isFew(differing(figures, now.figures)) && !isReadAnew(entries[at - 1], entries.at(-1))
  })
  if (!isKnown && !isAllowed && tellsFew) return 'outcome'
  const ofPaper = now.ballots
  const isSplit = !isFew(ofPaper) && (ofPaper === 0 || !fewByMachine)
  const hidesNobody = before.every(({ figures }) => !isFew(differing(figures, machine)))
  return isSplit && hidesNobody ? 'both' : 'sum'
}

/** Null: no figure leaves, or nothing that has not left before. */
export function leavingNow(count: ContestCount, paper: PaperOfContest): LeftFigures | null {
  const may = whatMayLeave(count, paper)
  if (count.uncontested || count.notOpened !== undefined || may === 'nothing' || may === 'outcome') return null
  const entries = paper.entries.length
  return paper.left.some((each) => each.entries === entries && each.what === may) ? null : { entries, what: may }
}

interface Left {
  readonly figures: Figures
  /** With the paper after so many entries; 0: of the machines alone. */
  readonly entries: number
}

function figuresThatLeft(count: ContestCount, paper: PaperOfContest): readonly Left[] {
  return paper.left.flatMap(({ entries, what }): readonly Left[] => [
    ...(what === 'sum' ? [] : [{ figures: machineFigures(count), entries: 0 }]),
    ...(what === 'machine' ? [] : [{ figures: figuresAt(count, paper, entries).figures, entries }]),
  ])
}

/**
 * The same ballots of the same voters, read otherwise: who cast the one that was read wrong nobody knows among ten. A ballot that came
 * late, was found or is accepted after all may be of somebody whom people know.
 */
function isReadAnew(one: PaperEntry | undefined, other: PaperEntry | undefined): boolean {
  if (one?.type !== 'typed' || other?.type !== 'typed') return false
  const [before, now] = [one.count, other.count]
  return (
    before.takenAway === now.takenAway &&
    paperVoters.every((kind) => before.voters[kind] === now.voters[kind]) &&
    notAccepted.every((kind) => before.notAccepted[kind] === now.notAccepted[kind]) &&
    ballotsOf(before) === ballotsOf(now) &&
    !isFew(ballotsOf(now))
  )
}

/**
 * Thousandths of votes: each candidate in order, then the invalid ones. Each judge of a review has figures of all ballots: with a mark, without one,
 * void for this judge, and invalid.
 */
type Figures = readonly (readonly number[])[]

function machineFigures({ totals, valid, invalid }: ContestCount): Figures {
  return figuresOf(
    totals.map(({ votes, unmarked }) => ({
      votes: wholeVotes(votes),
      ...(unmarked !== undefined && { unmarked: wholeVotes(unmarked) }),
    })),
    { valid: wholeVotes(valid), invalid: wholeVotes(invalid) },
  )
}

function figuresOf(
  totals: readonly { readonly votes: number; readonly unmarked?: number | undefined }[],
  { valid, invalid }: { readonly valid: number; readonly invalid: number },
): Figures {
  const judged = totals.flatMap(({ votes, unmarked }) =>
    unmarked === undefined ? [] : [[votes, unmarked, valid - votes - unmarked, invalid]],
  )
  return judged.length > 0 ? judged : [[...totals.map(({ votes }) => votes), invalid]]
}

/** Machine and paper after so many entries. */
function figuresAt(count: ContestCount, { entries }: PaperOfContest, at: number) {
  const entry = entries[at - 1]
  const joined: Joined = join(count, entry === undefined || entry.type === 'none' ? NO_PAPER : entry.count)
  const figures = figuresOf(joined.totals, { valid: joined.valid, invalid: wholeVotes(joined.invalid) })
  return { figures, ballots: joined.paperBallots }
}

/** Ballots by which one differs from the other. In a review the judge with the fewest decides: a reader can subtract each judge's figures. */
function differing(one: Figures, other: Figures): number {
  const all = one.map((figures, at) => differingOf(figures, other[at] ?? []))
  return Math.min(...all.filter((ballots) => ballots > 0), Math.max(0, ...all))
}

/** Those that came, or those that went, whichever are more. */
function differingOf(one: readonly number[], other: readonly number[]): number {
  const changes = one.map((figure, i) => (other[i] ?? 0) - figure)
  const [came, went] = [1, -1].map((sign) => changes.reduce((sum, each) => sum + Math.max(0, sign * each), 0))
  return Math.ceil(Math.max(came ?? 0, went ?? 0) / wholeVotes(1))
}
