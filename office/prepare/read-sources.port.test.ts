import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import type { ImportProgress } from '#election/definition/import/import-election.ts'
import { SAMPLE_FONTS as fonts, GOOD_FILES } from '#election/definition/import/sample-files.ts'
import { importWatched } from './prepare-election.ts'
import { readSources, withSources } from './read-sources.ts'

let directory: string
let roll: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-sources-'))
  for (const [name, text] of Object.entries(GOOD_FILES)) writeFileSync(join(directory, name), text)
  roll = join(directory, 'roll.csv')
})
afterEach(() => rmSync(directory, { recursive: true }))

it('a large file comes in pieces, each time from its beginning, and whole to who wants it whole', async () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251)
  writeFileSync(roll, bytes)
  const twice = await withSources(directory, async (files) => {
    const file = files.get('roll.csv')
    const read = () => Array.from(file?.pieces() ?? [], (piece) => piece.slice())
    return [read(), read()]
  })
  if (!twice.ok) return expect.unreachable()
  for (const pieces of twice.value) {
    expect(pieces.length).toBeGreaterThan(2)
    expect(Buffer.compare(concat(...pieces), bytes)).toBe(0)
  }
  const whole = await readSources(directory)
  expect(whole.ok && Buffer.compare(whole.value.get('roll.csv') ?? bytes.subarray(1), bytes)).toBe(0)
})

it('a file that grows or shrinks while it is read is none that can be read', async () => {
  for (const change of [() => appendFileSync(roll, 'x'), () => truncateSync(roll, 10)]) {
    const read = await withSources(directory, async (files) => {
      change()
      return importWatched(files, fonts, () => {})
    })
    expect(read).toEqual({ ok: false, error: { type: 'sources-unreadable', path: roll } })
  }
})

it('the import tells how far it is in the bytes of the roll, and others have their turn between its pieces', async () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, at) => `9-${at},1,佐藤　愛,さとう　あい,F,1950-01-31,朝霧1番地,1950-01-31,A${at},`,
  )
  const text = `${GOOD_FILES['roll.csv']}${rows.join('\n')}\n`
  writeFileSync(roll, text)
  const size = utf8(text).length
  const told: ImportProgress[] = []
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; turns++) await new Promise((resolve) => setImmediate(resolve))
  })()
  const imported = await withSources(directory, (files) => importWatched(files, fonts, (at) => told.push(at)))
  isOver = true
  await others
  expect(imported.ok && imported.value.ok).toBe(true)
  expect(told.at(-1)).toEqual({ bytes: size, of: size })
  expect(told.length).toBeGreaterThan(2)
  expect(turns).toBeGreaterThan(2)
})

it('a workbook where a CSV is missing is told as what it is, and beside the CSV it is passed over', async () => {
  const errors = async () => {
    const read = await withSources(directory, async (files) => importWatched(files, fonts, () => {}))
    if (!read.ok) return expect.unreachable()
    return read.value.ok ? [] : read.value.error.errors.map(({ file, code }) => `${file} ${code}`)
  }
  writeFileSync(join(directory, '選挙人名簿.xlsx'), Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))
  expect(await errors()).toEqual([])
  rmSync(roll)
  expect(await errors()).toEqual(['roll.csv is-a-workbook'])
})
