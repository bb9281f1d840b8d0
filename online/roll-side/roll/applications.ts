/** The answer of two people of the office to an application (M5, S-03): a box, the paper, or no. */
import { fromHex, toHex } from '#election/bytes.ts'
import { type Applicants, placeFor } from '#election/online/applicants.ts'
import type { RefusalReason, StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import { openCategory } from '../category.ts'
import type { HostKey } from '../host-key.ts'
import type { Act } from './acts.ts'
import { type Ledger, refusalOf, word } from './ledger.ts'
import type { Signer } from './people.ts'
import { categoryRows } from './rows.ts'

interface ApplicationsParts {
  readonly number: number
  readonly key: HostKey
  readonly applicants: Applicants
}

type Waiting = 'asked' | 'proposed'
type Answer = 'refused' | 'on-paper'

export class Applications {
  readonly #parts: ApplicationsParts
  readonly #ledger: Ledger

  constructor(ledger: Ledger, parts: ApplicationsParts) {
    this.#ledger = ledger
    this.#parts = parts
  }

  propose(by: Signer, id: string) {
    return this.#one(by, { type: 'proposed', id }, 'roll.propose($1, $2, $3, NULL)', [by.publicKey])
  }

  /** Another person says the same no, or proposes a box after all. */
  refuse(by: Signer, id: string, why: RefusalReason) {
    return this.#one(by, { type: 'refusal-proposed', id }, 'roll.propose($1, $2, $3, $4)', [by.publicKey, why])
  }

  withdraw(by: Signer, id: string) {
    return this.#one(by, { type: 'withdrawn', id }, 'roll.withdraw_application($1, $2)', [])
  }

  /** The second person's word where no box is drawn. */
  answer(by: Signer, id: string, as: Answer): Promise<Result<void, StaffRefusal>> {
    return this.#ledger.act(by, async (ask) => {
      const answers = as === 'refused' ? ok(true) : await this.#isOnPaper(ask, id)
      if (!answers.ok || !answers.value) return err<StaffRefusal>('not-in-this-state')
      const values = [this.#parts.number, fromHex(id), by.publicKey, as]
      const done = await word(ask, 'roll.answer_without_box($1, $2, $3, $4)', values)
      return done === 'done' ? written({ type: as, id }, undefined) : err(refusalOf(done))
    })
  }

  /** Asked in the transaction that would draw the box: two boxes never take the last place. Null: it may be drawn. */
  async whyNoBox(ask: Ask, id: string): Promise<StaffRefusal | null> {
    const { applicants, number } = this.#parts
    if (applicants.categories.length === 0 && applicants.places === null) return null
    const all = await this.#all(ask)
    const own = all.find((each) => each.id === id)
    if (own === undefined || this.#answerTo(own.category) === 'paper') return 'not-in-this-state'
    const waiting = all.filter((each) => each.id !== id && isOpen(each.state) && each.reason === null)
    const [row] = await ask<{ n: number }>('SELECT roll.living_boxes($1) AS n', [number])
    const place = placeFor(applicants, own.category, { boxes: row?.n ?? 0, waiting })
    return place === 'free' ? null : place
  }

  async #isOnPaper(ask: Ask, id: string): Promise<Result<boolean, StaffRefusal>> {
    const own = (await this.#all(ask)).find((each) => each.id === id)
    return ok(own !== undefined && this.#answerTo(own.category) === 'paper')
  }

  #answerTo(category: string | null) {
    return this.#parts.applicants.categories.find(({ id }) => id === category)?.answer ?? 'electronic'
  }

  async #all(ask: Ask) {
    const { key, number } = this.#parts
    const rows = categoryRows.parse(await ask('SELECT * FROM roll.categories($1)', [number]))
    return rows.map(({ category, id, reason, state }) => {
      return { id: toHex(id), state, reason, category: openCategory(key, toHex(id), category) }
    })
  }

  #one(by: Signer, act: Act & { readonly id: string }, call: string, values: readonly unknown[]) {
    return this.#ledger.act(by, async (ask) => {
      const answer = await word(ask, call, [this.#parts.number, fromHex(act.id), ...values])
      return answer === 'done' ? written(act, undefined) : err(refusalOf(answer))
    })
  }
}

function isOpen(state: string): state is Waiting {
  return state === 'asked' || state === 'proposed'
}

function written<T>(act: Act, value: T): Result<{ readonly act: Act; readonly value: T }, StaffRefusal> {
  return ok({ act, value })
}
