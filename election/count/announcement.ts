/**
 * What was told at the count, with its number and its minute (令84): made once of what may be told then, kept, and never made again.
 * A later correction is another announcement; nobody has to ask afterwards which figures hung on the wall.
 */
import { z } from 'zod'
import type { LocalMinute } from '../time.ts'
import { parseMinute } from '../time.ts'
import type { CandidateResult, ContestResult } from './contest-result.ts'
import { type Votes, wholeDifference, wholeVotes } from './votes.ts'

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
  readonly contests: readonly AnnouncedContest[]
}

export interface AnnouncedContest {
  readonly id: string
  readonly title: string
  readonly uncontested: boolean
  /** CNT-07: what is in the figures. */
  readonly of: 'machine' | 'all'
  readonly candidates: readonly AnnouncedCandidate[]
  /** In their order; only what may be told (D-22). */
  readonly figures: readonly { readonly what: AnnouncedFigure; readonly figure: Votes }[]
}

export interface AnnouncedCandidate {
  readonly number: number
  readonly name: string
  readonly party: string
  /** Null: there was no poll, or this candidate is not eligible. */
  readonly votes: Votes | null
  readonly outcome: CandidateResult['outcome']
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
] as const
export type AnnouncedFigure = (typeof announcedFigures)[number]

/** What stands beside a contest's figures, before anybody reads them (CNT-07). */
export type AnnouncedState = 'uncontested' | 'machine' | 'open' | 'without' | 'final'

export function stateOf({ final, without }: Announcement, { of, uncontested }: AnnouncedContest): AnnouncedState {
  if (uncontested) return 'uncontested'
  if (of === 'machine') return 'machine'
  if (!final) return 'open'
  return without ? 'without' : 'final'
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
  contests: z.array(
    z.strictObject({
      id: words,
      title: words,
      uncontested: z.boolean(),
      of: z.enum(['machine', 'all']),
      candidates: z.array(
        z.strictObject({
          number: z.number().int().min(1),
          name: words,
          party: words,
          votes: votes.nullable(),
          outcome: z.enum(['open', 'won', 'won-by-lot', 'lot', 'not-won', 'ineligible']),
        }),
      ),
      figures: z.array(z.strictObject({ what: z.enum(announcedFigures), figure: voteOrDifference })),
    }),
  ),
})

/** As it lies on the disk, each bound to the one before it. */
export const keptAnnouncement = {
  schema: announcementSchema,
  of: (announcement: Announcement, electionId: string, before: string | null): z.input<typeof announcementSchema> => ({
    format: FORMAT,
    electionId,
    before,
    ...announcement,
    contests: announcement.contests.map((contest) => ({
      ...contest,
      candidates: [...contest.candidates],
      figures: [...contest.figures],
    })),
  }),
  from: ({ number, at, final, without, contests }: z.output<typeof announcementSchema>): Announcement => {
    return { number, at, final, without, contests }
  },
}

/**
 * Null: of this contest nothing may be told yet.
 * @param told as `asTold` gives it @param toCome ballots on paper that the chair says are still to be counted
 */
export function announcedOf(told: ContestResult, toCome: number | null): AnnouncedContest | null {
  const { id, title, uncontested, state } = told
  if (state === 'machine-untold' && !uncontested) return null
  const alone = state === 'machine-alone'
  const candidates = told.candidates.map(({ number, name, party, outcome, machine, votes: both }) => {
    const own = alone && machine !== null ? wholeVotes(machine) : both
    return { number, name, party, outcome, votes: uncontested || outcome === 'ineligible' ? null : own }
  })
  const figures = uncontested ? [] : alone ? machineFigures(told, toCome) : joinedFigures(told)
  return { id, title, uncontested, of: alone ? 'machine' : 'all', candidates, figures }
}

/** The votes of who is not eligible are told as what they are. */
function machineFigures(
  { valid, invalid, ended, candidates }: ContestResult,
  toCome: number | null,
): AnnouncedContest['figures'] {
  const out = candidates.filter(({ outcome }) => outcome === 'ineligible')
  const theirs = out.reduce((sum, { machine }) => sum + (machine ?? 0), 0)
  return figuresOf([
    ['valid', valid === null ? null : wholeVotes(valid - theirs)],
    ['invalid', invalid === null ? null : wholeVotes(invalid + theirs)],
    ['ended', wholeVotes(ended)],
    ['toCome', toCome === null ? null : wholeVotes(toCome)],
  ])
}

function joinedFigures({ sum, ended }: ContestResult): AnnouncedContest['figures'] {
  if (sum === null) return []
  return figuresOf([
    ['cast', wholeVotes(sum.cast)],
    ['validInAll', sum.valid],
    ['invalidInAll', wholeVotes(sum.invalid)],
    ['ended', wholeVotes(ended)],
    ['takenAway', wholeDifference(sum.takenAway)],
  ])
}

function figuresOf(all: readonly (readonly [AnnouncedFigure, Votes | null])[]): AnnouncedContest['figures'] {
  return all.flatMap(([what, figure]) => (figure === null ? [] : [{ what, figure }]))
}
