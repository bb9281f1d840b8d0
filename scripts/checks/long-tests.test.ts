import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePlanted } from '../planted-mistakes/patch.ts'
import { citationsIn, rulesOf } from '../trace/rules.ts'
import {
  BROAD_TAG,
  DAYS_OF_EACH_RUN,
  LEFT_TO_THE_WHOLE,
  LONG,
  LONGEST,
  OWN_PROCESS,
  PARTS,
  PARTS_WHOLE,
} from './long-tests.mjs'
import { ourFiles } from './our-files.ts'

const ROOT = join(import.meta.dirname, '..', '..')

test('each file that the lists of long tests name is there', () => {
  const named = [...LONGEST, ...PARTS.flat(), ...PARTS_WHOLE.flat(), ...DAYS_OF_EACH_RUN]
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('CI plays the whole', () => {
  expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toContain('npm test --silent -- --whole')
})

test('days that go on where another day ends: if one day is left out, all days after it are, too', () => {
  const folder = join(ROOT, 'desk', 'browser')
  const serial = readdirSync(folder)
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ text }) => text.includes("mode: 'serial'"))
  const parted = serial.filter(({ text }) => {
    const [, ...behind] = text.split(/^ *test\(/m).map((day) => day.includes(BROAD_TAG))
    return behind.slice(behind.indexOf(true)).includes(false) && behind.includes(true)
  })
  expect(serial).not.toEqual([])
  expect(parted.map(({ name }) => name)).toEqual([])
})

const TESTS = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n')

/** As vitest reads a pattern: `**` is any folders, `*` a part of a name, `{a,b}` one of them. */
function isOneOf(patterns: readonly string[]): (file: string) => boolean {
  const signs: Readonly<Record<string, string>> = {
    '**/': '(?:.*/)?',
    '**': '.*',
    '*': '[^/]*',
    '{': '(?:',
    '}': ')',
    ',': '|',
    '.': '\\.',
  }
  const written = patterns.map((pattern) => pattern.replaceAll(/\*\*\/|\*\*|[*{},.]/g, (sign) => signs[sign] ?? sign))
  const form = new RegExp(`^(?:${written.join('|')})$`)
  return (file) => form.test(file)
}

/** Days in a browser are left to the whole unless they are named. */
const SPECS = ourFiles(ROOT, /\.spec\.ts$/)
const PLAYED = [...TESTS.filter((file) => !isOneOf(LEFT_TO_THE_WHOLE)(file)), ...DAYS_OF_EACH_RUN]

test('each rule that a test cites is asked by `npm test`', () => {
  const read = (file: string): readonly [string, string] => [file, readFileSync(join(ROOT, file), 'utf8')]
  const { rules } = rulesOf(new Map(ourFiles(ROOT, /\.md$/, 'docs/requirements').map(read)))
  const citedIn = (files: readonly string[]) =>
    new Set(files.map(read).flatMap(([file, text]) => citationsIn(file, text).map(({ id }) => id)))
  const asked = citedIn(PLAYED)
  const cited = [...citedIn([...TESTS, ...SPECS])].filter((id) => rules.has(id))
  expect(cited.length).toBeGreaterThan(250)
  expect(cited.filter((id) => !asked.has(id))).toEqual([])
})

test('of ten planted mistakes `npm test` sees nine', () => {
  const folder = join(ROOT, 'fixtures', 'planted')
  const mistakes = readdirSync(folder).filter((name) => name.endsWith('.patch'))
  const unseen = mistakes.filter((name) => {
    const { red } = parsePlanted(readFileSync(join(folder, name), 'utf8'))
    return !red.some((file) => PLAYED.includes(file))
  })
  expect(unseen.length * 10, unseen.join(' ')).toBeLessThan(mistakes.length)
})

/** Changes that stay in the process after a test file: to functions of another module, the folder, the clock, the surroundings. */
const CHANGES_A_PROCESS =
  /\bvi\.(?:mock|doMock|spyOn|stub\w+|useFakeTimers|setSystemTime)\(|syncBuiltinESMExports\(|process\.chdir\(|process\.env(?:\.\w+|\[[^\]]+\]) = |delete process\.env|(?:globalThis|process)\.(?!exitCode)\w+ = /

interface Source {
  readonly loads: readonly string[]
  readonly changes: boolean
}
const sources = new Map<string, Source>()
function sourceOf(file: string): Source {
  const known = sources.get(file)
  if (known !== undefined) return known
  const text = readFileSync(join(ROOT, file), 'utf8')
  const loads = [...text.matchAll(/(?:from|import)[ (]'([#.][^']+)'/g)]
    .map(([, from = '']) => (from.startsWith('#') ? from.slice(1) : join(file, '..', from)))
    .filter((path) => existsSync(join(ROOT, path)))
  const source = { loads, changes: CHANGES_A_PROCESS.test(text) }
  sources.set(file, source)
  return source
}

/** The test and all of ours that it loads, where they change something. */
function changing(test: string): readonly string[] {
  const loaded = new Set([test])
  for (const file of loaded) for (const other of sourceOf(file).loads) loaded.add(other)
  return [...loaded].filter((file) => sourceOf(file).changes)
}

test('a long test that shares its process leaves it as it was', () => {
  const long = TESTS.filter(isOneOf(LONG))
  const shared = long.filter((file) => !isOneOf(OWN_PROCESS)(file))
  expect(shared.length).toBeGreaterThan(100)
  // Others of its process may have left programs that still end.
  expect(shared.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('/proc/'))).toEqual([])
  expect(shared.flatMap((file) => changing(file).map((by) => `${file}: ${by}`))).toEqual([])
  expect(changing('simulation/scenarios/ebina-2003.test.ts')).toContain('simulation/scenarios/scenario.ts')
  expect(changing('office/commands/of-a-project.test.ts')).not.toEqual([])
})

test('a test with a process of its own is a long one, and each pattern finds one', () => {
  expect(TESTS.filter(isOneOf(OWN_PROCESS)).filter((file) => !isOneOf(LONG)(file))).toEqual([])
  expect([...LONG, ...OWN_PROCESS, ...LEFT_TO_THE_WHOLE].filter((pattern) => !TESTS.some(isOneOf([pattern])))).toEqual(
    [],
  )
})
