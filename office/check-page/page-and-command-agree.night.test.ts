/** The page and `ippyo verify-bundle` find the same in every bundle: here the page's own pool and threads, without a browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleOfElection, writeBundle } from '#simulation/bundle/bundle-of-election.ts'
import { type Files, withBytes, withFile } from '#simulation/bundle/change-bundle.ts'
import { checkAsThePage, chosenIn } from '#simulation/bundle/check-as-the-page.ts'
import { mixerWhoDoesNothing } from '#simulation/bundle/lying-makers.ts'
import { tarredBundle } from '#simulation/bundle/tarred-bundle.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { linesOf, statementsOf, withNobodyLeftOut } from '#verify/bundle/report.ts'
import type { OnPaper } from '#verify/bundle/verify-bundle.ts'

let place: string
let files: Files
let paper: OnPaper
let onPage: OnPaper

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-check-page-'))
  const bundle = await bundleOfElection(seededRandomness('check page'))
  files = bundle.files
  paper = { authority: { key: bundle.authority }, bundle: null }
  const found = await verifyBundle(await writeBundle(join(place, 'honest'), files), paper)
  if ('type' in found) throw new Error(found.type)
  paper = { ...paper, bundle: found.fingerprint }
  onPage = { authority: { number: found.authority.replaceAll(' ', '') }, bundle: found.fingerprint }
})
afterAll(() => rmSync(place, { recursive: true }))

const inPage = (chosen: Parameters<typeof checkAsThePage>[0]) => checkAsThePage(chosen, onPage, 3)

const first = (bytes: Uint8Array) => bytes.set([(bytes[64] ?? 0) ^ 1], 64)
const end = (bytes: Uint8Array) => bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1)
const BROKEN: Readonly<Record<string, () => Files>> = {
  nothing: () => files,
  'a file too many': () => withFile(files, 'extra.bin', new Uint8Array(3)),
  'no opened list': () => withFile(files, 'opened-0.bin', null),
  'no count': () => withFile(files, 'count.json', null),
  'a mix left out': () => withFile(files, 'mix-0-1.bin', null),
  'an id moved': () => withBytes(files, 'opened-1.bin', (bytes) => bytes.copyWithin(64, 68, 72)),
  'a manifest of another bundle': () => new Map([...files, ['count.json', new TextEncoder().encode('{}')]]),
  'no package': () => new Map([...files].filter(([name]) => !name.startsWith('package/'))),
  'an altered package': () => withBytes(files, 'package/package.json', end),
  'no signature': () => withFile(files, 'package/package.sig', null),
  // Half of all 32 bytes are no point of the curve, and some are one that a signature of nobody fits.
  ...Object.fromEntries(
    ['01', '02', '07', '00'].map((byte) => [
      `a signature by the key ${byte}`,
      () =>
        withBytes(files, 'package/candidate-list-1.sig', (bytes) => bytes.fill(0, 8, 40).set([Number(`0x${byte}`)], 8)),
    ]),
  ),
  ...Object.fromEntries(
    ['votes-0.bin', 'mix-0-1.bin', 'mix-1-2.bin', 'open-0-1.bin', 'opened-0.bin'].flatMap((name) => [
      [`the first byte of ${name}`, () => withBytes(files, name, first)],
      [`the last byte of ${name}`, () => withBytes(files, name, end)],
    ]),
  ),
}

it.each(Object.keys(BROKEN))(
  '%s: the same findings, from a folder and from one .tar',
  async (name) => {
    const directory = await writeBundle(join(place, name.replaceAll(' ', '-')), BROKEN[name]?.() ?? files)
    const said = await verifyBundle(directory, paper)
    expect(await inPage(await chosenIn(directory))).toEqual(said)
    const tar = { path: 'bundle.tar', file: new Blob([readFileSync(tarredBundle(directory))]) }
    expect(await inPage([tar])).toEqual(said)
    if ('type' in said) expect(name).toMatch(/package|signature/)
    else expect(said.holds, name).toBe(name === 'nothing')
  },
  60_000,
)

it('candidates without a vote are in the totals, and a mixer who did nothing is named', async () => {
  const lie = { firstMixer: mixerWhoDoesNothing }
  const idle = await bundleOfElection(seededRandomness('check page'), [4, 4], undefined, lie)
  const directory = await writeBundle(join(place, 'idle'), idle.files)
  const found = await verifyBundle(directory, { ...paper, bundle: null })
  expect(found).toMatchObject({ holds: true, unmixed: ['mix-0-1.bin'] })
  expect(await inPage(await chosenIn(directory))).toMatchObject({ unmixed: ['mix-0-1.bin'] })
  if ('type' in found) throw new Error(found.type)
  expect(statementsOf(linesOf(found.findings), found)).toContainEqual({
    word: 'unmixed',
    values: { files: ['mix-0-1.bin'] },
  })
  const [, council] = found.count ?? []
  const candidates = found.names[1]?.candidates ?? []
  expect(candidates.length).toBeGreaterThan(council?.selections.length ?? 0)
  const shown = withNobodyLeftOut(council as NonNullable<typeof council>, candidates)
  expect(shown.filter(({ records }) => records === 0).map(({ candidate }) => candidate?.name)).toHaveLength(
    candidates.length - (council?.selections.length ?? 0),
  )
  const honest = await verifyBundle(join(place, 'honest'), paper)
  expect(honest).toMatchObject({ unmixed: [] })
})

it('what the own computer puts into a folder is no file too many', async () => {
  const directory = await writeBundle(join(place, 'looked-at'), files)
  // A bundle may be all that is on a stick.
  for (const name of ['.DS_Store', 'package/Thumbs.db', 'System Volume Information/WPSettings.dat', '.Trashes/501/x']) {
    mkdirSync(join(directory, name, '..'), { recursive: true })
    writeFileSync(join(directory, name), 'icons')
  }
  expect(await verifyBundle(directory, paper)).toMatchObject({ holds: true })
  expect(await inPage(await chosenIn(directory))).toMatchObject({ holds: true })
})

it('files that were chosen without their folder find their place', async () => {
  const all = [...files].map(([name, bytes]) => ({
    path: name.split('/').at(-1) ?? '',
    file: new Blob([bytes as BlobPart]),
  }))
  expect(await inPage(all)).toMatchObject({ holds: true })
  expect(await inPage([{ path: 'x.tar', file: new Blob(['no tar']) }])).toBe('tar-refused')
})
