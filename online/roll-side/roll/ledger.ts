/** One act of one person: what it changes and its signed line, in one transaction, or neither. */
import type { Pool } from 'pg'
import type { Duty, StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { NoAnswer } from '#online/database/answered.ts'
import { type Ask, inTransaction } from '#online/database/transaction.ts'
import type { RowNotOpened } from '../roll-row.ts'
import { type Act, writeAct } from './acts.ts'
import type { Signer } from './people.ts'

/** A row that does not open goes up with its number (H6): two people may ask at one time, and each hears of their own. */
export type ActRefusal = StaffRefusal | RowNotOpened

export class Ledger {
  readonly #pool: Pool
  readonly #minute: () => LocalMinute

  constructor(pool: Pool, minute: () => LocalMinute) {
    this.#pool = pool
    this.#minute = minute
  }

  /**
   * @param work the change itself; its answer is `done`, or why nothing was done
   * @param also whose duty it is beside the office's
   */
  async act<T, E extends ActRefusal = StaffRefusal>(
    by: Signer,
    work: (ask: Ask) => Promise<Result<{ readonly act: Act; readonly value: T }, E>>,
    { also = [], isFirst = false }: { readonly also?: readonly Duty[]; readonly isFirst?: boolean } = {},
  ): Promise<Result<T, E | StaffRefusal>> {
    const done = await inTransaction(this.#pool, async (ask): Promise<Result<T, E | StaffRefusal>> => {
      const [head] = await ask<{ n: number; sha256: Uint8Array }>('SELECT * FROM roll.head()', [])
      if (isFirst && head !== undefined) return err('already-there')
      if (!isFirst) {
        const [may] = await ask<{ duty: Duty | null }>('SELECT roll.may_act($1) AS duty', [by.publicKey])
        if (may === undefined || may.duty === null) return err('signed-out')
        if (may.duty !== 'office' && !also.includes(may.duty)) return err('not-your-duty')
      }
      const worked = await work(ask)
      if (!worked.ok) return worked
      // Their session ended meanwhile, in another window: with its key gone, a line would be by nobody, and the acts broken for ever.
      if (by.secretKey.every((byte) => byte === 0)) return err('signed-out')
      const line = writeAct({ act: worked.value.act, at: this.#minute(), link: head?.sha256 ?? null }, by)
      const link = head?.sha256 ?? new Uint8Array(32)
      const appended = await word(ask, 'roll.append_act($1, $2, $3)', [(head?.n ?? 0) + 1, link, line])
      return appended === 'done' ? ok(worked.value.value) : err('try-again')
    })
    if (done.ok) return done
    return isNoAnswer(done.error) ? err('try-again') : err(done.error)
  }
}

function isNoAnswer(error: ActRefusal | NoAnswer): error is NoAnswer {
  return typeof error !== 'string' && error.type === 'no-answer'
}

/** A function that answers with a word. */
export async function word(ask: Ask, call: string, values: readonly unknown[]): Promise<string> {
  const [row] = await ask<{ answer: string }>(`SELECT ${call} AS answer`, values)
  return row?.answer ?? 'none'
}

/** The answers of the database's functions and of the box side when nothing was done. */
const ANSWERS = [
  ...['same-person', 'already-there', 'not-there', 'no-such-voter', 'not-eligible', 'not-in-this-state'],
  ...[
    'begun',
    'was-withdrawn',
    'box-in-another-row',
    'style-of-a-box',
    'second-missing',
    'voted',
    'held-by-another',
    'closed',
    'no-box',
  ],
  ...['two-others', 'release-not-by-two', 'no-place', 'others-first', 'paper-is-out'],
] as const satisfies readonly StaffRefusal[]

export function refusalOf(answer: string): StaffRefusal {
  return ANSWERS.find((each) => each === answer) ?? 'try-again'
}
