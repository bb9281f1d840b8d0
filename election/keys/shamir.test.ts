import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { combineShares, type Share, splitSecret } from './shamir.ts'

const vectors = JSON.parse(readFileSync(new URL('../../fixtures/vectors/shamir.json', import.meta.url), 'utf8'))
const secretOf = fc.uint8Array({ minLength: 32, maxLength: 32 })
const k = fc.integer({ min: 1, max: 6 })

function someOf(shares: readonly Share[], count: number, seed: number): Share[] {
  const chosen = [...shares]
  for (let i = chosen.length; i > count; i--) chosen.splice((seed * i + 7) % i, 1)
  return chosen
}

test('the shares of the vector, made by polynomials written out in another language, give its secret', () => {
  for (const { secret, threshold, shares } of vectors.cases) {
    const all: Share[] = shares.map((share: { index: number; bytes: string }) => ({
      index: share.index,
      bytes: fromHex(share.bytes),
    }))
    expect(toHex(combineShares(all.slice(0, threshold)))).toBe(secret)
    expect(toHex(combineShares(all.slice(-threshold).reverse()))).toBe(secret)
  }
})

describe('k of n', () => {
  test('any k shares, in any order, give the secret', () => {
    fc.assert(
      fc.property(secretOf, k, fc.nat(4), fc.nat(1000), (secret, threshold, more, seed) => {
        const randomness = seededRandomness(`shamir ${seed}`)
        const shares = splitSecret({ secret, shares: threshold + more, threshold, randomness })
        const chosen = someOf(shares, threshold, seed)
        expect(toHex(combineShares(chosen))).toBe(toHex(secret))
        expect(toHex(combineShares([...chosen].reverse()))).toBe(toHex(secret))
        expect(toHex(combineShares(shares))).toBe(toHex(secret))
      }),
      { numRuns: 60 },
    )
  })

  test('k − 1 shares never give it, and fit every other secret just as well', () => {
    fc.assert(
      fc.property(secretOf, fc.integer({ min: 2, max: 5 }), fc.nat(1000), (secret, threshold, seed) => {
        const randomness = seededRandomness(`shamir ${seed}`)
        const shares = splitSecret({ secret, shares: threshold, threshold, randomness })
        const fewer = shares.slice(1)
        expect(toHex(combineShares(fewer))).not.toBe(toHex(secret))
        // For each value of the missing share there is a secret: what is known excludes none.
        const secrets = new Set<string>()
        for (let value = 0; value < 256; value++) {
          const guess = { index: 1, bytes: new Uint8Array(32).fill(value) }
          secrets.add(toHex(combineShares([guess, ...fewer])).slice(0, 2))
        }
        expect(secrets.size).toBe(256)
      }),
      { numRuns: 20 },
    )
  })

  test('one share twice, no share, shares of two lengths: bugs of the caller', () => {
    const share = { index: 1, bytes: new Uint8Array(32) }
    expect(() => combineShares([share, share])).toThrow('different shares')
    expect(() => combineShares([])).toThrow('different shares')
    expect(() => combineShares([share, { index: 2, bytes: new Uint8Array(31) }])).toThrow('one length')
    const randomness = seededRandomness('x')
    for (const [shares, threshold] of [
      [2, 3],
      [2, 0],
      [256, 2],
    ] as const) {
      expect(() => splitSecret({ secret: share.bytes, shares, threshold, randomness })).toThrow('threshold')
    }
    expect(splitSecret({ secret: share.bytes, shares: 255, threshold: 1, randomness })).toHaveLength(255)
  })

  test('the value at 0 is the secret itself and no share; behind 255 there is none', () => {
    const share = (index: number): Share => ({ index, bytes: new Uint8Array(32).fill(index) })
    for (const index of [0, 256, -1]) expect(() => combineShares([share(index), share(7)])).toThrow('index 1…255')
    expect(combineShares([share(255)])).toEqual(share(255).bytes)
  })
})
