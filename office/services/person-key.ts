/**
 * The key of one person in the office, under that person's passphrase: what somebody did is signed with it, so nobody else can have
 * done it. It opens nothing of an election.
 */
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { approverName as personName } from '#election/keys/approvers.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { boxSchema, COST_OFFICE, closeBox, openBox } from '#election/keys/passphrase-box.ts'
import { makeSigningKey, signingPublicKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'

const PERSON_BYTES_MAX = 8192

const schema = z.strictObject({
  format: z.literal('ippyo office person 1'),
  name: personName,
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  box: boxSchema,
})

interface PersonKey {
  /** Hex. */
  readonly publicKey: string
  readonly secretKey: Uint8Array
}

export async function makePersonKey(
  name: string,
  passphrase: string,
  randomness: Randomness,
): Promise<PersonKey & { readonly file: Uint8Array }> {
  const made = makeSigningKey(randomness)
  const publicKey = toHex(made.publicKey)
  const protection = { passphrase, cost: COST_OFFICE, randomness, scrypt: nativeScrypt }
  const box = await closeBox({ ...protection, plaintext: made.secretKey, aad: aadOf(name, publicKey) })
  const file = canonicalJson({ format: 'ippyo office person 1', name, publicKey, box })
  return { publicKey, secretKey: made.secretKey, file }
}

/** Null: another passphrase, or no file of this person. */
export async function openPersonKey(
  file: Uint8Array,
  { name, publicKey }: { readonly name: string; readonly publicKey: string },
  passphrase: string,
): Promise<PersonKey | null> {
  const person = parseJson(file, PERSON_BYTES_MAX, schema)
  if (person === null || person.name !== name || person.publicKey !== publicKey) return null
  const secretKey = await openBox(person.box, passphrase, aadOf(name, publicKey), nativeScrypt)
  if (secretKey === null || secretKey.length !== 32) return null
  return toHex(signingPublicKey(secretKey)) === publicKey ? { publicKey, secretKey } : null
}

/** Short enough for any file system, and no two people share it. */
export function personFile(publicKey: string): string {
  return `${toHex(fromHex(publicKey).subarray(0, 8))}.json`
}

function aadOf(name: string, publicKey: string): Uint8Array {
  return utf8(`ippyo office person 1 ${publicKey} ${name}`)
}
