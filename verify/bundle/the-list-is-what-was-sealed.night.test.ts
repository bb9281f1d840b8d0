/**
 * Without any medium: what became of the records between the machines' seals and the published list shows in V14 and V15, to both
 * checkers, however well the rest of the bundle was made; and a seal that no machine made shows in V07.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FinalSeal } from '#election/ballot-box/seal.ts'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from './read-bundle.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0
let directory: string
let honest: Awaited<ReturnType<typeof bundleOfElection>>
let other: Awaited<ReturnType<typeof bundleOfElection>>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-sealed-list-'))
  honest = await bundleOfElection(seededRandomness('sealed list'))
  other = await bundleOfElection(seededRandomness('another sealed list'))
})
afterAll(() => rmSync(directory, { recursive: true }))

let written = 0

/** The numbers of what does not hold, each once; of those about seals also what was not checked. */
async function readByBoth(files: Files, authority = honest.authority) {
  const place = await writeBundle(join(directory, String(++written)), files)
  const read = await verifyBundle(place, { authority: { key: authority }, bundle: null })
  if ('type' in read) throw new Error(read.type)
  const numbers = (of: string) => read.findings.filter(({ result }) => result === of).map(({ check }) => check)
  const open = numbers('not-checked').filter((check) => ['V03', 'V07', 'V08', 'V14', 'V15'].includes(check))
  const { stdout } = spawnSync('python3', ['fixtures/reference/check_bundle.py', place], { encoding: 'utf8' })
  const lines = stdout.trim().split('\n')
  const python = lines.flatMap((line) => (line.split(' ')[1] === 'fails' ? [line.slice(0, 3)] : []))
  return {
    ours: [...new Set(numbers('fails'))].toSorted(),
    python: hasPython ? [...new Set(python)].toSorted() : null,
    open: [...new Set(open)],
  }
}

const both = (...numbers: readonly string[]) => ({ ours: numbers, python: hasPython ? numbers : null, open: [] })

describe('between seal and list', () => {
  it('nothing happened: all holds, and V07, V14, V15 are checked', async () => {
    expect(await readByBoth(honest.files)).toEqual(both())
  })

  const ATTACKS: readonly (readonly [string, string[], (records: readonly Uint8Array[]) => readonly Uint8Array[]])[] = [
    ['dropped', ['V14', 'V15'], (records) => records.slice(1)],
    ['copied', ['V14', 'V15'], (records) => [...records, records[0] as Uint8Array]],
    ['copied instead of another', ['V15'], (records) => [...records.slice(1), records[1] as Uint8Array]],
  ]
  it.each(ATTACKS)('a record was %s', async (_, numbers, between) => {
    const made = await bundleOfElection(seededRandomness('between'), [4, 4], between)
    expect(await readByBoth(made.files, made.authority)).toEqual(both(...numbers))
  })

  it('a record was swapped for one that the counting PC made, or such a one was added', async () => {
    // Made under the same key and package, as anybody can: the counting key is public.
    const spare = await bundleOfElection(seededRandomness('between'), [5, 4])
    const own = await bundleOfElection(seededRandomness('between'), [4, 4])
    expect(own.authority).toBe(spare.authority)
    const foreign: Uint8Array[] = []
    await bundleOfElection(seededRandomness('between'), [5, 4], (records) => {
      foreign.push(records[4] ?? (records[0] as Uint8Array))
      return records
    })
    const [made] = foreign as [Uint8Array]
    const first = (records: readonly Uint8Array[]) => records[0]?.[3] === made[3]
    const swapped = await bundleOfElection(seededRandomness('between'), [4, 4], (records) =>
      first(records) ? [...records.slice(1), made] : records,
    )
    expect(await readByBoth(swapped.files, swapped.authority)).toEqual(both('V15'))
    const added = await bundleOfElection(seededRandomness('between'), [4, 4], (records) =>
      first(records) ? [...records, made] : records,
    )
    expect(await readByBoth(added.files, added.authority)).toEqual(both('V14', 'V15'))
  })
})

describe('the seals', () => {
  it('one left out: its records are in no seal', async () => {
    expect(await readByBoth(withFile(honest.files, 'seals/1-2.bin', null))).toEqual(both('V03', 'V14', 'V15'))
  })

  it.each<[string, () => Files]>([
    ['of another pair', () => withFile(honest.files, 'seals/1-2.bin', honest.files.get('seals/1-1.bin') as Uint8Array)],
    [
      'of another election',
      () => withFile(honest.files, 'seals/1-2.bin', other.files.get('seals/1-2.bin') as Uint8Array),
    ],
    ['of format 1', () => withBytes(honest.files, 'seals/1-2.bin', (page) => page.fill(1, 9, 10))],
  ])('one %s', async (_, files) => {
    expect(await readByBoth(files())).toEqual({ ...both('V07'), open: ['V14', 'V15'] })
  })

  it('one that no machine of the station signed', async () => {
    const files = withBytes(honest.files, 'seals/1-2.bin', (page) => page.fill(9, 147, 148))
    expect(await readByBoth(files)).toEqual({ ...both('V07'), open: ['V14', 'V15'] })
  })

  it('of a poll that a list moved: of the new day, and not of the day before', async () => {
    const election = { list2: 'moved' } as const
    const moved = await bundleOfElection(seededRandomness('a moved poll'), [4, 4], undefined, { election })
    expect(await readByBoth(moved.files, moved.authority)).toEqual(both())
    const paper = { authority: { key: moved.authority }, bundle: null }
    expect(await verifyBundle(join(directory, String(written)), paper)).toMatchObject({ date: '2002-06-30' })
    const seal = (own: FinalSeal) => ({ ...own, day: own.day - 7 })
    const before = await bundleOfElection(seededRandomness('a moved poll'), [4, 4], undefined, { election, seal })
    expect(await readByBoth(before.files, before.authority)).toEqual({ ...both('V07'), open: ['V14', 'V15'] })
  })

  it('of another size, or beside others that have no place', async () => {
    const files = withFile(honest.files, 'seals/1-2.bin', new Uint8Array(4095))
    expect((await readByBoth(files)).ours).toEqual(['V01', 'V03', 'V14', 'V15'])
    expect((await readByBoth(withFile(honest.files, 'seals/01-2.bin', new Uint8Array(4096)))).ours).toEqual(['V01'])
  })

  it.each(['another.json', 'candidate-list-3.json', 'approvals-3.json', 'a-voice.opus'])(
    'whole, beside package/%s, which neither package nor list names',
    async (name) => {
      expect(await readByBoth(withFile(honest.files, `package/${name}`, new Uint8Array(3)))).toEqual(both('V01'))
    },
  )

  it('none at all: no pair is accounted for, and no record was sealed', async () => {
    const none = withFile(withFile(honest.files, 'seals/1-1.bin', null), 'seals/1-2.bin', null)
    expect(await readByBoth(none)).toEqual(both('V03', 'V14', 'V15'))
  })

  it('without the sum of their blinds: V15', async () => {
    expect(await readByBoth(withFile(honest.files, 'sets.json', null))).toEqual(both('V01', 'V15'))
  })
})
