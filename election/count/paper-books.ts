/**
 * The entries that people make about a contest at the count: its paper (CNT-07, PAP-08), typed twice by two people or declared absent by
 * the election chair, and who is not eligible. An entry is never changed: a correction follows it, with its reason, and the last one
 * counts.
 */
import type { ContestId } from '#election/ids.ts'
import type { Kind } from '#election/kinds/kind.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { NO_PAPER, type PaperCount, type PaperMisfit, paperCountOf, paperFields } from './paper.ts'
import type { StationsSent } from './papers-sent.ts'
import { type Ruling, type RulingRefusal, ruledOutBy, sharesWith } from './rulings.ts'
import { areOnePerson, differingFields, type Typings } from './typed-fields.ts'

export type PaperEntry =
  | {
      readonly type: 'typed'
      readonly count: PaperCount
      readonly by: readonly string[]
      /** Empty in the first entry: nothing is corrected. */
      readonly reason: string
      /** The person who decided a correction after a lot was drawn or the result was final; null: neither. */
      readonly decided: ChairWord | null
      readonly at: LocalMinute
    }
  /** Nobody voted on paper in this contest. */
  | { readonly type: 'none'; readonly chair: string; readonly witnesses: readonly string[]; readonly at: LocalMinute }

/** The election chair's, before the counting witnesses. */
export interface ChairWord {
  readonly chair: string
  readonly witnesses: readonly string[]
}

/** D-22: the chair says that enough ballots are still to come for the machine's part to be shown alone. */
export interface MachineAlone {
  readonly ballots: number
  readonly chair: string
  readonly at: LocalMinute
}

export interface PaperOfContest {
  readonly entries: readonly PaperEntry[]
  readonly alone: MachineAlone | null
  /** The candidates who are not eligible, in the order of the decisions. */
  readonly rulings: readonly Ruling[]
  /** CNT-12: figures that have left the room, each once: of which entry (0: before any), and what of them. */
  readonly left: readonly LeftFigures[]
  /** CNT-12: the chair's words for showing figures that differ from earlier ones by few ballots. */
  readonly told: readonly FiguresWord[]
}

/** `machine`: of the machines alone; `both`: machine, paper and sum; `sum`: the sum alone. */
export const leftFigures = ['machine', 'both', 'sum'] as const
export interface LeftFigures {
  readonly entries: number
  readonly what: (typeof leftFigures)[number]
}

/** The word holds for the figures after so many entries, and for no others. */
export interface FiguresWord {
  readonly entries: number
  readonly chair: string
  readonly reason: string
  readonly at: LocalMinute
}

export type PaperBooks = ReadonlyMap<ContestId, PaperOfContest>

export type PaperRefusal =
  | { readonly type: 'typed-by-one-person' }
  | { readonly type: 'paper-typed-differ'; readonly fields: readonly string[] }
  | PaperMisfit
  /** A correction says why. */
  | { readonly type: 'paper-reason-missing' }
  /** Something was typed. If there is no paper after all, two people correct it to nothing. */
  | { readonly type: 'paper-is-there' }
  /** CNT-07: reports of stations say that they sent ballot papers of this contest. */
  | { readonly type: 'paper-was-sent'; readonly by: StationsSent }
  | { readonly type: 'paper-too-few'; readonly least: number }
  /** So few people voted by machine that its part alone would reveal their votes. */
  | { readonly type: 'machine-too-few'; readonly least: number }
  /** After a lot, or when the result was final, two who type cannot turn it: the chair decides it before the witnesses. */
  | { readonly type: 'correction-undecided' }
  /** The figures may be shown as they are, or there are none. */
  | { readonly type: 'figures-not-held-back' }
  /** A shared name that somebody who is not eligible has too. */
  | { readonly type: 'shared-with-ineligible'; readonly number: number }
  /** The contest has no poll, or there is no such contest. */
  | { readonly type: 'paper-not-asked' }

/** D-22: with fewer ballots the difference between sum and machine would reveal how known people voted. */
const TELLABLE_BALLOTS = 10

/** Nobody is known among ten, and nobody is there among none. */
export function isFew(ballots: number): boolean {
  return ballots > 0 && ballots < TELLABLE_BALLOTS
}

export interface PaperContest {
  readonly id: ContestId
  /** Numbers of the candidates. */
  readonly candidates: readonly number[]
  readonly about: Kind['about']
}

export function withTypedPaper(
  books: PaperBooks,
  { id, candidates, about }: PaperContest,
  {
    reason,
    typings,
    decided,
  }: {
    readonly reason: string
    readonly typings: Typings
    /** `asked`: without it nothing is corrected any more. */
    readonly decided: { readonly asked: boolean; readonly word: ChairWord | null }
  },
  at: LocalMinute,
): Result<PaperBooks, PaperRefusal> {
  const { entries } = paperOf(books, id)
  if (areOnePerson(typings)) return err({ type: 'typed-by-one-person' })
  const corrects = entries.length > 0
  if (corrects && reason.trim() === '') return err({ type: 'paper-reason-missing' })
  if (corrects && decided.asked && decided.word === null) return err({ type: 'correction-undecided' })
  const fields = differingFields(paperFields(candidates, about), typings)
  if (fields.length > 0) return err({ type: 'paper-typed-differ', fields })
  const count = paperCountOf(typings[0].fields, candidates, about)
  if (!count.ok) return count
  const number = sharesWith(count.value, ruledOut(books, id))
  if (number !== null) return err({ type: 'shared-with-ineligible', number })
  const by = typings.map((typing) => typing.by.trim())
  const word = corrects && decided.asked ? decided.word : null
  return ok(withEntry(books, id, { type: 'typed', count: count.value, by, reason: reason.trim(), decided: word, at }))
}

export function withoutPaper(
  books: PaperBooks,
  { id }: Pick<PaperContest, 'id'>,
  said: { readonly chair: string; readonly witnesses: readonly string[] },
  sent: StationsSent,
  at: LocalMinute,
): Result<PaperBooks, PaperRefusal> {
  if (paperOf(books, id).entries.length > 0) return err({ type: 'paper-is-there' })
  if (sent.length > 0) return err({ type: 'paper-was-sent', by: sent })
  return ok(withEntry(books, id, { type: 'none', ...said, at }))
}

/**
 * The chair's word does not outweigh the reports: of the few ballots that stations send, each would be shown by the sum less the machine's part.
 *
 * @param counts records of the machines, and ballots that the reports send
 */
export function withMachineAlone(
  books: PaperBooks,
  { id }: Pick<PaperContest, 'id'>,
  alone: MachineAlone,
  { records, sent }: { readonly records: number; readonly sent: number },
): Result<PaperBooks, PaperRefusal> {
  const known = paperOf(books, id)
  if (isFew(records)) return err({ type: 'machine-too-few', least: TELLABLE_BALLOTS })
  if (known.entries.length > 0) return err({ type: 'paper-is-there' })
  if (alone.ballots < TELLABLE_BALLOTS || isFew(sent)) return err({ type: 'paper-too-few', least: TELLABLE_BALLOTS })
  return ok(new Map(books).set(id, { ...known, alone }))
}

/** @param isHeldBack the figures are not shown as they are */
export function withFiguresWord(
  books: PaperBooks,
  { id }: Pick<PaperContest, 'id'>,
  isHeldBack: boolean,
  word: Omit<FiguresWord, 'entries'>,
): Result<PaperBooks, PaperRefusal> {
  if (!isHeldBack) return err({ type: 'figures-not-held-back' })
  const known = paperOf(books, id)
  return ok(new Map(books).set(id, { ...known, told: [...known.told, { ...word, entries: known.entries.length }] }))
}

/** By the number of a candidate: not eligible, or eligible again. */
export function withRuling(
  books: PaperBooks,
  { id, candidates }: Omit<PaperContest, 'about'>,
  ruling: Ruling,
): Result<PaperBooks, RulingRefusal> {
  const { candidate, eligible } = ruling
  const known = paperOf(books, id)
  if (!candidates.includes(candidate)) return err({ type: 'ruling-not-asked' })
  if (ruledOut(books, id).includes(candidate) !== eligible) return err({ type: 'ruling-as-before' })
  const paper = paperThatCounts(books, id)
  if (!eligible && paper !== null && sharesWith(paper, [candidate]) !== null) {
    return err({ type: 'shared-with-ineligible', number: candidate })
  }
  return ok(new Map(books).set(id, { ...known, rulings: [...known.rulings, ruling] }))
}

/** Numbers of who is not eligible. */
export function ruledOut(books: PaperBooks, id: ContestId): readonly number[] {
  return ruledOutBy(paperOf(books, id).rulings)
}

const NOTHING_SAID: PaperOfContest = { entries: [], alone: null, rulings: [], left: [], told: [] }

export function paperOf(books: PaperBooks, id: ContestId): PaperOfContest {
  return books.get(id) ?? NOTHING_SAID
}

/** Null while nobody has said anything. */
export function paperThatCounts(books: PaperBooks, id: ContestId): PaperCount | null {
  const last = paperOf(books, id).entries.at(-1)
  if (last === undefined) return null
  return last.type === 'none' ? NO_PAPER : last.count
}

function withEntry(books: PaperBooks, id: ContestId, entry: PaperEntry): PaperBooks {
  const known = paperOf(books, id)
  return new Map(books).set(id, { ...known, entries: [...known.entries, entry] })
}
