/**
 * The paper count of one contest, as two people type it (PAP-08): braille, absentee and provisional votes stay on paper (LAW-21). Whole
 * ballots only: shared ballots of namesakes are divided here, exactly, and not by the person who types.
 */
import type { Kind } from '#election/kinds/kind.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type TypedFields, typedFigure } from './typed-fields.ts'

export const paperVoters = ['braille', 'absentee', 'provisional', 'ordinary'] as const
export const notAccepted = ['absentee', 'provisional'] as const
/** PEO 68(1) without the kinds that no municipal election has, then the kinds that custom distinguishes. */
export const invalidKinds = [
  'wrong-paper',
  'no-candidate',
  'two-or-more',
  'not-eligible',
  'more-than-a-name',
  'not-own-hand',
  'unreadable',
  'blank',
  'words',
  'signs',
] as const

export type InvalidKind = (typeof invalidKinds)[number]
/** Nobody stands in a question: no ballot of it is invalid for whom it names. */
const invalidOfPeople: readonly InvalidKind[] = ['no-candidate', 'not-eligible']
/** Act on the Review of Justices of the Supreme Court, art. 22(1), with the kinds that custom distinguishes. A ballot without any mark is one for all of them. */
const invalidOfReview: readonly InvalidKind[] = [
  'wrong-paper',
  'two-or-more',
  'more-than-a-name',
  'not-own-hand',
  'unreadable',
]

export function invalidKindsOf(about: Kind['about']): readonly InvalidKind[] {
  if (about === 'judges') return invalidOfReview
  return about === 'choices' ? invalidKinds.filter((kind) => !invalidOfPeople.includes(kind)) : invalidKinds
}

/** PEO 68-2(4), 「その他の有効投票数」: of the paper alone, or with the machine's. The counting officer decides, the program does not. */
type ShareBasis = 'paper' | 'all'

export interface PaperCount {
  /** By the stations' records: who voted on paper, and counts as a voter. */
  readonly voters: Readonly<Record<(typeof paperVoters)[number], number>>
  /** 不受理・拒否: no ballots of these are counted. */
  readonly notAccepted: Readonly<Record<(typeof notAccepted)[number], number>>
  /** 持ち帰りその他: voters − ballots. Below zero when there are more ballots than voters. */
  readonly takenAway: number
  /** By the candidate's number; a judge's, ballots with a mark ×. */
  readonly votes: Readonly<Record<string, number>>
  /** A review of judges has it, and no other contest: a ballot bears up to fifteen marks. */
  readonly review?: ReviewOnPaper | undefined
  /** Ballots that name only what these candidates share. */
  readonly shared: readonly { readonly candidates: readonly number[]; readonly ballots: number }[]
  /** Null while nothing is shared. */
  readonly basis: ShareBasis | null
  readonly invalid: Readonly<Record<InvalidKind, number>>
}

interface ReviewOnPaper {
  /** Valid ballots. */
  readonly ballots: number
  /** Art. 22(2): those whose mark is void for one judge alone, by number. Nobody counts them for or against that judge. */
  readonly void: Readonly<Record<string, number>>
}

export const NO_PAPER: PaperCount = {
  voters: { braille: 0, absentee: 0, provisional: 0, ordinary: 0 },
  notAccepted: { absentee: 0, provisional: 0 },
  takenAway: 0,
  votes: {},
  shared: [],
  basis: null,
  invalid: recordOf(invalidKinds, () => 0),
}

/** Different names that several candidates may share: more rows than any list needed. */
const SHARED_ROWS = 6

export interface PaperField {
  readonly name: string
  readonly what:
    | 'votes'
    | 'valid-ballots'
    | 'void'
    | 'shared-candidates'
    | 'shared-ballots'
    | 'basis'
    | 'taken-away'
    | `voters-${(typeof paperVoters)[number]}`
    | `not-accepted-${(typeof notAccepted)[number]}`
    | `invalid-${InvalidKind}`
  readonly kind: 'count' | 'difference' | 'numbers-or-none' | 'count-or-none' | 'basis-or-none'
  /** The candidate's number, or the row of a shared name. */
  readonly of: number | null
}

/**
 * In the order in which the counting place writes them down.
 * @param candidates numbers of the candidates, of the choices of a question, or of judges
 * @param about a choice or a judge has no namesake, so that no ballot is divided (PEO 68-2), and nobody lacks the right to stand
 */
export function paperFields(candidates: readonly number[], about: Kind['about']): readonly PaperField[] {
  const field = (what: PaperField['what'], kind: PaperField['kind'], of: number | null = null): PaperField => {
    return { name: of === null ? what : `${what} ${of}`, what, kind, of }
  }
  const isReview = about === 'judges'
  const rows = candidates.length < 2 || !isDivided(about) ? [] : Array.from({ length: SHARED_ROWS }, (_, i) => i + 1)
  return [
    ...paperVoters.map((kind) => field(`voters-${kind}`, 'count')),
    ...notAccepted.map((kind) => field(`not-accepted-${kind}`, 'count')),
    ...(isReview ? [field('valid-ballots', 'count')] : []),
    ...candidates.flatMap((number) => [
      field('votes', 'count', number),
      ...(isReview ? [field('void', 'count', number)] : []),
    ]),
    ...rows.flatMap((row) => [
      field('shared-candidates', 'numbers-or-none', row),
      field('shared-ballots', 'count-or-none', row),
    ]),
    ...(rows.length > 0 ? [field('basis', 'basis-or-none')] : []),
    ...invalidKindsOf(about).map((kind) => field(`invalid-${kind}`, 'count')),
    field('taken-away', 'difference'),
  ]
}

function isDivided(about: Kind['about']): boolean {
  return about !== 'choices' && about !== 'judges'
}

export type PaperMisfit =
  | { readonly type: 'paper-malformed' }
  | { readonly type: 'paper-does-not-add-up'; readonly voters: number; readonly ballots: number; readonly away: number }
  /** With a mark for this judge, and void for this one, are more ballots than there are valid ones. */
  | {
      readonly type: 'paper-marks-above-ballots'
      readonly number: number
      readonly marks: number
      readonly ballots: number
    }

export function paperCountOf(
  typed: TypedFields,
  candidates: readonly number[],
  about: Kind['about'],
): Result<PaperCount, PaperMisfit> {
  const malformed = err({ type: 'paper-malformed' } as const)
  const say = (...name: readonly (string | number)[]) => typedFigure(typed, name.join(' '))
  const counts = paperFields(candidates, about).filter(({ kind }) => kind === 'count')
  if (!counts.every(({ name }) => COUNT.test(say(name)))) return malformed
  if (!/^-?\d{1,8}$/.test(say('taken-away'))) return malformed
  const shared = sharedIn(say, candidates)
  const basis = say('basis')
  if (shared === null || shared.length > 0 !== (basis === 'paper' || basis === 'all')) return malformed
  const kinds = invalidKindsOf(about)
  if (!isDivided(about) && shared.length > 0) return malformed
  if (invalidKinds.some((kind) => !kinds.includes(kind) && Number(say(`invalid-${kind}`)) !== 0)) return malformed
  const paper: PaperCount = {
    voters: recordOf(paperVoters, (kind) => Number(say(`voters-${kind}`))),
    notAccepted: recordOf(notAccepted, (kind) => Number(say(`not-accepted-${kind}`))),
    // "-0" is none.
    takenAway: Number(say('taken-away')) + 0,
    votes: recordOf(candidates.map(String), (number) => Number(say('votes', number))),
    ...(about === 'judges' && { review: reviewIn(say, candidates) }),
    shared,
    basis: shared.length === 0 ? null : (basis as ShareBasis),
    invalid: recordOf(invalidKinds, (kind) => Number(say(`invalid-${kind}`))),
  }
  const misfit = marksAbove(paper, candidates)
  if (misfit !== null) return err(misfit)
  const [voters, ballots] = [votersOf(paper), ballotsOf(paper)]
  if (voters - ballots === paper.takenAway) return ok(paper)
  return err({ type: 'paper-does-not-add-up', voters, ballots, away: paper.takenAway })
}

function votersOf({ voters }: PaperCount): number {
  return sum(Object.values(voters))
}

/** Valid and invalid ones. */
export function ballotsOf(paper: PaperCount): number {
  return validBallots(paper) + invalidBallots(paper)
}

/** A ballot that is divided among namesakes is one valid ballot, and so is one with marks for many judges. */
export function validBallots({ votes, shared, review }: PaperCount): number {
  if (review !== undefined) return review.ballots
  return sum(Object.values(votes)) + sum(shared.map(({ ballots }) => ballots))
}

export function invalidBallots({ invalid }: PaperCount): number {
  return sum(Object.values(invalid))
}

type Say = (...name: readonly (string | number)[]) => string

function reviewIn(say: Say, judges: readonly number[]): ReviewOnPaper {
  return {
    ballots: Number(say('valid-ballots')),
    void: recordOf(judges.map(String), (number) => Number(say('void', number))),
  }
}

function marksAbove({ votes, review }: PaperCount, judges: readonly number[]): PaperMisfit | null {
  if (review === undefined) return null
  const marksOf = (number: number) => (votes[number] ?? 0) + (review.void[number] ?? 0)
  const number = judges.find((each) => marksOf(each) > review.ballots)
  if (number === undefined) return null
  return { type: 'paper-marks-above-ballots', number, marks: marksOf(number), ballots: review.ballots }
}

const COUNT = /^\d{1,8}$/

/** Null: a row is half filled, names somebody who is no candidate, or names fewer than two. */
function sharedIn(say: Say, candidates: readonly number[]): PaperCount['shared'] | null {
  const rows = Array.from({ length: SHARED_ROWS }, (_, i) => {
    return [say('shared-candidates', i + 1), say('shared-ballots', i + 1)] as const
  }).filter(([names, ballots]) => names !== '' || ballots !== '')
  const shared = rows.map(([names, ballots]) => ({
    candidates: [...new Set(names.split(/[\s,、，]+/).map(Number))].sort((a, b) => a - b),
    ballots: COUNT.test(ballots) ? Number(ballots) : 0,
  }))
  const sound = shared.every(({ candidates: named, ballots }) => {
    return ballots > 0 && named.length > 1 && named.every((number) => candidates.includes(number))
  })
  const distinct = new Set(shared.map(({ candidates: named }) => named.join(' '))).size === shared.length
  return sound && distinct ? shared : null
}

function recordOf<Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>
}

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0)
}
