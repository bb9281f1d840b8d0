/** The lines of the record about media of which nothing can be counted (CNT-08). */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { lostCauses } from '#election/count/lost-media.ts'
import { lostPairNumber, stationId } from '#election/id-schemas.ts'
import { approverName as personName } from '#election/keys/approvers.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const words = z.string().max(400).refine(hasWholeLetters)
/** Declarations of lost media: a pair that is entered again takes the place of what was there. */
const declaration = z.number().int().min(1).max(9999)
const ofPair = { station: stationId, pair: lostPairNumber, chair: personName }

export const LOSS_LINES = [
  /** CNT-08: the chair declares that nothing of this pair can be counted; `told`: records that its machine showed at closing, if known. */
  z.strictObject({
    type: z.literal('loss-entered'),
    ...ofPair,
    cause: z.enum(lostCauses),
    known: words.min(1),
    opinion: words.min(1),
    witnesses: z.array(personName).min(1).max(10),
    told: z
      .array(z.strictObject({ contest: z.string().max(40), records: z.number().int().min(0).max(10_000_000) }))
      .max(8),
  }),
  z.strictObject({ type: z.literal('loss-withdrawn'), ...ofPair, why: words.min(1) }),
  /** `content`: what two people approved; `document`: SHA-256 of what the commission's key signed. */
  z.strictObject({
    type: z.literal('losses-signed'),
    number: declaration,
    content: hash,
    document: hash,
    // Left out in older records.
    paper: hash.optional(),
  }),
  /** On its stick; looked at by another person; the tally has read it. */
  z.strictObject({ type: z.literal('losses-put'), number: declaration }),
  z.strictObject({ type: z.literal('losses-checked'), number: declaration }),
  z.strictObject({ type: z.literal('losses-told'), number: declaration, who: words.min(1) }),
] as const
