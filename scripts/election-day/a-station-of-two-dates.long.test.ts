/** Somebody tried a set with early voting over two days (R9): the day was played to its end, then stopped with a stack trace. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let scratch: string
let set: string
let temporary: string

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-two-dates-'))
  set = join(scratch, 'set')
  temporary = join(scratch, 'tmp')
  mkdirSync(temporary)
  cpSync(join(ROOT, 'fixtures', 'elections', 'small'), set, { recursive: true })
  const day = /^date,(.+?)\r?$/m.exec(readFileSync(join(set, 'election.csv'), 'utf8'))?.[1] ?? ''
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  const [header, row] = readFileSync(join(set, 'stations.csv'), 'utf8').trim().split(/\r?\n/)
  writeFileSync(join(set, 'stations.csv'), `${header},dates\r\n${row},${before};${day}\r\n`)
})
afterAll(() => rmSync(scratch, { recursive: true }))

function play(...options: string[]) {
  const args = ['--import', 'tsx', join(ROOT, 'scripts/election-day/main.ts'), '--election', set, '--voters', '2']
  const environment = { ...process.env, TMPDIR: temporary }
  const done = spawnSync(process.execPath, [...args, ...options], { cwd: ROOT, encoding: 'utf8', env: environment })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}

it('is refused in both languages before anything is written', () => {
  const out = join(scratch, 'day')
  const { code, stderr } = play('--out', out)
  expect(code, stderr).toBe(2)
  expect(stderr).toContain('二日以上の投票所')
  expect(stderr).toContain('A station with more than one date')
  expect(stderr).toContain('stations.csv')
  expect(stderr).not.toMatch(/not-closed|^\s+at /m)
  expect(existsSync(out)).toBe(false)
}, 120_000)

it('is one object for a program, and leaves no directory of its own behind', () => {
  const { code, stdout } = play('--json')
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toEqual({ error: { type: 'several-dates', stations: ['1'] } })
  expect(readdirSync(temporary).filter((name) => name.startsWith('ippyo-day-'))).toEqual([])
}, 120_000)
