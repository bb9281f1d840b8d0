import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { encryptBase, makeKeyPair, openBase } from '#election/keys/hpke.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { encryptBaseNative } from './hpke-encrypt.ts'

const bytes = (min: number, max: number) => fc.uint8Array({ minLength: min, maxLength: max })

test('with the same randomness portable and native encryption give the same bytes', () => {
  fc.assert(
    fc.property(fc.string(), bytes(0, 64), bytes(0, 64), bytes(0, 600), (seed, info, aad, plaintext) => {
      const { publicKey, secretKey } = makeKeyPair(seededRandomness(seed, 'recipient'))
      const encrypt = (with_: typeof encryptBase) =>
        with_({ recipientPublicKey: publicKey, info, aad, plaintext, randomness: seededRandomness(seed) })
      const [portable, native] = [encrypt(encryptBase), encrypt(encryptBaseNative)]
      expect(toHex(native.enc)).toBe(toHex(portable.enc))
      expect(toHex(native.ciphertext)).toBe(toHex(portable.ciphertext))
      const opened = openBase({ recipientSecretKey: secretKey, info, aad, ...native })
      expect(opened.ok && toHex(opened.value)).toBe(toHex(plaintext))
    }),
    { numRuns: 20 },
  )
})

test('RFC 9180 A.2.1: the first encrypted message', () => {
  const vector = JSON.parse(readFileSync(new URL('../fixtures/vectors/hpke-rfc9180.json', import.meta.url), 'utf8'))
  const message = vector.encryptions[0]
  const encrypted = encryptBaseNative({
    recipientPublicKey: fromHex(vector.pkRm),
    info: fromHex(vector.info),
    aad: fromHex(message.aad),
    plaintext: fromHex(message.pt),
    randomness: { kind: 'seeded', bytes: () => fromHex(vector.ikmE) },
  })
  expect(toHex(encrypted.enc)).toBe(vector.enc)
  expect(toHex(encrypted.ciphertext)).toBe(message.ct)
})
