/** 人違い on the screen: the acts by which a mark goes to whom it is about, and what the voter says who has no ticket. */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { reason } from './typed-figures.ts'

/** ELG-15: the voter says both, and the clerk holds them against the row: the clerk never reads them out. */
export const SAID = ['name', 'address'] as const
export type Said = (typeof SAID)[number]

export const saidHeard = z.strictObject({ type: z.literal('said-heard'), what: z.enum(SAID), done: z.boolean() })

/** The mark of the shown row is about somebody else. */
export const mistakenRequested = z.strictObject({ type: z.literal('mistaken-requested') })
/** By number, ticket or name; null: nobody knows who that was. */
export const markOwnerSought = z.strictObject({
  type: z.literal('mark-owner-sought'),
  text: z.string().min(1).max(128).refine(hasWholeLetters).nullable(),
})
export const markMovedTo = z.strictObject({
  type: z.literal('mark-move-decided'),
  reason,
  /** By place in the list of witnesses; for this act alone. */
  witnesses: z.array(z.number().int().min(0).max(4)).max(5),
})
