/**
 * People of the office and how they sign in (docs/decisions/042): each has an Ed25519 key under a passphrase of their own, as in the office's
 * project. The key is open in the server's memory while its person is signed in, and signs each of their acts.
 */
import type { Pool } from 'pg'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { equalBytes, toHex, utf8 } from '#election/bytes.ts'
import { boxSchema, closeBox, openBox } from '#election/keys/passphrase-box.ts'
import { makeSigningKey, signingPublicKey } from '#election/keys/signature.ts'
import { DUTIES, type Duty } from '#election/online/wire/staff-words.ts'
import { isOnePerson } from '#election/person-name.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'

export interface Signer {
  readonly name: string
  readonly duty: Duty
  /** Whose electors this person sees; null: of another duty. */
  readonly consulate: string | null
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

export interface SealedSigner {
  readonly signer: Signer
  /** The secret key under the passphrase, JSON. */
  readonly sealed: string
}

const row = z.object({
  key: z.instanceof(Uint8Array),
  name: z.string(),
  duty: z.enum(DUTIES),
  consulate: z.string().nullable(),
  sealed_key: z.string(),
  has_left: z.boolean(),
})

/** A key that no passphrase opens. */
const OF_NOBODY = { kdf: 'scrypt', salt: '00'.repeat(16), nonce: '00'.repeat(24), sealed: '00'.repeat(48) } as const

export async function makeSigner(
  who: Pick<Signer, 'name' | 'duty' | 'consulate'> & { readonly passphrase: string },
  protection: { readonly cost: number; readonly randomness: Randomness },
): Promise<SealedSigner> {
  const { passphrase, ...plain } = who
  const pair = makeSigningKey(protection.randomness)
  const aad = aadOf(plain.name, pair.publicKey)
  const box = await closeBox({ ...protection, passphrase, scrypt: nativeScrypt, plaintext: pair.secretKey, aad })
  return { signer: { ...plain, ...pair }, sealed: JSON.stringify(box) }
}

/**
 * A person types the blank of an input method, letters of another width, or no blank: it is the same person (P8).
 * @returns the name as that person joined; null: nobody's, or no answer
 */
export async function nameAsJoined(pool: Pool, typed: string): Promise<string | null> {
  const rows = await answered(pool, 'SELECT * FROM roll.people()', [])
  const people = rows.ok ? z.array(row).parse(rows.value) : []
  return people.find(({ name, has_left }) => !has_left && isOnePerson(name, typed))?.name ?? null
}

/**
 * One word for a name that is nobody's and for a passphrase that does not fit, and the same work.
 * @param cost of scrypt, log₂, as this office closes its keys
 */
export async function openSigner(
  pool: Pool,
  name: string,
  passphrase: string,
  cost: number,
): Promise<Result<Signer, NoAnswer | { readonly type: 'not-you' }>> {
  const rows = await answered(pool, 'SELECT * FROM roll.people()', [])
  if (!rows.ok) return rows
  const people = z.array(row).parse(rows.value)
  const found = people.find((each) => each.name === name && !each.has_left)
  if (found === undefined) {
    await openBox({ ...OF_NOBODY, cost }, passphrase, utf8(name), nativeScrypt)
    return err({ type: 'not-you' })
  }
  const box = boxSchema.parse(JSON.parse(found.sealed_key))
  const publicKey = new Uint8Array(found.key)
  const secretKey = await openBox(box, passphrase, aadOf(name, publicKey), nativeScrypt)
  if (secretKey === null) return err({ type: 'not-you' })
  assert(equalBytes(signingPublicKey(secretKey), publicKey), 'people: the key that was sealed')
  return ok({ name, duty: found.duty, consulate: found.consulate, publicKey, secretKey })
}

function aadOf(name: string, publicKey: Uint8Array): Uint8Array {
  return utf8(`ippyo online person 1 ${toHex(publicKey)} ${name}`)
}
