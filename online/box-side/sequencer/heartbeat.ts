/**
 * The election's time, remembered each second (`box.see`): a clock that jumps back over the close then opens nothing again. A clock that
 * jumps forward would close the election early, and a careless heartbeat would make that permanent; so it is reported, and not remembered.
 */
import type { Pool } from 'pg'
import { z } from 'zod'
import { ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'

/** `first`: nothing was seen yet, or less than five minutes ago by an earlier process. `jumped`: two people look at the clock. */
export type Beat = 'first' | 'seen' | 'jumped'

const rows = z.tuple([z.object({ result: z.enum(['first', 'seen', 'jumped']), wall: z.number() })])

export class Heartbeat {
  readonly #pool: Pool
  readonly #election: number
  readonly #monotonic: () => number
  #last: { readonly wall: number; readonly at: number } | null = null

  /** @param monotonic milliseconds of a clock that nobody sets */
  constructor(pool: Pool, election: number, monotonic: () => number) {
    this.#pool = pool
    this.#election = election
    this.#monotonic = monotonic
  }

  async beat(): Promise<Result<Beat, NoAnswer>> {
    const at = this.#monotonic()
    const { wall, at: since } = this.#last ?? { wall: null, at }
    const seen = await this.#see(wall, at - since)
    if (!seen.ok) return seen
    const { result, now } = seen.value
    // The furthest time that was not a jump: a clock that went back and is put right has not jumped.
    if (result !== 'jumped' && (wall === null || now > wall)) this.#last = { wall: now, at }
    return ok(result)
  }

  /** Two people have compared the database's clock with others: its time is remembered, whatever was before. @returns it, in seconds */
  async believe(): Promise<Result<number, NoAnswer>> {
    const at = this.#monotonic()
    const asked = await this.#see(null, 0)
    if (!asked.ok) return asked
    const seen = await this.#see(asked.value.now, this.#monotonic() - at)
    return seen.ok ? ok(seen.value.now) : seen
  }

  /** @param since seconds; null: nothing was seen yet. @param later milliseconds after it */
  async #see(since: number | null, later: number) {
    const seen = await answered(
      this.#pool,
      `SELECT result, extract(epoch FROM wall)::float8 AS wall
       FROM box.see($1, to_timestamp($2), $3 * interval '1 millisecond')`,
      [this.#election, since, later],
    )
    if (!seen.ok) return seen
    const [{ result, wall }] = rows.parse(seen.value)
    return ok({ result, now: wall })
  }
}
