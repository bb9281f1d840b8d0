/**
 * Weights that are short or forget a row, and an opened list of another length: what a checker with such a mistake would take. Neither of ours does.
 */
import { expect, test } from 'vitest'
import { columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { checkShuffle } from '#election/mix/check-shuffle.ts'
import type { ShuffleStatement } from '#election/mix/shuffle.ts'
import { proveOpenings, proveShuffle, type ShuffleSetting, shuffleSetting } from '#election/mix/shuffle-proof.ts'
import { withFile } from '#simulation/bundle/change-bundle.ts'
import { smallBundle } from '#simulation/bundle/small-bundle.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from '#verify/bundle/check-whole.ts'
import { saidOfMix } from './both-checkers.ts'

const SAID = [1002, 1002, 1002]
const whole = shuffleSetting(group, SAID.length)
const scalar = (value: bigint) => group.scalar(value)
const dot = (a: readonly bigint[], b: readonly bigint[]) =>
  scalar(a.reduce((sum, each, i) => sum + each * (b[i] ?? 0n), 0n))

function weakened(change: (u: readonly Scalar[]) => readonly Scalar[]): ShuffleSetting<Element> {
  const { weights, batchWeights } = whole.transcript
  return {
    ...whole,
    transcript: {
      ...whole.transcript,
      weights: (of, c) => change(weights(of, c)),
      batchWeights: (of, proof) => change(batchWeights(of, proof)),
    },
  }
}

type Mix = ReturnType<typeof smallMix>

const withChangedC = (mix: Mix, by: readonly bigint[]): ShuffleStatement<Element> => {
  const elements = mix.output.c.elements.map((each, row) => group.add(each, mix.B(by[row] ?? 0n)))
  return { ...mix.statement, output: { ...mix.output, c: columnOf(group, elements) } }
}

async function expectForged(
  mix: Mix,
  weak: ShuffleSetting<Element>,
  lie: ShuffleStatement<Element>,
  proof: Mix['proof'],
) {
  expect(checkShuffle(group, lie, proof, weak)).toEqual({ ok: true })
  const { counting, everybody } = await saidOfMix(mix.documents, 0 as ContestBit, lie, proof)
  expect(counting, 'the program of mixers and holders takes it').not.toBe('')
  expect(everybody, 'everybody’s program takes it').not.toBe('')
}

test('weights of eight bits: a mixer tries commitments until two weights are equal, and moves their votes against each other', async () => {
  const mix = smallMix(SAID, 'short weights')
  const weak = weakened((u) => u.map((each) => scalar(each & 0xffn)))
  const lie = withChangedC(mix, [1n, -1n])
  const [first = 0, second = 0] = mix.secrets.permutation
  // Two of 256 are soon equal. Weights that no commitment changes would never be.
  for (let tries = 0; tries < 3000; tries++) {
    const r = mix.secrets.r.map((each, i) => scalar(i === 0 ? each + BigInt(tries) : each))
    const { c, u } = committed(mix, r, lie, weak)
    if (u[first] !== u[second]) continue
    const uPrime = mix.secrets.permutation.map((from) => u[from] as Scalar)
    const sums = { rBar: dot(r, [1n, 1n, 1n]), rTilde: dot(u, r), rePrimeSum: dot(uPrime, mix.secrets.rePrime) }
    await expectForged(mix, weak, lie, proveOpenings(group, lie, mix.secrets, weak, { c, uPrime, ...sums }))
    return
  }
  expect.unreachable('no commitment makes two weights equal')
})

/** c of an honest permutation, and the weights that it gives. */
function committed(
  mix: Mix,
  r: readonly Scalar[],
  lie: ShuffleStatement<Element>,
  { transcript, generators }: ShuffleSetting<Element>,
) {
  const moved = mix.secrets.permutation.reduce<Element[]>(
    (all, from, i) => all.with(from, generators.rows[i] as Element),
    [...generators.rows],
  )
  const c = columnOf(
    group,
    moved.map((each, i) => group.add(each, mix.B(r[i] ?? 0n))),
  )
  return { c, u: transcript.weights(lie, c) }
}

test('a last row without a weight: its vote is moved', async () => {
  const mix = smallMix(SAID, 'last row')
  const weak = weakened((u) => u.map((each, row) => scalar(row === SAID.length - 1 ? 0n : each)))
  const at = mix.secrets.permutation.indexOf(SAID.length - 1)
  const lie = withChangedC(
    mix,
    SAID.map((_, row) => (row === at ? -1n : 0n)),
  )
  const u = weak.transcript.weights(lie, mix.proof.c)
  expect(u.at(-1)).toBe(0n)
  await expectForged(mix, weak, lie, proveShuffle(group, lie, mix.secrets, weak))
})

test('an opened list of one row less, and a count to fit: a vote is gone', async () => {
  const recipe = {
    contests: [{ ids: [11, 12], votes: [11, 12, 12] }],
    ...{ mixers: 2, holders: 2, threshold: 2, opening: [1, 2], machines: 1 },
  }
  const { election, files } = smallBundle({ ...recipe, randomness: seededRandomness('a row less') })
  const opened = files.get('opened-0.bin') as Uint8Array
  const shorter = opened.slice(0, -4)
  new DataView(shorter.buffer).setUint32(12, 2)
  const said = new TextDecoder().decode(files.get('count.json')).replace('"id":12,"records":2', '"id":12,"records":1')
  const lie = withFile(withFile(files, 'opened-0.bin', shorter), 'count.json', new TextEncoder().encode(said))
  const failing = (await checkWhole(election, lie)).filter(({ result }) => result === 'fails')
  expect(failing.map(({ check }) => check)).toContain('V19')
})
