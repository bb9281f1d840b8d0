/**
 * A whole day with one vacant seat of a council of twenty (補欠選挙, TC-50, TC-51): 38 votes fall 9, 7, 8, 7, 7. By the seats to fill nobody would
 * reach 38 ÷ 1 ÷ 4; the law divides by the twenty, so the first is elected and everybody keeps the deposit. Beside it the count of the governor is one
 * of several (TC-55): 19 votes each, and nobody is elected or drawn by lot here. Also for the independent reader.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { IPPYO, lines } from '#office/commands/ippyo-in-tests.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VOTES = [9, 7, 8, 7, 7]
let scratch: string
let out: string
let report: DayReport

const csv = (rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')
const rollNo = (voter: number) => `1-${String(voter + 1).padStart(4, '0')}`

function writeSources(directory: string): string {
  const small = (name: string) => readFileSync(join(ROOT, 'fixtures', 'elections', 'small', name), 'utf8')
  // Each after the other: 1, 2, 3, 4, 5, 1, 2 …
  const pressed = Array.from({ length: Math.max(...VOTES) }, (_, round) =>
    VOTES.flatMap((votes, i) => (round < votes ? [i + 1] : [])),
  ).flat()
  const voters = pressed.map((_, voter) => {
    const person = `1,鈴木　愛,すずき　あい,${voter % 2 === 0 ? 'F' : 'M'},1959-02-08,手毬522番地7,2006-02-04`
    return `${rollNo(voter)},${person},T${voter + 1},`
  })
  const files = {
    'election.csv': small('election.csv').replace(/^title,.*$/m, 'title,朝霧市議会議員補欠選挙（見本）'),
    'contests.csv': csv([
      '選挙の記号,選挙の名称,種類,選挙すべき人数,議員の定数,名称かな,当選人の決定',
      'council,朝霧市議会議員補欠選挙,議員,1,20,あさぎりしぎかいぎいんほけつせんきょ,',
      'governor,朝霧県知事選挙,知事,1,,あさぎりけんちじせんきょ,開票区の報告',
    ]),
    'candidates.csv': small('candidates.csv').replaceAll(/^mayor,/gm, 'governor,'),
    'stations.csv': small('stations.csv'),
    'roll.csv': csv([small('roll.csv').split('\n')[0] ?? '', ...voters]),
    'votes.csv': csv([
      'roll_no,station,mode,council,governor',
      ...pressed.map((number, voter) => `${rollNo(voter)},,touch,${number},${(voter % 2) + 1}`),
    ]),
  }
  mkdirSync(directory)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

function run(program: readonly string[], options: readonly string[], input = '') {
  const limits = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const done = spawnSync(process.execPath, [...program, ...options], { cwd: ROOT, input, ...limits })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

function textOf(name: string): string {
  const path = report.documents.find((each) => each.endsWith(`${name}.pdf`)) ?? expect.unreachable(name)
  return spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-by-election-'))
  out = join(scratch, 'day')
  const { options: loading, file } = startOf('simulation/election-day/main.ts')
  const sources = writeSources(join(scratch, 'sources'))
  const { code, stdout, stderr } = run([...loading, file], ['--election', sources, '--out', out, '--json'])
  expect(code, stderr).toBe(0)
  report = JSON.parse(stdout) as DayReport
})
afterAll(() => rmSync(scratch, { recursive: true }))

test('the first is elected', () => {
  expect(report.contests).toMatchObject([
    {
      id: 'council',
      seats: 1,
      councilSeats: 20,
      totals: { 1: 9, 2: 7, 3: 8, 4: 7, 5: 7 },
      winners: [1],
      needsLot: null,
    },
    { id: 'governor', result: 'report', totals: { 1: 19, 2: 19 }, winners: [], needsLot: null },
  ])
  expect(report.contests[0]).not.toHaveProperty('result')
})

test('the count that is only reported has its totals on the papers, and no word of who is elected', () => {
  for (const paper of ['result-sheet', 'counting-record', 'poster', 'reading-script']) {
    const text = textOf(paper)
    const governor = text.slice(text.indexOf('朝霧県知事選挙'))
    expect(governor.replaceAll(/\s/g, ''), paper).toMatch(/当選人は、(?:選挙会が)?全部の開票区の報告により/)
    expect(governor, paper).toMatch(/19/)
    expect(governor, paper).not.toMatch(/くじ|当選人はありません|当選（/)
  }
  expect(textOf('election-record')).not.toContain('知事')
})

test('the record of election divides by the council, and nobody loses the deposit', () => {
  const record = textOf('election-record')
  expect(record).toMatch(/選挙すべき数\s+1 人\s+議員の定数\s+20 人/)
  expect(record).toMatch(/有効投票数÷20÷4＝0\.475 票以上/)
  const [, deposits = ''] = record.split('供託物の没収点（附属）')
  expect(deposits).toMatch(/没収点\s+0\.190 票/)
  const rows = deposits.split('\n').flatMap((row) => row.match(/^\s*(\d)\s.*\s(\d+)\s+(没収|—)\s*$/)?.slice(1) ?? [])
  expect(rows).toEqual(VOTES.flatMap((votes, i) => [String(i + 1), String(votes), '—']))
  expect(textOf('result-sheet')).toContain('（選挙すべき人数 1、議員の定数 20）')
})

test('the independent reader, with the key holders’ shares, finds the same in the files of the count', () => {
  const media = [1, 2].map((pair) => join(out, 'media', '1', String(pair), 'original'))
  const of = ['--package', join(out, 'package'), '--authority', join(out, 'office', 'authority.pub')]
  const counted = ['--reports', join(out, 'reports'), '--count', join(out, 'count')]
  const shares = [1, 2].flatMap((holder) => ['--share', join(out, 'office', `share-${holder}.json`)])
  const typed = lines([1, 2].map((holder) => `fixture passphrase of holder ${holder}`))
  const { code, stdout } = run(
    IPPYO,
    ['--json', 'verify', ...media, ...of, ...counted, ...shares, '--passphrase-fd', '0'],
    typed,
  )
  expect(code, stdout).toBe(0)
  const { count } = JSON.parse(stdout) as { count: { differences: readonly unknown[] } }
  expect(count.differences).toEqual([])
})
