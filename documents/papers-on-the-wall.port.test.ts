/** A notice fills its sheet, with one size for all names; a card for the wall is as wide as its head and foot; no reading breaks. */
import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Candidate, CandidateList, Contest } from '#election/definition/definition.ts'
import { candidate } from '#simulation/rooms/kiosk-facts.ts'
import { clerksCard } from '#ui/clerks-card/card.ts'
import { cardOfTable } from '#ui/officers-table/card.ts'
import { CONTEST, HEAD } from './exports-sample.ts'
import { loadDocumentFonts } from './fonts.ts'
import { drawDocument } from './form.ts'
import { candidateNotice } from './office/candidate-notice.ts'
import { posterLines, SUMS } from './poster-lines.ts'
import { resultSheet } from './result-sheet.ts'
import type { DrawnPage } from './sheet.ts'
import { drawWallCard } from './wall-card.ts'

const FOOT = 841.89 - 64
const LIVE = { ...HEAD, use: 'live' as const }
const PEOPLE = [
  ['高橋 一郎', 'たかはし いちろう', '無所属'],
  ['長宗我部 元親之助', 'ちょうそかべ もとちかのすけ', 'あさぎり未来の会'],
] as const

let fonts: Awaited<ReturnType<typeof loadDocumentFonts>>
beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
})

const edges = (page: DrawnPage) => {
  const marks = page.flatMap((mark) =>
    mark.type === 'circle' ? [] : [[mark.x, mark.type === 'line' ? mark.x2 : mark.x + mark.width]],
  )
  return [Math.min(...marks.map(([left = 0]) => left)), Math.max(...marks.map(([, right = 0]) => right))]
}

describe.each([2, 5, 12, 26, 40])('氏名等掲示 of %i candidates', (count) => {
  it('fills its sheets, with names of one size that do not break', async () => {
    const candidates = Array.from({ length: count }, (_, i): Candidate => {
      const [name = '', kana = '', party = ''] = PEOPLE[i % 2] ?? []
      return candidate('mayor', i + 1, name, kana, party)
    })
    const contests = [{ id: 'mayor', kind: 'head', title: '見本市長選挙' }] as unknown as readonly Contest[]
    const list = { contests: [{ contest: 'mayor', uncontested: false, candidates }] } as unknown as CandidateList
    const drawn = await candidateNotice({ head: LIVE, contests, list }, fonts)
    const pages = drawn.ok ? drawn.value.pages : expect.unreachable()
    const names = pages
      .flat()
      .flatMap((mark) => (mark.type === 'words' && PEOPLE.some(([name]) => name === mark.words) ? [mark] : []))
    expect(names).toHaveLength(count)
    expect(new Set(names.map(({ size }) => size)).size).toBe(1)
    if (count <= 5) expect(names[0]?.size).toBeGreaterThan(26)
    pages.forEach((page, at) => {
      const bottom = Math.max(...page.flatMap((mark) => (mark.type === 'box' ? [mark.y + mark.height] : [])))
      expect(bottom).toBeLessThanOrEqual(FOOT + 0.1)
      if (at === 0) expect(bottom).toBeGreaterThan(FOOT - 20)
    })
  })
})

describe.each([2, 5, 12, 40])('掲示 of %i candidates', (count) => {
  it('has letters as large as its sheet holds, of one size, and no name breaks; few fill the sheet with their sums', async () => {
    const lines = Array.from({ length: count }, (_, i) => {
      const [name = '', , party = ''] = PEOPLE[i % 2] ?? []
      return { number: i + 1, name, party, figure: '12,345', outcome: '当選' }
    })
    const drawn = await drawDocument(LIVE, fonts, { title: '開票の結果', short: '掲示' }, (form) =>
      posterLines(form, lines, (below) => below.facts([['投票総数', '12,345 票']], SUMS)),
    )
    const pages = drawn.ok ? drawn.value.pages : expect.unreachable()
    const words = pages.flat().flatMap((mark) => (mark.type === 'words' ? [mark] : []))
    const names = words.filter(({ words: said }) => PEOPLE.some(([name]) => name === said))
    expect(names).toHaveLength(count)
    expect(new Set(names.map(({ size }) => size)).size).toBe(1)
    expect(pages.length > 1).toBe(count > 12)
    if (count > 5) return
    expect(names[0]?.size).toBeGreaterThan(26)
    expect(words.find(({ words: said }) => said === '投票総数')?.y).toBeGreaterThan(FOOT / 2)
  })
})

it.each([
  ['緊急カード', () => cardOfTable('ja')],
  ['受付の手引き', () => clerksCard('ja')],
])('%s: head, table and foot have the same edges', async (_, card) => {
  const drawn = await drawWallCard({ head: LIVE, ...card() }, fonts)
  for (const page of drawn.ok ? drawn.value.pages : expect.unreachable()) {
    const boxes = page.filter(({ type }) => type === 'box')
    const others = page.filter(({ type }) => type !== 'box')
    for (const [i, edge] of edges(boxes).entries()) expect(edges(others)[i]).toBeCloseTo(edge, 0)
  }
})

it.each([
  [
    'all have room',
    [['高橋 一郎', 'たかはし いちろう', 'あさぎり未来の会']],
    ['高橋 一郎', 'たかはし いちろう', 'あさぎり未来の会'],
  ],
  ['not all have', PEOPLE, ['長宗我部 元親之助', 'ちょうそかべ', 'もとちかのすけ', 'あさぎり未来の会']],
] as const)('開票結果, %s: no name breaks, a reading only before the given name', async (_, people, whole) => {
  const [first = expect.unreachable()] = CONTEST.candidates
  const candidates = people.map(([name, kana, party], i) => ({ ...first, number: i + 1, name, kana, party }))
  const contests = [{ ...CONTEST, candidates, voters: null }]
  const made = await resultSheet(
    { head: LIVE, contests, fingerprint: '1', bundle: null, lost: [], decisions: [], unopened: null },
    fonts,
  )
  const pdf = made.ok ? made.value : expect.unreachable()
  const lines = execFileSync('pdftotext', ['-bbox-layout', '-', '-'], { encoding: 'utf8', input: pdf })
    .split('<line')
    .map((line) => [...line.matchAll(/<word[^>]*>([^<]*)</g)].map(([, word]) => word).join(' '))
  for (const text of whole)
    expect(
      lines.some((line) => line.includes(text)),
      text,
    ).toBe(true)
})
