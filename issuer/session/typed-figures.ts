/** Counts, words and figures of absentee votes that people type from a paper (PAP-07). Bounded, at the edge. */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { CONTESTS_MAX } from '#election/contests.ts'

export const count = z.number().int().min(0).max(1_000_000)
/** Half a letter in a reason would be an assertion when the report is signed, in the evening. */
export const words = z.string().max(400).refine(hasWholeLetters)
/** A reason must not be blank. */
export const reason = words.refine((text) => text.trim() !== '')

const bothSexes = z.strictObject({ men: count, women: count })
export const absentees = z.strictObject({
  contests: z
    .array(z.strictObject({ received: bothSexes, notAccepted: bothSexes, refused: bothSexes }))
    .min(1)
    .max(CONTESTS_MAX)
    .readonly(),
  late: count,
  notAcceptedNames: words.default(''),
  refusedNames: words.default(''),
})
