/**
 * An announcement at the count, with its number and its minute (令84). It is made once, from the figures that may be shown then, kept, and
 * never made again. A later correction is another announcement, so that nobody has to ask which figures were on the wall.
 */
import { z } from 'zod'
import type { Kind } from '#election/kinds/kind.ts'
import { electsHere, kindOf } from '#election/kinds/kinds.ts'
import type { SeatsOfList } from '#election/kinds/party-list/rule.ts'
import { VERDICTS, type Verdict } from '#election/kinds/question/rule.ts'
import type { LocalMinute } from '../time.ts'
import { parseMinute } from '../time.ts'
import { type CandidateResult, type ContestResult, hasWon } from './contest-result.ts'
import { type Votes, wholeDifference, wholeVotes } from './votes-in-thousandths.ts'

export const ANNOUNCEMENTS_MAX = 999
export const ANNOUNCEMENT_BYTES_MAX = 1024 * 1024
const FORMAT = 'ippyo announcement 1'

export interface Announcement {
  /** From 1. */
  readonly number: number
  readonly at: LocalMinute
  /** Everything is joined, drawn and explained (CNT-08). */
  readonly final: boolean
  /** Some pairs were declared lost: it is final without them. */
  readonly without: boolean
  /** Null: no earlier announcement is changed. */
  readonly corrects: Correction | null
  readonly contests: readonly AnnouncedContest[]
}

/** Forms 9, 11: which announcement is corrected, why, and each figure as it was and as it is. Its minute is that of the announcement. */
export interface Correction {
  /** Number of the announcement with the old figures. */
  readonly number: number
  readonly reason: string
  readonly changes: readonly Change[]
}

/** A correction before anybody has given its reason. */
export type UnderCorrection = Omit<Correction, 'reason'>

/** In a contest: a candidate's line, or one of its sums. Null: not shown. */
export type Change =
  | { readonly contest: string; readonly candidate: number; readonly from: ToldLine; readonly to: ToldLine }
  | { readonly contest: string; readonly what: AnnouncedFigure; readonly from: Votes | null; readonly to: Votes | null }

type ToldLine = Pick<AnnouncedCandidate, 'votes' | 'unmarked' | 'outcome'>

export interface AnnouncedContest {
  readonly id: string
  readonly title: string
  readonly uncontested: boolean
  /** TC-55: nobody is elected here. */
  readonly report: boolean
  /** The outcome of a question. Left out: it is none. `open`: nothing is decided, or not here. */
  readonly question?: Verdict | 'open' | undefined
  /** The seats of lists, in the order of the candidates. Left out: no party is voted for. Empty: nothing is decided, or not here. */
  readonly lists?: readonly SeatsOfList[] | undefined
  /** The same of lists whose people are voted for too. */
  readonly openLists?: readonly SeatsOfList[] | undefined
  /** Judges are reviewed, and nobody is elected. */
  readonly review?: true | undefined
  /** CNT-07: what is in the figures. */
  readonly of: 'machine' | 'all'
  /** CNT-12: so near to earlier figures that only the outcome is shown. */
  readonly withheld: boolean
  readonly candidates: readonly AnnouncedCandidate[]
  /** In their order; only figures that may be shown (D-22). */
  readonly figures: readonly { readonly what: AnnouncedFigure; readonly figure: Votes }[]
}

export interface AnnouncedCandidate {
  readonly number: number
  readonly name: string
  readonly party: string
  /** Null: there was no poll, this candidate is not eligible, or the figures are withheld. */
  readonly votes: Votes | null
  /** A judge's votes without a mark; null as above, and of the machines alone. Left out: this is no judge. */
  readonly unmarked?: Votes | null | undefined
  readonly outcome: CandidateResult['outcome'] | 'dismissed' | 'not-dismissed'
}

const announcedFigures = [
  'cast',
  'validInAll',
  'invalidInAll',
  'takenAway',
  'valid',
  'invalid',
  'ended',
  'toCome',
  'voters',
  'pending',
  'electors',
] as const
export type AnnouncedFigure = (typeof announcedFigures)[number]

/** The state beside a contest's figures, for people to read first (CNT-07). */
export type AnnouncedState = 'uncontested' | 'machine' | 'open' | 'without' | 'final'

/** Each as it was kept, in a fixed order of members: one that came back from the disk may have another. */
function lineOf({ votes, unmarked, outcome }: ToldLine): ToldLine {
  return { votes, ...(unmarked !== undefined && { unmarked }), outcome }
}

export function stateOf({ final, without }: Announcement, { of, uncontested }: AnnouncedContest): AnnouncedState {
  if (uncontested) return 'uncontested'
  if (of === 'machine') return 'machine'
  if (!final) return 'open'
  return without ? 'without' : 'final'
}

/**
 * CNT-10: the corrections that no final announcement has made before: of the last one, and of those since the final one before it. Papers
 * of the result are made of final ones alone.
 * @param all in their order; the last one is final
 */
export function correctionsOf(all: readonly Announcement[]): readonly Correction[] {
  return all.slice(lastFinalBefore(all) + 1).flatMap(({ corrects }) => (corrects === null ? [] : [corrects]))
}

/** Who was announced as elected or dismissed, and is not. @param all as above */
export function electedNoMore(all: readonly Announcement[], contest: string): readonly AnnouncedCandidate[] {
  const linesOf = ({ contests }: Announcement) => contests.find(({ id }) => id === contest)?.candidates ?? []
  const lines = all.slice(Math.max(0, lastFinalBefore(all))).map(linesOf)
  const wonBefore = new Set(lines.slice(0, -1).flatMap((each) => each.filter(wasNamed).map(({ number }) => number)))
  return (lines.at(-1) ?? []).filter((each) => wonBefore.has(each.number) && !wasNamed(each))
}

function wasNamed(candidate: AnnouncedCandidate): boolean {
  return candidate.outcome === 'dismissed' || hasWon(candidate)
}

/** Its place; -1: there is none. */
function lastFinalBefore(all: readonly Announcement[]): number {
  return all.slice(0, -1).findLastIndex(({ final }) => final)
}

const votes = z
  .number()
  .int()
  .min(0)
  .transform((each) => each as Votes)
const voteOrDifference = z
  .number()
  .int()
  .transform((each) => each as Votes)
const words = z.string().max(400)

const outcome = z.enum(['open', 'won', 'won-by-lot', 'lot', 'not-won', 'ineligible', 'dismissed', 'not-dismissed'])
const unmarked = votes.nullable().optional()
const toldLine = z.strictObject({ votes: votes.nullable(), unmarked, outcome })
const told = voteOrDifference.nullable()

const seatsOfLists = z
  .array(z.strictObject({ number: z.number().int().min(1), seats: z.number().int().min(0).nullable() }))
  .optional()

const announcementSchema = z.strictObject({
  format: z.literal(FORMAT),
  electionId: z.string(),
  /** SHA-256 hex of the one before it; null: the first. */
  before: z.string().nullable(),
  number: z.number().int().min(1).max(ANNOUNCEMENTS_MAX),
  at: z
    .string()
    .refine((text) => parseMinute(text) !== null)
    .transform((text) => text as LocalMinute),
  final: z.boolean(),
  without: z.boolean(),
  corrects: z
    .strictObject({
      number: z.number().int().min(1).max(ANNOUNCEMENTS_MAX),
      reason: words,
      changes: z.array(
        z.union([
          z.strictObject({ contest: words, candidate: z.number().int().min(1), from: toldLine, to: toldLine }),
          z.strictObject({ contest: words, what: z.enum(announcedFigures), from: told, to: told }),
        ]),
      ),
    })
    .nullable(),
  contests: z.array(
    z.strictObject({
      id: words,
      title: words,
      uncontested: z.boolean(),
      report: z.boolean(),
      question: z.enum([...VERDICTS, 'open']).optional(),
      lists: seatsOfLists,
      openLists: seatsOfLists,
      review: z.literal(true).optional(),
      of: z.enum(['machine', 'all']),
      withheld: z.boolean(),
      candidates: z.array(
        z.strictObject({
          number: z.number().int().min(1),
          name: words,
          party: words,
          votes: votes.nullable(),
          unmarked,
          outcome,
        }),
      ),
      figures: z.array(z.strictObject({ what: z.enum(announcedFigures), figure: voteOrDifference })),
    }),
  ),
})

/** The form on the disk, each bound to the one before it. */
export const keptAnnouncement = {
  schema: announcementSchema,
  of: (announcement: Announcement, electionId: string, before: string | null): z.input<typeof announcementSchema> => ({
    format: FORMAT,
    electionId,
    before,
    ...announcement,
    corrects: announcement.corrects && { ...announcement.corrects, changes: [...announcement.corrects.changes] },
    contests: announcement.contests.map(({ lists, openLists, ...contest }) => ({
      ...contest,
      candidates: [...contest.candidates],
      figures: [...contest.figures],
      ...(lists === undefined ? {} : { lists: [...lists] }),
      ...(openLists === undefined ? {} : { openLists: [...openLists] }),
    })),
  }),
  from: ({ number, at, final, without, corrects, contests }: z.output<typeof announcementSchema>): Announcement => {
    return { number, at, final, without, corrects, contests }
  },
}

/**
 * Null: nothing of this contest may be shown yet.
 * @param told as `asTold` gives it
 * @param toCome ballots on paper that the chair says are still to be counted
 */
export function announcedOf(told: ContestResult, toCome: number | null): AnnouncedContest | null {
  const { id, title, uncontested, state } = told
  if (state === 'machine-untold' && !uncontested) return null
  const alone = state === 'machine-alone'
  const withheld = state === 'joined-outcome'
  const candidates = told.candidates.map(({ number, name, party, outcome, machine, votes: both }) => {
    const own = alone && machine !== null ? wholeVotes(machine) : both
    const votes = uncontested || outcome === 'ineligible' ? null : own
    return { number, name, party, outcome, votes, ...judgeOf(told, number) }
  })
  const figures = uncontested ? [] : alone ? machineFigures(told, toCome) : joinedFigures(told)
  const of = alone ? 'machine' : 'all'
  const asked = told.question === undefined ? {} : { question: told.verdict ?? ('open' as const) }
  const seats = told.lists?.map(({ number, seats: own }) => ({ number, seats: own }))
  const lists = SEATS_OF[kindOf(told).about](seats ?? [])
  const kind = { ...asked, ...lists, ...(isReview(told) && ({ review: true } as const)) }
  return { id, title, uncontested, report: !electsHere(told), ...kind, of, withheld, candidates, figures }
}

function isReview(told: ContestResult): boolean {
  return kindOf(told).about === 'judges'
}

/** Empty: this is no judge. Before machine and paper are joined, or where only the whole decides, nothing is known of the outcome. */
function judgeOf(told: ContestResult, number: number): Partial<Pick<AnnouncedCandidate, 'unmarked' | 'outcome'>> {
  if (!isReview(told)) return {}
  const judge = told.judges?.find((each) => each.number === number)
  return { unmarked: judge?.unmarked ?? null, outcome: judge?.verdict ?? 'open' }
}

type AnnouncedSeats = NonNullable<AnnouncedContest['lists']>

const SEATS_OF: Readonly<
  Record<Kind['about'], (seats: AnnouncedSeats) => Pick<AnnouncedContest, 'lists' | 'openLists'>>
> = {
  people: () => ({}),
  choices: () => ({}),
  parties: (lists) => ({ lists }),
  'open-lists': (openLists) => ({ openLists }),
  judges: () => ({}),
}

/** The seats of lists of either kind. Left out: no list is voted for. */
export function seatsTold({
  lists,
  openLists,
}: Pick<AnnouncedContest, 'lists' | 'openLists'>): AnnouncedContest['lists'] {
  return lists ?? openLists
}

/** The thing that is voted for, as an announcement or a result says it. */
export function toldAbout(
  contest: Pick<AnnouncedContest, 'question' | 'lists' | 'openLists' | 'review'> | Pick<ContestResult, 'kind'>,
): Kind['about'] {
  if ('kind' in contest) return kindOf(contest).about
  if (contest.question !== undefined) return 'choices'
  if (contest.review !== undefined) return 'judges'
  if (contest.openLists !== undefined) return 'open-lists'
  return contest.lists === undefined ? 'people' : 'parties'
}

/** Votes for a candidate who is not eligible are shown as such. */
function machineFigures(
  { valid, invalid, ended, candidates }: ContestResult,
  toCome: number | null,
): AnnouncedContest['figures'] {
  const out = candidates.filter(({ outcome }) => outcome === 'ineligible')
  const theirs = out.reduce((sum, { machine }) => sum + (machine ?? 0), 0)
  return figuresOf([
    ['valid', valid === null ? null : wholeVotes(valid - theirs)],
    ['invalid', invalid === null ? null : wholeVotes(invalid + theirs)],
    ['ended', ended === null ? null : wholeVotes(ended)],
    ['toCome', toCome === null ? null : wholeVotes(toCome)],
  ])
}

function joinedFigures({ sum, ended, notOpened }: ContestResult): AnnouncedContest['figures'] {
  if (notOpened !== undefined) {
    const { voters, pending, electors } = notOpened
    return figuresOf([
      ['voters', wholeDifference(voters)],
      ['pending', pending === 0 ? null : wholeVotes(pending)],
      ['electors', wholeVotes(electors)],
    ])
  }
  if (sum === null) return []
  return figuresOf([
    ['cast', wholeVotes(sum.cast)],
    ['validInAll', sum.valid],
    ['invalidInAll', wholeVotes(sum.invalid)],
    ['ended', ended === null ? null : wholeVotes(ended)],
    ['takenAway', wholeDifference(sum.takenAway)],
  ])
}

function figuresOf(all: readonly (readonly [AnnouncedFigure, Votes | null])[]): AnnouncedContest['figures'] {
  return all.flatMap(([what, figure]) => (figure === null ? [] : [{ what, figure }]))
}

/**
 * The differences from an earlier announcement. Further figures – the paper with the machines, a lot that was drawn – correct nothing;
 * changed figures, or another outcome than the one announced, do.
 */
export function changesSince(before: Announcement, now: readonly AnnouncedContest[]): readonly Change[] {
  return before.contests.flatMap((told): readonly Change[] => {
    const contest = now.find(({ id }) => id === told.id)
    if (told.uncontested || (contest !== undefined && contest.of !== told.of)) return []
    return [...changedLines(told, contest), ...changedFigures(told, contest)]
  })
}

function changedLines(told: AnnouncedContest, now: AnnouncedContest | undefined): readonly Change[] {
  return told.candidates.flatMap((each): readonly Change[] => {
    const [from, same] = [lineOf(each), now?.candidates.find(({ number }) => number === each.number)]
    const to: ToldLine = same === undefined ? { votes: null, outcome: 'open' } : lineOf(same)
    const isDrawn = from.outcome === 'lot' && (to.outcome === 'won-by-lot' || to.outcome === 'not-won')
    const isOther =
      (from.votes !== to.votes && !told.withheld) ||
      ((from.unmarked ?? null) !== (to.unmarked ?? null) && !told.withheld) ||
      (from.outcome !== to.outcome && from.outcome !== 'open' && !isDrawn)
    return isOther ? [{ contest: told.id, candidate: each.number, from, to }] : []
  })
}

/** How many are still to come is a guess that becomes another guess. */
function changedFigures(told: AnnouncedContest, now: AnnouncedContest | undefined): readonly Change[] {
  return told.figures.flatMap(({ what, figure: from }): readonly Change[] => {
    const to = now?.figures.find((each) => each.what === what)?.figure ?? null
    return what === 'toCome' || from === to ? [] : [{ contest: told.id, what, from, to }]
  })
}
