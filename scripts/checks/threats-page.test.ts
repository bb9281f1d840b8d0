/** docs/threats.md: each attack has its defence, a test that is there and does what the row says, and what remains; each actor's attacks have their rows. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { bundleChecks } from '#words/verify.ts'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/threats.md'), 'utf8')

/** The cells of a section's rows, without head and rule. */
function rowsOf(section: string): readonly (readonly string[])[] {
  const lines = section.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

const sections = new Map(page.split(/^## /m).map((text) => [text.split('\n')[0] ?? '', text]))
const attacks = [...sections].filter(([title]) => /^[1-8] /.test(title)).flatMap(([, text]) => rowsOf(text))
const tried = rowsOf(sections.get('9 Further attacks tried by ourselves') ?? '')
const idsOf = (cell: string) => cell.split(', ')
const known = new Set([...attacks, ...tried].flatMap(([id = '']) => idsOf(id)))

const NAMED = /`([\w./-]+\.(?:test|spec)\.tsx?)`/g
const testsOf = (cell: string) => [...cell.matchAll(NAMED)].map(([, file = '']) => file)
const lostIn = (cell: string) => testsOf(cell).filter((file) => !existsSync(join(ROOT, file)))

describe('each attack', () => {
  it.each(attacks.map((row) => [`${row[0]}: ${row[1]?.slice(0, 60)}`, row] as const))('%s', (_, row) => {
    expect(row).toHaveLength(5)
    expect(row.filter((cell) => cell.trim() === '')).toEqual([])
    const [, , , shown = ''] = row
    expect(testsOf(shown)).not.toHaveLength(0)
    expect(lostIn(shown)).toEqual([])
  })
})

it('what we tried ourselves: mended with a test that is there, or it failed, or it is told as a limit', () => {
  for (const [id = '', , outcome = ''] of tried) {
    expect(lostIn(outcome), id).toEqual([])
    expect(testsOf(outcome).length > 0 || /^(Failed|A limit)/.test(outcome), id).toBe(true)
  }
})

it('each test that the page names is there', () => {
  expect(lostIn(page)).toEqual([])
})

it('a number of our own names one attack', () => {
  const own = [...attacks, ...tried].flatMap(([id = '']) => idsOf(id)).filter((id) => id.startsWith('own-'))
  expect(own.filter((id, index) => own.indexOf(id) !== index)).toEqual([])
})

it('each attack of the outsiders has its row', () => {
  const rows = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `X-${letter}${index + 1}`)
  expect([...rows('A', 7), ...rows('B', 10), ...rows('C', 12)].filter((id) => !known.has(id))).toEqual([])
})

it('as many packages on a kiosk as the page of loaded packages names', () => {
  const lines = readFileSync(join(ROOT, 'docs/loaded-packages.md'), 'utf8').split('\n')
  const loaders = lines.filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | ')[3] ?? '')
  const loaded = loaders.filter((by) => by === 'all' || by.split(', ').includes('kiosk')).length
  expect(loaded).toBeGreaterThan(10)
  expect(attacks.find(([id]) => id === 'X-C12')?.[2]).toContain(`${loaded} on a kiosk, its screen included`)
})

describe('who might attack', () => {
  const actors = rowsOf(sections.get('Who might attack') ?? '')

  it.each(actors.map((row) => [row[0] ?? '', row] as const))('%s', (_, row) => {
    expect(row).toHaveLength(4)
    expect(idsOf(row[2] ?? '').filter((id) => !known.has(id))).toEqual([])
  })

  it('covers every section of attacks', () => {
    const named = new Set(actors.flatMap((row) => idsOf(row[2] ?? '')))
    for (const [title, text] of [...sections].filter(([title]) => /^[1-8] /.test(title))) {
      const ids = rowsOf(text).flatMap(([id = '']) => idsOf(id))
      expect(
        ids.some((id) => named.has(id)),
        title,
      ).toBe(true)
    }
  })
})

it('what is to be kept names sections that there are', () => {
  const numbers = rowsOf(sections.get('What is to be kept') ?? '').flatMap((row) => (row[3] ?? '').split(', '))
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers.filter((number) => ![...sections.keys()].some((title) => title.startsWith(`${number} `)))).toEqual([])
})

it('each lie in a count is shown in words that the tally has', () => {
  const lies = rowsOf(sections.get('Who sees a lie in a count') ?? '')
  const codes = lies.flatMap(([, , shown = '']) => [...shown.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code))
  expect(codes.length).toBeGreaterThan(8)
  expect(codes.filter((code) => !(code in tallyRefusalWords))).toEqual([])
  const checks = lies.flatMap(([, , , after = '']) => after.match(/V\d\d/g) ?? [])
  expect(checks.filter((check) => !(check in bundleChecks) && check !== 'V03')).toEqual([])
})
