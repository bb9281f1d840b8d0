import { describe, expect, test } from 'vitest'
import { type Column, columnOf } from '#election/group/column.ts'
import { generators } from '#election/group/generators.ts'
import { subtract } from '#election/group/group.ts'
import { randomScalar } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { allOf } from '#election/group/rows.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { checkShuffle } from './check-shuffle.ts'
import { checkMix, mixBytes } from './mix-bytes.ts'
import { type ShuffleProof, type ShuffleStatement, shufflePairs } from './shuffle.ts'
import { proveOpenings, proveShuffle, shuffleSetting } from './shuffle-proof.ts'

const SAID = [7, 8, 8, 1204, 7]
const { randomness, secretKey, publicKey, B, input, secrets, output, statement, proof } = smallMix(SAID)
const setting = shuffleSetting(group, SAID.length)

const check = (of: ShuffleStatement<Element>, with_: ShuffleProof<Element>) => checkShuffle(group, of, with_, setting)
const fails = (equation: string) => ({ ok: false, error: { type: 'equation-fails', equation } })
const changed = (column: Column<Element>, row: number, by: Element) =>
  columnOf(
    group,
    column.elements.map((each, i) => (i === row ? group.add(each, by) : each)),
  )

describe('an honest mix', () => {
  test.each([0, 1, 2, 5])('of %i records holds', (rows) => {
    const mix = smallMix(SAID.slice(0, rows), `of ${rows}`)
    expect(checkShuffle(group, mix.statement, mix.proof)).toEqual({ ok: true })
  })

  test('has the votes of its input, each once, in the order of the permutation', () => {
    const said = output.c.elements.map((each, i) => {
      const message = subtract(group, each, group.multiply(output.a.elements[i] as Element, secretKey))
      return SAID.find((id) => group.equal(B(BigInt(id)), message))
    })
    expect(said).toEqual(secrets.permutation.map((from) => SAID[from]))
    expect(secrets.permutation.toSorted()).toEqual([0, 1, 2, 3, 4])
  })

  test('shares no element with its input, not even where a record stayed in its place', () => {
    const hex = (column: Column<Element>) =>
      column.elements.map((each) => Buffer.from(group.encode(each)).toString('hex'))
    const all = [input.a, input.c, output.a, output.c].flatMap(hex)
    expect(new Set(all).size).toBe(4 * SAID.length)
  })

  test('a permutation that is none is a bug', () => {
    expect(() => shufflePairs(group, publicKey, input, { ...secrets, permutation: [0, 0, 2, 3, 4] })).toThrow(
      'permutation',
    )
    expect(() => shufflePairs(group, publicKey, input, { ...secrets, permutation: [0] })).toThrow('permutation')
  })
})

describe('its bytes', () => {
  const bytes = mixBytes(group, { output, proof })

  test('are 288 and 224 a record, and are read to the same', () => {
    expect(bytes).toHaveLength(288 + 224 * SAID.length)
    const read = checkMix(group, statement, bytes, setting)
    if (!read.ok) throw new Error(read.error.type)
    expect([read.value.a, read.value.c].map((column) => allOf(column.elements).map(group.encode))).toEqual(
      [output.a, output.c].map((column) => column.elements.map(group.encode)),
    )
  })

  test('with any element or scalar changed, exchanged or not canonical: refused', () => {
    for (let at = 0; at < bytes.length; at += 32) {
      const odd = Uint8Array.from(bytes).fill(0xff, at, at + 32)
      const error = { type: 'not-canonical', offset: at }
      expect(checkMix(group, statement, odd, setting)).toEqual({ ok: false, error })
      const moved = Uint8Array.from(bytes)
      moved.set(bytes.subarray((at + 32) % bytes.length, ((at + 32) % bytes.length) + 32), at)
      expect(checkMix(group, statement, moved, setting).ok, `offset ${at}`).toBe(false)
    }
  })

  test('of another number of records: refused', () => {
    for (const wrong of [bytes.subarray(1), bytes.subarray(32)]) {
      expect(checkMix(group, statement, wrong)).toEqual({ ok: false, error: { type: 'wrong-size' } })
    }
    const less = smallMix(SAID.slice(1), 'a row less')
    expect(checkMix(group, less.statement, bytes)).toEqual({ ok: false, error: { type: 'wrong-size' } })
    const short = { ...proof, cHat: columnOf(group, proof.cHat.elements.slice(1)) }
    expect(check(statement, short)).toEqual({ ok: false, error: { type: 'wrong-size' } })
    expect(check(statement, { ...proof, sHat: proof.sHat.slice(1) })).toMatchObject({ ok: false })
  })
})

describe('a mixer who cheats and hashes honestly is refused', () => {
  const proven = (of: ShuffleStatement<Element>, with_ = secrets) => proveShuffle(group, of, with_, setting)
  const withOutput = (change: Partial<typeof output>) => ({ ...statement, output: { ...output, ...change } })

  test('a vote moved', () => {
    const moved = withOutput({ c: changed(output.c, 1, B(1n)) })
    expect(check(moved, proven(moved))).toEqual(fails('M5'))
  })

  test('one more here, one less there', () => {
    const moved = withOutput({ c: changed(changed(output.c, 1, B(1n)), 2, B(-1n)) })
    expect(check(moved, proven(moved))).toEqual(fails('M5'))
  })

  test('another A', () => {
    const moved = withOutput({ a: changed(output.a, 0, B(1n)) })
    expect(check(moved, proven(moved))).toEqual(fails('M4'))
  })

  test('another key', () => {
    const other = B(99n)
    const moved = { ...statement, output: shufflePairs(group, other, input, secrets) }
    expect(check(moved, proven(moved))).toEqual(fails('M5'))
  })

  test('one record twice and another not at all: no permutation fits', () => {
    const twice = secrets.permutation.with(0, secrets.permutation[1] ?? 0)
    const again = (column: Column<Element>, base: Element) =>
      columnOf(
        group,
        twice.map((from, i) =>
          group.add(column.elements[from] as Element, group.multiply(base, secrets.rePrime[i] ?? group.scalar(0n))),
        ),
      )
    const moved = withOutput({ a: again(input.a, group.base), c: again(input.c, publicKey) })
    // Commits to a true permutation, or to one record twice.
    expect(check(moved, proven(moved))).toEqual(fails('M4'))
    const c = columnOf(
      group,
      proof.c.elements.map((each, i) =>
        i === twice[0] ? group.add(each, setting.generators.rows[0] as Element) : each,
      ),
    )
    const u = setting.transcript.weights(moved, c)
    const uPrime = twice.map((from) => u[from] ?? group.scalar(0n))
    const zero = group.scalar(0n)
    const witness = { c, uPrime, rBar: zero, rTilde: zero, rePrimeSum: zero }
    expect(check(moved, proveOpenings(group, moved, secrets, setting, witness))).toEqual(fails('M1'))
  })

  test('generators of which the mixer knows the relation', () => {
    const own = { ...setting, generators: { ...setting.generators, rows: SAID.map((_, i) => B(BigInt(i + 2))) } }
    expect(check(statement, proveShuffle(group, statement, secrets, own))).toEqual(fails('M1'))
    const ownChain = { ...setting, generators: { ...setting.generators, chain: B(2n) } }
    expect(check(statement, proveShuffle(group, statement, secrets, ownChain))).toEqual(fails('M2'))
    const exchanged = { ...setting, generators: { ...setting.generators, rows: generators(group, 6).rows.slice(1) } }
    expect(check(statement, proveShuffle(group, statement, secrets, exchanged))).toEqual(fails('M1'))
  })

  test('two wrong links of the chain whose errors cancel', () => {
    const sHat = proof.sHat.map((each, i) => group.scalar(each + ([1n, -1n][i] ?? 0n)))
    expect(check(statement, { ...proof, sHat })).toEqual(fails('M6'))
  })

  test('the proof of another mix, or for another mixer, key or input', () => {
    const another = proveShuffle(
      group,
      statement,
      { ...secrets, rePrime: secrets.rePrime.map(() => randomScalar(group, randomness)) },
      setting,
    )
    expect(check(statement, another).ok).toBe(false)
    for (const other of [
      { ...statement, context: new Uint8Array(64) },
      { ...statement, publicKey: B(99n) },
      { ...statement, input: output },
      { ...statement, output: input },
    ]) {
      expect(check(other, proof).ok).toBe(false)
    }
  })
})
