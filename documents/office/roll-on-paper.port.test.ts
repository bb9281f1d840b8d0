/** ELG-20: the roll of a station for the pen. It names everybody in the order of the roll, says whose contest is used, and has no field for a time. */
import { expect, test } from 'vitest'
import type { BirthDate } from '#election/birth-date.ts'
import type { RollMark, RollRow } from '#election/definition/definition.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { loadDocumentFonts } from '../fonts.ts'
import { rollOnPaper } from './roll-on-paper.ts'

const [model] = tinySources.roll as [RollRow]
const MARKS: readonly (readonly [RollMark, ContestMask?])[] = [
  ['none'],
  ['early_voted'],
  ['early_voted', 1 as ContestMask],
  ['died'],
  ['absentee_issued'],
]
const madeAt = '2002-06-22T21:00' as LocalMinute
const { title: electionTitle, municipality, date } = tinySources.rules
const head = { use: 'rehearsal', electionTitle, municipality, date, madeAt } as const

async function textsOf(count: number): Promise<{ readonly pages: number; readonly texts: readonly string[] }> {
  const rows = Array.from({ length: count }, (_, at): RollRow => {
    const [mark, early] = MARKS[at % MARKS.length] ?? ['none']
    const birthDate = (at === 0 ? '昭和20年月日不詳' : '1960-04-01') as BirthDate
    return { ...model, rollNo: `1-${at + 1}` as RollNumber, birthDate, mark, early }
  })
  const input = { head, station: tinyStation, contests: tinySources.contests, rows, round: 2, madeAt }
  const drawn = await rollOnPaper(input, await loadDocumentFonts(null))
  if (!drawn.ok) throw new Error(drawn.error.text)
  const texts = drawn.value.pages.flatMap((page) => page.flatMap((mark) => (mark.type === 'words' ? [mark.words] : [])))
  return { pages: drawn.value.pages.length, texts }
}

test('each voter once, in order; a used contest is closed for the pen, the other is open', async () => {
  const { texts, pages } = await textsOf(60)
  expect(pages).toBeGreaterThan(1)
  expect(texts.filter((text) => /^1-\d+$/.test(text))).toEqual(Array.from({ length: 60 }, (_, at) => `1-${at + 1}`))
  const rowOf = (number: string) =>
    texts.slice(texts.indexOf(number), texts.indexOf(`1-${Number(number.slice(2)) + 1}`))
  const pen = (number: string) => rowOf(number).filter((text) => text === '□' || text === '×')
  expect([1, 2, 3, 4, 5].map((at) => pen(`1-${at}`).join(''))).toEqual(['□□', '××', '×□', '××', '××'])
  expect(rowOf('1-1')).toContain('昭和20年月日不詳')
  expect(rowOf('1-3')).toContain('期日前1')
  expect(texts.join('')).toContain('第2号まで')
})

test('LAW-02: no column asks when somebody came', async () => {
  const { texts } = await textsOf(3)
  const heads = texts.slice(texts.indexOf('番号'), texts.indexOf('1-1'))
  expect(heads).toEqual(['番号', '氏名', '生年月日・性別', '住所', '印', '選挙1', '選挙2'])
})
