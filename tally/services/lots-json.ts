/** Lots as stage 4 has them: every one that was drawn, and what became of it (docs/formats/count.md §12). */
import { z } from 'zod'
import { type Lots, lotCauses } from '#election/count/lots.ts'
import { contestId } from '#election/id-schemas.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

const numbers = z.array(z.number().int().min(1))
const minute = z
  .string()
  .refine((text) => parseMinute(text) !== null)
  .transform((text) => text as LocalMinute)

export const lotsSchema = z.record(
  contestId,
  z.array(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('drawn'),
        list: z.number().int().min(1).nullable(),
        seats: z.number().int().min(1),
        tied: numbers,
        winners: numbers,
        drawnAt: minute,
        way: z.string(),
        drawnBy: z.string(),
        witnesses: z.array(z.string()),
        by: z.array(z.string()).length(2),
        again: z.strictObject({ reason: z.string(), chair: z.string() }).nullable(),
        at: minute,
      }),
      z.strictObject({
        type: z.enum(['overtaken', 'taken-up']),
        lot: z.number().int().min(1),
        by: z.enum(lotCauses),
        reason: z.string(),
        at: minute,
      }),
    ]),
  ),
)

export function lotsIn(lots: z.infer<typeof lotsSchema>): Lots {
  return new Map(Object.entries(lots).map(([id, steps]) => [contestId.parse(id), steps]))
}
