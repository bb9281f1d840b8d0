/** A review of judges in a bundle: each judge has a list of records, mixed and opened by itself, and no record or mix is of another one's (docs/decisions/052). */
import { expect, it, test } from 'vitest'
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { checkRecordProofs } from '#election/ballot/record-proofs.ts'
import { uint } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { type BundleRecipe, smallBundle } from '#simulation/bundle/small-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from '#verify/bundle/check-whole.ts'

const [NO_MARK, ENDED] = [0xfffffffe, 0xffffffff]
const judge = (place: number, votes: readonly number[]) => ({
  list: { bit: 1 as ContestBit, place },
  ids: [100 + place, NO_MARK],
  votes,
})
const RECIPE = {
  contests: [
    { ids: [11, 12], votes: [11, 12, 11] },
    judge(1, [101, NO_MARK, ENDED]),
    judge(2, [102, 102, ENDED]),
    judge(3, [NO_MARK, 101, ENDED]),
  ],
  ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
} satisfies Omit<BundleRecipe, 'randomness'>
const bundle = smallBundle({ ...RECIPE, randomness: seededRandomness('judges') })

async function failing(files: Files, election = bundle.election): Promise<readonly string[]> {
  const found = (await checkWhole(election, files)).filter(({ result }) => result === 'fails')
  return found.map(({ check, file }) => [check, file].filter((part) => part !== null).join(' '))
}

it('holds in every check, and says of each judge how many made a mark', async () => {
  expect((await checkWhole(bundle.election, bundle.files)).filter(({ result }) => result !== 'holds')).toEqual([])
  const names = [...bundle.files.keys()].filter((name) => name.startsWith('votes')).toSorted()
  expect(names).toEqual(['votes-0.bin', 'votes-7.bin', 'votes-8.bin', 'votes-9.bin'])
  const { lists } = JSON.parse(new TextDecoder().decode(bundle.files.get('count.json')))
  const said = (id: number, records: number) => ({ id, records })
  expect(lists.slice(1)).toMatchObject([
    { list: 7, ended: 1, unopened: 0, selections: [said(101, 1), said(NO_MARK, 1)] },
    { list: 8, ended: 1, unopened: 0, selections: [said(102, 2)] },
    // A mark for another judge is no vote in this list.
    { list: 9, ended: 1, unopened: 1, selections: [said(NO_MARK, 1)] },
  ])
})

/** The list of another judge under this name, with a header that says so. */
const instead = (of: string, by: string, room: number) => () => {
  const bytes = Uint8Array.from(bundle.files.get(by) ?? [])
  bytes.set(uint(room, 2), 10)
  return withFile(bundle.files, of, bytes)
}

test.each<[string, readonly string[], () => Files]>([
  [
    'the votes of another judge',
    ['V11 votes-8.bin', 'V15 sets.json', 'V23 mix-8-1.bin'],
    instead('votes-8.bin', 'votes-7.bin', 8),
  ],
  ['the mix of another judge', ['V23 mix-8-1.bin', 'V23 mix-8-2.bin'], instead('mix-8-1.bin', 'mix-7-1.bin', 8)],
  ['no list of one judge', ['V02'], () => withFile(bundle.files, 'votes-9.bin', null)],
  [
    'a header of another list',
    ['V20 opened-7.bin', 'V02'],
    () => withBytes(bundle.files, 'opened-7.bin', (bytes) => bytes.set(uint(8, 2), 10)),
  ],
  ['a list of a judge whom there is not', ['V02 votes-10.bin'], instead('votes-10.bin', 'votes-7.bin', 10)],
])('%s: seen', async (_, checks, files) => {
  const found = await failing(files())
  for (const check of checks) expect(found).toContain(check)
})

it('to a mixer and a holder, a record of one judge is foreign in the list of another', () => {
  const { packageHash, key } = bundle.election
  const [record = new Uint8Array()] = [bundle.files.get('votes-7.bin')?.slice(64, 64 + 136)]
  const said = (place: number) =>
    checkRecordProofs(group, { bit: 1 as ContestBit, place }, recordContext(packageHash, key.publicKey), [record])
  expect([said(1), said(2), said(0)]).toEqual([[null], ['foreign'], ['foreign']])
})

it('a record that was moved to the list of another judge is none that was sealed there', async () => {
  let stolen: Uint8Array | null = null
  const between = (records: readonly Uint8Array[]) => {
    const [first, ...rest] = records as [Uint8Array, ...Uint8Array[]]
    if (first[4] === 1) stolen = first
    return first[4] === 2 && stolen !== null ? [stolen.with(4, 2), ...rest] : records
  }
  const moved = smallBundle({ ...RECIPE, between, randomness: seededRandomness('judges') })
  const found = await failing(moved.files, moved.election)
  expect(found).toContain('V15 sets.json')
  const { lists } = JSON.parse(new TextDecoder().decode(moved.files.get('count.json')))
  expect(lists[2]).toMatchObject({ list: 8, records: 2, refused: 1 })
})
