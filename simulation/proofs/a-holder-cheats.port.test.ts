/**
 * A key holder's part of the opening, and the opened list, forged (docs/formats/opening.md). T1: each part of each hash is left out in turn, and a
 * lie is made that a checker without it takes; D1, D2 and O1 each meet a lie alone. Neither of our checkers takes one.
 */

import { describe, expect, test } from 'vitest'
import { mixFile, openedFile, openingFile } from '#election/bundle/bundle-files.ts'
import { concat, uint } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { type Column, columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { ContestBit } from '#election/ids.ts'
import { countContext, openingContext } from '#election/mix/contexts.ts'
import { checkOpenedList, type OpenedList, type OpeningStatement } from '#election/opening/opened-list.ts'
import {
  checkPartialDecryption,
  type DecryptionStatement,
  decryptPartially,
  type PartialDecryption,
} from '#election/opening/partial-decryption.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { electionOf, failingIn, invert, votesOf } from './both-checkers.ts'

const SAID = [1001, 1002, 4242]
const IDS = [1001, 1002]
const { output, documents, publicKey, randomness, secretKey, input, proof, B } = smallMix(SAID, 'holders')
const FIRST = 0 as ContestBit
const scalar = (value: bigint) => group.scalar(value)
const countIn = (contest: ContestBit) =>
  countContext({ ...documents, list: oneListOf(contest), publicKey: group.encode(publicKey), records: SAID.length })
const changed = (column: Column<Element>, by: readonly Element[]) =>
  columnOf(
    group,
    column.elements.map((each, row) => group.add(each, by[row] ?? group.identity)),
  )
/** A change of two rows that no sum under these weights sees. */
const unseen = (factors: readonly Scalar[], from = 0) => {
  const rows = [B(factors[from + 1] ?? 0n), B(-(factors[from] ?? 0n))]
  return [...new Array<Element>(from).fill(group.identity), ...rows]
}

/** The whole key is with one holder here: x·B = Y. */
const HOLDER = 1
const statement: DecryptionStatement<Element> = {
  context: openingContext(countIn(FIRST), 1, HOLDER),
  verificationKey: publicKey,
  a: output.a,
}
type Statement = typeof statement
type Opening = PartialDecryption<Element>
type Part = 'context' | 'key' | 'a' | 'd' | 't'

/** The hashes of a part of the opening, without some of what they cover. */
function hashesWithout(left: Part | null) {
  const seedOf = ({ context, verificationKey, a }: Statement, d: Column<Element>) => {
    const parts = { context, key: group.encode(verificationKey), a: a.bytes, d: d.bytes }
    return hash(
      'vc decryption statement 1',
      ...Object.entries(parts).flatMap(([name, bytes]) => (name === left ? [] : [bytes])),
    )
  }
  const weightsOf = (of: Statement, d: Column<Element>) =>
    weights(group, 'vc decryption weights 1', seedOf(of, d), SAID.length)
  const challenge = (of: Statement, d: Column<Element>, t: readonly Element[]) =>
    hashToScalar(group, 'vc decryption challenge 1', seedOf(of, d), ...(left === 't' ? [] : [columnOf(group, t).bytes]))
  return { weightsOf, challenge }
}

function holdsWithout(left: Part | null, of: Statement, { d, t1, t2, z }: Opening): boolean {
  const { weightsOf, challenge } = hashesWithout(left)
  const w = weightsOf(of, d)
  const y = challenge(of, d, [t1, t2])
  const fits = (base: Element, t: Element, product: Element) =>
    group.equal(group.multiply(base, z), group.add(t, group.multiply(product, y)))
  const sum = (column: Column<Element>) => sumOfProducts(group, column.elements, w)
  return fits(group.base, t1, of.verificationKey) && fits(sum(of.a), t2, sum(d))
}

/** As an honest holder proves it, over hashes without a part, and whatever `d` is. */
function proveWithout(left: Part | null, of: Statement, d: Column<Element>, share: Scalar): Opening {
  const { weightsOf, challenge } = hashesWithout(left)
  const v = scalar(987654321n)
  const [t1, t2] = [B(v), group.multiply(sumOfProducts(group, of.a.elements, weightsOf(of, d)), v)]
  return { d, t1, t2, z: scalar(v + challenge(of, d, [t1, t2]) * share) }
}

/** The words of each of both about a holder's part: nothing where it takes it. */
async function saidOf(of: Statement, opening: Opening, contest = FIRST) {
  const own = checkPartialDecryption(group, of, opening)
  const place = { packageHash: documents.packageHash, list: oneListOf(contest) }
  const file = openingFile(group, place, HOLDER, opening)
  const holders = [{ index: HOLDER, verificationKey: group.encode(of.verificationKey) }]
  const election = electionOf(documents, contest, { publicKey: group.encode(publicKey), holders })
  const mix = mixFile(group, place, 1, { output: { ...output, a: of.a }, proof })
  const files = [...votesOf(documents, contest, input), mix, file]
  return {
    counting: own.ok ? '' : own.error.type === 'equation-fails' ? own.error.equation : own.error.type,
    everybody: (await failingIn(election, files, file.name)).join(' '),
  }
}

async function expectForged(left: Part, lie: Statement, opening: Opening, contest = FIRST): Promise<void> {
  expect(holdsWithout(left, lie, opening)).toBe(true)
  const { counting, everybody } = await saidOf(lie, opening, contest)
  expect(counting, 'the program of the holders takes it').not.toBe('')
  expect(everybody, 'everybody’s program takes it').not.toBe('')
}

const honest = decryptPartially(group, statement, secretKey, randomness)

describe('a part of the hash left out', () => {
  test('the context: the part of one contest is shown in another', async () => {
    const elsewhere = { ...statement, context: openingContext(countIn(1 as ContestBit), 1, HOLDER) }
    await expectForged('context', elsewhere, proveWithout('context', statement, honest.d, secretKey), 1 as ContestBit)
  })

  test('the holder’s key: another key is named after the proof', async () => {
    const weak = proveWithout('key', statement, honest.d, secretKey)
    // t_1 is anything, and X follows from it: nobody holds a share of this key.
    const { challenge } = hashesWithout('key')
    const t1 = group.map(new Uint8Array(64).fill(3))
    const v = scalar(987654321n)
    const y = challenge(statement, honest.d, [t1, weak.t2])
    const z = scalar(v + y * secretKey)
    const verificationKey = group.multiply(group.add(B(z), group.negate(t1)), invert(y))
    await expectForged('key', { ...statement, verificationKey }, { ...weak, t1, z })
  })

  test('column A: two rows of the mix are changed after the proof', async () => {
    const { weightsOf } = hashesWithout('a')
    const a = changed(output.a, unseen(weightsOf(statement, honest.d)))
    await expectForged('a', { ...statement, a }, proveWithout('a', statement, honest.d, secretKey))
  })

  test('column D, as where weights come from rows alone (T6): two votes are spoilt, and the errors cancel', async () => {
    const { weightsOf } = hashesWithout('d')
    const d = changed(honest.d, unseen(weightsOf(statement, honest.d)))
    await expectForged('d', statement, proveWithout('d', statement, d, secretKey))
  })

  test('t: a vote is moved, by somebody who holds no share at all', async () => {
    const { weightsOf, challenge } = hashesWithout('t')
    // One more: 1001 is read as 1000.
    const d = changed(honest.d, [B(1n)])
    const y = challenge(statement, d, [])
    const w = weightsOf(statement, d)
    const z = scalar(42n)
    const rest = (base: Element, product: Element) =>
      group.add(group.multiply(base, z), group.negate(group.multiply(product, y)))
    const t1 = rest(group.base, publicKey)
    const t2 = rest(sumOfProducts(group, output.a.elements, w), sumOfProducts(group, d.elements, w))
    await expectForged('t', statement, { d, t1, t2, z })
  })
})

describe('a holder who hashes honestly meets one equation', () => {
  test('D1: a share of another key', async () => {
    const foreign = decryptPartially(group, statement, scalar(secretKey + 1n), randomness)
    expect(await saidOf(statement, foreign)).toEqual({ counting: 'D1', everybody: 'V29' })
  })

  test('D2: a vote is moved', async () => {
    const lie = proveWithout(null, statement, changed(honest.d, [B(1n)]), secretKey)
    expect(await saidOf(statement, lie)).toEqual({ counting: 'D2', everybody: 'V30' })
  })

  test('D2: two votes are moved against each other', async () => {
    const lie = proveWithout(null, statement, changed(honest.d, [B(1n), B(-1n)]), secretKey)
    expect(await saidOf(statement, lie)).toEqual({ counting: 'D2', everybody: 'V30' })
  })

  test('another holder’s part as one’s own', async () => {
    const other = { ...statement, context: openingContext(countIn(FIRST), 1, 2), verificationKey: B(77n) }
    const lie = decryptPartially(group, other, scalar(77n), randomness)
    expect(await saidOf(statement, lie)).toEqual({ counting: 'D1', everybody: 'V29 V30' })
  })

  test('RFC 9497’s weights, each from its own row (T6): an honest part is refused too, for one with errors that cancel could be found', async () => {
    const seed = hash(
      'vc decryption statement 1',
      statement.context,
      group.encode(publicKey),
      statement.a.bytes,
      honest.d.bytes,
    )
    const w = SAID.map((_, row) => {
      const own = [statement.a.bytes, honest.d.bytes].map((bytes) => bytes.subarray(32 * row, 32 * row + 32))
      const weak = hash('vc decryption statement 1', uint(row, 4), ...own)
      return weights(group, 'vc decryption weights 1', weak, 1)[0] as Scalar
    })
    const v = scalar(987654321n)
    const [t1, t2] = [B(v), group.multiply(sumOfProducts(group, statement.a.elements, w), v)]
    const y = hashToScalar(group, 'vc decryption challenge 1', seed, columnOf(group, [t1, t2]).bytes)
    const said = await saidOf(statement, { d: honest.d, t1, t2, z: scalar(v + y * secretKey) })
    expect(said).toEqual({ counting: 'D2', everybody: 'V30' })
  })
})

describe('an opened list', () => {
  const own: OpeningStatement<Element> = {
    context: countIn(FIRST),
    ...output,
    holders: [{ index: HOLDER, d: honest.d }],
    selections: [...IDS, 0xffffffff],
  }
  const read = SAID.map((_, row) => {
    const message = group.add(output.c.elements[row] as Element, group.negate(honest.d.elements[row] as Element))
    return SAID.find((id) => group.equal(B(BigInt(id)), message)) ?? -1
  })
  const list: OpenedList<Element> = {
    ids: read.map((id) => (id === 4242 ? 0 : id)),
    unknown: columnOf(group, [B(4242n)]),
  }
  type Left = 'columns' | 'c' | 'unknown' | null

  function weightsWithout(left: Left, of: typeof own, { ids, unknown }: OpenedList<Element>): readonly Scalar[] {
    const parts = {
      context: of.context,
      a: of.a.bytes,
      c: of.c.bytes,
      indexes: uint(HOLDER, 1),
      columns: concat(...of.holders.map(({ d }) => d.bytes)),
      ids: concat(...ids.map((id) => uint(id, 4))),
      unknown: unknown.bytes,
    }
    const seed = hash(
      'vc opened 1',
      ...Object.entries(parts).flatMap(([name, bytes]) => (name === left ? [] : [bytes])),
    )
    return weights(group, 'vc opened weights 1', seed, SAID.length)
  }

  /** O1, with the one λ of 1. */
  function sumHolds(rho: readonly Scalar[], of: typeof own, { ids, unknown }: OpenedList<Element>): boolean {
    const selected = scalar(ids.reduce((sum, id, row) => sum + BigInt(id) * (rho[row] ?? 0n), 0n))
    const others = rho.filter((_, row) => ids[row] === 0)
    const said = group.add(B(selected), sumOfProducts(group, unknown.elements, others))
    const d = of.holders[0]?.d.elements ?? []
    return group.equal(sumOfProducts(group, of.c.elements, rho), group.add(said, sumOfProducts(group, d, rho)))
  }

  async function saidOfList(of: typeof own, opened: OpenedList<Element>) {
    const checked = checkOpenedList(group, of, opened)
    const place = { packageHash: documents.packageHash, list: oneListOf(FIRST) }
    const file = openedFile(place, opened)
    const [holder = { index: HOLDER, d: honest.d }] = of.holders
    const part = openingFile(group, place, HOLDER, { ...honest, d: holder.d })
    const key = {
      publicKey: group.encode(publicKey),
      holders: [{ index: HOLDER, verificationKey: group.encode(publicKey) }],
    }
    const mix = mixFile(group, place, 1, { output: { a: of.a, c: of.c }, proof })
    const files = [...votesOf(documents, FIRST, input), mix, part, file]
    return {
      counting: checked.ok ? '' : checked.error.type === 'equation-fails' ? checked.error.equation : checked.error.type,
      everybody: (await failingIn(electionOf(documents, FIRST, key, IDS), files, file.name)).join(' '),
    }
  }

  async function expectListForged(left: Left, of: typeof own, opened: OpenedList<Element>): Promise<void> {
    expect(sumHolds(weightsWithout(left, of, opened), of, opened)).toBe(true)
    expect(await saidOfList(of, opened)).toEqual({ counting: 'O1', everybody: 'V32' })
  }

  const at = (id: number) => read.indexOf(id)

  test('without the unknown elements in the hash: a vote is moved, and the element of the unknown row makes up for it', async () => {
    const ids = list.ids.map((id) => (id === 1002 ? 1001 : id))
    const rho = weightsWithout('unknown', own, { ...list, ids })
    const error = scalar((rho[at(1002)] ?? 0n) * invert(rho[at(4242)] ?? scalar(1n)))
    const opened = { ids, unknown: columnOf(group, [group.add(B(4242n), B(error))]) }
    await expectListForged('unknown', own, opened)
  })

  test('without the columns D in the hash: they are changed after it', async () => {
    const d = changed(honest.d, unseen(weightsWithout('columns', own, list)))
    await expectListForged('columns', { ...own, holders: [{ index: HOLDER, d }] }, list)
  })

  test('without column C in the hash: it is changed after it', async () => {
    const c = changed(output.c, unseen(weightsWithout('c', own, list), 1))
    await expectListForged('c', { ...own, c }, list)
  })

  test.each<[string, (ids: readonly number[]) => readonly number[]]>([
    ['a vote is moved', (ids) => ids.map((id) => (id === 1002 ? 1001 : id))],
    ['two rows are exchanged', (ids) => ids.map((id) => (id === 1002 ? 1001 : id === 1001 ? 1002 : id))],
  ])('O1 alone: %s', async (_, lie) => {
    expect(await saidOfList(own, { ...list, ids: lie(list.ids) })).toEqual({ counting: 'O1', everybody: 'V32' })
  })

  test('a vote is called unreadable', async () => {
    const ids = list.ids.map((id) => (id === 1002 ? 0 : id))
    const rows = read.flatMap((id) => (id === 1001 ? [] : [B(BigInt(id))]))
    const said = await saidOfList(own, { ids, unknown: columnOf(group, rows) })
    expect(said).toEqual({ counting: 'known-after-all', everybody: 'V32' })
  })
})
