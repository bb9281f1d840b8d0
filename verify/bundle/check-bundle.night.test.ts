import { expect, test } from 'vitest'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { sortsTheTwinFirst } from '#simulation/bundle/lying-makers.ts'
import { smallBundle } from '#simulation/bundle/small-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from './check-whole.ts'
import { CHECKS } from './finding.ts'

const ENDED = 0xffffffff
const bundle = smallBundle({
  contests: [
    { ids: [11, 12, 13], votes: [11, 12, 11, ENDED, 13, 11, 12] },
    { ids: [21, 22], votes: [21, 22, 22, ENDED, 21, 4242, 22] },
  ],
  ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
  randomness: seededRandomness('bundle of seven'),
})

test.each([1, 3, 1024])('an honest bundle holds in every check, %i rows at once', async (rows) => {
  const found = await checkWhole(bundle.election, bundle.files, rows)
  expect(found.filter(({ result }) => result !== 'holds')).toEqual([])
  expect(new Set(found.map(({ check }) => check))).toEqual(
    // The package of this one is invented: nobody signed it, a seal, a report or a round of roll lists, and no paper names it.
    new Set(CHECKS.filter((check) => !['V03', 'V05', 'V07', 'V08', 'V18', 'V34', 'V36'].includes(check))),
  )
})

/** Checks that fail, with the file that each blames. */
async function failing(files: Files, election = bundle.election): Promise<readonly string[]> {
  const found = (await checkWhole(election, files, 1)).filter(({ result }) => result === 'fails')
  const inOnePart = (await checkWhole(election, files, 1024)).filter(({ result }) => result === 'fails')
  expect(found).toEqual(inOnePart)
  return found.map(({ check, file, row }) => [check, file, row].filter((part) => part !== null).join(' '))
}

const swapRows = (width: number, one: number, other: number) => (bytes: Uint8Array) => {
  const [a, b] = [one, other].map((row) => bytes.slice(64 + row * width, 64 + (row + 1) * width)) as [
    Uint8Array,
    Uint8Array,
  ]
  bytes.set(b, 64 + one * width)
  bytes.set(a, 64 + other * width)
}

/** Another election with the same package hash and lists: a key of its own. */
const another = smallBundle({
  contests: [{ ids: [11, 12, 13], votes: [11, 12, 11, ENDED, 13, 11, 12] }],
  ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
  randomness: seededRandomness('bundle of another key'),
})
const more = smallBundle({
  contests: [{ ids: [11, 12, 13], votes: [11, 12, 11, ENDED, 13, 11, 12] }],
  ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 2, 3], machines: 2 },
  randomness: seededRandomness('bundle of three holders'),
})
const text = (change: (text: string) => string) => (files: Files, name: string) =>
  withFile(files, name, new TextEncoder().encode(change(new TextDecoder().decode(files.get(name)))))
const { files } = bundle

test.each<[string, readonly string[], () => Files]>([
  ['a file too many', ['V01 extra.bin'], () => withFile(files, 'extra.bin', new Uint8Array(3))],
  [
    'a byte too many',
    ['V01 opened-0.bin', 'V02'],
    () => withFile(files, 'opened-0.bin', Uint8Array.from([...(files.get('opened-0.bin') ?? []), 0])),
  ],
  [
    'a manifest that was not written anew',
    ['V01 sets.json', 'V01 sets.json'],
    () => new Map([...files, ['sets.json', new TextEncoder().encode('{"blinds":[],"format":"ippyo bundle sets 1"}')]]),
  ],
  ['no count', ['V01 count.json'], () => withFile(files, 'count.json', null)],
  ['an opening that is missing', ['V02', 'V31'], () => withFile(files, 'open-0-3.bin', null)],
  ['the last mix left out', ['V04'], () => withFile(files, 'mix-1-2.bin', null)],
  ['two votes exchanged', ['V16 votes-0.bin 2'], () => withBytes(files, 'votes-0.bin', swapRows(136, 1, 2))],
  ['ids of two rows exchanged', ['V32 opened-0.bin'], () => withBytes(files, 'opened-0.bin', exchangeIds)],
  [
    'an id of no list',
    ['V32 opened-0.bin 0'],
    () => withBytes(files, 'opened-0.bin', (bytes) => bytes.set([0, 0, 0, 99], 64)),
  ],
  [
    'totals changed',
    ['V33 count.json'],
    () => text((json) => json.replace('"id":11,"records":3', '"id":11,"records":4'))(files, 'count.json'),
  ],
  [
    'the file of another holder',
    ['V29 open-0-3.bin', 'V30 open-0-3.bin', 'V32 opened-0.bin'],
    () => withBytes(files, 'open-0-3.bin', (bytes) => bytes.set((files.get('open-0-1.bin') ?? bytes).subarray(64), 64)),
  ],
  [
    'the mix of another contest',
    ['V24', 'V25', 'V26', 'V27', 'V28'].map((check) => `${check} mix-0-2.bin`),
    () => withBytes(files, 'mix-0-2.bin', (bytes) => bytes.set((files.get('mix-1-2.bin') ?? bytes).subarray(64), 64)),
  ],
])('%s is named', async (_, expected, changed) => {
  const found = await failing(changed())
  expect(expected.filter((each) => !found.includes(each))).toEqual([])
})

/** The first two rows that differ. */
function exchangeIds(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer)
  const ids = Array.from({ length: 7 }, (__, row) => view.getUint32(64 + 4 * row))
  const other = ids.findIndex((id) => id !== ids[0])
  view.setUint32(64, ids[other] as number)
  view.setUint32(64 + 4 * other, ids[0] as number)
}

test('of two records with one A the first in the order of their bytes is the vote, and nobody chooses', async () => {
  const recipe = {
    contests: [{ ids: [11, 12], votes: [11, 12, 12, ENDED] }],
    ...{ mixers: 2, holders: 3, threshold: 2, opening: [1, 3], machines: 2 },
    twins: true as const,
  }
  const bundles = [{}, { sorts: sortsTheTwinFirst }].map((sorts) =>
    smallBundle({ ...recipe, ...sorts, randomness: seededRandomness('two of one A') }),
  )
  const found = bundles.map(({ files: all, election }) => failing(all, election))
  expect(await Promise.all(found)).toEqual([[], ['V17 refused-0.bin 0']])
})

test('more holders than the threshold are refused: which of them count would be a choice', async () => {
  expect(await failing(more.files, more.election)).toContain('V31')
})

test('a bundle under another key fails in the key, or in every proof', async () => {
  const key = another.election.key
  expect(await failing(files, { ...bundle.election, key })).toContain('V21 votes-0.bin 0')
  const mixed = { ...bundle.election.key, publicKey: key.publicKey }
  expect(await failing(files, { ...bundle.election, key: mixed })).toContain('V12')
})

test('what the seals hold is what is published', async () => {
  const contests = bundle.election.contests.map((contest) => ({
    ...contest,
    sealed: { records: 6, commitments: (contest.sealed?.commitments ?? []).slice(1) },
  }))
  const found = await failing(files, { ...bundle.election, contests })
  expect(found).toContain('V14')
  expect(found).toContain('V15 sets.json')
})
