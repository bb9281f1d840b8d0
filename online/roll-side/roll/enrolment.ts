/** A passkey beside the key of somebody who is in: a line of the acts, and its row, or neither (T29). */
import type { Pool } from 'pg'
import { equalBytes, toHex } from '#election/bytes.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { Act } from './acts.ts'
import { Ledger, refusalOf, word } from './ledger.ts'
import type { NewPasskey } from './passkey-answers.ts'
import type { Signer } from './people.ts'
import { type PasskeyRow, passkeyRows, peopleRows } from './rows.ts'

interface Added {
  readonly owner: Uint8Array
  readonly by: Uint8Array
  readonly second: Uint8Array | null
  readonly passkey: NewPasskey
}

export class Enrolment {
  readonly #ledger: Ledger

  constructor({ pool, minute }: { readonly pool: Pool; readonly minute: () => LocalMinute }) {
    this.#ledger = new Ledger(pool, minute)
  }

  /** The spare beside the one that the person has just shown, or the first passkey of all. */
  own(by: Signer, passkey: NewPasskey): Promise<Result<null, StaffRefusal>> {
    const owner = by.publicKey
    const work = async (ask: Ask) => {
      const all = await passkeysNow(ask)
      if (all.length > 0 && livingOf(all, owner).length === 0) return err<StaffRefusal>('two-others')
      return enrolled(ask, { owner, by: owner, second: null, passkey }, [])
    }
    return this.#ledger.act(by, work, { mayDesk: true })
  }

  /** Two others, so that nobody alone puts a passkey of their own beside somebody's key; those before are closed. */
  anew(
    by: Signer,
    who: { readonly name: string; readonly passkey: NewPasskey },
    second: Signer | null,
  ): Promise<Result<null, StaffRefusal>> {
    const work = async (ask: Ask) => {
      const people = peopleRows.parse(await ask('SELECT key, name, duty, has_left FROM roll.people()', []))
      const owner = people.find((each) => each.name === who.name && !each.has_left)?.key
      if (owner === undefined) return err<StaffRefusal>('not-there')
      if (equalBytes(owner, by.publicKey)) return err<StaffRefusal>('same-person')
      const all = await passkeysNow(ask)
      if (second === null ? isTwoDue(all, owner) : second.duty !== 'office') return err<StaffRefusal>('two-others')
      const added = { owner, by: by.publicKey, second: second?.publicKey ?? null, passkey: who.passkey }
      return enrolled(ask, added, livingOf(all, owner))
    }
    return this.#ledger.act(by, work, { second })
  }
}

/** With the new person's own row, in the act of joining. */
export async function addPasskey(ask: Ask, { owner, by, second, passkey }: Added): Promise<string> {
  const { id, publicKey, signs } = passkey
  return word(ask, 'roll.enrol($1, $2, $3, $4, $5, $6)', [owner, id, publicKey, signs, by, second])
}

/** As the line of the acts has it. */
export function writtenPasskey({ id, publicKey }: NewPasskey): { readonly id: string; readonly key: string } {
  return { id: toHex(id), key: toHex(publicKey) }
}

async function enrolled(ask: Ask, added: Added, before: readonly PasskeyRow[]) {
  const done = await addPasskey(ask, added)
  if (done !== 'done') return err(refusalOf(done))
  const beside = added.second === null ? {} : { second: toHex(added.second) }
  const closes = before.map(({ id }) => toHex(id))
  const passkey = writtenPasskey(added.passkey)
  const act: Act = { type: 'enrolled', key: toHex(added.owner), passkey, closes, ...beside }
  return ok({ act, value: null })
}

async function passkeysNow(ask: Ask): Promise<readonly PasskeyRow[]> {
  return passkeyRows.parse(await ask('SELECT * FROM roll.passkeys()', []))
}

function livingOf(all: readonly PasskeyRow[], owner: Uint8Array): readonly PasskeyRow[] {
  return all.filter((each) => each.is_living && equalBytes(each.owner, owner))
}

/** Two, but where one alone has ever had a passkey and this person none: then nobody else is there to ask. */
function isTwoDue(all: readonly PasskeyRow[], owner: Uint8Array): boolean {
  const owners = new Set(all.map((each) => toHex(each.owner)))
  return owners.has(toHex(owner)) || owners.size > 1
}
