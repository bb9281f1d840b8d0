import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BROAD, BROAD_TAG, IN_ONE_PROCESS, LONGEST, narrowOf, PLAYED_BESIDE } from './long-tests.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

test('what is begun first, played beside the others or in one process is there under that name', () => {
  expect([...LONGEST, ...PLAYED_BESIDE, ...IN_ONE_PROCESS].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('what is left to the whole run is there, and so is what asks the same at one place, which is not left out itself', () => {
  const narrow = BROAD.map(narrowOf)
  expect([...BROAD, ...narrow].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  expect(narrow.filter((path) => BROAD.includes(path))).toEqual([])
})

test('CI plays the whole', () => {
  expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toContain('npm test --silent -- --whole')
})

test('days that go on where another ends: behind one that is left out all are', () => {
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

/** What outlives a test file in its process: another module's functions, the folder, the clock, the surroundings. */
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

/** Of the test and all of ours that it loads. */
function changing(test: string): readonly string[] {
  const loaded = new Set([test])
  for (const file of loaded) for (const other of sourceOf(file).loads) loaded.add(other)
  return [...loaded].filter((file) => sourceOf(file).changes)
}

test('what runs in one process with others leaves it as it was', () => {
  expect(IN_ONE_PROCESS.flatMap((file) => changing(file).map((by) => `${file}: ${by}`))).toEqual([])
  expect(changing('simulation/scenarios/ebina-2003.test.ts')).toContain('simulation/scenarios/scenario.ts')
  expect(changing('office/commands/of-a-project.test.ts')).not.toEqual([])
})
