/**
 * LAW-12, D-30, ELG-02a, ISS-02: three days of early voting at two stations, and election day at two, played by the real apps of desk, machines, office and count, to the
 * bundle that everybody can check.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { verify } from '#verify/main.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-early-voting-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const EVENING = ['closing-ticks-missing', 'cards-still-out', 'next-day-not-come']
/** The invented election, and beside its stations S, which serves the voters of 2 alone. One of them takes one contest early. */
function twoOfEach(): string {
  const set = join(scratch, 'sources')
  cpSync(join(ROOT, 'fixtures', 'elections', 'early-voting'), set, { recursive: true })
  const changed = (file: string, change: (text: string) => string) =>
    writeFileSync(join(set, file), change(readFileSync(join(set, file), 'utf8')))
  changed('stations.csv', (text) => {
    const [head, early, ordinary] = text.trimEnd().split('\n')
    const more = ['S,期日前投票所（支所）,1,no,yes,0,08:30,2027-04-22;2027-04-23;2027-04-24,2', `${ordinary},`]
    return [`${head},serves`, `${early},1`, ...more, '2,第2投票所,1,no,no,0,,,', ''].join('\n')
  })
  changed('roll.csv', (text) => text.replace(/^(1-001[234]),1,/gm, '$1,2,'))
  const at = ['1-0012,S,touch,1,2', '1-0013,S,touch,2,declined', '1-0012,E,touch,1,1']
  const onTheDay = ['1-0012,2,touch,1,1', '1-0013,2,touch,1,3', '1-0014,2,touch,2,2']
  changed('votes.csv', (text) => `${text.trimEnd()}\n${[...at, ...onTheDay].join('\n')}\n`)
  return set
}

/** The card that was right in the evening lies on the machine in the morning. */
const MORNING = 'operator-card: pin'

test('one box, one card account and one list through the nights; who took a contest early gets no second right to it', async () => {
  const out = join(scratch, 'election')
  const election = ['--election', twoOfEach(), '--out', out, '--json']
  const { options, file } = startOf('simulation/election-day/main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, file, ...election], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(status, stderr).toBe(0)
  const report = JSON.parse(stdout) as DayReport

  expect(report.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [6, 'already-voted'],
    [9, 'already-voted'],
    [12, 'early-voted'],
    [15, 'early-voted'],
    // The other early-voting station does not know this voter.
    [19, 'not-on-roll'],
    [20, 'early-voted'],
  ])
  expect(report.stations).toMatchObject([
    { id: 'E', balanced: true, issued: { mayor: 7, council: 7 }, records: { mayor: 7, council: 7 } },
    { id: 'S', balanced: true, issued: { mayor: 2, council: 1 }, records: { mayor: 2, council: 1 } },
    { id: '1', balanced: true, issued: { mayor: 4, council: 4 }, records: { mayor: 4, council: 4 } },
    { id: '2', balanced: true, issued: { mayor: 1, council: 2 }, records: { mayor: 1, council: 2 } },
  ])
  // Figures of fixtures/elections/README.md and of the six visits more; per district alone (LAW-17).
  const totals = [
    { 1: 8, 2: 5, ended: 1 },
    { 1: 4, 2: 5, 3: 4, 4: 0, 5: 0, ended: 1 },
  ]
  expect(report.contests.map(({ totals, ended }) => ({ ...totals, ended }))).toEqual(totals)
  const nights = [...EVENING, MORNING, ...EVENING, MORNING]
  expect(report.mistakes).toEqual([...nights, ...nights, 'incomplete'])

  // The independent reader: the pair that was opened on three days is sealed once for good, and complete.
  const media = ['E', 'S', '1', '2'].flatMap((station) =>
    ['original', 'duplicate'].map((role) => join(out, 'media', station, '1', role)),
  )
  const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
  const verified = await verify({ packageDirectory: join(out, 'package'), authority, media })
  expect(verified.media.map(({ problem }) => problem)).toEqual(media.map(() => null))
  expect(verified.holds).toBe(true)

  // The count said these totals; command, page and Python hold that they are those of the records.
  const { broken, holds, command, page } = await threeCheckers(join(out, 'bundle'), authority)
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  const said = command.count?.map(({ list, selections, ended }) => {
    const { candidates = [] } = command.names.find((each) => each.list === list) ?? {}
    const votesOf = (id: number) => selections.find((each) => each.id === id)?.records ?? 0
    return { ...Object.fromEntries(candidates.map(({ id, number }) => [number, votesOf(id)])), ended }
  })
  expect(said).toEqual(totals)
  expect(page.count).toEqual(command.count)
})
