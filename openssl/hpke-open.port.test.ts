import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { deriveKeyPair, encryptBase, openBase } from '#election/keys/hpke.ts'
import { openBaseNative } from './hpke-open.ts'

const url = new URL('../fixtures/vectors/hpke-rfc9180.json', import.meta.url)
const vector = JSON.parse(readFileSync(url, 'utf8'))
const [message] = vector.encryptions
const standard = {
  recipientSecretKey: fromHex(vector.skRm),
  enc: fromHex(vector.enc),
  info: fromHex(vector.info),
  aad: fromHex(message.aad),
  ciphertext: fromHex(message.ct),
}
const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })

describe('the fast opening agrees with the reference', () => {
  test('on the vector of RFC 9180 A.2.1', () => {
    const opened = openBaseNative(standard)
    expect(opened.ok && toHex(opened.value)).toBe(message.pt)
  })

  test('on random messages, and on each with one bit changed', () => {
    const recipient = deriveKeyPair(new Uint8Array(32).fill(7))
    const changes = fc.constantFrom('none', 'enc', 'info', 'aad', 'ciphertext')
    fc.assert(
      fc.property(
        bytes(32),
        bytes(1, 80),
        bytes(1, 20),
        bytes(0, 600),
        changes,
        fc.nat(),
        (ikm, info, aad, text, part, at) => {
          const randomness = { kind: 'seeded', bytes: () => ikm } as const
          const encrypted = encryptBase({
            recipientPublicKey: recipient.publicKey,
            info,
            aad,
            plaintext: text,
            randomness,
          })
          const input = { recipientSecretKey: recipient.secretKey, info, aad, ...encrypted }
          if (part !== 'none') {
            const whole = input[part as 'enc'].slice()
            const place = at % whole.length
            whole[place] = (whole[place] ?? 0) ^ (1 << (at % 8))
            input[part as 'enc'] = whole
          }
          const reference = openBase(input)
          const native = openBaseNative(input)
          expect(native.ok).toBe(part === 'none')
          expect(native.ok ? toHex(native.value) : native.error).toEqual(
            reference.ok ? toHex(reference.value) : reference.error,
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('on points of small order, short keys and short messages', () => {
    for (const enc of [new Uint8Array(32), new Uint8Array(32).fill(1, 0, 1), new Uint8Array(31)]) {
      expect(openBaseNative({ ...standard, enc })).toEqual(openBase({ ...standard, enc }))
      expect(openBaseNative({ ...standard, enc }).ok).toBe(false)
    }
    expect(openBaseNative({ ...standard, ciphertext: new Uint8Array(15) }).ok).toBe(false)
  })
})
