/** Events of the roll at the desk: a change that the office reports (ELG-04), and the marks of a paper roll (ELG-20). */
import { z } from 'zod'
import { CONTESTS_MAX } from '#election/contests.ts'
import { contestId } from '#election/id-schemas.ts'
import { PLAIN_MARKS } from '#election/roll/roll-file.ts'
import { reason } from './typed-figures.ts'

export const TOLD_BY = ['telephone', 'paper'] as const

/** @param name how the desk takes a person's name */
export function rollEvents<Name extends z.ZodType<string>>(name: Name) {
  return [
    z.strictObject({
      type: z.literal('roll-change-told'),
      rollNo: z.string().trim().min(1).max(64),
      mark: z.enum(PLAIN_MARKS),
      /**
       * With `early_voted`, the contests that were used up; left out: every contest. With `moved`, those that the voter keeps (ELG-21); left out: none.
       */
      contests: z.array(contestId).min(1).max(CONTESTS_MAX).optional(),
      source: z.enum(TOLD_BY),
      from: name,
      persons: z.tuple([name, name]),
      reason,
    }),
    z.strictObject({ type: z.literal('paper-marks-begun'), persons: z.tuple([name, name]), words: reason }),
    z.strictObject({ type: z.literal('paper-marks-ended') }),
  ] as const
}
