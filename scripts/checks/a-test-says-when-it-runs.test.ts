/** The gate asks each rule and sees each planted mistake; the name of a test says when it runs (`vitest.config.ts`). */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePlanted } from '../planted-mistakes/patch.ts'
import { citationsIn, rulesOf } from '../trace/rules.ts'
import { ourFiles } from './our-files.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const TESTS = ourFiles(ROOT, /\.test\.tsx?$/)
const SPECS = ourFiles(ROOT, /\.spec\.ts$/)
const GATE = [...TESTS, ...SPECS].filter((file) => !/\.night\.(?:test|spec)\.tsx?$/.test(file))

test('CI plays the gate', () => {
  expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toMatch(/^exec npm test --silent$/m)
})

test('a test of the browser is one of the gate or one of the night', () => {
  expect(SPECS.filter((file) => !/\.(?:day|night)\.spec\.ts$/.test(file))).toEqual([])
})

test('each rule that a test cites is asked by the gate', () => {
  const read = (file: string): readonly [string, string] => [file, readFileSync(join(ROOT, file), 'utf8')]
  const { rules } = rulesOf(new Map(ourFiles(ROOT, /\.md$/, 'docs').map(read)))
  const citedIn = (files: readonly string[]) =>
    new Set(files.map(read).flatMap(([file, text]) => citationsIn(file, text).map(({ id }) => id)))
  const asked = citedIn(GATE)
  const cited = [...citedIn([...TESTS, ...SPECS])].filter((id) => rules.has(id))
  expect(cited.length).toBeGreaterThan(250)
  expect(cited.filter((id) => !asked.has(id))).toEqual([])
})

test('each planted mistake is seen by the gate', () => {
  const folder = join(ROOT, 'fixtures', 'planted')
  const mistakes = readdirSync(folder).filter((name) => name.endsWith('.patch'))
  const unseen = mistakes.filter((name) => {
    const { red } = parsePlanted(readFileSync(join(folder, name), 'utf8'))
    return !red.some((file) => GATE.includes(file))
  })
  expect(mistakes.length).toBeGreaterThan(300)
  expect(unseen).toEqual([])
})

test('a test that replaces a module has a process of its own', () => {
  const replaces = /\bvi\.(?:mock|doMock)\(|\bsyncBuiltinESMExports\(|\bprocess\.chdir\(/
  const importedBy = new Map<string, string[]>()
  const reached = new Set<string>()
  for (const file of ourFiles(ROOT, /\.(?:tsx?|mjs)$/)) {
    const text = readFileSync(join(ROOT, file), 'utf8')
    if (replaces.test(text)) reached.add(file)
    for (const [, kind, path = ''] of text.matchAll(/\b(?:from|import)[ (]'(#|\.)([^']+)'/g)) {
      const imported = kind === '#' ? path : join(dirname(file), `.${path}`)
      importedBy.set(imported, [...(importedBy.get(imported) ?? []), file])
    }
  }
  for (const file of reached) for (const importer of importedBy.get(file) ?? []) reached.add(importer)
  const replacing = GATE.filter((file) => reached.has(file))
  expect(replacing.length).toBeGreaterThan(10)
  expect(replacing.filter((file) => !/\.day\.(?:test|spec)\.tsx?$/.test(file))).toEqual([])
})
