/** DOC-23: of any paper: a heading has something below it on its page, a table has two rows, nothing runs over the foot, who signs is not alone. */
import { beforeAll, expect, it } from 'vitest'
import { below } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { byTheChair } from './chair-decisions.ts'
import { drawForm } from './draw-form.ts'
import { HEAD } from './exports-sample.ts'
import { loadDocumentFonts } from './fonts.ts'
import { drawDocument, type Form, MARGIN } from './form.ts'
import * as tables from './forms/tables.ts'
import { lostInFull } from './lost-media.ts'
import { section } from './ruled.ts'
import type { DrawnPage } from './sheet.ts'
import { table } from './table.ts'

const SEED = process.env.IPPYO_SEED ?? 'alone'
const FOOT = 841.89 - 64
const COLUMNS = [
  { header: '番号', width: 60 },
  { header: '事項', width: 300 },
]

let fonts: Awaited<ReturnType<typeof loadDocumentFonts>>
beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
})

/** A paper drawn by chance: headings, sentences, tables, fields; who signs at its end. */
function byChance(form: Form, seed: string, isLong: boolean): number {
  const randomness = seededRandomness(SEED, seed)
  const draw = (most: number) => below(randomness, most)
  let letters = 0
  const words = () => {
    const text = isLong ? wordsByChance(draw) : '甲'.repeat(1 + draw(90))
    letters += lettersIn(text)
    return text
  }
  const rowsOf = (name: string) => Array.from({ length: 2 + draw(30) }, (_, i) => [`${name}の${i}`, words()])
  for (let part = 0; part < 6; part++) {
    form.heading(`見出し${part}`)
    for (let i = draw(9); i > 0; i--) form.paragraph(isLong ? words() : '文。'.repeat(1 + draw(80)))
    if (draw(2) === 0) form.subheading(`小見出し${part}`)
    if (draw(2) === 0) table(form, COLUMNS, rowsOf(`行${part}`))
  }
  const sign = (part: Form) => part.signatureLines(['管理者　署名', '立会人　署名', '立会人　署名'])
  const after = form.heightOf(sign)
  if (draw(2) === 0) {
    form.heading('見出しの終わり')
    table(form, COLUMNS, rowsOf('欄'), { after })
  } else {
    const fields = Array.from({ length: 1 + draw(30) }, (_, i) => [`欄の${i}`, isLong ? words() : '値'] as const)
    section(form, '見出しの終わり', fields, { after })
  }
  sign(form)
  return letters
}

const lettersIn = (text: string) => text.split('甲').length - 1

/** Most are short; some have 400 letters, and some as many lines as 400 letters can be: people enter such words. */
function wordsByChance(draw: (most: number) => number): string {
  const kind = draw(12)
  return kind === 0 ? '甲\n'.repeat(1 + draw(200)) : '甲'.repeat(1 + draw(kind === 1 ? 1500 : 90))
}

const wordsOf = (page: DrawnPage) =>
  page.flatMap((mark) => (mark.type === 'words' && mark.y <= FOOT + 4 && mark.y > 74 ? [mark] : []))

async function pagesOf(seed: string, isLong: boolean): Promise<readonly DrawnPage[]> {
  let letters = 0
  const drawn = await drawDocument({ ...HEAD, use: 'live' }, fonts, { title: '試', short: '試' }, (form) => {
    letters = byChance(form, seed, isLong)
  })
  const pages = drawn.ok ? drawn.value.pages : expect.unreachable()
  const drawnWords = pages.flat().map((mark) => (mark.type === 'words' ? lettersIn(mark.words) : 0))
  expect(drawnWords.reduce((sum, each) => sum + each, 0)).toBe(letters)
  return pages
}

const papers = Array.from({ length: 40 }, (_, i) => String(i))

it.each(papers)('paper %s', async (seed) => {
  const pages = await pagesOf(seed, false)
  pages.forEach((page, at) => {
    const place = `seed ${SEED} ${seed}, page ${at + 1}`
    const words = wordsOf(page)
    for (const mark of page) if (mark.type === 'box') expect(mark.y + mark.height, place).toBeLessThan(FOOT + 1)
    expect(words.at(-1)?.words, place).not.toMatch(/^小?見出し/)
    const rows = words.flatMap(({ words: said }) => /^行(\d)の/.exec(said)?.[1] ?? [])
    for (const part of new Set(rows))
      expect([place, rows.filter((each) => each === part).length > 1]).toEqual([place, true])
    // A table or a part that goes on says of what.
    const first = words[0]?.words ?? ''
    if (/^(行|欄の)/.test(first)) expect([place, first]).toEqual([place, '（つづき）'])
    if (words.some(({ words: said }) => said.endsWith('署名'))) {
      expect([place, words.some(({ words: said }) => said.startsWith('欄の'))]).toEqual([place, true])
    }
  })
})

it.each(papers)(
  'paper %s, with words that no page holds: it is made, nothing is lost or runs over the foot, who signs is not alone',
  async (seed) => {
    const pages = await pagesOf(seed, true)
    pages.forEach((page, at) => {
      const place = `seed ${SEED} ${seed}, page ${at + 1}`
      const words = wordsOf(page)
      for (const mark of page) if (mark.type === 'box') expect(mark.y + mark.height, place).toBeLessThan(FOOT + 1)
      expect(words.at(-1)?.words, place).not.toMatch(/^小?見出し/)
      if (words.some(({ words: said }) => said.endsWith('署名'))) {
        expect([place, words.some(({ words: said }) => /^(欄の|甲)/.test(said))]).toEqual([place, true])
      }
    })
  },
)

it('the head that a table repeats on its last page is counted: who signs is not alone, however high the last row is', async () => {
  const sign = (part: Form) => part.signatureLines(Array.from({ length: 9 }, () => '立会人　署名'))
  for (let letters = 600; letters < 780; letters += 9) {
    const drawn = await drawDocument({ ...HEAD, use: 'live' }, fonts, { title: '試', short: '試' }, (form) => {
      const rows = Array.from({ length: 30 }, (_, i) => [`欄の${i}`, '甲'.repeat(i < 29 ? 1 : letters)])
      table(form, COLUMNS, rows, { after: form.heightOf(sign) })
      sign(form)
    })
    const last = wordsOf((drawn.ok ? drawn.value.pages : expect.unreachable()).at(-1) ?? [])
    expect([letters, last.some(({ words }) => words.startsWith('甲'))]).toEqual([letters, true])
  }
})

it('more signatures than a page holds beside a row: the paper is made all the same', async () => {
  const sign = (part: Form) => {
    for (let line = 0; line < 40; line++) part.signatureLine('立会人　署名', { seal: true })
  }
  const drawn = await drawDocument({ ...HEAD, use: 'live' }, fonts, { title: '試', short: '試' }, (form) => {
    table(form, COLUMNS, [['欄の1', '甲'.repeat(40)]], { after: form.heightOf(sign) })
    section(form, '見出し', [['欄の2', '甲'.repeat(40)]], { after: form.heightOf(sign) })
    sign(form)
  })
  const pages = drawn.ok ? drawn.value.pages : expect.unreachable()
  expect(wordsOf(pages[0] ?? []).filter(({ words }) => words.startsWith('甲')).length).toBeGreaterThan(1)
})

it('CNT-08: figures on a later page are no part of what was lost, or of what the chair decided', async () => {
  const place = '第9投票所　組2'
  const said = { known: '送致の車の火災', opinion: '異議なし', witnesses: ['立会 春子'], recordsTold: null }
  const drawn = await drawDocument(HEAD, fonts, { title: '試', short: '試' }, (form) => {
    const contest = (part: Form) => {
      for (let line = 0; line < 60; line++) part.paragraph(`得票${line}`)
    }
    const lost = byTheChair([{ place, isOnline: false, cause: 'destroyed', ...said }], [])
    const chosen = byTheChair([], [{ station: '第5投票所', pair: 1, what: '副（複写）を集計した' }])
    const contests = [lost, chosen].map((each) => ({ ...each, contest, another: false }))
    drawForm(form, tables.poster, { contests })
  })
  const { pages } = drawn.ok ? drawn.value : expect.unreachable()
  expect(pages.length).toBeGreaterThan(2)
  expect(JSON.stringify(pages)).not.toContain('つづき')
})

it.each([
  ['letters', '甲'.repeat(2000)],
  ['lines', '甲\n'.repeat(200)],
])(
  'CNT-08: words about lost media fill pages with %s, and more people sign than one holds: the paper is made',
  async (_, words) => {
    const said = { known: words, opinion: words, witnesses: ['立会 春子'], recordsTold: null }
    const drawn = await drawDocument({ ...HEAD, use: 'live' }, fonts, { title: '試', short: '試' }, (form) => {
      const lost = lostInFull([{ place: '第9投票所　組2', isOnline: false, cause: 'destroyed', ...said }])
      const who = { chair: '選管 太郎', witnesses: Array.from({ length: 40 }, () => '署名') }
      const about = { what: '', found: '', declaredAt: '', fingerprint: '', sha256: '' }
      drawForm(form, tables.lostMedia, { ...about, ...lost, ...who })
    })
    const pages = drawn.ok ? drawn.value.pages : expect.unreachable()
    const marks = pages.flatMap((page) => page.flatMap((mark) => (mark.type === 'words' ? [mark] : [])))
    expect(marks.reduce((sum, mark) => sum + lettersIn(mark.words), 0)).toBe(2 * lettersIn(words))
    expect(marks.filter(({ words: label }) => label === '開票立会人　署名')).toHaveLength(40)
    for (const { y, words: text } of marks) if (text.includes('甲')) expect(y).toBeLessThan(FOOT)
  },
)

it('a number wider than its cell or the page is broken, and written over nothing beside it', async () => {
  const number = 'NM-'.repeat(40)
  const drawn = await drawDocument({ ...HEAD, use: 'live' }, fonts, { title: '試', short: '試' }, (form) => {
    table(form, COLUMNS, [[number, '甲']])
    form.paragraph(number)
  })
  const marks = (drawn.ok ? drawn.value.pages : expect.unreachable()).flatMap(wordsOf)
  const lines = marks.filter(({ words }) => /^[NM-]+$/.test(words))
  expect(lines.map(({ words }) => words).join('')).toBe(number + number)
  const [cell = 0] = marks.flatMap(({ x, words }) => (words === '甲' ? [x] : []))
  const right = (y: number) => (y < (lines.at(-1)?.y ?? 0) - 20 ? cell : 595.28 - MARGIN)
  for (const { x, y, width } of lines) expect(x + width).toBeLessThan(right(y) + 5)
})
