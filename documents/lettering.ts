/**
 * Puts words on paper: chooses for every grapheme a shipped font that really has it, measures, breaks lines, draws.
 * pdfkit draws a box for a missing glyph and says nothing; here that is a typed refusal (`MissingGlyph`).
 */
import { assert } from '#election/assert.ts'
import { visibleCharacters } from '#election/visible-characters.ts'
import type { DocumentFonts, MissingGlyph } from './document.ts'
import type { Face, Sheet } from './sheet.ts'
import { type FontWithCharacterMap, hasVariant, mendVariationSelectors } from './variation-selectors.ts'

export type Weight = 'regular' | 'bold'
/** geta: 〓 is drawn in its place and written over by hand. A record of the day cannot wait for a font. */
export type WhenMissing = 'refuse' | 'geta'
const GETA = '〓'

/** One that a person sees, with the face that draws it. */
interface Letter {
  readonly face: Face
  readonly grapheme: string
}

/** Letters of one face. */
interface Run {
  readonly face: Face
  readonly text: string
}

export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: string
  /** Words that a person entered: 〓 also on a paper that refuses a name without its letters. */
  readonly entered?: boolean
}

export interface TextBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Line step over character height. */
const LEADING = 1.45
/** On both sides of the words in a cell. */
const PADDING_BESIDE = 10
/** A name list repeats its words: the faces of each text are found once. */
const TEXTS_REMEMBERED_MAX = 20_000

/** Around a name in a sentence; Unicode's own marks for words that stand for themselves. They are never drawn. */
const NAME = /(\u2068[^\u2069]*\u2069)/
const NAME_MARKS = /[\u2068\u2069]/g

/** A name inside a sentence: drawn by one face as a whole, as it is on a line of its own (LAW-08). */
export function named(name: string): string {
  return `\u2068${name}\u2069`
}

export function namesIn(names: readonly string[]): string {
  return names.map(named).join('、')
}

/** Stops the drawing of a form; `makeDocument` turns it into the refusal. */
export class MissingGlyphFound extends Error {
  readonly refusal: MissingGlyph
  constructor(refusal: MissingGlyph) {
    super('a glyph is missing')
    this.refusal = refusal
  }
}

export class Lettering {
  private readonly doc: PDFKit.PDFDocument
  private readonly sheet: Sheet
  private readonly faces: ReadonlyMap<Face, FontWithCharacterMap>
  private readonly whenMissing: WhenMissing
  /** Names and parties of candidates, which have a face of their own; null: they have not. */
  private readonly candidates: RegExp | null
  private readonly lacked = new Set<string>()
  private readonly lettersOf = new Map<string, readonly Letter[]>()
  /** A cell is measured for its row, then for its place, then drawn: it is broken once. */
  private readonly linesOf = new Map<string, readonly (readonly Letter[])[]>()
  private readonly widths = new Map<string, number>()

  constructor(doc: PDFKit.PDFDocument, fonts: DocumentFonts, sheet: Sheet, whenMissing: WhenMissing) {
    this.whenMissing = whenMissing
    this.doc = doc
    this.sheet = sheet
    const faces = new Map<Face, FontWithCharacterMap>()
    for (const [face, bytes] of [
      ['regular', fonts.regular],
      ['bold', fonts.bold],
      ['names', fonts.names],
      ['candidates', fonts.candidates?.font ?? null],
    ] as const) {
      if (bytes === null) continue
      faces.set(face, registered(doc, face, bytes))
    }
    this.faces = faces
    this.candidates = fonts.candidates === null ? null : anyOf(fonts.candidates.texts)
  }

  /** Height of `text` when broken to `width`. */
  height(text: string, width: number, style: TextStyle): number {
    return this.lines(text, width, style).length * style.size * LEADING
  }

  /** `text` in pieces that are each at most `height` high, when broken to `width`. */
  pieces(text: string, width: number, style: TextStyle, height: number): readonly string[] {
    if (this.height(text, width, style) <= height) return [text]
    const lines = this.lines(text, width, style).map((line) => line.map(({ grapheme }) => grapheme).join(''))
    const most = Math.floor(height / (style.size * LEADING))
    assert(most > 0, 'lettering: a piece has a line')
    return Array.from({ length: Math.ceil(lines.length / most) }, (_, at) =>
      lines.slice(at * most, (at + 1) * most).join('\n'),
    )
  }

  width(text: string, style: TextStyle): number {
    return this.lineWidth(this.letters(text, style), style.size)
  }

  /** The letters drawn as 〓, in the order in which they were met. */
  get lacking(): readonly string[] {
    return [...this.lacked]
  }

  /** Draws `text` from the top of `box` and returns the height used. */
  draw(text: string, box: TextBox, style: TextStyle): number {
    const lines = this.lines(text, box.width, style)
    lines.forEach((line, i) => {
      const free = box.width - this.lineWidth(line, style.size)
      const indent = box.align === 'right' ? free : box.align === 'center' ? free / 2 : 0
      this.drawLine(line, box.x + indent, box.y + i * style.size * LEADING + (style.size * (LEADING - 1)) / 2, style)
    })
    return lines.length * style.size * LEADING
  }

  private drawLine(line: readonly Letter[], x: number, y: number, style: TextStyle): void {
    if (this.sheet.isSilent) return
    const { size, colour = '#000000' } = style
    // All faces share one baseline; `y` is the top of the characters of the main face.
    const base = y + size * 0.88
    let pen = x
    this.doc.fillColor(colour).fontSize(size)
    for (const { face, text: words } of runsOf(line)) {
      const width = this.runWidth({ face, text: words }, size)
      this.doc.font(face).text(words, pen, base, { lineBreak: false, baseline: 'alphabetic' })
      if (words.trim() !== '') this.sheet.put({ type: 'words', x: pen, y: base, width, size, face, colour, words })
      pen += width
    }
  }

  private lineWidth(line: readonly Letter[], size: number): number {
    return runsOf(line).reduce((sum, run) => sum + this.runWidth(run, size), 0)
  }

  private runWidth({ face, text }: Run, size: number): number {
    return remembered(this.widths, `${face} ${size} ${text}`, () =>
      this.doc.font(face).fontSize(size).widthOfString(text),
    )
  }

  private lines(text: string, width: number, style: TextStyle): readonly (readonly Letter[])[] {
    const { size, weight, entered } = style
    return remembered(this.linesOf, `${weight} ${entered} ${size} ${width} ${text}`, () =>
      text.split('\n').flatMap((paragraph) => this.broken(this.letters(paragraph, style), width, size)),
    )
  }

  private broken(letters: readonly Letter[], width: number, size: number): readonly (readonly Letter[])[] {
    const lines: (readonly Letter[])[] = []
    let line: readonly Letter[] = []
    for (const unit of unbreakableUnits(letters).flatMap((each) => this.inWidth(each, width, size))) {
      if (line.length > 0 && this.lineWidth([...line, ...unit], size) > width) {
        lines.push(line.slice(0, line.findLastIndex(isDrawn) + 1))
        line = unit.some(isDrawn) ? unit.slice(unit.findIndex(isDrawn)) : []
      } else {
        line = [...line, ...unit]
      }
    }
    return [...lines, line]
  }

  /** A word much wider than its line is broken, or it would be written over what is beside it. A figure may use the padding of its cell. */
  private inWidth(unit: readonly Letter[], width: number, size: number): readonly (readonly Letter[])[] {
    const isTooWide = unit.length * size > width && this.lineWidth(unit, size) > width + PADDING_BESIDE
    return isTooWide ? unit.map((letter) => [letter]) : [unit]
  }

  private letters(text: string, { weight = 'regular', entered = false }: TextStyle): readonly Letter[] {
    const whenMissing = entered ? 'geta' : this.whenMissing
    return remembered(this.lettersOf, `${weight} ${entered} ${text}`, () =>
      text.split(NAME).flatMap((part) => {
        const words = part.replace(NAME_MARKS, '')
        return this.candidatesIn(words).flatMap((piece, at) => {
          // A text alone in its line, as in a table, is a name as well.
          const face = at % 2 === 1 ? 'candidates' : this.faceOfWhole(piece, weight)
          return visibleCharacters(piece).map((grapheme) => this.letterOf(grapheme, face, text, whenMissing))
        })
      }),
    )
  }

  /** Every second piece is of a candidate. LAW-08: wherever it occurs, alone or in a sentence, in bold type or not. */
  private candidatesIn(words: string): readonly string[] {
    return this.candidates === null ? [words] : words.split(this.candidates)
  }

  /** A name is drawn by one face, never half by another: the font of names has all of a name that it has a part of. */
  private faceOfWhole(words: string, weight: Weight): Face {
    const all = (face: Face) => {
      const font = this.faces.get(face)
      return font !== undefined && visibleCharacters(words).every((each) => each.trim() === '' || draws(font, each))
    }
    return !all(weight) && all('names') ? 'names' : weight
  }

  private letterOf(grapheme: string, main: Face, text: string, whenMissing: WhenMissing): Letter {
    for (const face of [main, 'names', 'regular'] as const) {
      const font = this.faces.get(face)
      if (font !== undefined && draws(font, grapheme)) return { face, grapheme }
    }
    if (whenMissing === 'refuse') {
      throw new MissingGlyphFound({ type: 'missing-glyph', grapheme, text: text.replace(NAME_MARKS, '') })
    }
    this.lacked.add(grapheme)
    return { face: 'regular', grapheme: GETA }
  }
}

/** With one group, so that `split` gives what it found too; the longest first, for one can begin another. */
function anyOf(texts: readonly string[]): RegExp {
  const longest = [...texts].sort((a, b) => b.length - a.length)
  return new RegExp(`(${longest.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'u')
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  if (known.size < TEXTS_REMEMBERED_MAX) known.set(key, made)
  return made
}

/** True when the font has every character of the grapheme, and with a variation selector that very variant. */
function draws(font: FontWithCharacterMap, grapheme: string): boolean {
  const codePoints = [...grapheme].map((character) => character.codePointAt(0) as number)
  return codePoints.every((codePoint, i) => {
    if (isVariationSelector(codePoint)) return i > 0 && hasVariant(font, codePoints[i - 1] as number, codePoint)
    return font.hasGlyphForCodePoint(codePoint)
  })
}

function isVariationSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
}

/** Closing marks never begin a line, opening ones never end it (JIS X 4051, the part that forms need). */
const NEVER_FIRST = /^[、。，．・：；？！」』）］｝〉》】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\]},.!?]/u
const NEVER_LAST = /[「『（［｛〈《【([{]$/u
const LATIN = /^[\p{Script=Latin}\p{Nd}.,:%/_-]$/u

/** Letters joined where no line may break: Latin words, numbers, and marks with their neighbour. */
function unbreakableUnits(letters: readonly Letter[]): readonly (readonly Letter[])[] {
  const units: Letter[][] = []
  let inLatin = false
  for (const letter of letters) {
    const { grapheme } = letter
    const latin = LATIN.test(grapheme)
    const last = units.at(-1)
    const before = last?.at(-1)?.grapheme ?? ''
    if (last !== undefined && ((inLatin && latin) || NEVER_FIRST.test(grapheme) || NEVER_LAST.test(before))) {
      last.push(letter)
    } else {
      units.push([letter])
    }
    inLatin = latin
  }
  return units
}

function isDrawn({ grapheme }: Letter): boolean {
  return grapheme.trim() !== ''
}

function runsOf(letters: readonly Letter[]): readonly Run[] {
  const runs: { face: Face; text: string }[] = []
  for (const { face, grapheme } of letters) {
    const last = runs.at(-1)
    if (last?.face === face) last.text += grapheme
    else runs.push({ face, text: grapheme })
  }
  return runs
}

/** Opened fonts by their files: the tables of millions of bytes are read for the first paper, and those after it have them. */
const opened = new WeakMap<Uint8Array, FontWithCharacterMap>()

function registered(doc: PDFKit.PDFDocument, face: Face, bytes: Uint8Array): FontWithCharacterMap {
  // pdfkit takes what fontkit has opened as well as a file; its published types leave it out.
  const known = opened.get(bytes) as unknown as Uint8Array | undefined
  doc.registerFont(face, known ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const font = fontOf(doc, face)
  mendVariationSelectors(font)
  opened.set(bytes, font)
  return font
}

function fontOf(doc: PDFKit.PDFDocument, face: Face): FontWithCharacterMap {
  // pdfkit keeps the fontkit object of the current face in `_font.font`; its published types leave it out.
  const current = (doc.font(face) as unknown as { readonly _font?: { readonly font?: FontWithCharacterMap } })._font
  assert(current?.font?._cmapProcessor !== undefined, 'lettering: pdfkit holds the fontkit font')
  return current.font
}
