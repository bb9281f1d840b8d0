import { expect, test } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { makeAuthority, openAuthorityFile, readAuthorityPublicKey, writeAuthorityFile } from './authority.ts'
import { fingerprint } from './fingerprint.ts'
import { COST_FIXTURE } from './passphrase-box.ts'
import { makeSigningKey, SIGNATURE_LABELS, type SignatureUse, sign, verifySignature } from './signature.ts'

const randomness = seededRandomness('signing')
const { secretKey, publicKey } = makeSigningKey(randomness)
const uses = Object.keys(SIGNATURE_LABELS) as SignatureUse[]

test('a signature serves the use it was made for and no other', () => {
  for (const madeFor of uses) {
    const signature = sign(madeFor, utf8('message'), secretKey)
    const accepted = uses.filter((use) => verifySignature(use, utf8('message'), signature, publicKey))
    expect(accepted).toEqual([madeFor])
  }
})

test('malformed keys and signatures are false, never an exception', () => {
  const signature = sign('package', utf8('message'), secretKey)
  expect(verifySignature('package', utf8('message'), signature.subarray(1), publicKey)).toBe(false)
  expect(verifySignature('package', utf8('message'), signature, publicKey.subarray(1))).toBe(false)
  expect(verifySignature('package', utf8('message'), signature, new Uint8Array(32).fill(0xff))).toBe(false)
  expect(verifySignature('package', utf8('message'), new Uint8Array(64).fill(0xff), publicKey)).toBe(false)
  // S is the group order itself: the smallest that is none.
  const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
  const withOrder = concat(signature.subarray(0, 32), order)
  expect(verifySignature('package', utf8('message'), withOrder, publicKey)).toBe(false)
})

test('a zero behind a good signature, or behind its key, is no second spelling of it', () => {
  const signature = sign('package', utf8('message'), secretKey)
  const longer = (bytes: Uint8Array) => concat(bytes, new Uint8Array(1))
  expect(verifySignature('package', utf8('message'), longer(signature), publicKey)).toBe(false)
  // The answer of the faster one changes nothing.
  const yes = () => true
  expect(verifySignature('package', utf8('message'), signature, longer(publicKey), yes)).toBe(false)
  expect(verifySignature('package', utf8('message'), signature, publicKey, yes)).toBe(true)
})

test('a public key of small order verifies nothing', () => {
  // The identity point: under lax rules it verifies one signature for every message.
  const identityPoint = fromHex(`01${'00'.repeat(31)}`)
  const signature = fromHex(`01${'00'.repeat(63)}`)
  expect(verifySignature('package', utf8('any message'), signature, identityPoint)).toBe(false)
})

test('the commission’s key opens with its passphrase only; its public key needs none', async () => {
  const authority = makeAuthority(randomness)
  const file = await writeAuthorityFile(authority, {
    passphrase: 'two holders know it',
    cost: COST_FIXTURE,
    randomness,
  })
  expect(await openAuthorityFile(file, 'two holders know it')).toEqual({ ok: true, value: authority })
  expect(await openAuthorityFile(file, 'somebody else')).toEqual({ ok: false, error: { type: 'wrong-passphrase' } })
  expect(readAuthorityPublicKey(file)).toEqual({ ok: true, value: authority.publicKey })
  const text = new TextDecoder().decode(file)
  const swapped = utf8(text.replace(toHex(authority.publicKey), toHex(publicKey)))
  expect(await openAuthorityFile(swapped, 'two holders know it')).toEqual({ ok: false, error: { type: 'damaged' } })
  const refused = { ok: false, error: { type: 'not-an-authority-key' } }
  expect(await openAuthorityFile(utf8('{}'), '')).toEqual(refused)
})

test('the fingerprint is 20 digits and changes with package and list', () => {
  const [a, b] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  expect(fingerprint(a, b)).toMatch(/^\d{5}( \d{5}){3}$/)
  expect(new Set([fingerprint(a, b), fingerprint(b, a), fingerprint(a, a)]).size).toBe(3)
})
