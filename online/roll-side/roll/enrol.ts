/** A passkey's row beside the key of somebody who is in, and its line (T29). */
import { equalBytes, toHex } from '#election/bytes.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import type { Act } from './acts.ts'
import { refusalOf, word } from './ledger.ts'
import type { NewPasskey } from './passkey-answers.ts'
import { type PasskeyRow, passkeyRows } from './rows.ts'

export interface Added {
  readonly owner: Uint8Array
  readonly by: Uint8Array
  readonly second: Uint8Array | null
  readonly passkey: NewPasskey
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

/** Those before are closed. @returns the name */
export async function enrolledAnew(
  ask: Ask,
  { key: owner, name, ...more }: Omit<Added, 'owner'> & { readonly key: Uint8Array; readonly name: string },
): Promise<Result<{ readonly act: Act; readonly value: string }, StaffRefusal>> {
  const before = livingOf(await passkeysNow(ask), owner)
  const done = await enrolled(ask, { owner, ...more }, before)
  return done.ok ? ok({ act: done.value, value: name }) : done
}

export async function enrolled(
  ask: Ask,
  added: Added,
  before: readonly PasskeyRow[],
): Promise<Result<Act, StaffRefusal>> {
  const done = await addPasskey(ask, added)
  if (done !== 'done') return err(refusalOf(done))
  const closes = before.map(({ id }) => toHex(id))
  return ok({ type: 'enrolled', key: toHex(added.owner), passkey: writtenPasskey(added.passkey), closes })
}

export async function passkeysNow(ask: Ask): Promise<readonly PasskeyRow[]> {
  return passkeyRows.parse(await ask('SELECT * FROM roll.passkeys()', []))
}

export function livingOf(all: readonly PasskeyRow[], owner: Uint8Array): readonly PasskeyRow[] {
  return all.filter((each) => each.is_living && equalBytes(each.owner, owner))
}
