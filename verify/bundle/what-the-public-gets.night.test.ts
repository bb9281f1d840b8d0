/** bundle.md §1: an election that publishes from the first mix on. The parties check everything; everybody else the rest, and reads what they could not. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, publicPart, withBytes, withFile, withManifest } from '#simulation/bundle/change-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkWhole } from './check-whole.ts'
import type { Finding } from './finding.ts'
import { verifyBundle } from './read-bundle.ts'
import { linesOf, statementsOf } from './report.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0
const PYTHON = hasPython ? '' : ' (no python3 on this machine: by our checkers alone)'

type Bundle = Awaited<ReturnType<typeof bundleOfElection>>
let directory: string
/** One contest with votes, one without any. */
let bundle: Bundle
let ofAll: Bundle

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-public-'))
  const limited = { publication: 'from-first-mix' } as const
  bundle = await bundleOfElection(seededRandomness('the public'), [5, 0], undefined, limited)
  ofAll = await bundleOfElection(seededRandomness('everybody'), [5, 0])
})
afterAll(() => rmSync(directory, { recursive: true }))

const numbers = (found: readonly Finding[], result: Finding['result']) =>
  [...new Set(found.filter((each) => each.result === result).map(({ check }) => check))].toSorted()

/** Checks that fail; Python names the same. */
async function failing(name: string, files: Files, of = bundle): Promise<readonly string[]> {
  const failed = numbers(await checkWhole(of.election, files), 'fails')
  if (!hasPython) return failed
  const place = await writeBundle(join(directory, name), files)
  const { stdout, stderr } = spawnSync('python3', ['fixtures/reference/check_bundle.py', place], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const lines = stdout.split('\n').map((line) => line.split(' '))
  const inPython = lines.flatMap(([check = '', result]) => (result === 'fails' ? [check] : []))
  expect([...new Set(inPython)].toSorted(), name).toEqual(failed)
  return failed
}

test(`the parties of the count: everything holds${PYTHON}`, async () => {
  expect(await failing('whole', bundle.files)).toEqual([])
  const found = await checkWhole(bundle.election, bundle.files)
  expect(numbers(found, 'not-checked')).toEqual([])
})

test(`the public: what it has holds, and it reads what it could not check${PYTHON}`, async () => {
  const files = publicPart(bundle.files)
  expect(await failing('public', files)).toEqual([])
  const found = await checkWhole(bundle.election, files)
  const open = found.filter(({ result }) => result === 'not-checked')
  expect(new Set(open.filter(({ contest }) => contest === 0).map(({ file }) => file))).toEqual(
    new Set(['votes-0.bin', 'refused-0.bin', 'mix-0-1.bin']),
  )
  const held = found.filter(({ result, contest }) => result === 'holds' && contest === 0).map(({ check }) => check)
  expect(held).toEqual(expect.arrayContaining(['V22', 'V26', 'V27', 'V28', 'V29', 'V30', 'V31', 'V32', 'V33']))
})

test('the command says which part it was given, and the number on paper is that of the whole', async () => {
  const paper = { authority: { key: bundle.authority }, bundle: null }
  const [whole, part] = await Promise.all(
    [bundle.files, publicPart(bundle.files)].map(async (files, at) =>
      verifyBundle(await writeBundle(join(directory, `command ${at}`), files), paper),
    ),
  )
  expect(whole).toMatchObject({ holds: true, isPublicPart: false })
  expect(part).toMatchObject({ holds: true, isPublicPart: true })
  if (whole === undefined || part === undefined || !('fingerprint' in whole) || !('fingerprint' in part)) throw whole
  expect(part.fingerprint).toBe(whole.fingerprint)
})

test('each is told what its findings leave open', async () => {
  const given: readonly (readonly [Bundle, Files, string])[] = [
    [bundle, bundle.files, 'partHolds'],
    [bundle, publicPart(bundle.files), 'publicHolds'],
    [ofAll, withFile(ofAll.files, 'opened-0.bin', null), 'someFail'],
  ]
  for (const [at, [{ authority }, files, conclusion]] of given.entries()) {
    const place = await writeBundle(join(directory, `told ${at}`), files)
    const found = await verifyBundle(place, { authority: { key: authority }, bundle: null })
    if (!('findings' in found)) throw found
    const words = (all: typeof found) => statementsOf(linesOf(all.findings), all).map(({ word }) => word)
    expect(words(found)).toEqual(conclusion === 'someFail' ? [conclusion] : ['pairs', conclusion, 'notCompared'])
    if (at > 0) continue
    const paper = { authority: { key: authority }, bundle: found.fingerprint }
    const all = await verifyBundle(place, paper)
    expect('findings' in all && words(all)).toEqual(['pairs', 'allHold'])
  }
})

function recordsIn(votes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: (votes.length - 64) / 136 }, (_, row) => votes.subarray(64 + 136 * row, 200 + 136 * row))
}

const OF_VOTES = /"bytes":([0-9]+,"path":"votes-0)/

/** Rows of `width` bytes change places. */
const swapped = (at: number, width: number) => (bytes: Uint8Array) => {
  const row = bytes.slice(at, at + width)
  bytes.copyWithin(at, at + width, at + 2 * width)
  bytes.set(row, at + width)
}

/** The first row says what another row says. */
function otherId(bytes: Uint8Array): void {
  const ids = new DataView(bytes.buffer, bytes.byteOffset + 64)
  const other = [1, 2, 3, 4].map((row) => ids.getUint32(4 * row)).find((id) => id !== ids.getUint32(0))
  ids.setUint32(0, other ?? 0)
}

test(`what somebody changes is found by whoever has it${PYTHON}`, async () => {
  const { files } = bundle
  const others = [...files].filter(([name]) => name !== 'sets.json')
  const [counted = '', manifest = ''] = ['count.json', 'manifest.json'].map((name) =>
    new TextDecoder().decode(files.get(name)),
  )
  const limited = { publication: 'from-first-mix' } as const
  const between = (change: (records: readonly Uint8Array[]) => readonly Uint8Array[]) =>
    bundleOfElection(seededRandomness('the public'), [5, 0], change, limited)
  const fewer = await between((records) => records.slice(3))
  const other = await bundleOfElection(seededRandomness('the public'), [7, 0], undefined, limited)
  const spare = recordsIn(other.files.get('votes-0.bin') as Uint8Array)
  const more = await between((records) => (records.length === 0 ? records : [...records, ...spare.slice(-2)]))
  const cases: Readonly<Record<string, readonly [Files, readonly string[], Bundle?]>> = {
    'the votes alone are left out': [withFile(files, 'votes-0.bin', null), ['V02']],
    'what the first mix wrote is another list': [withBytes(files, 'first-0.bin', swapped(64, 32)), ['V20']],
    'and the public has that list': [
      publicPart(withBytes(files, 'first-0.bin', swapped(64, 32))),
      ['V25', 'V26', 'V27', 'V28', 'V23', 'V24'].toSorted(),
    ],
    'no element at all': [publicPart(withBytes(files, 'first-0.bin', (bytes) => bytes.fill(255, 64, 96))), ['V20']],
    'where the public begins is left out': [publicPart(withFile(files, 'first-0.bin', null)), ['V02']],
    'the second mix, too': [publicPart(withFile(files, 'mix-0-2.bin', null)), ['V02', 'V04']],
    'an id is another one': [publicPart(withBytes(files, 'opened-0.bin', otherId)), ['V32', 'V33']],
    'fewer than no refused records': [
      publicPart(
        withFile(files, 'count.json', new TextEncoder().encode(counted.replace('"refused":0', '"refused":-1'))),
      ),
      ['V33'],
    ],
    'no number of bytes for what is withheld': [
      new Map(publicPart(files)).set(
        'manifest.json',
        new TextEncoder().encode(manifest.replace(OF_VOTES, '"bytes":-$1')),
      ),
      ['V01'],
    ],
    'a file of the public was exchanged after the count': [
      new Map(publicPart(files)).set('count.json', new Uint8Array([123, 125])),
      ['V01', 'V33'],
    ],
    'an election that publishes all withholds its votes': [publicPart(ofAll.files), ['V01', 'V02'], ofAll],
    'its bundle has a file of the other form': [
      withManifest(new Map([...ofAll.files, ['first-0.bin', files.get('first-0.bin') as Uint8Array]])),
      ['V01'],
      ofAll,
    ],
    'the blinds are away': [new Map(others), ['V01', 'V15']],
    'and in what the public has': [publicPart(new Map(others)), ['V01', 'V15']],
    'three votes fewer than were sealed': [publicPart(fewer.files), ['V14'], fewer],
    'two more': [publicPart(more.files), ['V14'], more],
  }
  for (const [name, [changed, expected, of]] of Object.entries(cases)) {
    expect(await failing(name, changed, of), name).toEqual(expected)
  }
})
