/** The lines of the record about the turnout of the day (S-21). */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { contestId, stationId } from '#election/id-schemas.ts'
import { QUICK_REPORT_FIGURE_MAX } from '#election/quick-report.ts'
import { parseDate, parseTime } from '#election/time.ts'

const words = z.string().max(400).refine(hasWholeLetters)
const place = {
  station: stationId,
  date: z.string().refine((text) => parseDate(text) !== null),
  until: z.string().refine((text) => parseTime(text) !== null),
}
const figure = z.number().int().min(0).max(QUICK_REPORT_FIGURE_MAX)
const contests = z
  .array(
    z.strictObject({
      contest: contestId,
      ...{ men: figure, women: figure, unsaid: figure },
    }),
  )
  .min(1)
  .max(8)

export const TURNOUT_ACTS = [
  /** Voters so far, in the order of the station's contests, as a station reported them; empty `who`: its paper's code was read. */
  z.strictObject({ type: z.literal('turnout-told'), ...place, contests, who: words }),
  z.strictObject({ type: z.literal('turnout-taken-back'), ...place, why: words.min(1) }),
] as const
