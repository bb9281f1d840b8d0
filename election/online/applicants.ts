/**
 * Who may apply for an online vote by which ground (S-03): a town's own list in the signed settings, in the order in which places are given.
 * The category of one person is as secret as a note of a doctor. It stays sealed on the roll side, and no list of boxes has it.
 */
import { z } from 'zod'
import { type InEach, inEach } from '../language.ts'

/** `paper`: the applicant is in the right, and votes on paper. */
const CATEGORY_ANSWERS = ['electronic', 'paper'] as const
type CategoryAnswer = (typeof CATEGORY_ANSWERS)[number]
export const CATEGORY_ID_MAX = 32
const ID = new RegExp(`^[a-z][a-z0-9-]{0,${CATEGORY_ID_MAX - 1}}$`)
const CATEGORIES_MAX = 16
const PLACES_MAX = 1_000_000
const NAME_MAX = 60
const PROOF_MAX = 300

interface Category {
  readonly id: string
  readonly answer: CategoryAnswer
  readonly name: InEach<string>
  /** The paper that the office asks to see, in the town's words. */
  readonly proof: InEach<string>
}

export interface Applicants {
  /** How many boxes there are at the most; null: as many as are asked for. */
  readonly places: number | null
  /** Empty: nobody is asked for a ground. The first one comes first where places are limited. */
  readonly categories: readonly Category[]
}

/** Lines, and signs without a form. */
const UNSHOWN = /[\p{Cc}\p{Cf}]/u

export function textUpTo(most: number) {
  const one = z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text.trim() === text && !UNSHOWN.test(text))
  return z.strictObject(inEach(() => one))
}

export const applicantsSchema = z.strictObject({
  places: z.number().int().min(1).max(PLACES_MAX).nullable(),
  categories: z
    .array(
      z.strictObject({
        id: z.string().regex(ID),
        answer: z.enum(CATEGORY_ANSWERS),
        name: textUpTo(NAME_MAX),
        proof: textUpTo(PROOF_MAX),
      }),
    )
    .max(CATEGORIES_MAX)
    .readonly(),
})

/** Everybody applies, and nobody says why. */
export const ANYBODY: Applicants = { places: null, categories: [] }

/** @param areMembers of a private body: they are on its list, and apply for nothing */
export function isSoundApplicants({ categories, places }: Applicants, areMembers: boolean): boolean {
  if (areMembers) return places === null && categories.length === 0
  return new Set(categories.map(({ id }) => id)).size === categories.length
}

interface OpenApplication {
  /** Null: the election has no categories. */
  readonly category: string | null
}

/**
 * Whether a box may be given to this one now. Each open application of an earlier category keeps its place free, so that nobody is late because the
 * office took another paper first.
 * @param waiting open applications, without this one
 * @param boxes that were given and not taken back
 */
export function placeFor(
  { categories, places }: Applicants,
  category: string | null,
  { boxes, waiting }: { readonly boxes: number; readonly waiting: readonly OpenApplication[] },
): 'free' | 'no-place' | 'others-first' {
  if (places === null) return 'free'
  if (boxes >= places) return 'no-place'
  const rank = (of: string | null) => categories.findIndex(({ id }) => id === of)
  const isElectronic = (of: string | null) => categories.find(({ id }) => id === of)?.answer !== 'paper'
  const before = waiting.filter((each) => isElectronic(each.category) && rank(each.category) < rank(category))
  return boxes + before.length >= places ? 'others-first' : 'free'
}
