import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { deriveKeyPair, encryptBase, openBase } from './hpke.ts'

const vector = JSON.parse(readFileSync(new URL('../../fixtures/vectors/hpke-rfc9180.json', import.meta.url), 'utf8'))
const [message] = vector.encryptions
const given = (bytes: Uint8Array): Randomness => ({ kind: 'seeded', bytes: () => bytes })

describe('RFC 9180, Appendix A.2.1', () => {
  test('key pairs are derived as the standard says', () => {
    const ephemeral = deriveKeyPair(fromHex(vector.ikmE))
    const recipient = deriveKeyPair(fromHex(vector.ikmR))
    expect([toHex(ephemeral.secretKey), toHex(ephemeral.publicKey)]).toEqual([vector.skEm, vector.pkEm])
    expect([toHex(recipient.secretKey), toHex(recipient.publicKey)]).toEqual([vector.skRm, vector.pkRm])
  })

  test('encrypting gives the bytes of the standard', () => {
    const encrypted = encryptBase({
      recipientPublicKey: fromHex(vector.pkRm),
      info: fromHex(vector.info),
      aad: fromHex(message.aad),
      plaintext: fromHex(message.pt),
      randomness: given(fromHex(vector.ikmE)),
    })
    expect([toHex(encrypted.enc), toHex(encrypted.ciphertext)]).toEqual([vector.enc, message.ct])
  })

  test('opening gives the plaintext of the standard', () => {
    const opened = openBase({
      recipientSecretKey: fromHex(vector.skRm),
      enc: fromHex(vector.enc),
      info: fromHex(vector.info),
      aad: fromHex(message.aad),
      ciphertext: fromHex(message.ct),
    })
    expect(opened.ok && toHex(opened.value)).toBe(message.pt)
  })
})

describe('anything else than what was encrypted is refused', () => {
  const standard = {
    recipientSecretKey: fromHex(vector.skRm),
    enc: fromHex(vector.enc),
    info: fromHex(vector.info),
    aad: fromHex(message.aad),
    ciphertext: fromHex(message.ct),
  }
  const refused = { ok: false, error: { type: 'not-authentic' } }

  test.each(['enc', 'info', 'aad', 'ciphertext'] as const)('one bit of %s changed', (part) => {
    fc.assert(
      fc.property(fc.nat(standard[part].length - 1), fc.nat(7), (at, bit) => {
        // X25519 ignores the top bit of a coordinate (RFC 7748 §5), but enc itself is bound into the secret (§4.1).
        const changed = standard[part].slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(openBase({ ...standard, [part]: changed })).toEqual(refused)
      }),
      { numRuns: 40 },
    )
  })

  test('a point of small order, a short key and a short ciphertext', () => {
    expect(openBase({ ...standard, enc: new Uint8Array(32) })).toEqual(refused)
    expect(openBase({ ...standard, enc: new Uint8Array(31) })).toEqual(refused)
    expect(openBase({ ...standard, ciphertext: new Uint8Array(15) })).toEqual(refused)
  })

  test('a recipient key of small order is never encrypted to', () => {
    const input = { info: standard.info, aad: standard.aad, plaintext: standard.aad }
    const randomness = given(fromHex(vector.ikmE))
    expect(() => encryptBase({ ...input, recipientPublicKey: new Uint8Array(32), randomness })).toThrow('full order')
  })
})
