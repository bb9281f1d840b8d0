/** What the command mutates is there and is all of the core; its packages come with hashes and from no named host. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert, expect, it, onTestFinished, vi } from 'vitest'
import { ourFiles } from '../checks/our-files.ts'
import { drawn, interval, onlyDrawn } from './draw.ts'
import {
  areQuickAlone,
  askedBy,
  figuresOf,
  livingIn,
  MUTATED,
  memoryName,
  QUICK_TESTS,
  scoreOf,
  strykerOptions,
  testsBelow,
} from './mutation.ts'
import { keyOf, strykerPlugins } from './only-drawn.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGES = join(ROOT, 'scripts', 'mutation', 'packages')
const json = (name: string) => JSON.parse(readFileSync(join(PACKAGES, name), 'utf8'))

it('without paths everything is mutated that decides over a vote', () => {
  expect(askedBy([], ROOT)).toEqual({ paths: MUTATED, tests: [], draw: null })
  const folders = readdirSync(join(ROOT, 'election'), { withFileTypes: true })
  const sources = (folder: string) => ourFiles(ROOT, /\.ts$/, folder).filter((file) => !file.endsWith('.test.ts'))
  const core = folders.filter((entry) => entry.isDirectory()).map(({ name }) => `election/${name}`)
  const apps = ['kiosk', 'issuer', 'tally', 'office'].flatMap((app) => [
    `${app}/app.ts`,
    `${app}/services`,
    `${app}/session`,
  ])
  const wanted = [...core.filter((folder) => sources(folder).length > 0), ...apps]
  expect(core.length).toBeGreaterThan(5)
  expect(wanted.filter((path) => !MUTATED.includes(path))).toEqual([])
  for (const folder of QUICK_TESTS) expect(ourFiles(ROOT, /\.test\.tsx?$/, folder).length).toBeGreaterThan(0)
})

it('takes paths and tests that exist, and nothing else', () => {
  expect(askedBy(['--tests', 'shell/run-app.port.test.ts,kiosk', 'shell/run-app.ts', 'kiosk/session/'], ROOT)).toEqual({
    paths: ['shell/run-app.ts', 'kiosk/session'],
    tests: ['shell/run-app.port.test.ts', 'kiosk'],
    draw: null,
  })
  expect(askedBy(['shell/run-app.ts:1-20'], ROOT)).toMatchObject({ paths: ['shell/run-app.ts:1-20'] })
  expect(askedBy(['shell/no-app.ts:1-20'], ROOT)).toContain('shell/no-app.ts')
  expect(askedBy(['kiosk/sessions'], ROOT)).toContain('kiosk/sessions')
  expect(askedBy(['--tests', 'no/such', 'kiosk'], ROOT)).toContain('no/such')
  expect(askedBy(['--draw', '60', '--seed', 'x', 'kiosk'], ROOT)).toMatchObject({ draw: { count: 60, seed: 'x' } })
  const draws = [['--draw'], ['--draw', '0'], ['--draw', 'kiosk'], ['--draw', '9', 'kiosk/app.ts:1-20']]
  for (const wrong of [['--tests'], ['--force'], ...draws]) expect(askedBy(wrong, ROOT)).toEqual(expect.any(String))
})

it('a folder judges by its quick tests; with a file named, by whatever is named', () => {
  expect([['office'], ['issuer/session', 'tally'], []].map(areQuickAlone)).toEqual([true, true, true])
  expect(areQuickAlone(['issuer', 'issuer/helped-voters.port.test.ts'])).toBe(false)
  expect(['issuer', 'issuer/helped-voters.port.test.ts'].map(testsBelow)).toEqual([
    'issuer/**/*.test.{ts,tsx}',
    'issuer/helped-voters.port.test.ts',
  ])
})

it('remembers each choice of tests apart, under a name that a file system takes however many they are', () => {
  const tests = Array.from({ length: 60 }, (_, i) => `kiosk/session/a-test-with-a-long-name-${i}.test.ts`)
  const names = [memoryName('kiosk/app.ts:20-40', tests), memoryName('kiosk/app.ts:20-40', tests.slice(1))]
  for (const name of [...names, memoryName('kiosk/app.ts:20-40', [])])
    expect(name).toMatch(/^kiosk-app\.ts-20-40[+0-9a-f]{0,17}$/)
  expect(names[0]).not.toBe(names[1])
})

it('mutates no test', () => {
  expect(strykerOptions('kiosk/session', ROOT, 'out/x').mutate).toContain('!kiosk/session/**/*.test.ts')
  for (const file of ['shell/run-app.ts', 'shell/run-app.ts:1-20']) {
    expect(strykerOptions(file, ROOT, 'out/x').mutate).toEqual([file])
  }
})

it('counts what no test reaches as alive, and names it', () => {
  const mutant = (status: string) => ({ status, mutatorName: 'X', replacement: 'if\n  (false)', location: at })
  const at = { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } }
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError']
  const report = { files: { 'a.ts': { mutants: statuses.map(mutant) } } }
  const figures = figuresOf(report)
  expect(figures).toEqual({ killed: 2, timeout: 1, survived: 1, noCoverage: 1, leftOut: 2 })
  expect(scoreOf(figures)).toBe(60)
  expect(scoreOf(figuresOf({ files: {} }))).toBeNull()
  expect(livingIn(report)).toEqual(['a.ts:7 X → if (false)', 'a.ts:7 X (no test comes here) → if (false)'])
})

it('draws as many as it is told, the same by the same seed, and no mutant more often than another', () => {
  const keys = Array.from({ length: 20 }, (_, i) => `mutant ${i}`)
  const times = new Map(keys.map((key) => [key, 0]))
  for (let seed = 0; seed < 2000; seed++) {
    for (const key of drawn(keys, 5, String(seed))) times.set(key, (times.get(key) ?? 0) + 1)
  }
  // 500 each; the seeds are fixed, so this passes always or never. Six standard deviations.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(117)
  expect(drawn(keys, 5, 'a')).toEqual(drawn(keys.toReversed(), 5, 'a'))
  expect(drawn(keys, 5, 'a')).not.toEqual(drawn(keys, 5, 'b'))
  expect(drawn(keys, 99, 'a').toSorted()).toEqual(keys.toSorted())
})

it('lets only the drawn mutants through, and judges by nothing else', async () => {
  const mutant = (line: number, replacement: string, status: string) => ({
    ...{ id: `${line}${replacement}`, mutatorName: 'X', replacement, status },
    location: { start: { line, column: 3 }, end: { line, column: 9 } },
  })
  const made = [mutant(7, 'true', 'Survived'), mutant(7, 'false', 'Killed'), mutant(8, 'true', 'NoCoverage')]
  const inside = made.map((one) => ({ ...one, fileName: join(ROOT, 'a/b.ts') }))
  // The report counts from 1, what the checker is given from 0.
  const reported = made.map(({ location: { start, end }, ...one }) => ({
    ...one,
    location: { start: { line: start.line + 1, column: 4 }, end: { line: end.line + 1, column: 10 } },
  }))
  const keys = new Set(inside.slice(1).map(keyOf))
  // Wherever the checkout lies, a seed draws the same.
  expect([...keys].filter((key) => !key.startsWith('a/b.ts:'))).toEqual([])
  const report = onlyDrawn({ files: { 'a/b.ts': { mutants: reported } } }, keys, ROOT)
  expect(report).toEqual({ files: { 'a/b.ts': { mutants: reported.slice(1) } } })

  const list = join(mkdtempSync(join(tmpdir(), 'ippyo-drawn-')), 'keys.json')
  writeFileSync(list, JSON.stringify([...keys]))
  vi.stubEnv('IPPYO_MUTATION_DRAWN', list)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(dirname(list), { recursive: true })
  })
  const [plugin] = strykerPlugins
  assert(plugin?.name === 'only-drawn')
  expect(strykerOptions('kiosk', ROOT, 'out/x', true)).toMatchObject({ checkers: [plugin.name] })
  const checker = new plugin.injectableClass()
  await checker.init()
  expect(await checker.group(inside)).toEqual([inside.map(({ id }) => id)])
  expect(Object.values(await checker.check(inside)).map(({ status }) => status)).toEqual([
    'compileError',
    ...['passed', 'passed'],
  ])
})

it('tells how exact a sample is', () => {
  // Wilson, 95 %: the textbook's 8 of 10, and none of ten.
  const bounds = (killed: number, survived: number) =>
    interval({ killed, timeout: 0, survived, noCoverage: 0, leftOut: 5 }).map((bound) => bound.toFixed(1))
  expect(bounds(8, 2)).toEqual(['49.0', '94.3'])
  expect(bounds(0, 10)).toEqual(['0.0', '27.8'])
  expect(bounds(10, 0)).toEqual(['72.2', '100.0'])
})

it('its packages are pinned, each with a hash, none with a host, and may run nothing while they are installed', () => {
  const packages: Record<string, { integrity?: string; resolved?: string }> = json('package-lock.json').packages
  const others = Object.entries(packages).filter(([place]) => place !== '')
  expect(others.length).toBeGreaterThan(50)
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  expect(others.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  const versions: string[] = Object.values(json('package.json').devDependencies)
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  expect(readFileSync(join(PACKAGES, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
})
