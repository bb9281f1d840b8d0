/** Rows of the database's answers, read once at the edge. */
import { z } from 'zod'
import { parseContestMask } from '#election/contests.ts'
import { GATE_COUNTS } from '#election/online/wire/gate.ts'
import {
  APPLICATION_STATES,
  CHANGE_KINDS,
  CHANNELS,
  DUTIES,
  LETTER_STATES,
  REFUSED_BECAUSE,
} from '#election/online/wire/staff-words.ts'

const bytes = z.instanceof(Uint8Array)
const contests = z.number().transform((number, context) => {
  const mask = parseContestMask(number)
  if (mask === null) context.addIssue({ code: 'custom' })
  return mask ?? z.NEVER
})

export const peopleRows = z.array(
  z.object({
    ...{ key: bytes, name: z.string(), duty: z.enum(DUTIES), consulate: z.string().nullable() },
    has_left: z.boolean(),
  }),
)
export type PersonRow = z.infer<typeof peopleRows>[number]
export const passkeyRows = z.array(
  z.object({ owner: bytes, id: bytes, public_key: bytes, is_living: z.boolean(), is_doubted: z.boolean() }),
)
export type PasskeyRow = z.infer<typeof passkeyRows>[number]
export const letterRows = z.array(z.object({ letter_no: z.string(), roll_no: z.string(), code: bytes, sealed: bytes }))
export const evidenceRows = z.array(z.object({ permit_id: bytes, sealed: bytes }))
export const approvedRows = z.array(
  z.object({ box_id: bytes, roll_no: z.string(), sealed: bytes, former: z.array(bytes), bound: z.array(bytes) }),
)
export const boxRows = z.array(z.object({ box_id: bytes, style: contests }))
const voter = { roll_no: z.string(), station: z.string(), sealed: bytes, mark: z.string() }
export const voterRows = z.array(z.object(voter))
export const knownRows = z.array(
  z.object({
    ...voter,
    mark_after: z.string(),
    ...{ is_other: z.boolean(), has_application: z.boolean(), is_other_style_of_a_box: z.boolean() },
  }),
)
export type KnownRow = z.infer<typeof knownRows>[number]
export const applicationRows = z.array(
  z.object({
    ...voter,
    id: bytes,
    channel: z.enum(CHANNELS),
    state: z.enum(APPLICATION_STATES),
    proposed_by: z.string().nullable(),
    ...{ reason: z.enum(REFUSED_BECAUSE).nullable(), category: bytes.nullable() },
    also_at: z.array(z.string()),
  }),
)
export const categoryRows = z.array(
  z.object({
    ...{ id: bytes, state: z.enum(APPLICATION_STATES), reason: z.enum(REFUSED_BECAUSE).nullable() },
    category: bytes.nullable(),
  }),
)
export const checkRows = z.array(z.object({ hour: z.date(), result: z.string(), count: z.number() }))
export const countRows = z.array(z.object({ hour: z.date(), what: z.enum(GATE_COUNTS), count: z.number() }))
export const codeRows = z.array(z.object({ hour: z.date(), count: z.number() }))
export const namedRows = z.array(z.object({ ...voter, letter_no: z.string().nullable() }))
export const postRows = z.array(
  z.object({ letter_no: z.string(), roll_no: z.string(), state: z.enum(LETTER_STATES), sealed: bytes }),
)
export const searchRows = z.array(
  z.object({
    ...{ letter_no: z.string(), state: z.enum(LETTER_STATES), box_id: bytes, roll_no: z.string() },
    ...{
      is_held: z.boolean(),
      is_withdrawn: z.boolean(),
      last_result: z.string().nullable(),
      last_hour: z.date().nullable(),
    },
  }),
)
export const changeRows = z.array(
  z.object({
    ...{
      id: bytes,
      kind: z.enum(CHANGE_KINDS),
      roll_no: z.string(),
      box_id: bytes,
      held_by: bytes.nullable(),
      why: z.string(),
    },
    ...{
      new_row: bytes.nullable(),
      sealed: bytes,
      signature: bytes.nullable(),
      asked_by: bytes,
      proposed_by: z.string(),
    },
  }),
)
export const boxOfRows = z.array(z.object({ box_id: bytes, held_by: bytes.nullable(), is_withdrawn: z.boolean() }))
export const keptRows = z.array(z.object({ number: z.number(), boxes: z.number(), file: bytes }))
export type KeptList = z.infer<typeof keptRows>[number]
