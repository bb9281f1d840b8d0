/**
 * The acts that need two people after the approval: a box is withdrawn, held for a paper, opened again, or bound to a new certificate. The box side is
 * asked before anything is written here: after a power cut in between the box is shut there, and the same decision again finds it so.
 */
import type { Pool } from 'pg'
import { fromHex, toHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { boxIdOf, type Handle, type HoldId, handleOf, holdIdOf } from '#election/online/ids.ts'
import { type ReleaseStatement, signRelease, writeRelease } from '#election/online/release.ts'
import type { ChangeKind, StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { Ask } from '#online/database/transaction.ts'
import { inTransaction } from '#online/database/transaction.ts'
import { signNative } from '#openssl/ed25519.ts'
import type { HostKey } from '../host-key.ts'
import { asCardPerson, openPerson, type RollPerson, sealPerson } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import { type ActRefusal, Ledger, refusalOf, word } from './ledger.ts'
import type { Signer } from './people.ts'
import { boxOfRows, changeRows, voterRows } from './rows.ts'

export interface ChangeParts {
  readonly pool: Pool
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  readonly boxSide: BoxSide
  /** A vote does not stand against a hold: the desk may void it (T17). */
  readonly deskOverride: boolean
  readonly randomness: Randomness
  readonly minute: () => LocalMinute
}

export type Wish =
  | { readonly kind: Exclude<ChangeKind, 'rebind'>; readonly rollNo: string; readonly why: string }
  | {
      readonly kind: 'rebind'
      readonly rollNo: string
      readonly why: string
      /** As the new certificate has them. */
      readonly person: { readonly name: string; readonly birthDate: LocalDate; readonly address: string }
    }

type Row = (typeof changeRows)['_output'][number]
/** The box side's state at a withdrawal: it may not have the box yet. */
type AtBoxSide = 'asked' | 'not-there'

export class Changes {
  readonly #parts: ChangeParts
  readonly #ledger: Ledger

  constructor(parts: ChangeParts) {
    this.#parts = parts
    this.#ledger = new Ledger(parts.pool, parts.minute)
  }

  /** @returns the number of the change, which is also that of a hold */
  async ask(by: Signer, wish: Wish): Promise<Result<string, ActRefusal>> {
    const { key, number, randomness } = this.#parts
    const id = randomness.bytes(16)
    const { kind, rollNo, why } = wish
    return this.#ledger.act<string, ActRefusal>(by, async (ask) => {
      const [box] = boxOfRows.parse(await ask('SELECT * FROM roll.box_of($1, $2)', [number, rollNo]))
      const [voter] = voterRows.parse(await ask('SELECT * FROM roll.voter_of($1, $2)', [number, rollNo]))
      if (box === undefined || voter === undefined) return err('not-there')
      const row = openPerson(key, rollNo, voter.sealed)
      if (!row.ok) return row
      if (kind === 'release' && box.held_by === null) return err('not-in-this-state')
      const person: RollPerson | null = wish.kind === 'rebind' ? { ...row.value, ...wish.person } : null
      const signature =
        kind === 'release'
          ? fromHex(signRelease(this.#statementOf(box, why), by.secretKey, signNative).signature)
          : null
      const asked = await word(ask, 'roll.ask_change($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        ...[number, id, kind, rollNo, why, person === null ? null : sealPerson(key, rollNo, person, randomness)],
        ...[person === null ? null : key.personHmac(asCardPerson(person)), signature, by.publicKey],
      ])
      const act = { type: 'asked', id: toHex(id), kind } as const
      return asked === 'done' ? ok({ act, value: toHex(id) }) : err(refusalOf(asked))
    })
  }

  async decide(by: Signer, id: string, isDone: boolean): Promise<Result<void, StaffRefusal>> {
    const { number, pool } = this.#parts
    const read = await inTransaction(pool, async (ask) => ok(await this.#find(ask, id)))
    if (!read.ok) return err('try-again')
    const change = read.value
    if (change === undefined) return err('not-in-this-state')
    if (isDone && toHex(change.asked_by) === toHex(by.publicKey)) return err('same-person')
    const boxSide = isDone ? await this.#begun(change, by) : ok('asked' as const)
    if (!boxSide.ok) return boxSide
    const done = await this.#ledger.act<undefined>(by, async (ask) => {
      // A list that two have signed may be on its way, and would bring the box, open.
      if (boxSide.value === 'not-there' && (await this.#isListed(ask, change))) return err('no-box')
      const decided = await word(ask, 'roll.decide_change($1, $2, $3, $4)', [number, fromHex(id), by.publicKey, isDone])
      const act = { type: isDone ? 'done' : 'dropped', id } as const
      return decided === 'done' ? ok({ act, value: undefined }) : err(refusalOf(decided))
    })
    if (!done.ok && done.error === 'no-box') await this.#begin(change, false, by)
    return done
  }

  async #isListed(ask: Ask, { box_id }: Row): Promise<boolean> {
    const values = [this.#parts.number, box_id]
    const [row] = await ask<{ is_listed: boolean }>('SELECT roll.is_listed($1, $2) AS is_listed', values)
    return row?.is_listed !== false
  }

  /**
   * The box side after the database knows that it is asked: were the answer lost and the change dropped, a box would be held that nobody here
   * releases. What it refused may be dropped again.
   */
  async #begun(change: Row, by: Signer): Promise<Result<AtBoxSide, StaffRefusal>> {
    const begun = await this.#begin(change, true, by)
    if (!begun.ok) return err('try-again')
    if (begun.value !== 'done') return err(refusalOf(begun.value))
    const boxSide = await this.#atBoxSide(change, by)
    if (!boxSide.ok && boxSide.error !== 'try-again') await this.#begin(change, false, by)
    return boxSide
  }

  #begin({ id }: Row, begins: boolean, { publicKey }: Signer) {
    return inTransaction(this.#parts.pool, async (ask) =>
      ok(await word(ask, 'roll.begin_change($1, $2, $3, $4)', [this.#parts.number, id, begins, publicKey])),
    )
  }

  async #find(ask: Ask, id: string): Promise<Row | undefined> {
    const rows = changeRows.parse(await ask('SELECT * FROM roll.changes($1)', [this.#parts.number]))
    return rows.find((each) => toHex(each.id) === id)
  }

  async #atBoxSide(change: Row, by: Signer): Promise<Result<AtBoxSide, StaffRefusal>> {
    switch (change.kind) {
      case 'rebind':
        return ok('asked')
      case 'hold':
        // A release may be on its way: the box is perhaps open there, and would be held by a hold that no row here has.
        if (change.held_by !== null) return err('held-by-another')
        return this.#hold(change, holdIdOf(change.id), this.#parts.deskOverride)
      case 'withdraw': {
        const held = await this.#hold(change, holdIdOf(change.held_by ?? change.id), false)
        // No later list has it.
        return !held.ok && held.error === 'no-box' ? ok('not-there') : held
      }
      case 'release': {
        if (change.held_by === null || change.signature === null) return err('not-in-this-state')
        const statement = this.#statementOf(change, change.why)
        const first = { key: toHex(change.asked_by), signature: toHex(change.signature) }
        const file = writeRelease(statement, [first, signRelease(statement, by.secretKey, signNative)])
        const released = await this.#parts.boxSide.release(file)
        if (!released.ok) return err('try-again')
        return released.value === 'released' ? ok('asked') : err(refusalOf(released.value))
      }
    }
  }

  async #hold({ box_id }: Row, hold: HoldId, override: boolean): Promise<Result<AtBoxSide, StaffRefusal>> {
    const held = await this.#parts.boxSide.hold(this.#handleOf(box_id), hold, override)
    if (!held.ok) return err('try-again')
    return held.value === 'held' ? ok('asked') : err(refusalOf(held.value))
  }

  #statementOf(
    box: { readonly box_id: Uint8Array; readonly held_by: Uint8Array | null },
    reason: string,
  ): ReleaseStatement {
    const hold = holdIdOf(box.held_by ?? new Uint8Array(16))
    return { electionId: this.#parts.electionId, handle: this.#handleOf(box.box_id), hold, reason }
  }

  #handleOf(box: Uint8Array): Handle {
    return handleOf(this.#parts.electionId, boxIdOf(box))
  }
}
