/**
 * X-B: a machine with three records, and everybody has the bundle. A person who tries every set of rows of the published list against its seal,
 * as it is and less the sum of the blinds that is published, finds none; without blinds the search finds its three records at once.
 */
import { expect, it } from 'vitest'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { setCommitment } from '#election/ballot/set-commitment.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { Scalar } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type BundleRecipe, smallBundle } from './small-bundle.ts'

/** Six votes on two machines: three each. */
function bundleWith(change: Pick<BundleRecipe, 'unblinded'>) {
  return smallBundle({
    contests: [{ ids: [11, 12], votes: [11, 12, 11, 11, 12, 11] }],
    ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
    randomness: seededRandomness('a small machine'),
    ...change,
  })
}

/** Sets of rows, each as numbers of its rows, that a seal of the first machine could be about. */
function searched({ files, seals }: ReturnType<typeof bundleWith>): readonly (readonly number[])[] {
  const body = (files.get('votes-0.bin') as Uint8Array).subarray(64)
  const rows = Array.from({ length: body.length / PROVEN_BYTES }, (_, row) =>
    body.subarray(row * PROVEN_BYTES, (row + 1) * PROVEN_BYTES),
  )
  const { blinds } = JSON.parse(new TextDecoder().decode(files.get('sets.json')))
  const sum = group.decodeScalar(fromHex(blinds[0].blind)) as Scalar
  const shown = toHex(seals[0]?.commitments[0] ?? new Uint8Array())
  const sets = Array.from({ length: 2 ** rows.length }, (_, mask) =>
    [...rows.keys()].filter((row) => (mask >> row) & 1),
  )
  return sets.filter((set) => {
    const records = set.map((row) => rows[row] as Uint8Array)
    return [group.scalar(0n), sum].some((blind) => toHex(group.encode(setCommitment(group, records, blind))) === shown)
  })
}

it('no set of rows of the bundle fits the seal of a machine with three records', () => {
  expect(searched(bundleWith({}))).toEqual([])
})

it('without blinds the search finds its records', () => {
  const found = searched(bundleWith({ unblinded: true }))
  expect(found.map(({ length }) => length)).toEqual([3])
})
