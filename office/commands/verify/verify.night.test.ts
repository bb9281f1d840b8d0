import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { ippyo } from '../ippyo-in-tests.ts'

// Each call starts a program, and the count starts several.
vi.setConfig({ testTimeout: 300_000 })

let directory: string
let made: CountingElection

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-cli-'))
  made = await writeOneStation(directory, { spares: 1 })
})

afterAll(() => rm(directory, { recursive: true }))

const at = (name: string) => join(directory, name)

const grounds = () => ['--package', at('package'), '--authority', at('machine/authority.pub')]
const pair = () => [at('media/1/1/original'), at('media/1/1/duplicate')]
const shares = () => [
  '--share',
  at('shares/share-1.json'),
  '--share',
  at('shares/share-3.json'),
  '--passphrase-fd',
  '0',
]

const NO_PAPER = ['--without-paper', '選挙長 見本', '--witness', '立会人 見本']

it('a district is counted, and the independent reader opens it and finds the same', async () => {
  const count = [...grounds(), '--reports', at('reports'), '--shares', at('shares'), '--out', at('out')]
  const numbers = await reportNumberOptions(at('reports'))
  const counted = await ippyo(
    ['--json', 'count', at('media'), ...count, '--passphrases-fd', '0', ...numbers, ...NO_PAPER],
    [TALLY_PASSPHRASE, ...made.passphrases],
  )
  expect(counted.code, counted.stderr).toBe(0)
  const options = [...grounds(), '--reports', at('reports'), ...shares(), '--count', at('out')]
  const two = [made.passphrases[0] ?? '', made.passphrases[2] ?? '']
  const { code, stdout, stderr } = await ippyo(['--json', 'verify', ...pair(), ...options], two)
  expect(code, stderr).toBe(0)
  const found = JSON.parse(stdout)
  expect(found).toMatchObject({ holds: true, count: { problem: null, differences: [] }, pairs: [{ problem: null }] })
  expect(found.district.totals.contests[0]).toMatchObject({
    contest: 'mayor',
    candidates: [{ votes: 2 }, { votes: 1 }],
  })
  expect(stdout + stderr).not.toContain(two[0])
  const stage = at('out/count/4-counted/report.json')
  await writeFile(stage, (await readFile(stage, 'utf8')).replace('"winners":[1]', '"winners":[2]'))
  const changed = await ippyo(['--lang', 'ja', 'verify', ...pair(), ...options], two)
  expect(changed.code, changed.stderr).toBe(1)
  expect(changed.stdout).toContain('[count-differs]')
  expect(changed.stdout).toContain('4-counted/report.json: contests mayor winners: ここでは [1]、開票の記録では [2]')
  expect(changed.stdout).toContain('1-received/report.json: explanations (人の言葉や判断で')
})

it('without shares it reports each medium in words, in Japanese and English, and no figure of a candidate', async () => {
  const { code, stdout } = await ippyo(['--lang', 'ja', 'verify', ...pair(), ...grounds()])
  expect(code).toBe(0)
  expect(stdout).toContain('正（原本）と副（複写）は、合うべきすべてのバイトが同じです。')
  expect(stdout).toContain('記録 6: mayor 3, council 3')
  expect(stdout).not.toContain('候補')
  const english = await ippyo(['--lang', 'en', 'verify', ...pair(), ...grounds()])
  // Nobody has told what became of the spare.
  expect(english.stdout).toContain(
    'All that was given is authentic. The station reports show whether media or records are missing',
  )
  expect(english.stdout).not.toContain('complete')
})

it('holds media against reports that are there: a folder without one is named, and nothing is checked', async () => {
  const [original = ''] = pair()
  const english = ['--lang', 'en', 'verify'] as const
  const whole = await ippyo([...english, ...pair(), ...grounds(), '--reports', at('reports')])
  expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('All is authentic and complete.') })
  expect(whole.stdout).toMatch(/OK {4}1\.json {2}report of station 1, version 1 .*number of the report( \d{5}){4}\n/)
  const one = await ippyo([...english, original, ...grounds(), '--reports', at('reports')])
  expect(one.code, one.stderr).toBe(0)
  expect(one.stdout).toContain('station 1 pair 1: given: original only')
  expect(one.stdout).toContain('Not given is only what is named above.')
  const typo = await ippyo([...english, ...pair(), ...grounds(), '--reports', at('reprots')])
  expect(typo).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('reprots') })
  for (const [language, words] of [
    ['en', 'There is no station report in this folder'],
    ['ja', '投票所の報告がこのフォルダーに一つもありません'],
  ] as const) {
    const empty = await ippyo(['--lang', language, 'verify', ...pair(), ...grounds(), '--reports', at('media')])
    expect(empty).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`${words}: ${at('media')}`) })
  }
  const none = await ippyo([...english, at('nowhere'), ...grounds(), '--reports', at('reports')])
  expect(none.stdout).toContain('[report-medium-not-given]')
  const noPackage = await ippyo([...english, original, '--package', at('pakage'), ...grounds().slice(2)])
  expect(noPackage).toMatchObject({ code: 1, stderr: expect.stringContaining(`at this place: ${at('pakage')}`) })
  await writeFile(at('other.pub'), Buffer.from(ed25519.getPublicKey(new Uint8Array(32).fill(7))).toString('hex'))
  const otherKey = await ippyo([...english, original, ...grounds().slice(0, 2), '--authority', at('other.pub')])
  expect(otherKey.stderr).toMatch(/First look at the key that --authority names: its check number is( \d{5}){4}\./)
  const noCount = await ippyo([...english, ...pair(), ...grounds(), '--count', at('reports')])
  expect(noCount.stdout).toContain(`Not there: ${at('reports')}/1-received/report.json`)
})

it('ends with 1 for what is no medium or not the whole district, with 2 for a wrong command line', async () => {
  const missing = await ippyo(['--lang', 'en', 'verify', at('nowhere'), ...grounds()])
  expect(missing).toMatchObject({ code: 1 })
  expect(missing.stdout).toContain('[missing]')
  const partly = await ippyo(['--json', 'verify', ...pair(), ...grounds(), ...shares()], made.passphrases)
  expect(partly.code).toBe(1)
  expect(JSON.parse(partly.stdout).district.problem).toEqual({
    type: 'district-incomplete',
    missing: [{ station: '1', pair: 2 }],
  })
  expect((await ippyo(['verify', ...pair()])).code).toBe(2)
  const stranger = await ippyo(['--json', 'verify', ...pair(), '--package', at('shares'), ...grounds().slice(2)])
  expect(stranger).toMatchObject({ code: 1 })
  expect(JSON.parse(stranger.stdout)).toEqual({ error: { type: 'verify-package-missing' } })
})
