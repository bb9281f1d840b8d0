/** A passkey beside the key of somebody who is in: a line of the acts, and its row, or neither (T29). */
import type { Pool } from 'pg'
import { equalBytes, toHex } from '#election/bytes.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { ByAnother } from './by-another.ts'
import { enrolled, enrolledAnew, livingOf, passkeysNow, writtenPasskey } from './enrol.ts'
import { Ledger } from './ledger.ts'
import type { NewPasskey } from './passkey-answers.ts'
import type { Signer } from './people.ts'
import { type PasskeyRow, peopleRows } from './rows.ts'

interface Parts {
  readonly pool: Pool
  readonly minute: () => LocalMinute
}

export class Enrolment {
  readonly #ledger: Ledger
  readonly #another: ByAnother

  constructor({ pool, minute }: Parts, another: ByAnother) {
    this.#ledger = new Ledger(pool, minute)
    this.#another = another
  }

  /** The spare beside the one that the person has just shown, or the first passkey of all. */
  own(by: Signer, passkey: NewPasskey): Promise<Result<null, StaffRefusal>> {
    const owner = by.publicKey
    const work = async (ask: Ask) => {
      const all = await passkeysNow(ask)
      if (all.length > 0 && livingOf(all, owner).length === 0) return err<StaffRefusal>('two-others')
      const done = await enrolled(ask, { owner, by: owner, second: null, passkey }, [])
      return done.ok ? ok({ act: done.value, value: null }) : done
    }
    return this.#ledger.act(by, work, { also: ['desk', 'consulate'] })
  }

  /** Two others, so that nobody alone puts a passkey of their own beside somebody's key. @returns whether another one has to agree */
  async anew(
    by: Signer,
    { name, passkey }: { readonly name: string; readonly passkey: NewPasskey },
  ): Promise<Result<'done' | 'waits', StaffRefusal>> {
    let waits: Uint8Array | null = null
    const work = async (ask: Ask) => {
      const people = peopleRows.parse(await ask('SELECT * FROM roll.people()', []))
      const key = people.find((each) => each.name === name && !each.has_left)?.key
      if (key === undefined) return err<StaffRefusal>('not-there')
      if (equalBytes(key, by.publicKey)) return err<StaffRefusal>('same-person')
      if (!isTwoDue(await passkeysNow(ask), key))
        return enrolledAnew(ask, { key, name, by: by.publicKey, second: null, passkey })
      waits = key
      const act = { type: 'passkey-asked', key: toHex(key), passkey: writtenPasskey(passkey) } as const
      return ok({ act, value: name })
    }
    const done = await this.#ledger.act(by, work)
    if (!done.ok) return done
    if (waits === null) return ok('done')
    this.#another.keep(by, { kind: 'passkey', name, key: waits, passkey })
    return ok('waits')
  }
}

/** Two, but where one alone has ever had a passkey and this person none: then nobody else is there to ask. */
function isTwoDue(all: readonly PasskeyRow[], owner: Uint8Array): boolean {
  const owners = new Set(all.map((each) => toHex(each.owner)))
  return owners.has(toHex(owner)) || owners.size > 1
}
