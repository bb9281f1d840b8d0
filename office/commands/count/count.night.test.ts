import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { RECEIVED_BY, reportNumberOptions, SEEN_BY } from '#simulation/counting/report-numbers.ts'
import { type Ended, ippyo } from '../ippyo-in-tests.ts'

let directory: string
let made: CountingElection

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-cli-'))
  made = await writeOneStation(directory, { spares: 0 })
})

afterAll(() => rm(directory, { recursive: true }))

/** As an auditor calls it. */
async function ippyoCount(
  passphrases: readonly string[],
  out: string,
  numbers?: readonly string[],
  more: readonly string[] = [],
): Promise<Ended> {
  const at = (name: string) => join(directory, name)
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub')]
  const found = ['--reports', at('reports'), '--shares', at('shares')]
  const options = [...grounds, ...found, '--out', at(out), '--passphrases-fd', '0']
  const typed = numbers ?? (await reportNumberOptions(at('reports')))
  return ippyo(['--json', 'count', at('media'), ...options, ...typed, ...more], [TALLY_PASSPHRASE, ...passphrases])
}

it('prints the district as JSON, with stations whose books balance and the paths of the documents', async () => {
  const paperSaid = ['--without-paper', '選挙長 見本', '--witness', '立会人 見本']
  const { code, stdout, stderr } = await ippyoCount(made.passphrases.slice(0, 2), 'out', undefined, paperSaid)
  expect(stderr).not.toMatch(/Error/)
  expect(code).toBe(0)
  const result = JSON.parse(stdout)
  expect(result.contests).toMatchObject([
    { id: 'mayor', totals: { '1': 2, '2': 1 }, ended: 0, winners: [1], needsLot: null, uncontested: false },
    { id: 'council', totals: { '1': 1, '2': 1, '3': 0, '4': 0, '5': 0 }, ended: 1, winners: [1, 2] },
  ])
  expect(result.stations).toEqual([
    {
      id: '1',
      registered: 400,
      eligible: 400,
      issued: { mayor: 3, council: 3 },
      returned: { mayor: 0, council: 0 },
      ofNobody: { mayor: 0, council: 0 },
      records: { mayor: 3, council: 3 },
      balanced: true,
    },
  ])
  expect(result.documents).toHaveLength(13)
})

it('elects nobody and prints nothing while nobody has said what paper there is (CNT-07)', async () => {
  const { code, stdout, stderr } = await ippyoCount(made.passphrases.slice(0, 2), 'out-without-word')
  expect(code).toBe(0)
  const { final, contests, documents } = JSON.parse(stdout)
  expect(final).toBe(false)
  expect(contests).toMatchObject([
    { totals: null, joined: null, winners: [] },
    { totals: null, winners: [] },
  ])
  expect(documents).toEqual([])
  expect(stderr).not.toMatch(/Error/)
})

it('takes the chair’s word only with somebody who was present', async () => {
  const alone = [...RECEIVED_BY, '--without-paper', 'a']
  const { code, stdout } = await ippyoCount(made.passphrases.slice(0, 2), 'out-alone', alone)
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual({ error: { type: 'witness-needed' } })
})

it('opens nothing before the number of each printed sheet was given (X-A5), and names the station', async () => {
  for (const numbers of [[], ['--report-number', '00000-00000-00000-00000']]) {
    const { code, stdout, stderr } = await ippyoCount(made.passphrases.slice(0, 2), 'out-uncompared', [
      ...RECEIVED_BY,
      ...SEEN_BY,
      ...numbers,
    ])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ error: { type: 'incomplete', count: 1 } })
    expect(stderr).toMatch(/station 1: compare the report's check number.*\d{5} \d{5} \d{5} \d{5} \(--report-number\)/)
  }
})

it('names the wrong passphrase and counts nothing', async () => {
  const { code, stdout } = await ippyoCount(['this is not it at all', 'nor is this one'], 'out-wrong')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual({ error: { type: 'wrong-passphrase', index: 1, found: 1 } })
})

it('says what is missing', async () => {
  await writeFile(join(directory, 'reports', '1.json.sig'), 'no signature')
  const { code, stdout } = await ippyoCount([], 'out-unsigned')
  expect(code).toBe(1)
  expect(JSON.parse(stdout).error).toEqual({ type: 'report-not-signed', file: '1.json' })
})
