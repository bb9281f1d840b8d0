/**
 * People's statements about a contest in stage 4: every entry of its paper with who made it and why it was corrected (CNT-07, PAP-08), and
 * who is not eligible.
 */
import { z } from 'zod'
import { invalidKinds, notAccepted, paperVoters } from '#election/count/paper.ts'
import { leftFigures, type PaperBooks } from '#election/count/paper-books.ts'
import { contestId } from '#election/id-schemas.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

const count = z.number().int().min(0)
const name = z.string()
const minute = z.string().transform((text, context): LocalMinute => {
  const read = parseMinute(text)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: 'no minute' })
  return z.NEVER
})

const paperCount = z.strictObject({
  voters: z.record(z.enum(paperVoters), count),
  notAccepted: z.record(z.enum(notAccepted), count),
  takenAway: z.number().int(),
  votes: z.record(z.string().regex(/^[1-9]\d{0,3}$/), count),
  review: z.strictObject({ ballots: count, void: z.record(z.string().regex(/^[1-9]\d?$/), count) }).optional(),
  shared: z.array(
    z.strictObject({ candidates: z.array(z.number().int().min(1)).min(2), ballots: z.number().int().min(1) }),
  ),
  basis: z.enum(['paper', 'all']).nullable(),
  invalid: z.record(z.enum(invalidKinds), count),
})

/** By contest. */
export const paperSchema = z.record(
  contestId,
  z.strictObject({
    entries: z.array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('typed'),
          count: paperCount,
          by: z.array(name),
          reason: z.string(),
          decided: z.strictObject({ chair: name, witnesses: z.array(name) }).nullable(),
          at: minute,
        }),
        z.strictObject({ type: z.literal('none'), chair: name, witnesses: z.array(name), at: minute }),
      ]),
    ),
    alone: z.strictObject({ ballots: count, chair: name, at: minute }).nullable(),
    rulings: z.array(
      z.strictObject({
        candidate: z.number().int().min(1),
        eligible: z.boolean(),
        reason: z.string(),
        chair: name,
        witnesses: z.array(name),
        at: minute,
      }),
    ),
    left: z.array(z.strictObject({ entries: count, what: z.enum(leftFigures) })),
    told: z.array(z.strictObject({ entries: count, chair: name, reason: z.string(), at: minute })),
  }),
)

export function booksOf(paper: z.infer<typeof paperSchema>): PaperBooks {
  return new Map(Object.entries(paper).map(([id, said]) => [contestId.parse(id), said]))
}
