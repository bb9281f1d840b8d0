/** Each broken bundle is refused by the command, by the page and by the checker in Python, with the numbers that its row says. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContestMask, MachineId, PairNumber, StationId } from '#election/ids.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { CHECKS } from '#verify/bundle/finding.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { linesOf, statementsOf } from '#verify/bundle/report.ts'
import type { BundleProblem, BundleVerification, OnPaper } from '#verify/bundle/verify-bundle.ts'
import type { Broken, Maker } from './broken.ts'
import { BROKEN } from './broken-bundles.ts'
import { type BundleLie, bundleOfElection, writeBundle } from './bundle-of-election.ts'
import { type Files, withFile } from './change-bundle.ts'
import { checkAsThePage, chosenIn } from './check-as-the-page.ts'
import { holderOfAnotherKey, holderWhoShifts, mixerWhoShifts, sortsTheTwinFirst } from './lying-makers.ts'
import { python } from './python-of-many.ts'
import type { BundleRecipe } from './small-bundle.ts'

const LOST = [{ station: '2' as StationId, pair: 1 as PairNumber, cause: 'lost' as const }] as const
type Between = NonNullable<BundleRecipe['between']>
const second = (records: readonly Uint8Array[]) => records[1] as Uint8Array

const MAKERS: Readonly<Record<Maker, BundleLie & { readonly between?: Between }>> = {
  honest: {},
  'one-mixer': { mixers: 1 },
  'three-holders': { opening: [1, 2, 3] },
  'mixer-a': { firstMixer: mixerWhoShifts('a', [1n]) },
  'mixer-c': { firstMixer: mixerWhoShifts('c', [1n, -1n]) },
  'holder-other-key': { firstHolder: holderOfAnotherKey },
  'holder-d': { firstHolder: holderWhoShifts([1n, -1n]) },
  'machine-counts': {
    seal: (seal) => ({ ...seal, records: sealCounts((seal.records[0] ?? 0) + 1, ...seal.records.slice(1)) }),
  },
  'machine-day': { seal: (seal) => ({ ...seal, day: seal.day + 1 }) },
  'machine-key': { seal: (seal) => ({ ...seal, pageCheckKey: new Uint8Array(32) }) },
  'machine-contests': { seal: (seal) => ({ ...seal, contests: 1 as ContestMask }) },
  'machine-pair': { seal: (seal) => ({ ...seal, pair: 9 as PairNumber }) },
  'twin-chosen': { twins: true, sorts: sortsTheTwinFirst },
  'package-holder': {
    key: (key) => ({
      ...key,
      holders: key.holders.map((each, at) => (at === 1 ? { ...each, verificationKey: key.publicKey } : each)),
    }),
  },
  'machine-other-records': { sealBytes: (page) => page.fill(1, 155, 156) },
  'machine-other-k': { sealBytes: (page) => page.fill(1, 352, 353) },
  'machine-words': { sealBytes: (page) => page.set(new TextEncoder().encode('who came when'), 1100) },
  'machine-format': { sealBytes: (page) => page.fill(2, 9, 10) },
  'machine-annex': { sealBytes: (page) => page.fill(0, 992, 1024) },
  'machine-failed': { sealBytes: (page) => page.set([7, 9], 11) },
  'machine-between': { sealBytes: (page) => page.fill(1, 42, 43) },
  'machine-elsewhere': { seal: (seal) => ({ ...seal, machine: '2-K1' as MachineId }) },
  'machine-away': { machineAway: true },
  typed: { typed: true },
  lost: { lost: LOST },
  'lost-and-sealed': { lost: [{ station: '1' as StationId, pair: 1 as PairNumber, cause: 'lost' }] },
  'never-started': { lost: [{ ...LOST[0], cause: 'never-started' }] },
  live: { election: { use: 'live' } },
  'other-list': { report: (report) => ({ ...report, rollListHash: 'ab'.repeat(32) }) },
  'round-by-one': { roundByOne: true },
  'round-not-last': { round: (round) => ({ ...round, last: false }) },
  'round-earlier': {
    round: ({ lists, ...round }) => ({
      ...{ ...round, number: 1 },
      lists: lists.map(({ station, hashes }) => ({ station, hashes: hashes.slice(0, 1) })),
    }),
  },
  'round-short': { round: (round) => ({ ...round, lists: round.lists.slice(1) }) },
  'swapped-record': { between: (records) => [...records.slice(1), second(records)] },
  'dropped-record': { between: (records) => records.slice(1) },
  'copied-record': { between: (records) => [...records, second(records)] },
}

let directory: string
const made = new Map<Maker, Awaited<ReturnType<typeof bundleOfElection>>>()
const places = new Map<Broken | null, string>()
let inPython: readonly (readonly string[])[] = []

const paperOf = (maker: Maker): OnPaper => ({ authority: { key: made.get(maker)?.authority ?? '' }, bundle: null })
const placeOf = (row: Broken | null) => places.get(row) as string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-broken-bundles-'))
  for (const [maker, { between, ...lie }] of Object.entries(MAKERS)) {
    made.set(maker as Maker, await bundleOfElection(seededRandomness('broken bundles'), [7, 7], between, lie))
  }
  const honest = made.get('honest')?.files ?? new Map()
  for (const [at, row] of [null, ...BROKEN].entries()) {
    const files = made.get(row?.made ?? 'honest')?.files ?? new Map()
    places.set(row, await writeBundle(join(directory, String(at)), row?.change?.(files, honest) ?? files))
  }
  inPython = python?.([...places.values()]) ?? []
})
afterAll(() => rmSync(directory, { recursive: true }))

const numbers = (checks: readonly string[]) => [...new Set(checks)].toSorted()
const failing = (found: BundleVerification | BundleProblem | string) =>
  typeof found === 'string' || 'type' in found
    ? [typeof found === 'string' ? found : found.check]
    : numbers(found.findings.filter(({ result }) => result === 'fails').map(({ check }) => check))

async function refusals(row: Broken | null) {
  const paper = paperOf(row?.made ?? 'honest')
  const at = [...places.keys()].indexOf(row)
  return {
    command: failing(await verifyBundle(placeOf(row), paper)),
    page: failing(await checkAsThePage(await chosenIn(placeOf(row)), paper, 3)),
    ...(python === null ? {} : { python: numbers(inPython[at] ?? []) }),
  }
}
const allSay = (said: readonly string[]) => ({
  command: said,
  page: said,
  ...(python === null ? {} : { python: said }),
})

it('the honest one holds', async () => {
  expect(await refusals(null)).toEqual(allSay([]))
})

it('a file that a computer puts beside it is none, and a link is named and not followed', async () => {
  const place = await writeBundle(join(directory, 'carried'), made.get('honest')?.files ?? new Map())
  mkdirSync(join(place, 'System Volume Information'))
  for (const name of ['.DS_Store', 'package/Thumbs.db', 'seals/._1-1.bin', 'System Volume Information/x'])
    writeFileSync(join(place, name), 'x')
  const found = async () => [failing(await verifyBundle(place, paperOf('honest'))), numbers(python?.([place])[0] ?? [])]
  expect(await found()).toEqual([[], []])
  for (const name of ['nowhere', '..']) {
    symlinkSync(name, join(place, 'linked'))
    expect(await found(), name).toEqual([['V01'], python === null ? [] : ['V01']])
    rmSync(join(place, 'linked'))
  }
})

describe('is refused by all three, and by these numbers', () => {
  it.each(BROKEN.map((row) => [row.fails.slice(0, 3), row.lie, row] as const))('%s: %s', async (_, __, row) => {
    expect(await refusals(row)).toEqual(allSay(numbers(row.fails.split(' '))))
  })
})

it('a row names more than one number only where it says why', () => {
  const silent = BROKEN.filter(({ fails, because }) => fails.includes(' ') !== (because !== undefined))
  expect(silent.map(({ lie }) => lie)).toEqual([])
})

/** Numbers that no file of a bundle can break: why, and where they are seen red. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  V12: 'a package with such a key is none, and no bundle is read beside it',
  V22: 'nobody publishes generators: whoever used others fails V23 and V25',
  V18: 'people explain a difference in the minutes: it is named, and not called checked',
  V34: 'the number is typed from paper: Python asks for none',
}

it('each number has its row, or is broken by no file', () => {
  const seen = new Set(BROKEN.map(({ fails }) => fails.slice(0, 3)))
  expect(CHECKS.filter((check) => !seen.has(check) && !(check in ELSEWHERE))).toEqual([])
})

it('V05 and V34 meet another number on paper', async () => {
  const paper = { authority: { number: '1'.repeat(20) }, bundle: '2'.repeat(20) }
  const said = failing(await verifyBundle(placeOf(null), paper))
  expect(said).toEqual(['V05', 'V34'])
  expect(failing(await checkAsThePage(await chosenIn(placeOf(null)), paper, 3))).toEqual(said)
})

it('a roll among the files is named to whoever reads one line: do not pass this on', async () => {
  const rolls = BROKEN.filter(({ lie }) => lie.startsWith('an electoral roll'))
  expect(rolls).toHaveLength(3)
  for (const row of [...rolls, null]) {
    const found = await verifyBundle(placeOf(row), paperOf('honest'))
    const byPage = await checkAsThePage(await chosenIn(placeOf(row)), paperOf('honest'), 3)
    expect([found, byPage], row?.lie).toMatchObject([{ holdsRoll: row !== null }, { holdsRoll: row !== null }])
    const [first] = 'findings' in found ? statementsOf(linesOf(found.findings), found) : []
    expect(first?.word === 'holdsRoll').toBe(row !== null)
  }
})

it('a file of another kind that the package lists must be there, as it was signed', async () => {
  const { authority, files } = await bundleOfElection(seededRandomness('listed'), [2, 2], undefined, {
    listed: new Map([['notes/a.txt', new TextEncoder().encode('signed')]]),
  })
  const paper = { authority: { key: authority }, bundle: null }
  const name = 'package/notes/a.txt'
  const at = (place: string, all: Files) => writeBundle(join(directory, place), all)
  expect(failing(await verifyBundle(await at('listed', files), paper))).toEqual([])
  const broken = [withFile(files, name, null), withFile(files, name, new TextEncoder().encode('other'))]
  for (const [i, changed] of broken.entries()) {
    const place = await at(`listed-${i}`, changed)
    const refused = { type: 'file-missing-or-altered', where: { file: 'notes/a.txt' } }
    expect(await verifyBundle(place, paper)).toMatchObject(refused)
    expect(await checkAsThePage(await chosenIn(place), paper, 3)).toMatchObject(refused)
    if (python !== null) expect(numbers(python([place])[0] ?? [])).toEqual(['V01'])
  }
})

it('V12: a package with a holder’s key that its commitments do not give is no package', async () => {
  const key = made.get('package-holder')
  const place = await writeBundle(join(directory, 'package-holder'), key?.files ?? new Map())
  const refused = { type: 'package-malformed' }
  expect(await verifyBundle(place, paperOf('package-holder'))).toMatchObject(refused)
  expect(await checkAsThePage(await chosenIn(place), paperOf('package-holder'), 3)).toMatchObject(refused)
  if (python !== null) expect(numbers(python([place])[0] ?? [])).toEqual(['V12'])
})
