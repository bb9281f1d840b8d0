/** Whether the roll's database is of the election that the signed files name: a config may name last year's. */
import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'

interface Named {
  /** The election's number in the database. */
  readonly number: number
  readonly electionId: ElectionId
}

const said = z.tuple([z.object({ is_another: z.boolean() })])

/** False: it is of this election, or of none so far. */
export async function isOfAnother(pool: Pool, { number, electionId }: Named): Promise<Result<boolean, NoAnswer>> {
  const statement = 'SELECT roll.is_of_another($1, $2) AS is_another'
  const rows = await answered(pool, statement, [number, fromHex(electionId)])
  if (!rows.ok) return rows
  const read = said.safeParse(rows.value)
  return read.success ? ok(read.data[0].is_another) : err({ type: 'no-answer', cause: 'unknown-answer' })
}

const AGAIN_MS = 5_000

/** A server starts without its database, and asks until there is an answer; the wait keeps no program running. */
export async function endsWhenOfAnother(
  pool: Pool,
  named: Named,
  log: { error(facts: object, words: string): void },
  end: (code: number) => void = process.exit,
): Promise<void> {
  let is = await isOfAnother(pool, named)
  for (; !is.ok; is = await isOfAnother(pool, named)) await setTimeout(AGAIN_MS, null, { ref: false })
  if (!is.value) return
  log.error({}, 'database-of-another-election')
  end(2)
}
