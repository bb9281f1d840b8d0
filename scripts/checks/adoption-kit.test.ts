/** docs/adoption: short, each point with its clause and our page, dates as the office counts them, a worksheet that computes, and no price that nobody gave. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { COUNCIL } from '#election/kinds/council/kind.ts'
import { HEAD } from '#election/kinds/head/kind.ts'

const KIT = join(import.meta.dirname, '../../docs/adoption')
const textOf = (name: string) => readFileSync(join(KIT, name), 'utf8')
const pages = readdirSync(KIT).filter((name) => name.endsWith('.md'))

it('a council reads it in an evening: 5,000 words in both languages, two kana or kanji as one', () => {
  const words = (text: string) => {
    const japanese = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
    const others = text
      .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
      .match(/[\p{L}\p{N}]+/gu)
    return japanese / 2 + (others?.length ?? 0)
  }
  expect(pages.map((page) => words(textOf(page))).reduce((sum, each) => sum + each)).toBeLessThan(5000)
})

describe.each(['ordinance.md', 'tender.md'])('%s', (page) => {
  const [japanese = '', english = ''] = textOf(page).split('\n## English\n')
  const points = (text: string) => text.split('\n').filter((line) => line.startsWith('| □ | ') && !line.includes('---'))
  /** The first row of each table is its head. */
  const [ja, en] = [points(japanese).slice(1), points(english).slice(1)]

  it('has the same points in both languages, by the same clauses', () => {
    const clauses = (line: string) => {
      const grounds = line.split(' | ').at(-2) ?? ''
      const own =
        grounds
          .replaceAll('公職選挙法', 'PEO ')
          .replaceAll('町の定め', 'own')
          .match(/TC-\d+|own|PEO|\d+/g) ?? []
      return [...new Set(own)].sort()
    }
    expect(ja.length).toBeGreaterThan(14)
    expect(ja.map(clauses)).toEqual(en.map(clauses))
  })

  it.each([...ja, ...en])('%s', (line) => {
    const cells = line.split(' | ')
    expect(cells.at(-2)).toMatch(/法\d+条|令\d+条|TC-\d+|町の定め|^Act \d|^Order \d|^PEO \d|^own$/)
    // A cell that names no page names a thing that somebody holds in the hand or does.
    expect(cells.at(-1)).toMatch(/\]\(|保証書|立会い|模擬投票|warranty|inspection|rehearsal|公表/)
  })
})

it('its dates are those of the office', () => {
  const [japanese = '', english = ''] = textOf('README.md').split('\n## English\n')
  const { city, town } = COUNCIL.noticeDays
  expect([HEAD.noticeDays.city, HEAD.noticeDays.town]).toEqual([city, town])
  const [members, mayor] = [COUNCIL.noticeDays['designated-city'], HEAD.noticeDays['designated-city']]
  expect(japanese).toContain(`告示日（市${city}日前、町村${town}日前。指定都市は議員${members}日前、長${mayor}日前）`)
  expect(english).toContain(
    `${city} days before in a city, ${town} in a town or village; designated city ${members} (council), ${mayor} (mayor)`,
  )
})

it('machines for an hour follow the formula, and waits are those of the figures', () => {
  const page = textOf('README.md')
  const figures = readFileSync(join(KIT, '../kiosk-figures.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (\d00) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map((row) => row.slice(1).map(Number))
  expect(rows).toHaveLength(4)
  for (const [voters = 0, ...machines] of rows) {
    expect(machines).toEqual([60, 120, 180].map((seconds) => Math.ceil((voters * seconds) / 3600 / 0.7)))
  }
  for (const row of [
    '| 200 | 0 s, 12 s | 3 s, 29 s |',
    '| 300 | 0 s, 18 s | 25 s, 2.1 min |',
    '| 400 | 3 s, 28 s | 5 min, 12 min |',
    '| 500 | 9 s, 51 s | 14 min, 29 min |',
  ])
    expect(figures).toContain(row)
  for (const words of [
    '| 200 | 1 | 3秒、29秒 |',
    '| 300 | 1 | 25秒、2.1分 |',
    '| 400 | 2 | 3秒、28秒（1なら5分、12分） |',
    '| 500 | 2 | 9秒、51秒（1なら14分、29分） |',
  ])
    expect(page).toContain(words)
  for (const words of [
    'at 200 one desk 3 s, 29 s',
    'at 300 one desk 25 s, 2.1 min',
    'at 400 two desks 3 s, 28 s',
    'at 500 two desks 9 s, 51 s',
  ])
    expect(page).toContain(words)
})

describe('the worksheet', () => {
  const rows: string[][] = parse(readFileSync(join(KIT, 'costs.csv')), { bom: true })

  it('has no price: whoever asks for quotations fills them in', () => {
    const prices = rows.slice(1).flatMap((cells) => [cells[3], cells[6]])
    expect(prices.filter((cell) => cell !== '')).toEqual([])
    for (const page of pages) expect(textOf(page)).not.toMatch(/[¥￥]|\d円|\d yen/)
  })

  it('computes the sums of a town', () => {
    const filled = rows.map((cells) => [...cells])
    const put = (cell: string, value: number) => {
      const [row, column] = placeOf(cell)
      ;(filled[row] as string[])[column] = String(value)
    }
    const town = { C3: 10, C4: 9000, C5: 12, C6: 90, C8: 1, C14: 4, C20: 4, F26: 100, G26: 20, C26: 30, D26: 20 }
    for (const [cell, value] of Object.entries({ ...town, D12: 1000, D13: 500, D14: 500 })) put(cell, value)
    const value = (cell: string) => computed(filled, cell)
    // 108 voters in the hour: one desk; 108 × 90 s ÷ 3,600 ÷ 0.7 = 3.9, so four machines and a spare.
    expect(['C9', 'C10', 'C11', 'C12', 'C13', 'C16', 'C17'].map(value)).toEqual([108, 1, 5, 50, 11, 120, 100])
    expect(value('E21')).toBe((50 * 1000 + 11 * 500 + 4 * 500) / 4)
    expect([value('E32'), value('H32')]).toEqual([14375 + 600, 2000])
    expect(value('E33')).toBe(12975)
    put('C5', 36)
    expect([value('C9'), value('C10')]).toEqual([324, 2])
  })

  it('divides by nothing where nothing is filled in', () => {
    expect(computed(rows, 'C9')).toBe(0)
    expect(computed(rows, 'E34')).toBe(0)
  })
})

function placeOf(cell: string): readonly [number, number] {
  return [Number(cell.slice(1)) - 1, cell.charCodeAt(0) - 65]
}

/** The few functions of a spreadsheet that it uses. */
function computed(rows: readonly (readonly string[])[], cell: string): number {
  const [row, column] = placeOf(cell)
  const text = rows[row]?.[column] ?? ''
  if (!text.startsWith('=')) return Number(text)
  const of = (name: string) => computed(rows, name)
  const ranges = text
    .slice(1)
    .replaceAll(/SUM\(([A-Z])(\d+):[A-Z](\d+)\)/g, (_, letter: string, from: string, to: string) => {
      const cells = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${letter}${Number(from) + at}`)
      return `(${cells.map(of).join('+')})`
    })
  return evaluated(ranges.replaceAll(/[A-Z]\d+/g, (name) => `(${of(name)})`))
}

function evaluated(text: string): number {
  const spelt = text.replaceAll(/(?<![<>=])=(?!=)/g, '===')
  const names = { IF: (is: boolean, then: number, other: number) => (is ? then : other), ROUNDUP: Math.ceil }
  return Number(new Function(...Object.keys(names), `return ${spelt}`)(...Object.values(names)))
}
