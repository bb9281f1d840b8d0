/** The gate's questions to the roll's database: six functions, each but the counts by the HMAC of a code or of a person. */
import type { Pool } from 'pg'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import { parseContestMask } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { type BoxId, boxIdOf, type PermitId } from '#election/online/ids.ts'
import type { GateCount, GateRefusal } from '#election/online/wire/gate.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'

/** A code that leads nowhere, before the card and again when a permit is given. */
const NOWHERE = ['no-such-code', 'withdrawn', 'other-election', 'paused'] as const satisfies readonly GateRefusal[]
const FOUND = ['good', 'another-certificate', ...NOWHERE] as const
export type FoundWord = (typeof FOUND)[number]
const APPLIED = ['done', 'paused', 'no-such-voter', 'not-eligible', 'was-withdrawn', 'already-there'] as const
const GIVEN = ['given', 'held', 'not-eligible', ...NOWHERE] as const

export interface Behind {
  readonly rollNo: string
  readonly box: BoxId
  readonly style: ContestMask
  readonly mark: string
  readonly sealed: Uint8Array
  /** HMAC of the person whom two people bound; null: the row's own. */
  readonly bound: Uint8Array | null
  readonly isHeld: boolean
}

const bytes = z.instanceof(Uint8Array)
const behind = z.tuple([
  z.object({
    roll_no: z.string(),
    box_id: bytes,
    style: z.number().transform((number, context) => {
      const mask = parseContestMask(number)
      if (mask === null) context.addIssue({ code: 'custom' })
      return mask ?? z.NEVER
    }),
    mark: z.string(),
    sealed: bytes,
    bound: bytes.nullable(),
    is_held: z.boolean(),
  }),
])

export class Roll {
  readonly #pool: Pool
  readonly #number: number

  /** @param number of the election in the database */
  constructor(pool: Pool, number: number) {
    this.#pool = pool
    this.#number = number
  }

  /** @param certificate symbols of its number; null: of a voter who has none */
  find(code: Uint8Array, certificate: string | null): Promise<Result<FoundWord, NoAnswer>> {
    return this.#word(z.enum(FOUND), 'SELECT roll.find_code_of($1, $2, $3) AS answer', [code, certificate])
  }

  /** Null: the code has been withdrawn meanwhile. */
  async whose(code: Uint8Array): Promise<Result<Behind | null, NoAnswer>> {
    const rows = await answered(this.#pool, 'SELECT * FROM roll.whose($1, $2)', [this.#number, code])
    if (!rows.ok) return rows
    if (rows.value.length === 0) return ok(null)
    const read = behind.safeParse(rows.value)
    if (!read.success) return err({ type: 'no-answer', cause: 'unknown-answer' })
    const [{ roll_no: rollNo, box_id: box, is_held: isHeld, ...row }] = read.data
    return ok({ ...row, rollNo, box: boxIdOf(box), isHeld })
  }

  async note(code: Uint8Array, how: string): Promise<Result<void, NoAnswer>> {
    const done = await answered(this.#pool, 'SELECT roll.note($1, $2, $3)', [this.#number, code, how])
    return done.ok ? ok() : done
  }

  async count(what: GateCount, count: number): Promise<Result<void, NoAnswer>> {
    const done = await answered(this.#pool, 'SELECT roll.add_count($1, $2, $3)', [this.#number, what, count])
    return done.ok ? ok() : done
  }

  /** Event, evidence and the hash of the permit in one transaction, or none of them. */
  permit(
    code: Uint8Array,
    of: { readonly box: BoxId; readonly id: PermitId; readonly sha256: Uint8Array; readonly sealed: Uint8Array | null },
  ): Promise<Result<(typeof GIVEN)[number], NoAnswer>> {
    const values = [code, fromHex(of.box), fromHex(of.id), of.sha256, of.sealed]
    return this.#word(z.enum(GIVEN), 'SELECT roll.permit($1, $2, $3, $4, $5, $6) AS answer', values)
  }

  /** @param person HMAC. The same `id` again is the same application */
  apply(of: {
    readonly id: Uint8Array
    readonly person: Uint8Array
    readonly signed: Uint8Array
    /** Sealed; null: the election has none. */
    readonly category: Uint8Array | null
  }): Promise<Result<(typeof APPLIED)[number], NoAnswer>> {
    const values = [of.id, of.person, of.signed, of.category]
    return this.#word(z.enum(APPLIED), 'SELECT roll.apply_by_card($1, $2, $3, $4, $5) AS answer', values)
  }

  async #word<T>(word: z.ZodType<T>, statement: string, values: readonly unknown[]): Promise<Result<T, NoAnswer>> {
    const rows = await answered(this.#pool, statement, [this.#number, ...values])
    if (!rows.ok) return rows
    const read = z.tuple([z.object({ answer: word })]).safeParse(rows.value)
    return read.success ? ok(read.data[0].answer) : err({ type: 'no-answer', cause: 'unknown-answer' })
  }
}
