/** What the command mutates is there and is all of the core; its packages come with hashes and from no named host. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ourFiles } from '../checks/our-files.ts'
import { askedBy, figuresOf, livingIn, MUTATED, memoryName, QUICK_TESTS, scoreOf, strykerOptions } from './mutation.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGES = join(ROOT, 'scripts', 'mutation', 'packages')
const json = (name: string) => JSON.parse(readFileSync(join(PACKAGES, name), 'utf8'))

it('without paths everything is mutated that decides over a vote', () => {
  expect(askedBy([], ROOT)).toEqual({ paths: MUTATED, tests: [] })
  const folders = readdirSync(join(ROOT, 'election'), { withFileTypes: true })
  const sources = (folder: string) => ourFiles(ROOT, /\.ts$/, folder).filter((file) => !file.endsWith('.test.ts'))
  const core = folders.filter((entry) => entry.isDirectory()).map(({ name }) => `election/${name}`)
  const apps = ['kiosk', 'issuer', 'tally'].flatMap((app) => [`${app}/app.ts`, `${app}/services`, `${app}/session`])
  const wanted = [...core.filter((folder) => sources(folder).length > 0), ...apps]
  expect(core.length).toBeGreaterThan(5)
  expect(wanted.filter((path) => !MUTATED.includes(path))).toEqual([])
  for (const folder of QUICK_TESTS) expect(ourFiles(ROOT, /\.test\.tsx?$/, folder).length).toBeGreaterThan(0)
})

it('takes paths and tests that exist, and nothing else', () => {
  expect(askedBy(['--tests', 'shell/run-app.test.ts,kiosk', 'shell/run-app.ts', 'kiosk/session/'], ROOT)).toEqual({
    paths: ['shell/run-app.ts', 'kiosk/session'],
    tests: ['shell/run-app.test.ts', 'kiosk'],
  })
  expect(askedBy(['shell/run-app.ts:1-20'], ROOT)).toMatchObject({ paths: ['shell/run-app.ts:1-20'] })
  expect(askedBy(['shell/no-app.ts:1-20'], ROOT)).toContain('shell/no-app.ts')
  expect(askedBy(['kiosk/sessions'], ROOT)).toContain('kiosk/sessions')
  expect(askedBy(['--tests', 'no/such', 'kiosk'], ROOT)).toContain('no/such')
  for (const wrong of [['--tests'], ['--force']]) expect(askedBy(wrong, ROOT)).toEqual(expect.any(String))
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
  const at = { start: { line: 7 } }
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError']
  const report = { files: { 'a.ts': { mutants: statuses.map(mutant) } } }
  const figures = figuresOf(report)
  expect(figures).toEqual({ killed: 2, timeout: 1, survived: 1, noCoverage: 1, leftOut: 2 })
  expect(scoreOf(figures)).toBe(60)
  expect(scoreOf(figuresOf({ files: {} }))).toBeNull()
  expect(livingIn(report)).toEqual(['a.ts:7 X → if (false)', 'a.ts:7 X (no test comes here) → if (false)'])
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
