import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { makeSigningKey, sign, signPortable, verifyPortable, verifySignature } from '#election/keys/signature.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ed25519Vectors } from '#simulation/vectors/ed25519-vectors.ts'
import { keptSigner, signNative, verifyNative } from './ed25519.ts'

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength })

test('a genuine signature passes both, and with one bit changed anywhere neither', () => {
  fc.assert(
    fc.property(
      fc.string(),
      bytes(0, 200),
      fc.constantFrom('none', 'message', 'signature', 'key'),
      fc.nat(),
      (seed, message, part, at) => {
        const { secretKey, publicKey } = makeSigningKey(seededRandomness(seed))
        const parts = {
          message: message.slice(),
          signature: sign('closing-seal', message, secretKey),
          key: publicKey.slice(),
        }
        const changed = part === 'none' ? new Uint8Array(0) : parts[part]
        if (changed.length > 0) changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ (1 << (at % 8))
        const check = (verify: typeof verifyNative) =>
          verifySignature('closing-seal', parts.message, parts.signature, parts.key, verify)
        expect(check(verifyNative)).toBe(check(verifyPortable))
        expect(check(verifyNative)).toBe(part === 'none' || changed.length === 0)
      },
    ),
    { numRuns: 100 },
  )
})

test('what OpenSSL signs is what noble signs', () => {
  fc.assert(
    fc.property(bytes(32), bytes(0, 200), (secretKey, message) => {
      expect(signNative(message, secretKey)).toEqual(signPortable(message, secretKey))
      expect(keptSigner(secretKey)(message, secretKey)).toEqual(signPortable(message, secretKey))
    }),
  )
})

test('a kept signer takes no other key', () => {
  const signer = keptSigner(new Uint8Array(32).fill(1))
  expect(() => signer(new Uint8Array(1), new Uint8Array(32).fill(2))).toThrow('the key that is kept')
})

/** The eight points of small order, and encodings of them and of others that RFC 8032 forbids. */
const STRANGE_KEYS = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
]

test('keys of small order and second encodings are refused by both, whatever the signature', () => {
  for (const key of STRANGE_KEYS.map(fromHex)) {
    for (const signature of [new Uint8Array(64), new Uint8Array(64).fill(1, 0, 1), signatureWith(key)]) {
      const message = new Uint8Array(8)
      expect(verifyNative(signature, message, key)).toBe(false)
      expect(verifyPortable(signature, message, key)).toBe(false)
    }
  }
})

test('where only the cofactor makes the equation right, both refuse: an auditor with OpenSSL alone would (G1)', () => {
  for (const edge of ed25519Vectors().cases) {
    const [signature, message, key] = [fromHex(edge.signature), fromHex(edge.message), fromHex(edge.publicKey)]
    expect([edge.name, verifyPortable(signature, message, key)]).toEqual([edge.name, edge.valid])
    expect([edge.name, verifyNative(signature, message, key)]).toEqual([edge.name, edge.valid])
  }
})

function signatureWith(r: Uint8Array): Uint8Array {
  const signature = new Uint8Array(64)
  signature.set(r)
  return signature
}
