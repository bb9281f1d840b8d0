/** The officer sets the clock: what the page asks for, what is typed, who looks, and the press at the stroke. */
import { z } from 'zod'

/** Who look at both times besides the officer (D-02). */
export const LOOKERS = 2

export const CLOCK_EVENTS = [
  /** It agrees with the time signal (OPN-01). */
  z.strictObject({ type: z.literal('clock-confirmed') }),
  z.strictObject({ type: z.literal('clock-setting-requested') }),
  z.strictObject({ type: z.literal('clock-typed'), digits: z.string().regex(/^\d{12}$/) }),
  z.strictObject({
    type: z.literal('clock-seen'),
    witness: z
      .number()
      .int()
      .min(0)
      .max(LOOKERS - 1),
    seen: z.boolean(),
  }),
  z.strictObject({ type: z.literal('clock-struck') }),
] as const
