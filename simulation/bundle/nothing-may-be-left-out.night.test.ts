/**
 * A file that is away is not "not asked for": each file, and each kind of file as a whole, is taken out of a whole bundle and of the part for
 * everybody, with a manifest that fits, and all three checkers say that it does not hold. Only what an election withholds may be away, all of it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isForParties } from '#election/bundle/bundle-files.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { PUBLISHED_KINDS } from '#election/published-files.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { approvedByTwo } from '#simulation/counting/two-approve.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import type { OnPaper } from '#verify/bundle/verify-bundle.ts'
import { bundleOfElection, writeBundle } from './bundle-of-election.ts'
import { type Files, publicPart, withManifest } from './change-bundle.ts'
import { checkAsThePage, chosenIn } from './check-as-the-page.ts'
import { python } from './python-of-many.ts'

/** A real election: two people must have approved it. One pair is declared lost. */
const RECIPE = {
  election: { use: 'live' },
  lost: [{ station: '2' as StationId, pair: 1 as PairNumber, cause: 'lost' }],
} as const

interface Taken {
  readonly what: string
  readonly files: Files
}

let directory: string
let paper: OnPaper
const cases: Taken[] = []
const KINDS = PUBLISHED_KINDS.filter(({ publication }) => publication === 'bundle')

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-left-out-'))
  const made = async (publication?: 'from-first-mix') =>
    bundleOfElection(seededRandomness('left out'), [3, 3], undefined, {
      ...RECIPE,
      ...(publication && { publication }),
    })
  const [all, inPart] = [await made(), await made('from-first-mix')]
  paper = { authority: { key: all.authority }, bundle: null }
  cases.push(...takenFrom('all', all.files, (files) => files))
  cases.push(...takenFrom('whole', inPart.files, (files) => files))
  cases.push(...takenFrom('part', inPart.files, publicPart))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** The bundle once without each file, and once without each kind of file. @param given what somebody hands on */
function takenFrom(from: string, files: Files, given: (files: Files) => Files): readonly Taken[] {
  const names = [...given(files).keys()]
  const of = ({ names: form }: (typeof KINDS)[number]) => names.filter((name) => form.test(name))
  const sets = [...names.map((name) => [name]), ...KINDS.map(of)].filter((set) => set.length > 0)
  const each = [...new Map(sets.map((set) => [set.join(' '), set])).values()]
  return [[], ...each].map((set) => {
    const left = new Map([...files].filter(([name]) => !set.includes(name)))
    // The manifest is signed by nobody: who leaves something out writes another one.
    return {
      what: `${from}: ${set.join(' ')}`,
      files: given(set.includes('manifest.json') ? left : withManifest(left)),
    }
  })
}

it('the bundle has a file of each kind', () => {
  const names = cases.flatMap(({ files }) => [...files.keys()])
  // No online box is in it, whose seal is of the kind of the others; nobody typed a report in here.
  const absent = KINDS.filter(({ names: form }) => !names.some((name) => form.test(name))).map(({ why }) => why)
  const ofSorter = 'which two people approved the machine that sorted (V07)'
  expect(absent).toEqual([ofSorter, 'the same, where only its printed sheet came (V08)'])
})

it('nothing can be left out: each checker says that it does not hold', async () => {
  const places = await Promise.all(cases.map(({ files }, at) => writeBundle(join(directory, String(at)), files)))
  const inPython = python?.(places) ?? places.map(() => ['no Python'])
  const held: string[] = []
  for (const [at, place] of places.entries()) {
    const found = [await verifyBundle(place, paper), await checkAsThePage(await chosenIn(place), paper, 3)]
    const holds = found.map((each) => typeof each === 'object' && 'holds' in each && each.holds)
    if (holds.some((each) => each) || inPython[at]?.length === 0) held.push(`${cases[at]?.what}`)
  }
  expect(cases.length).toBeGreaterThan(80)
  expect(held).toEqual(['all: ', 'whole: ', 'part: '])
})

it('a later candidate list cannot be left out, with the genuine approvals of the one before in place of its own', async () => {
  const { authority, files } = await bundleOfElection(seededRandomness('list 2'), [2, 2], undefined, {
    election: { use: 'live', list2: 'suspended' },
  })
  const hashOf = (name: string) => sha256Hex(files.get(`package/${name}.json`) ?? new Uint8Array())
  const before = approvedByTwo({ package: hashOf('package'), lists: [hashOf('candidate-list-1')] })
  const left = [...files].filter(([name]) => !/(?:candidate-list|approvals)-2/.test(name))
  const place = await writeBundle(
    join(directory, 'list-1'),
    withManifest(new Map([...left, ['package/approvals-1.json', before]])),
  )
  const found = await verifyBundle(place, { authority: { key: authority }, bundle: null })
  const failed = 'findings' in found ? found.findings.filter(({ result }) => result === 'fails') : []
  // Each proof is over the lists.
  expect([...new Set(failed.map(({ check }) => check))].toSorted()).toEqual(
    expect.arrayContaining(['V23', 'V24', 'V25', 'V26', 'V27', 'V28', 'V29', 'V30']),
  )
  expect(python?.([place])[0]).toContain('V23')
})

it('what an election withholds may be away, all of it and no part of it', () => {
  const whole = cases.filter(({ what }) => what.startsWith('whole: ')).flatMap(({ files }) => [...files.keys()])
  const names = [...new Set(whole.filter(isForParties))].toSorted()
  expect(names).toEqual(['mix-0-1.bin', 'mix-1-1.bin', 'refused-0.bin', 'refused-1.bin', 'votes-0.bin', 'votes-1.bin'])
})
