/** A checked cast into the database. All that is decided is decided there (docs/decisions/040). */
import type { Pool } from 'pg'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import type { PutAnswer } from '#election/online/box.ts'
import type { Cast } from '#election/online/cast.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'

const ANSWERS = [
  ...['recorded', 'same', 'no-box', 'not-open', 'closed', 'wrong-style'],
  ...['held', 'voted', 'permit-expired', 'permit-used', 'copied'],
] as const satisfies readonly PutAnswer[]
const answerSchema = z.tuple([z.object({ answer: z.enum(ANSWERS) })])

export const PUT = {
  name: 'put',
  text: 'SELECT box.put($1, $2, $3::smallint, $4, to_timestamp($5), $6, $7, $8) AS answer',
} as const

/** @param number of the election in the database */
export async function putCast(pool: Pool, number: number, cast: Cast): Promise<Result<PutAnswer, NoAnswer>> {
  const { permit, envelope, code, bytes, points } = cast
  const rows = await answered(pool, PUT, [
    ...[number, fromHex(permit.box), envelope.style, fromHex(permit.id), permit.notAfter],
    ...[fromHex(code), bytes, points],
  ])
  if (!rows.ok) return rows
  const parsed = answerSchema.safeParse(rows.value)
  return parsed.success ? ok(parsed.data[0].answer) : err({ type: 'no-answer', cause: 'unknown-answer' })
}
