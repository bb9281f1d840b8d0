import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { IPPYO, lines } from '#office/commands/ippyo-in-tests.ts'
import { verify } from '#verify/main.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = join(ROOT, 'fixtures', 'elections', 'two-stations')
let scratch: string

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-two-stations-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

function run(...options: string[]): { code: number | null; stdout: string; stderr: string } {
  const { options: loading, file } = startOf('simulation/election-day/main.ts')
  const done = spawnSync(process.execPath, [...loading, file, ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

describe('a whole day of two stations and 200 voters', () => {
  let report: DayReport
  let out: string

  beforeAll(() => {
    out = join(scratch, 'day')
    const { code, stdout, stderr } = run('--election', SOURCES, '--out', out, '--json')
    expect(code, stderr).toBe(0)
    report = JSON.parse(stdout) as DayReport
  })

  test('the totals are those that the voters came to say', () => {
    expect(report.expected.map(({ voters }) => voters)).toEqual([200, 200])
    expect(report.unlike).toEqual([])
    expect(report.contests.every((contest) => contest.winners.length === contest.seats)).toBe(true)
  })

  test('the books of each station balance, and every refusal has its line and reason', () => {
    expect(report.stations.map(({ id, balanced }) => ({ id, balanced }))).toEqual([
      { id: '1', balanced: true },
      { id: '2', balanced: true },
    ])
    for (const { issued, returned, records } of report.stations) {
      for (const [contest, count] of Object.entries(records)) {
        expect(count).toBe((issued[contest] ?? 0) - (returned[contest] ?? 0))
      }
    }
    expect(report.refused).toHaveLength(22)
    expect(new Set(report.refused.map((visit) => visit.reason)).size).toBeGreaterThanOrEqual(10)
  })

  test('the independent reader finds every used medium authentic and complete, in both boxes', async () => {
    const stations = readdirSync(join(out, 'media'))
    const kiosks: Record<string, number> = { '1': 3, '2': 2 }
    const media = stations.flatMap((station) =>
      Array.from({ length: kiosks[station] ?? 0 }, (_, i) => join(out, 'media', station, String(i + 1))).flatMap(
        (pair) => [join(pair, 'original'), join(pair, 'duplicate')],
      ),
    )
    const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
    const verified = await verify({ packageDirectory: join(out, 'package'), authority, media })
    expect(verified.media.map((medium) => medium.problem)).toEqual(media.map(() => null))
    expect(verified).toMatchObject({
      holds: true,
      complete: false,
      completeness: { untold: ['1', '2'], alone: [], open: [] },
    })
  })

  test('the station report bears the check number of each seal, as the closed machine showed it', async () => {
    const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
    const media = [join(out, 'media', '1', '1', 'original')]
    const { pairs } = JSON.parse(readFileSync(join(out, 'reports', '1.json'), 'utf8'))
    const found = await verify({ packageDirectory: join(out, 'package'), authority, media })
    const number = found.media[0]?.sealFingerprint?.replaceAll(' ', '')
    expect(number).toMatch(/^[0-9]{20}$/)
    expect(pairs[0]).toMatchObject({ pair: 1, sealFingerprint: number })
  })

  test('the page of the auditor: its commands on this day, and what it says that they tell', () => {
    const page = readFileSync(join(ROOT, 'docs/roles/auditor.md'), 'utf8')
    const written = page.split('```').filter((_, part) => part % 2 === 1)
    const commands = written.flatMap((block) => block.trim().split('\n'))
    expect(commands[0]).toContain('npm run -s election-day -- ')
    const typed = (command: string) => {
      const here = command
        .replaceAll('out/audit', out)
        .replace('npm run -s ippyo --', [process.execPath, ...IPPYO].join(' '))
      // Where nobody sits at a terminal a descriptor brings what is typed.
      const shares = command.includes('--share') ? ' --passphrase-fd 0' : ''
      const input = lines([1, 2].map((holder) => `fixture passphrase of holder ${holder}`))
      const { status, stdout, stderr } = spawnSync('sh', ['-c', here + shares], { cwd: ROOT, encoding: 'utf8', input })
      return { status, said: stdout + stderr }
    }
    /** The answers to the commands that ask; the others only make changed copies. */
    const told = [
      { status: 0, words: 'すべて真正で、欠けていません。' },
      { status: 0, words: 'All that can be checked of the files of the count is the same.' },
      { status: 0, words: '確かめたところは合っています' },
      { status: 1, words: '合わないものがあります(上の NO と ?)。', besides: '封印のあとで内容が変わっています。' },
      { status: 1, words: '合わないものがあります(上の NO と ?)。', besides: '[pair-copy-of-a-medium]' },
      { status: 1, words: 'The count differs from what was found here.', besides: '4-counted/report.json' },
      { status: 1, words: '鎖が切れています：行が抜けたか、変えられています。', besides: '集計を始めた。' },
    ]
    const asking = commands.slice(1).filter((command) => command.startsWith('npm '))
    expect(asking).toHaveLength(told.length)
    for (const command of commands.slice(1)) {
      const { status, said } = typed(command)
      const wanted = told[asking.indexOf(command)] ?? { status: 0, words: '' }
      expect([status, said], command).toEqual([wanted.status, expect.stringContaining(wanted.words)])
      expect(said, command).toContain(wanted.besides ?? '')
      expect(page).toContain(wanted.words)
    }
  })

  test('the printed result exists and holds the winner’s name', () => {
    for (const path of report.documents) expect(existsSync(path), path).toBe(true)
    const sheet = report.documents.find((path) => path.endsWith('result-sheet.pdf')) ?? ''
    const text = spawnSync('pdftotext', ['-layout', sheet, '-'], { encoding: 'utf8' }).stdout
    const candidates = readFileSync(join(SOURCES, 'candidates.csv'), 'utf8')
    const winner = report.contests[0]?.winners[0]
    const row = candidates.split(/\r?\n/).find((line) => line.startsWith(`${report.contests[0]?.id},${winner},`)) ?? ''
    const shown = row.split(',')[6] || row.split(',')[2] || 'no winner'
    expect(text.replace(/\s/g, '')).toContain(shown.replace(/\s/g, ''))
  })
})

test('a set with a bad cell is refused whole: one object, nothing below --out', () => {
  const bad = join(scratch, 'bad')
  cpSync(SOURCES, bad, { recursive: true })
  const file = join(bad, 'stations.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/,yes,/, ',perhaps,'))
  const out = join(scratch, 'refused')
  const { code, stdout } = run('--election', bad, '--out', out, '--json')
  expect(code).toBe(1)
  const told = JSON.parse(stdout) as { errors: { file: string; line: number; column: string }[] }
  expect(told.errors[0]).toMatchObject({ file: 'stations.csv', column: 'designated' })
  expect(existsSync(out)).toBe(false)
})

test('made-up voters repeat with their seed', () => {
  const day = (name: string) => {
    const { code, stdout, stderr } = run('--voters', '8', '--seed', 'again', '--out', join(scratch, name), '--json')
    expect(code, stderr).toBe(0)
    const { contests, stations, refused } = JSON.parse(stdout) as DayReport
    return { contests, stations, refused }
  }
  expect(day('first')).toEqual(day('second'))
})
