/** A whole rehearsal in one command, of the files of the real day, today, with the machines' own programs (W1): it could be opened, but no vote was recorded and nothing closed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { IPPYO } from '#office/commands/ippyo-in-tests.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { electionDayRefusals } from '#ui/messages/election-day.ts'
import { fill } from '#ui/messages/message.ts'
import { prepareRefusals } from '#ui/messages/prepare.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BAND = /模擬|REHEARSAL/
let scratch: string
let out: string
let report: DayReport

const { options: loading, file } = startOf('simulation/election-day/main.ts')
const DAY = [...loading, file]

function run(program: readonly string[], ...options: string[]) {
  const done = spawnSync(process.execPath, [...program, ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

const setForReal = (name: string) => writeRehearsalSet(join(scratch, name), 'no')
/** The town's own label on a form. */
const OWN_FORMS = '様式,変更,場所,言葉,幅\n投票所報告書,名称,発券機,受付の機械,\n'

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-rehearsal-'))
  out = join(scratch, 'day')
  const set = setForReal('set')
  writeFileSync(join(set, 'forms.csv'), OWN_FORMS)
  const before = readFileSync(join(set, 'election.csv'))
  // The power went while the machines of an earlier rehearsal got their keys.
  mkdirSync(join(`${out}.office`, 'machines', '1-I1'), { recursive: true })
  writeFileSync(join(`${out}.office`, 'machines', '1-I1', 'identity.json'), 'half')
  const day = ['--of-real', '--election', set, '--voters', '6', '--out', out, '--json']
  const { code, stdout, stderr } = run(DAY, ...day)
  expect(code, stderr).toBe(0)
  expect(readFileSync(join(set, 'election.csv'))).toEqual(before)
  report = JSON.parse(stdout) as DayReport
})
afterAll(() => rmSync(scratch, { recursive: true }))

describe('a rehearsal on a date that is not the election’s', () => {
  it('records, closes, counts, and its books balance', () => {
    const [station] = report.stations
    expect(station).toMatchObject({ id: '1', balanced: true })
    expect(Object.values(station?.records ?? {})).toEqual([6 - report.refused.length, 6 - report.refused.length])
    for (const { totals, ended } of report.contests) {
      expect(Object.values(totals ?? {}).reduce((sum, votes) => sum + votes, ended ?? 0)).toBe(
        6 - report.refused.length,
      )
    }
  })

  it('has keys of its own, and nothing on the disk plays its people', () => {
    const packageJson = JSON.parse(readFileSync(join(out, 'package', 'package.json'), 'utf8')) as { use: string }
    expect(packageJson.use).toBe('rehearsal')
    expect(existsSync(join(out, 'office', 'fixture-secrets.json'))).toBe(false)
  })

  it('says 模擬 on every page of every paper', () => {
    expect(report.documents.length).toBeGreaterThan(3)
    for (const path of report.documents) {
      const text = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout
      for (const page of text.split('\f').slice(0, -1)) expect(page, path).toMatch(BAND)
    }
  })

  it('has the approvals of two people of the office, and the town’s own forms', () => {
    const approvers = JSON.parse(readFileSync(join(out, 'office', 'approvers.json'), 'utf8')) as object
    expect(approvers).toMatchObject({ approvers: [{}, {}] })
    expect(existsSync(join(out, 'package', 'approvals-1.json'))).toBe(true)
    const sheet = report.documents.find((path) => path.includes('station-report')) ?? expect.unreachable()
    expect(spawnSync('pdftotext', [sheet, '-'], { encoding: 'utf8' }).stdout).toContain('受付の機械')
  })

  it('says so first and last in the independent reader’s words, and in its one object', () => {
    const media = ['original', 'duplicate'].map((role) => join(out, 'media', '1', '1', role))
    const trust = ['--package', join(out, 'package'), '--authority', join(out, 'office', 'authority.pub')]
    const words = run(IPPYO, 'verify', ...media, ...trust)
    expect(words.code, words.stdout).toBe(0)
    const lines = words.stdout.trim().split('\n')
    expect(lines[0]).toMatch(BAND)
    expect(lines.at(-1)).toMatch(BAND)
    const object = run(IPPYO, 'verify', ...media, ...trust, '--json')
    expect(JSON.parse(object.stdout)).toMatchObject({ use: 'rehearsal', holds: true })
  })
})

it('what lies in the folder that is named is not written over, and that is said in words', () => {
  const { code, stdout, stderr } = run(
    DAY,
    '--lang',
    'en',
    '--use',
    'rehearsal',
    '--of-real',
    '--election',
    setForReal('set-again'),
    '--out',
    out,
  )
  // Nothing was begun: the voice of a set takes minutes.
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(fill(prepareRefusals['out-not-empty'].en.title, { path: out }))
})

it('a set for the real day is not played as a rehearsal: nothing is made', () => {
  const refused = join(scratch, 'refused')
  const set = setForReal('set-refused')
  const { code, stderr } = run(DAY, '--lang', 'en', '--use', 'rehearsal', '--election', set, '--out', refused)
  expect(code).toBe(1)
  const { title, next } = electionDayRefusals['use-differs'].en
  expect(stderr.trimEnd().split('\n').slice(-2)).toEqual([title, `→ ${next}`])
  expect([refused, `${refused}.office`].filter((path) => existsSync(path))).toEqual([])
})
