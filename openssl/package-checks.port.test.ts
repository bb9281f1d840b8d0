import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { isAgreementPublicKey } from '#election/keys/hpke.ts'
import { nativeChecks } from './package-checks.ts'

/** RFC 7748: all points of small order, in each encoding that fits into 32 bytes. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex)

test('OpenSSL and noble call the same bytes a key', () => {
  for (const point of SMALL_ORDER) {
    for (const top of [0, 0x80]) {
      const encoded = Uint8Array.from(point, (byte, i) => (i === 31 ? byte | top : byte))
      expect(isAgreementPublicKey(encoded)).toBe(false)
      expect(nativeChecks.isAgreementKey(encoded)).toBe(false)
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 31, maxLength: 33 }), (bytes) => {
      expect(nativeChecks.isAgreementKey(bytes)).toBe(isAgreementPublicKey(bytes))
    }),
  )
})
