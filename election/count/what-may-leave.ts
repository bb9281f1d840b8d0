/**
 * D-22, CNT-12: which figures of a contest may leave the room. The difference of two figures that are both shown is a third figure: it must
 * be zero, or at least ten people. Rulings are shown with names, and a reader can subtract them: here all figures are as cast.
 */
import type { ContestCount } from './count.ts'
import { type Joined, join } from './joined.ts'
import { NO_PAPER } from './paper.ts'
import { isFew, type LeftFigures, type PaperOfContest } from './paper-books.ts'
import { wholeVotes } from './votes-in-thousandths.ts'

/** `outcome`: only who is elected, and why no figure is shown. */
export type MayLeave = 'nothing' | 'machine' | 'both' | 'sum' | 'outcome'

export function whatMayLeave(count: ContestCount, paper: PaperOfContest): MayLeave {
  const { entries, alone, told } = paper
  if (count.uncontested) return 'both'
  const fewByMachine = isFew(count.records)
  if (entries.length === 0) return alone !== null && !fewByMachine ? 'machine' : 'nothing'
  const now = figuresAt(count, paper, entries.length)
  const before = figuresThatLeft(count, paper)
  const machine = machineFigures(count)
  const isAllowed = told.some((word) => word.entries === entries.length)
  const isKnown = before.some((each) => differing(each, now.figures) === 0)
  if (!isKnown && !isAllowed && before.some((each) => isFew(differing(each, now.figures)))) return 'outcome'
  const ofPaper = now.ballots
  const isSplit = !isFew(ofPaper) && (ofPaper === 0 || !fewByMachine)
  const hidesNobody = before.every((each) => !isFew(differing(each, machine)))
  return isSplit && hidesNobody ? 'both' : 'sum'
}

/** Null: no figure leaves, or nothing that has not left before. */
export function leavingNow(count: ContestCount, paper: PaperOfContest): LeftFigures | null {
  const may = whatMayLeave(count, paper)
  if (count.uncontested || may === 'nothing' || may === 'outcome') return null
  const entries = paper.entries.length
  return paper.left.some((each) => each.entries === entries && each.what === may) ? null : { entries, what: may }
}

function figuresThatLeft(count: ContestCount, paper: PaperOfContest): readonly Figures[] {
  return paper.left.flatMap(({ entries, what }) => [
    ...(what === 'sum' ? [] : [machineFigures(count)]),
    ...(what === 'machine' ? [] : [figuresAt(count, paper, entries).figures]),
  ])
}

/** Thousandths of votes: each candidate in order, then the invalid ones. */
type Figures = readonly number[]

function machineFigures({ totals, invalid }: ContestCount): Figures {
  return [...totals.map(({ votes }) => wholeVotes(votes)), wholeVotes(invalid)]
}

/** Machine and paper after so many entries. */
function figuresAt(count: ContestCount, { entries }: PaperOfContest, at: number) {
  const entry = entries[at - 1]
  const joined: Joined = join(count, entry === undefined || entry.type === 'none' ? NO_PAPER : entry.count)
  const figures: Figures = [...joined.totals.map(({ votes }) => votes), wholeVotes(joined.invalid)]
  return { figures, ballots: joined.paperBallots }
}

/** Ballots by which one differs from the other: those that came, or those that went, whichever are more. */
function differing(one: Figures, other: Figures): number {
  const changes = one.map((figure, i) => (other[i] ?? 0) - figure)
  const [came, went] = [1, -1].map((sign) => changes.reduce((sum, each) => sum + Math.max(0, sign * each), 0))
  return Math.ceil(Math.max(came ?? 0, went ?? 0) / wholeVotes(1))
}
