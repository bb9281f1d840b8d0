/**
 * A list that one person signs as it is now, and another person signs unchanged; only then is there a file. It is made once more for the second
 * one, and where it is another one by then both sign anew. A server that starts anew has no half, and the first signs again.
 */
import { createHash } from 'node:crypto'
import { toHex } from '#election/bytes.ts'
import type { SignedBy } from '#election/online/by-two.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { RowNotOpened } from '../roll-row.ts'
import type { ActRefusal, Ledger } from './ledger.ts'
import type { Signer } from './people.ts'

interface List {
  /** From 1. */
  readonly number: number
  readonly boxes: readonly unknown[]
}

interface ListOf<L extends List> {
  /** Its line among the acts. */
  readonly act: 'boxes-signed' | 'approved-signed'
  make(ask: Ask, number: number): Promise<Result<L, RowNotOpened>>
  sign(list: L, secretKey: Uint8Array): SignedBy
  write(list: L, by: readonly [SignedBy, SignedBy]): Uint8Array
  /** In the transaction of the second signature. */
  keep(ask: Ask, list: L, file: Uint8Array): Promise<unknown>
}

export interface SignedList<L> {
  readonly list: L
  /** Null: a second person has still to sign. */
  readonly file: Uint8Array | null
}

export class ListByTwo<L extends List> {
  readonly #ledger: Ledger
  readonly #of: ListOf<L>
  #half: { readonly list: L; readonly by: SignedBy } | null = null
  /** Counts `forget`: a signature that began before it is over. */
  #forgotten = 0

  constructor(ledger: Ledger, of: ListOf<L>) {
    this.#ledger = ledger
    this.#of = of
  }

  /** The list that the first person signed, and their key in hex; null: nobody has signed it yet. */
  get half(): { readonly list: L; readonly by: string } | null {
    return this.#half && { list: this.#half.list, by: this.#half.by.key }
  }

  /** A box of it was withdrawn or bound anew since: what one person signed is no more, and both sign the list of now. */
  forget(): void {
    this.#half = null
    this.#forgotten++
  }

  /** The list that would be signed. */
  async #now(ask: Ask): Promise<Result<L, RowNotOpened>> {
    if (this.#half !== null) return ok(this.#half.list)
    const acts = await ask<{ line: string }>('SELECT line FROM roll.acts()', [])
    const signed = acts.filter(({ line }) => line.includes(`"type":"${this.#of.act}"`)).length
    return this.#of.make(ask, Math.floor(signed / 2) + 1)
  }

  /** @param seen how many boxes the person saw: a list of another length is not signed */
  async sign(by: Signer, seen?: number): Promise<Result<SignedList<L>, ActRefusal>> {
    const [half, forgotten] = [this.#half, this.#forgotten]
    // Then a list that was made is one of before, or the first one's signature is over another.
    const isOver = () => this.#half !== half || this.#forgotten !== forgotten
    if (half?.by.key === toHex(by.publicKey)) return err('same-person')
    const done = await this.#ledger.act<SignedList<L> & { readonly signed: SignedBy }, ActRefusal>(by, async (ask) => {
      const made = await this.#now(ask)
      if (!made.ok) return made
      const list = made.value
      if (isOver()) return err('not-in-this-state')
      if (half !== null) {
        // Nothing that came between is left out, and nobody who lost their box since is in it.
        const now = await this.#of.make(ask, list.number)
        if (!now.ok) return now
        if (JSON.stringify(now.value) !== JSON.stringify(list)) return err('list-changed')
      }
      if (list.boxes.length === 0) return err('no-letters')
      if (seen !== undefined && seen !== list.boxes.length) return err('not-in-this-state')
      const signed = this.#of.sign(list, by.secretKey)
      const file = half === null ? null : this.#of.write(list, [half.by, signed])
      if (file !== null) await this.#of.keep(ask, list, file)
      const sha256 = createHash('sha256').update(JSON.stringify(list)).digest('hex')
      return ok({ act: { type: this.#of.act, number: list.number, sha256 }, value: { list, file, signed } })
    })
    if (!done.ok) {
      if (done.error === 'list-changed' && !isOver()) this.forget()
      return done
    }
    if (isOver()) return err('not-in-this-state')
    const { list, file, signed } = done.value
    this.#half = half === null ? { list, by: signed } : null
    return ok({ list, file })
  }
}
