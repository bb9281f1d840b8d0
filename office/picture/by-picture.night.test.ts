/** Printed, scanned, and counted: what comes back from paper is the medium itself. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { OF_TWO_SHEETS, writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { scanSheets } from '#simulation/counting/scan-sheets.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ippyo, said } from '../commands/ippyo-in-tests.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

let directory: string
let made: CountingElection
let scans: readonly string[]

const at = (...names: readonly string[]) => join(directory, ...names)
const grounds = () => ['--package', at('package'), '--authority', at('machine/authority.pub')]
const stick = (role: string) => at('media/1/1', role)
const box = (path: string) => readFile(join(path, BALLOT_BOX_FILE))
const print = (medium: string, out: string) =>
  said('--json', 'picture', 'print', medium, ...grounds(), '--out', at(out))
const read = (out: string, ...files: readonly string[]) =>
  said('--lang', 'en', 'picture', 'read', ...files, ...grounds(), '--out', at(out))
const randomness = seededRandomness('by picture')

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-picture-'))
  made = await writeOneStation(directory, { spares: 0, sessions: OF_TWO_SHEETS })
  const printed = await print(stick('original'), 'original.pdf')
  expect(JSON.parse(printed.out)).toMatchObject({ station: '1', pair: 1, role: 'original', records: 32, sheets: 2 })
  scans = await scanSheets(at('original.pdf'), directory, { dots: 150, degrees: 1.3 }, randomness)
})

afterAll(() => rm(directory, { recursive: true }))

it('turned and grainy at 150 and 200 dots, in any order and twice, and as PDF: the same medium byte for byte', async () => {
  const finer = await scanSheets(at('original.pdf'), directory, { dots: 200, degrees: -2.1 }, randomness)
  const [first, second] = [scans, finer].map((each) => each.toReversed())
  const back = await read('back', ...(first ?? []), ...(second ?? []))
  expect(back).toMatchObject({ code: 0, out: expect.stringContaining('32 records (4 pictures, ') })
  expect(Buffer.compare(await box(at('back')), await box(stick('original')))).toBe(0)
  const again = await read('back', ...scans)
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('already-initialised') })
  expect((await read('from-pdf', at('original.pdf'))).code).toBe(0)
  expect(Buffer.compare(await box(at('from-pdf')), await box(stick('original')))).toBe(0)
})

it('a sheet that is missing is named, sheets of the other medium are told apart, and nothing is left behind', async () => {
  const [first, second] = scans
  expect(await read('none', first ?? '')).toMatchObject({
    code: 1,
    out: expect.stringContaining('Not all is there (of 2 sheets). Sheets missing: 2. Codes that cannot be read: none.'),
  })
  expect((await print(stick('duplicate'), 'duplicate.pdf')).code).toBe(0)
  const others = await scanSheets(at('duplicate.pdf'), directory, { dots: 151, degrees: 0 }, randomness)
  const mixed = await read('none', first ?? '', others[1] ?? '')
  expect(mixed).toMatchObject({ code: 1 })
  expect(mixed.out).toMatch(
    /machine 1, original \(set [0-9a-f]{8}\), station 1, machine 1, duplicate \(set [0-9a-f]{8}\)/,
  )
  expect(await read('none', at('machine/authority.pub'), second ?? '')).toMatchObject({
    code: 1,
    out: expect.stringContaining('cannot be read as a picture'),
  })
  expect(await readdir(directory)).not.toContain('none')
})

it('a medium that was not closed, and one of another election, is not printed', async () => {
  const foreign = await mkdtemp(join(directory, 'foreign-'))
  const other = await writeOneStation(foreign, { spares: 0 })
  expect(other).not.toBe(made)
  const refused = await print(join(foreign, 'media/1/1/original'), 'foreign.pdf')
  expect(JSON.parse(refused.out.split('\n')[0] ?? '')).toEqual({
    error: { type: 'medium-not-carried', why: 'header-not-authentic' },
  })
  expect(await readdir(directory)).not.toContain('foreign.pdf')
})

it('is verified and counted like the stick; beside the stick it is counted once', async () => {
  const back = at('counted')
  expect((await read('counted', ...scans)).code).toBe(0)
  const verified = await ippyo(['--json', 'verify', back, stick('duplicate'), ...grounds()])
  expect(JSON.parse(verified.stdout)).toMatchObject({ holds: true, pairs: [{ problem: null }] })
  const results: unknown[] = []
  for (const [i, media] of [[at('media')], [back], [back, at('media')]].entries()) {
    const found = ['--reports', at('reports'), '--shares', at('shares'), '--out', at(`out-${i}`)]
    const people = ['--without-paper', '選挙長 見本', '--witness', '立会人 見本']
    const numbers = await reportNumberOptions(at('reports'))
    const args = [...media, ...grounds(), ...found, '--passphrases-fd', '0', ...numbers, ...people]
    const { code, stdout, stderr } = await ippyo(['--json', 'count', ...args], [TALLY_PASSPHRASE, ...made.passphrases])
    expect(code, stderr).toBe(0)
    const { contests, stations } = JSON.parse(stdout)
    results.push({ contests, stations })
  }
  expect(results[0]).toMatchObject({ contests: [{ totals: { '1': 11, '2': 5 } }, {}] })
  expect(results.slice(1)).toEqual([results[0], results[0]])
})
