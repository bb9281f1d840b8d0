/**
 * What people say of a contest at the count: its paper (CNT-07, PAP-08), typed twice by two people or said not to exist by the election
 * chair, and who is not eligible. An entry is never changed: a correction follows it, with its reason, and the last one counts.
 */
import type { ContestId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { NO_PAPER, type PaperCount, type PaperMisfit, paperCountOf, paperFields } from './paper.ts'
import { type Ruling, type RulingRefusal, ruledOutBy, sharesWith } from './rulings.ts'
import { areOnePerson, differingFields, type Typings } from './typed-fields.ts'

export type PaperEntry =
  | {
      readonly type: 'typed'
      readonly count: PaperCount
      readonly by: readonly string[]
      /** Empty in the first entry: nothing is corrected. */
      readonly reason: string
      readonly at: LocalMinute
    }
  /** Nobody voted on paper in this contest. */
  | { readonly type: 'none'; readonly chair: string; readonly witnesses: readonly string[]; readonly at: LocalMinute }

/** D-22: the chair says that so many ballots are still to come that the machine's part may be told alone. */
export interface MachineAlone {
  readonly ballots: number
  readonly chair: string
  readonly at: LocalMinute
}

export interface PaperOfContest {
  readonly entries: readonly PaperEntry[]
  readonly alone: MachineAlone | null
  /** Who is not eligible, in the order in which it was decided. */
  readonly rulings: readonly Ruling[]
}

export type PaperBooks = ReadonlyMap<ContestId, PaperOfContest>

export type PaperRefusal =
  | { readonly type: 'typed-by-one-person' }
  | { readonly type: 'paper-typed-differ'; readonly fields: readonly string[] }
  | PaperMisfit
  /** A correction says why. */
  | { readonly type: 'paper-reason-missing' }
  /** Something was typed: whoever finds that there is no paper corrects it to nothing, by two people. */
  | { readonly type: 'paper-is-there' }
  | { readonly type: 'paper-too-few'; readonly least: number }
  /** A shared name that somebody who is not eligible has too. */
  | { readonly type: 'shared-with-ineligible'; readonly number: number }
  /** Of a contest without poll, or none at all. */
  | { readonly type: 'paper-not-asked' }

/** D-22: from fewer ballots the difference between sum and machine would tell how known people voted. */
export const TELLABLE_BALLOTS = 10

export interface PaperContest {
  readonly id: ContestId
  /** Numbers of who stands. */
  readonly candidates: readonly number[]
}

export function withTypedPaper(
  books: PaperBooks,
  { id, candidates }: PaperContest,
  { reason, typings }: { readonly reason: string; readonly typings: Typings },
  at: LocalMinute,
): Result<PaperBooks, PaperRefusal> {
  const { entries } = paperOf(books, id)
  if (areOnePerson(typings)) return err({ type: 'typed-by-one-person' })
  if (entries.length > 0 && reason.trim() === '') return err({ type: 'paper-reason-missing' })
  const fields = differingFields(paperFields(candidates), typings)
  if (fields.length > 0) return err({ type: 'paper-typed-differ', fields })
  const count = paperCountOf(typings[0].fields, candidates)
  if (!count.ok) return count
  const number = sharesWith(count.value, ruledOut(books, id))
  if (number !== null) return err({ type: 'shared-with-ineligible', number })
  const by = typings.map((typing) => typing.by.trim())
  return ok(withEntry(books, id, { type: 'typed', count: count.value, by, reason: reason.trim(), at }))
}

export function withoutPaper(
  books: PaperBooks,
  { id }: PaperContest,
  said: { readonly chair: string; readonly witnesses: readonly string[] },
  at: LocalMinute,
): Result<PaperBooks, PaperRefusal> {
  if (paperOf(books, id).entries.length > 0) return err({ type: 'paper-is-there' })
  return ok(withEntry(books, id, { type: 'none', ...said, at }))
}

export function withMachineAlone(
  books: PaperBooks,
  { id }: PaperContest,
  alone: MachineAlone,
): Result<PaperBooks, PaperRefusal> {
  const known = paperOf(books, id)
  if (known.entries.length > 0) return err({ type: 'paper-is-there' })
  if (alone.ballots < TELLABLE_BALLOTS) return err({ type: 'paper-too-few', least: TELLABLE_BALLOTS })
  return ok(new Map(books).set(id, { ...known, alone }))
}

/** By the number of a candidate who stands: not eligible, or eligible again. */
export function withRuling(
  books: PaperBooks,
  { id, candidates }: PaperContest,
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

export function paperOf(books: PaperBooks, id: ContestId): PaperOfContest {
  return books.get(id) ?? { entries: [], alone: null, rulings: [] }
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
