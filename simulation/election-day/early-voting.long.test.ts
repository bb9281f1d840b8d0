/**
 * LAW-12, D-30, ELG-02a: three days of early voting and election day, played by the real apps of desk, machines, office and count, to the
 * bundle that everybody can check.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
/** The card that was right in the evening lies on the machine in the morning. */
const MORNING = 'operator-card: pin'

test('one box, one card account and one list through the nights; who voted early gets no card on election day', async () => {
  const out = join(scratch, 'election')
  const election = ['--election', join(ROOT, 'fixtures', 'elections', 'early-voting'), '--out', out, '--json']
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
  ])
  expect(report.stations).toMatchObject([
    { id: 'E', balanced: true, issued: { mayor: 7, council: 7 }, records: { mayor: 7, council: 7 } },
    { id: '1', balanced: true, issued: { mayor: 4, council: 4 }, records: { mayor: 4, council: 4 } },
  ])
  // Figures of fixtures/elections/README.md; per district alone (LAW-17).
  const totals = [
    { 1: 7, 2: 3, ended: 1 },
    { 1: 4, 2: 3, 3: 3, 4: 0, 5: 0, ended: 1 },
  ]
  expect(report.contests.map(({ totals, ended }) => ({ ...totals, ended }))).toEqual(totals)
  expect(report.mistakes).toEqual([...EVENING, MORNING, ...EVENING, MORNING, 'incomplete'])

  // The independent reader: the pair that was opened on three days is sealed once for good, and complete.
  const media = ['E', '1'].flatMap((station) =>
    ['original', 'duplicate'].map((role) => join(out, 'media', station, '1', role)),
  )
  const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
  const verified = await verify({ packageDirectory: join(out, 'package'), authority, media })
  expect(verified.media.map(({ problem }) => problem)).toEqual(media.map(() => null))
  expect(verified.holds).toBe(true)

  // The count said these totals; command, page and Python hold that they are those of the records.
  const { broken, holds, command, page } = await threeCheckers(join(out, 'bundle'), authority)
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  const said = command.count?.map(({ contest, selections, ended }) => {
    const { candidates = [] } = command.names.find((each) => each.contest === contest) ?? {}
    const votesOf = (id: number) => selections.find((each) => each.id === id)?.records ?? 0
    return { ...Object.fromEntries(candidates.map(({ id, number }) => [number, votesOf(id)])), ended }
  })
  expect(said).toEqual(totals)
  expect(page.count).toEqual(command.count)
}, 600_000)
