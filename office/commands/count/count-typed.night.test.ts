/** `ippyo count` without the file of a report: two people fill a form each from its paper, and the same is asked of them as at the screen. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import { parseStationReport } from '#election/count/station-report.ts'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { readOffSheet } from '#simulation/counting/read-off-sheet.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { ippyo } from '../ippyo-in-tests.ts'

// Each call starts a program.
vi.setConfig({ testTimeout: 120_000 })

let directory: string
let made: CountingElection
let numbers: readonly string[]
let sheet: Readonly<Record<string, string>>
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-typed-'))
  made = await writeOneStation(directory, { spares: 0 })
  numbers = await reportNumberOptions(at('reports'))
  const report = parseStationReport(new Uint8Array(await readFile(at('reports/1.json'))))
  assert(report.ok, 'a report')
  sheet = readOffSheet(report.value, made.election)
  // Its stick was lost; the sheet is here.
  for (const name of ['1.json', '1.json.sig']) await rm(at(`reports/${name}`))
})
afterAll(() => rm(directory, { recursive: true }))

function called(...args: readonly string[]) {
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub')]
  return ippyo(['--lang', 'en', ...args, ...grounds], [TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)])
}

/** One person's form, filled from the sheet. */
async function filled(name: string, by: string, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = at(name)
  expect((await called('report-form', path, '--station', '1')).code).toBe(0)
  const form = JSON.parse(await readFile(path, 'utf8'))
  for (const field of form.fields) field.value = changes[field.name] ?? sheet[field.name] ?? ''
  await writeFile(path, JSON.stringify({ ...form, by, reason: 'the stick was lost' }))
  return path
}

const count = (out: string, ...typed: readonly string[]) => {
  const options = ['--reports', at('reports'), '--shares', at('shares'), '--out', at(out), '--passphrases-fd', '0']
  return called(
    'count',
    at('media/1/1/original'),
    ...options,
    ...typed.flatMap((each) => ['--typed', each]),
    ...numbers,
    ...['--without-paper', '選挙長 見本', '--witness', '立会人 見本'],
  )
}

it('what the two agree on counts, and is told as typed and signed by nobody', async () => {
  const { code, stdout, stderr } = await count('out', await filled('a', 'First'), await filled('b', 'Second'))
  expect(code, stderr).toBe(0)
  expect(stdout).toContain(
    '▲ station 1: typed in from paper, not signed. Typed by First / Second; reason: the stick was lost',
  )
  expect(stdout).toMatch(/\* {3}1 {2}2 {2}/)
})

it('where they differ both figures are told, and nothing is opened', async () => {
  const other = await filled('d', 'Second', { cardsIssued: '33' })
  const { code, stderr } = await count('out-differ', await filled('c', 'First'), other)
  expect(code).toBe(1)
  expect(stderr).toContain('▲ Station　Cards issued  first: 3; second: 33')
  expect(stderr).toContain('What the two typed differs in 1 place.')
})

it('one person twice, one file, three files, and a file that is no form', async () => {
  const [first, second] = [await filled('e', 'First'), await filled('f', 'First')]
  expect((await count('out-one', first, second)).stderr).toContain('Both times the same name stands there.')
  expect((await count('out-half', first)).stderr).toContain('from paper: 1. It takes exactly two.')
  expect((await count('out-three', first, second, first)).stderr).toContain('from paper: 3. It takes exactly two.')
  await writeFile(at('empty'), '{}')
  const { code, stderr } = await count('out-none', at('empty'), first)
  expect([code, stderr.includes('is no form of a report from paper')]).toEqual([1, true])
  expect((await called('report-form', at('x'), '--station', '9')).code).toBe(1)
})
