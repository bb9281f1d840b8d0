/**
 * 発券のみ (LAW-12, ELG-02a, ISS-02): three days at two stations without a roll, beside a played roll system of the city, and election day at two stations;
 * its CSV and ours between them, one count, and the bundle that everybody can check.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { slipNumber } from '#election/definition/slips.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { verify } from '#verify/main.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-without-a-roll-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** The first woman at E, who is 1-0001. */
const COPIED = slipNumber(1_000_051)
const DATES = '2027-04-22;2027-04-23;2027-04-24'
const VISITS = [
  '1-0001,E,touch,1,1',
  // A voter of station 2 at E, and of station 1 at S: any station of the city.
  '1-0012,E,touch,2,2',
  '1-0002,S,touch,1,3',
  // 5: the city's line knows it at the other station.
  '1-0001,S,touch,1,1',
  // 6, 7: a copy of the first slip, on another day and at another station.
  `${COPIED},E,touch,1,1`,
  `${COPIED},S,touch,1,1`,
  '1-0013,S,touch,2,declined',
  '1-0003,E,touch,1,1',
  '1-0004,E,touch,2,ended',
  '1-0005,S,touch,1,2',
  // 12
  '1-0099,E,touch,1,1',
  // 13 … 18: election day.
  '1-0001,1,touch,1,1',
  '1-0012,2,touch,2,2',
  '1-0013,2,touch,1,3',
  '1-0008,1,touch,2,4',
  '1-0014,2,touch,2,5',
  '1-0002,1,touch,1,1',
]

function sources(): string {
  const set = join(scratch, 'sources')
  cpSync(join(ROOT, 'fixtures', 'elections', 'early-voting'), set, { recursive: true })
  const changed = (file: string, change: (text: string) => string) =>
    writeFileSync(join(set, file), change(readFileSync(join(set, file), 'utf8')))
  changed('stations.csv', (text) => {
    const [head, early, ordinary] = text.trimEnd().split('\n')
    const slips = (from: number) => `${from + 1}..${from + 50}/M;${from + 51}..${from + 100}/F`
    const branch = `S,期日前投票所（支所）,1,no,yes,0,08:30,${DATES},${slips(2_000_000)}`
    return [
      `${head},slips`,
      `${early},${slips(1_000_000)}`,
      branch,
      `${ordinary},`,
      '2,第2投票所,1,no,no,0,,,',
      '',
    ].join('\n')
  })
  changed('roll.csv', (text) => text.replace(/^(1-001[234]),1,/gm, '$1,2,'))
  changed('votes.csv', (text) => [text.split('\n')[0], ...VISITS, ''].join('\n'))
  return set
}

const EVENING = ['closing-ticks-missing', 'cards-still-out', 'next-day-not-come']
/** The card that was right in the evening lies on the machine in the morning. */
const MORNING = 'operator-card: pin'

test('slips of the city bring cards at any station, each once; who voted early gets no second right on election day', async () => {
  const out = join(scratch, 'election')
  const { options, file } = startOf('simulation/election-day/main.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, file, '--election', sources(), '--out', out, '--json'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  expect(status, stderr).toBe(0)
  const report = JSON.parse(stdout) as DayReport

  expect(report.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'checked-before'],
    [6, 'slip-used'],
    [7, 'slip-of-other-station'],
    [12, 'not-in-the-city'],
    [13, 'early-voted'],
    [14, 'early-voted'],
    [18, 'early-voted'],
  ])
  expect(report.stations).toMatchObject([
    { id: 'E', balanced: true, issued: { mayor: 4, council: 4 }, records: { mayor: 4, council: 4 } },
    { id: 'S', balanced: true, issued: { mayor: 3, council: 2 }, records: { mayor: 3, council: 2 } },
    { id: '1', balanced: true, issued: { mayor: 1, council: 1 }, records: { mayor: 1, council: 1 } },
    // 1-0013 took the mayor early, and gets the council alone.
    { id: '2', balanced: true, issued: { mayor: 1, council: 2 }, records: { mayor: 1, council: 2 } },
  ])
  const totals = [
    { 1: 4, 2: 5, ended: 0 },
    { 1: 2, 2: 2, 3: 2, 4: 1, 5: 1, ended: 1 },
  ]
  expect(report.contests.map(({ totals, ended }) => ({ ...totals, ended }))).toEqual(totals)
  const nights = [...EVENING, MORNING, ...EVENING, MORNING]
  expect(report.mistakes).toEqual([...nights, ...nights, 'incomplete'])

  // The file for the city names each used slip with its contests, and nothing of a time or of a voter.
  const back = readFileSync(join(out, 'roll-lists', '03', 'slips-used.csv'), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(back).toHaveLength(1 + 7)
  expect(back).toContain(`${COPIED},E,mayor+council,card,`)
  expect(back.filter((line) => line.includes(',S,mayor,card,'))).toHaveLength(1)
  const ofReport = JSON.parse(readFileSync(join(out, 'reports', 'S.json'), 'utf8')) as { slips: { used: number } }
  expect(ofReport.slips.used).toBe(3)

  const media = ['E', 'S', '1', '2'].flatMap((station) =>
    ['original', 'duplicate'].map((role) => join(out, 'media', station, '1', role)),
  )
  const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
  const reports = join(out, 'reports')
  const verified = await verify({ packageDirectory: join(out, 'package'), authority, media, reports })
  expect(verified.media.map(({ problem }) => problem)).toEqual(media.map(() => null))
  expect(verified.holds).toBe(true)

  const { broken, holds, command, page } = await threeCheckers(join(out, 'bundle'), authority)
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  expect(page.count).toEqual(command.count)
})
