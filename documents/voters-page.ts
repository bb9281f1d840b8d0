/** 投票する人への案内: large print, as large as the voting machine's own words are at arm's length, with the reading of every word above it. */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument } from './form.ts'
import type { TextStyle } from './lettering.ts'

interface Ruby {
  readonly base: string
  readonly reading: string | null
}

interface VotersPageInput {
  readonly head: DocumentHead
  readonly title: string
  readonly parts: readonly {
    readonly title: readonly Ruby[]
    readonly lines: readonly { readonly number: number | null; readonly words: readonly Ruby[] }[]
  }[]
}

/** 大活字: books in large print begin at 22 points. */
const WORDS: TextStyle = { size: 23 }
const PART: TextStyle = { size: 25, weight: 'bold' }
const READING: TextStyle = { size: 10.5 }
const BADGE: TextStyle = { size: 22, weight: 'bold', colour: '#ffffff' }
const BADGE_SIZE = 32
const LEFT = BADGE_SIZE + 12
/** Closing marks never begin a line, opening ones never end it. */
const NEVER_FIRST = /^[、。」』）？！ーゃゅょっ]/u
const NEVER_LAST = /[「『（]$/u
/** 置き, not 置 and き on the next line: two letters of what follows a word stay with it. */
const ENDING = /^\p{Script=Hiragana}$/u

export async function votersPage(input: VotersPageInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: input.title, short: '投票する人への案内' }, (form) => {
    for (const { title, lines } of input.parts) {
      form.space(6)
      drawBlock(form, { words: title, number: null, style: PART, left: 0 })
      for (const { number, words } of lines) drawBlock(form, { words, number, style: WORDS, left: LEFT })
    }
  })
}

interface Block {
  readonly words: readonly Ruby[]
  readonly number: number | null
  readonly style: TextStyle
  readonly left: number
}

function drawBlock(form: Form, { words, number, style, left }: Block): void {
  const lines = linesOf(form, words, style, INNER_WIDTH - left)
  const hasReadings = words.some(({ reading }) => reading !== null)
  const over = hasReadings ? READING.size : 0
  const step = style.size * 1.3 + over
  form.keepTogether(lines.length * step + 8)
  if (left > 0) drawMark(form, number, form.y + over)
  for (const line of lines) {
    let x = MARGIN + left
    for (const { base, reading } of line) {
      const width = widthOf(form, { base, reading }, style)
      const box = { x, width: width + 2, align: 'center' } as const
      if (reading !== null) form.lettering.draw(reading, { ...box, x: x - 1, y: form.y - 1 }, READING)
      form.lettering.draw(base, { ...box, x: x - 1, y: form.y + over - style.size * 0.2 }, style)
      x += width
    }
    form.y += step
  }
  form.space(8)
}

function drawMark(form: Form, number: number | null, y: number): void {
  if (number === null) {
    form.lettering.draw('●', { x: MARGIN, y: y - 2, width: BADGE_SIZE, align: 'center' }, { size: 16 })
    return
  }
  form.sheet.box(MARGIN, y - 4, BADGE_SIZE, BADGE_SIZE, { round: 6, fill: '#1d3a5f' })
  form.lettering.draw(String(number), { x: MARGIN, y: y - 4, width: BADGE_SIZE, align: 'center' }, BADGE)
}

function linesOf(form: Form, words: readonly Ruby[], style: TextStyle, width: number): readonly (readonly Ruby[])[] {
  const lines: Ruby[][] = [[]]
  let used = 0
  for (const unit of unitsOf(words)) {
    const wide = unit.reduce((sum, part) => sum + widthOf(form, part, style), 0)
    if (used > 0 && used + wide > width) {
      lines.push([])
      used = 0
    }
    // A line does not begin with the space between two words.
    if (used === 0 && unit.every(({ base }) => base.trim() === '')) continue
    lines.at(-1)?.push(...unit)
    used += wide
  }
  return lines
}

/** The units that stay on one line: a word with its reading, a letter, an English word, each with its marks. */
function unitsOf(words: readonly Ruby[]): readonly (readonly Ruby[])[] {
  const units: Ruby[][] = []
  const pieces = words.flatMap(({ base, reading }): readonly Ruby[] =>
    reading === null ? lettersOf(base).map((letter) => ({ base: letter, reading: null })) : [{ base, reading }],
  )
  for (const piece of pieces) {
    const last = units.at(-1)
    const before = last?.at(-1)?.base ?? ''
    const isEnding = last !== undefined && last.length < 3 && last[0]?.reading !== null && ENDING.test(piece.base)
    if (last !== undefined && (isEnding || NEVER_FIRST.test(piece.base) || NEVER_LAST.test(before))) last.push(piece)
    else units.push([piece])
  }
  return units
}

function lettersOf(words: string): readonly string[] {
  return words.match(/[\p{Script=Latin}\p{P}\p{Nd}]*\p{Script=Latin}[\p{Script=Latin}\p{P}\p{Nd}]*|./gu) ?? []
}

function widthOf({ lettering }: Form, { base, reading }: Ruby, style: TextStyle): number {
  return Math.max(lettering.width(base, style), reading === null ? 0 : lettering.width(reading, READING))
}
