import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { randomScalars } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { dealKey, isShareOf, readSharedKey, type SharedKeyFields, sharesOf, verificationKey } from './dealt-key.ts'

const { threshold, coefficients, publicKey, shares } = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/feldman-rfc9591.json', import.meta.url), 'utf8'),
)
const randomness = seededRandomness('dealt keys')
const encode = (element: typeof group.base) => group.encode(element)

test('RFC 9591 Appendix E: these coefficients give these shares, and this key', () => {
  const polynomial = coefficients.map((each: string) => group.decodeScalar(fromHex(each)))
  const dealt = sharesOf(group, polynomial, shares.length)
  expect(dealt.shares.map(({ index, secret }) => ({ index, share: toHex(group.encodeScalar(secret)) }))).toEqual(shares)
  expect(toHex(encode(dealt.commitments[0] ?? group.identity))).toBe(publicKey)
  expect(dealt.commitments).toHaveLength(threshold)
  for (const share of dealt.shares) expect(isShareOf(group, share, dealt.commitments)).toBe(true)
})

const dealt = dealKey(group, { holders: 5, threshold: 3, randomness })
const whole: SharedKeyFields = {
  publicKey: encode(dealt.commitments[0] ?? group.identity),
  threshold: 3,
  commitments: dealt.commitments.map(encode),
  holders: dealt.shares.map(({ index, secret }) => ({
    index,
    verificationKey: encode(group.multiply(group.base, secret)),
  })),
}

test('a dealt key: each share is the secret of what the commitments say, another is not', () => {
  for (const share of dealt.shares) {
    expect(isShareOf(group, share, dealt.commitments)).toBe(true)
    expect(isShareOf(group, { ...share, index: share.index + 1 }, dealt.commitments)).toBe(false)
    expect(isShareOf(group, { ...share, secret: group.scalar(share.secret + 1n) }, dealt.commitments)).toBe(false)
  }
  expect(new Set(dealt.shares.map(({ secret }) => secret)).size).toBe(5)
  expect(() => dealKey(group, { holders: 2, threshold: 3, randomness })).toThrow('threshold')
  expect(() => dealKey(group, { holders: 256, threshold: 3, randomness })).toThrow('255')
})

describe('a package with a shared key', () => {
  const read = (change: Partial<SharedKeyFields>) => readSharedKey(group, { ...whole, ...change })
  const holder = (i: number, change: object) =>
    whole.holders.map((each, at) => (at === i ? { ...each, ...change } : each))
  const none = new Uint8Array(32)
  const odd = none.fill(0).slice().fill(0xff)

  test('is read', () => {
    const shared = read({})
    expect(shared.ok && shared.value.holders.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5])
  })

  test.each<[string, Partial<SharedKeyFields>, object]>([
    ['a key that is no element', { publicKey: odd }, { type: 'not-canonical', where: 'publicKey' }],
    [
      'a commitment that is none',
      { commitments: [...whole.commitments.slice(0, 2), odd] },
      { type: 'not-canonical', where: 'commitments' },
    ],
    [
      'a holder’s key that is none',
      { holders: holder(1, { verificationKey: odd }) },
      { type: 'not-canonical', where: 'holders' },
    ],
    ['a key that everybody knows', { publicKey: none }, { type: 'identity', where: 'publicKey' }],
    [
      'a holder’s that everybody knows',
      { holders: holder(1, { verificationKey: none }) },
      { type: 'identity', where: 'holders' },
    ],
    ['another key', { publicKey: encode(group.base) }, { type: 'commitments-do-not-fit' }],
    ['one commitment less', { commitments: whole.commitments.slice(0, 2) }, { type: 'commitments-do-not-fit' }],
    ['no commitment', { commitments: [], threshold: 0 }, { type: 'commitments-do-not-fit' }],
    ['an index twice', { holders: holder(1, { index: 1 }) }, { type: 'holders-do-not-fit' }],
    ['index 0', { holders: holder(0, { index: 0 }) }, { type: 'holders-do-not-fit' }],
    ['index 256', { holders: holder(0, { index: 256 }) }, { type: 'holders-do-not-fit' }],
    ['too few holders', { holders: whole.holders.slice(0, 2) }, { type: 'holders-do-not-fit' }],
    [
      'the key of another holder',
      { holders: holder(1, { verificationKey: whole.holders[2]?.verificationKey }) },
      { type: 'wrong-verification-key', index: 2 },
    ],
  ])('%s: refused', (_, change, error) => {
    expect(read(change)).toEqual({ ok: false, error })
  })
})

test('a verification key comes from the commitments alone, for any index', () => {
  const polynomial = randomScalars(group, randomness, 4)
  const { commitments, shares: all } = sharesOf(group, polynomial, 255)
  for (const index of [1, 2, 128, 255]) {
    const expected = group.multiply(group.base, all[index - 1]?.secret ?? group.scalar(0n))
    expect(group.equal(verificationKey(group, commitments, index), expected)).toBe(true)
  }
})
