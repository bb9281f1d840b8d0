/** For tests: a whole day from files of an election, its papers as text, and the count as the independent reader finds it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { IPPYO, lines } from '#office/commands/ippyo-in-tests.ts'
import { threeCheckers } from '#simulation/bundle/three-checkers.ts'
import type { DayReport } from './day-report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export const csv = (rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')

export function fileOfSmall(name: string): string {
  return readFileSync(join(ROOT, 'fixtures', 'elections', 'small', name), 'utf8')
}

/** So many voters of the first station, each with a number `1-0001`, `1-0002` … */
export function rollOf(voters: number): string {
  const rows = Array.from({ length: voters }, (_, voter) => {
    const person = `1,鈴木　愛,すずき　あい,${voter % 2 === 0 ? 'F' : 'M'},1959-02-08,手毬522番地7,2006-02-04`
    return `${rollNo(voter)},${person},T${voter + 1},`
  })
  return csv([fileOfSmall('roll.csv').split('\n')[0] ?? '', ...rows])
}

export const rollNo = (voter: number) => `1-${String(voter + 1).padStart(4, '0')}`

export interface PlayedDay {
  /** Where all of it is. */
  readonly out: string
  readonly report: DayReport
  textOf(paper: string): string
  /** Differences that the independent reader finds, with the key holders' shares. */
  differences(): readonly unknown[]
  /** The findings of that reader in the files of the count, and with the shares in the district. */
  foundIn(given: 'no-shares' | 'shares'): FoundInCount
  /** The bundle before command, page and Python. */
  bundleChecked(): ReturnType<typeof threeCheckers>
  remove(): void
}

/** @param files stations are those of the small election where none are given */
export function playedDay(files: Readonly<Record<string, string>>): PlayedDay {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-played-day-'))
  const [sources, out] = [join(scratch, 'sources'), join(scratch, 'day')]
  mkdirSync(sources)
  const all = { 'stations.csv': fileOfSmall('stations.csv'), ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(sources, name), text)
  const { options: loading, file } = startOf('simulation/election-day/main.ts')
  const { code, stdout, stderr } = run([...loading, file], ['--election', sources, '--out', out, '--json'])
  expect(code, stderr).toBe(0)
  const report = JSON.parse(stdout) as DayReport
  return {
    report,
    textOf(name) {
      const path = report.documents.find((each) => each.endsWith(`${name}.pdf`)) ?? expect.unreachable(name)
      return spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
    },
    out,
    differences() {
      const { code, said } = verified(out, 'shares')
      expect(code, JSON.stringify(said)).toBe(0)
      return said.count.differences
    },
    foundIn: (given) => verified(out, given).said,
    bundleChecked() {
      const authority = readFileSync(join(out, 'office', 'authority.pub'), 'utf8').trim()
      return threeCheckers(join(out, 'bundle'), authority)
    },
    remove: () => rmSync(scratch, { recursive: true }),
  }
}

interface FoundInCount {
  readonly count: { readonly problem: string | null; readonly differences: readonly unknown[] }
  readonly district: { readonly problem: unknown } | null
}

function verified(out: string, given: 'no-shares' | 'shares') {
  const media = [1, 2].map((pair) => join(out, 'media', '1', String(pair), 'original'))
  const of = ['--package', join(out, 'package'), '--authority', join(out, 'office', 'authority.pub')]
  const counted = ['--reports', join(out, 'reports'), '--count', join(out, 'count')]
  const holders = given === 'shares' ? [1, 2] : []
  const shares = holders.flatMap((holder) => ['--share', join(out, 'office', `share-${holder}.json`)])
  const typed = lines(holders.map((holder) => `fixture passphrase of holder ${holder}`))
  const read = holders.length === 0 ? [] : ['--passphrase-fd', '0']
  const { code, stdout } = run(IPPYO, ['--json', 'verify', ...media, ...of, ...counted, ...shares, ...read], typed)
  return { code, said: JSON.parse(stdout) as FoundInCount }
}

function run(program: readonly string[], options: readonly string[], input = '') {
  const limits = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const done = spawnSync(process.execPath, [...program, ...options], { cwd: ROOT, input, ...limits })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}
