/** Labels for outer envelopes: whoever got papers, a label a contest, read by the desk as this voter's; and nothing that is the ballot's or another's. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { ContestMask, ElectionId, RollNumber } from '#election/ids.ts'
import { readEnvelope } from '#election/roll/envelope-code.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { overprinted } from '#simulation/rooms/overprinted.ts'
import { loadDocumentFonts } from '../fonts.ts'
import { envelopeLabelsOf, envelopesCsv, envelopesOnPaper } from './absentee-envelopes.ts'

const [model] = tinySources.roll as [RollRow]
const electionId = '5f1d2c3b4a596877' as ElectionId
const electionPackage = { ...tinySources, electionId } as never
const { title: electionTitle, municipality, date } = tinySources.rules
const head = { use: 'fixture', electionTitle, municipality, date, madeAt: '2002-06-01T09:00' as LocalMinute } as const
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-envelopes-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const rowOf = (at: number, change: Partial<RollRow> = {}): RollRow => {
  const own = {
    rollNo: `1-${at}` as RollNumber,
    ticket: `T-${at}`,
    name: `見本 ${at}`,
    mark: 'absentee_issued' as const,
  }
  return { ...model, ...own, ...change }
}
const labelsFor = (rows: readonly RollRow[]) => envelopeLabelsOf({ electionPackage, station: tinyStation, rows })
const contests = tinySources.contests.map(({ id }) => id)

test('each code is read by the desk as this election, station, ticket and contest', () => {
  const read = labelsFor([rowOf(1), rowOf(2)]).map(({ code }) => readEnvelope(code ?? ''))
  expect(read).toEqual(
    ['T-1', 'T-2'].flatMap((ticket) =>
      contests.map((contest) => ({ ok: true, value: { electionId, station: tinyStation.id, ticket, contest } })),
    ),
  )
})

test('only who got papers has one, and only for a contest of their own', () => {
  const marks: readonly RollMark[] = ['none', 'died', 'early_voted', 'online', 'absentee_issued', 'absentee_voted']
  const labels = labelsFor(marks.map((mark, at) => rowOf(at, { mark })))
  expect([...new Set(labels.map(({ row }) => row.mark))]).toEqual(['absentee_issued', 'absentee_voted'])
  const notTheirs = labelsFor([rowOf(1, { unentitled: 1 as ContestMask })])
  expect(notTheirs.map(({ contest }) => contest.id)).toEqual(contests.slice(1))
})

test('a number that no code can hold is printed without one, and the label says what to do', async () => {
  const labels = labelsFor([rowOf(1, { ticket: '第３号' })])
  expect(labels.map(({ code }) => code)).toEqual(contests.map(() => null))
  const drawn = await envelopesOnPaper({ head, station: tinyStation, labels }, await loadDocumentFonts(null))
  const words = drawn.ok ? drawn.value.pages.flat().flatMap((mark) => (mark.type === 'words' ? [mark.words] : [])) : []
  expect(words.join('')).toContain('この番号にはコードがない')
})

test('label and list have no birth date, sex, address, number of the roll or mark: no more than the envelope says itself', async () => {
  const row = rowOf(7, { birthDate: '1960-04-01' as RollRow['birthDate'], sex: 'F', address: '手毬町 1-2' })
  const labels = labelsFor([row])
  const csv = new TextDecoder().decode(envelopesCsv(tinyStation, labels))
  expect(csv).toContain(`T-7,見本 7,IE1/${electionId}/`)
  const drawn = await envelopesOnPaper({ head, station: tinyStation, labels }, await loadDocumentFonts(null))
  const words = drawn.ok ? drawn.value.pages.flat().flatMap((mark) => (mark.type === 'words' ? [mark.words] : [])) : []
  expect(words.join('')).toContain('内封筒には、何も貼らず、何も書かない')
  for (const text of [csv, words.join(' ')]) expect(text).not.toMatch(/1960|昭和|女|手毬町|1-7\b|absentee/)
})

test('a scanner reads each code from the printed sheet', async () => {
  const labels = labelsFor([1, 2, 3].map((at) => rowOf(at, { name: '𠮷野 花子' })))
  const drawn = await envelopesOnPaper({ head, station: tinyStation, labels }, await loadDocumentFonts(null))
  if (!drawn.ok) throw new Error(drawn.error.text)
  expect(overprinted(drawn, directory)).toEqual([])
  writeFileSync(join(directory, 'sheet.pdf'), drawn.value.pdf)
  const finder = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(finder).buffer }, fireImmediately: true })
  execFileSync('pdftoppm', ['-r', '150', '-gray', '-png', join(directory, 'sheet.pdf'), join(directory, 'sheet')])
  const read = new Set<string>()
  for (let page = 1; page <= drawn.value.pages.length; page++) {
    const png = readFileSync(join(directory, `sheet-${page}.png`))
    for (const { text } of await readBarcodes(png, { formats: ['Code128'], maxNumberOfSymbols: 20 })) read.add(text)
  }
  expect([...read].sort()).toEqual(labels.map(({ code }) => code).toSorted())
})
