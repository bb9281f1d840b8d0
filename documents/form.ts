/** An A4 form: title, head, paragraphs, tables, lines for signatures; use banner and page number on every page. */
import { assert } from '#election/assert.ts'
import { inEra } from '#election/japanese-date.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { bannerOfUse } from './banner-words.ts'
import type { DocumentFonts, DocumentHead, MadeDocument, MissingGlyph } from './document.ts'
import { loadPdfKit } from './fonts.ts'
import { Lettering, MissingGlyphFound, named, type TextStyle, type WhenMissing } from './lettering.ts'
import { INNER_WIDTH, MARGIN, PAGE_HEIGHT } from './page.ts'
import { type DrawnPage, Sheet } from './sheet.ts'

export { INNER_WIDTH, MARGIN }

const TOP = 74
const BOTTOM = PAGE_HEIGHT - 64
/** A text that is higher is broken over pages: a clerk may put many lines into one entry. */
const PIECE = ((BOTTOM - TOP) * 2) / 3
/** The line that says which part goes on, and the space around words in rules. */
const CONTINUED_ROOM = 40
export const BODY: TextStyle = { size: 10.5 }
export const SMALL: TextStyle = { size: 9 }
export const RULE_COLOUR = '#404040'
export const SIGNATURE_HEIGHT = 30
const CONTINUED: TextStyle = { size: 9, weight: 'bold', colour: '#333333' }
const NOTE: TextStyle = { size: 8, colour: '#333333' }
const MARK: TextStyle = { size: 9, weight: 'bold' }

export interface FormName {
  readonly title: string
  /** For the foot of each page. */
  readonly short: string
}

/** The marks on the right of every page, by the content of the pages. */
export type MarksOf = (content: readonly DrawnPage[]) => readonly string[]

interface Heading {
  readonly text: string
  readonly level: 0 | 1
}

const HEADINGS = [
  { above: 8, style: { size: 12, weight: 'bold' } },
  { above: 4, style: { size: 10.5, weight: 'bold' } },
] as const

interface Drawing {
  readonly marksOf?: MarksOf
  readonly whenMissing?: WhenMissing
  /** A paper for the wall is wider by this much on both sides than a filed one. */
  readonly outdent?: number
}

export interface DrawnDocument {
  readonly pdf: Uint8Array
  readonly pages: readonly DrawnPage[]
}

/** For paper and for a screen. */
export type DrawnPaper = Result<DrawnDocument, MissingGlyph>

/** Draws one form. The same input gives the same bytes. */
export async function makeDocument(
  head: DocumentHead,
  fonts: DocumentFonts,
  name: FormName,
  drawing: (form: Form) => void,
  how: Drawing = {},
): Promise<MadeDocument> {
  const drawn = await drawDocument(head, fonts, name, drawing, how)
  return drawn.ok ? ok(drawn.value.pdf) : drawn
}

export async function drawDocument(
  head: DocumentHead,
  fonts: DocumentFonts,
  name: FormName,
  drawing: (form: Form) => void,
  { marksOf = () => [], whenMissing = 'refuse', outdent = 0 }: Drawing = {},
): Promise<DrawnPaper> {
  const PDFDocument = await loadPdfKit()
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'ja',
    displayTitle: true,
    info: {
      Title: `${name.title.replaceAll('\n', '')} ${head.electionTitle}`,
      Producer: 'Ippyo',
      Creator: 'Ippyo',
      CreationDate: new Date(`${head.madeAt}:00Z`),
      ModDate: new Date(`${head.madeAt}:00Z`),
    },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
  const sheet = new Sheet(doc)
  try {
    const lettering = new Lettering(doc, fonts, sheet, whenMissing)
    const form = new Form(sheet, lettering, head, name.title === name.short ? null : name.title)
    form.outdent = outdent
    form.title(name.title)
    drawing(form)
    form.dressPages(name.short, [...lackingWords(lettering), ...form.untaken, ...marksOf(sheet.pages)])
  } catch (error) {
    if (error instanceof MissingGlyphFound) return err(error.refusal)
    throw error
  }
  doc.end()
  return ok({ pdf: await whole, pages: sheet.pages })
}

function lackingWords({ lacking }: Lettering): readonly string[] {
  if (lacking.length === 0) return []
  const codes = lacking.map((grapheme) =>
    [...grapheme].map((character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`).join(' '),
  )
  return [`〓：書体にない文字、手で書く（${codes.join('、')}）`]
}

export class Form {
  readonly sheet: Sheet
  readonly lettering: Lettering
  readonly head: DocumentHead
  outdent = 0
  #y = TOP
  #bottom = BOTTOM
  /** Headings without a line under them yet: they are drawn with the next part, never alone at the foot of a page. */
  #headings: readonly Heading[] = []
  /** The headings above the present part. A page that begins in the middle repeats them. */
  #part: readonly string[] = []
  /** Title of the record, where the foot of the page does not say it. */
  #record: string | null
  /** Says on every page which change of the form this version has no row for. It is printed all the same: in the evening it is needed. */
  untaken: readonly string[] = []
  /** First pages of the records in this file: each counts its own pages. */
  readonly #starts = [0]

  constructor(sheet: Sheet, lettering: Lettering, head: DocumentHead, record: string | null) {
    this.sheet = sheet
    this.#record = record
    this.lettering = lettering
    this.head = head
  }

  title(text: string): void {
    const style: TextStyle = { size: text.length > 30 ? 13.5 : 18, weight: 'bold' }
    this.y += this.lettering.draw(text, { x: MARGIN, y: this.y, width: INNER_WIDTH, align: 'center' }, style) + 10
  }

  /** Left edge and width of the text. */
  get #across(): Across {
    return { x: MARGIN - this.outdent, width: INNER_WIDTH + 2 * this.outdent }
  }

  /** Where the next thing begins, below its headings. */
  get y(): number {
    this.#drawHeadings()
    return this.#y
  }

  set y(at: number) {
    this.#y = at
  }

  heading(text: string): void {
    this.#part = []
    this.#headings = [...this.#headings, { text, level: 0 }]
  }

  /** Under a heading: names the contest of the text below. */
  subheading(text: string): void {
    this.#part = this.#part.slice(0, 1)
    this.#headings = [...this.#headings, { text, level: 1 }]
  }

  /** The next part does not belong to the heading above it. */
  endPart(): void {
    this.#drawHeadings()
    this.#part = []
  }

  #drawHeadings(): void {
    const headings = this.#headings
    this.#headings = []
    for (const { text, level } of headings) {
      const { above, style } = HEADINGS[level]
      this.#y += above
      this.#y += this.lettering.draw(text, { x: MARGIN, y: this.#y, width: INNER_WIDTH }, style) + 3
      this.#part = [...this.#part.slice(0, level), text]
    }
  }

  get #headingsHeight(): number {
    return this.#headings.reduce((sum, { text, level }) => {
      const { above, style } = HEADINGS[level]
      return sum + above + this.lettering.height(text, INNER_WIDTH, style) + 3
    }, 0)
  }

  /** Keeps a drawing on one page if it fits: signatures belong beside what they sign. */
  together(drawing: (form: Form) => void): void {
    this.keepIfItFits(this.heightOf(drawing))
    drawing(this)
  }

  keepIfItFits(height: number): void {
    if (this.fits(height)) this.keepTogether(height)
  }

  /** The height of `drawing` where no page breaks it. Nothing is drawn. */
  heightOf(drawing: (form: Form) => void): number {
    const form = new Form(this.sheet, this.lettering, this.head, null)
    form.#bottom = Number.POSITIVE_INFINITY
    let height = 0
    this.sheet.silently(() => {
      drawing(form)
      height = form.y - TOP
    })
    return height
  }

  paragraph(text: string, style: TextStyle = BODY): void {
    const { x, width } = this.#across
    for (const piece of this.pieces(text, width, style)) {
      this.keepTogether(this.lettering.height(piece, width, style))
      this.y += this.lettering.draw(piece, { x, y: this.y, width }, style)
    }
    this.space(4)
  }

  /** `text` in pieces. A page holds each of them with things of the height `beside`, if these leave some lines free: signatures. */
  pieces(text: string, width: number, style: TextStyle, beside = 0): readonly string[] {
    const room = BOTTOM - TOP - CONTINUED_ROOM - beside
    return this.lettering.pieces(text, width, style, Math.max(PIECE / 4, Math.min(PIECE, room)))
  }

  space(points: number): void {
    this.y += points
  }

  /** Label and value pairs, one a line, values in one column. */
  facts(facts: readonly (readonly [label: string, value: string])[], style: TextStyle = BODY): void {
    const labelWidth = Math.max(...facts.map(([label]) => this.lettering.width(label, style))) + 14
    const width = INNER_WIDTH - labelWidth
    const heightOf = (value: string) => this.lettering.height(value, width, style) + 2
    // Sums that belong together are on one page, if one holds them.
    this.keepIfItFits(facts.reduce((sum, [, value]) => sum + heightOf(value), 0))
    for (const [label, words] of facts) {
      for (const value of this.pieces(words, width, style)) {
        this.keepTogether(heightOf(value) - 2)
        this.lettering.draw(label, { x: MARGIN, y: this.y, width: labelWidth }, { ...style, colour: '#333333' })
        this.lettering.draw(value, { x: MARGIN + labelWidth, y: this.y, width }, style)
        this.y += heightOf(value)
      }
    }
    this.y += 6
  }

  /** Lines to sign, on one page if it holds them: a last page has never one of them alone. */
  signatureLines(labels: readonly string[], options = { seal: true }): void {
    this.endPart()
    this.keepIfItFits(labels.length * SIGNATURE_HEIGHT)
    for (const label of labels) this.signatureLine(label, options)
  }

  /** A ruled line to write on, with its label in front and 印 at its end when a seal is asked for. A town's own label may be long. */
  signatureLine(
    label: string,
    options: { readonly seal: boolean; readonly height?: number; readonly isOwn?: boolean },
  ): void {
    const height = options.height ?? SIGNATURE_HEIGHT
    this.keepTogether(height)
    const base = this.y + height - 6
    const labelWidth = options.isOwn === true ? Math.max(130, this.lettering.width(label, BODY) + 8) : 130
    const { x, width } = this.#across
    this.lettering.draw(label, { x, y: base - 15, width: labelWidth }, BODY)
    this.line(x + labelWidth, base, x + width - (options.seal ? 26 : 0), base)
    if (options.seal) this.sealCircle(x + width - 10, base - 7)
    this.y += height
  }

  /** Where a seal may be put. */
  sealCircle(x: number, y: number): void {
    this.sheet.circle(x, y, 9, 0.5, '#808080')
    this.lettering.draw('印', { x: x - 10, y: y - 5.5, width: 20, align: 'center' }, { size: 7.5, colour: '#808080' })
  }

  line(x1: number, y1: number, x2: number, y2: number, width = 0.6): void {
    this.sheet.line(x1, y1, x2, y2, width, RULE_COLOUR)
  }

  /** Whether a page holds it, under its headings. */
  fits(height: number): boolean {
    return this.#headingsHeight + height <= BOTTOM - TOP
  }

  /** Begins a new page when less than `height` is left below the headings that come with it. Returns true when it did. */
  keepTogether(height: number): boolean {
    const whole = this.#headingsHeight + height
    const broke = this.#y + whole > this.#bottom
    if (broke) {
      assert(height <= BOTTOM - TOP, 'form: one piece fits on a page')
      this.#continue(Math.min(whole, BOTTOM - TOP))
    }
    this.#drawHeadings()
    // A piece as high as a page leaves no room for its heading.
    if (this.#y + height > this.#bottom) this.#continue(height)
    return broke
  }

  /** A new page in the middle of a part says which one. */
  #continue(height: number): void {
    const parts = this.#record === null ? this.#part : [this.#record.replaceAll('\n', ''), ...this.#part]
    const words = `${parts.join('　')}（つづき）`
    const said = this.lettering.height(words, INNER_WIDTH, CONTINUED) + 4
    this.sheet.newPage()
    this.#y = TOP
    if (parts.length === 0 || said + height > BOTTOM - TOP) return
    this.lettering.draw(words, { x: MARGIN, y: TOP, width: INNER_WIDTH }, CONTINUED)
    this.#y += said
  }

  /** The rest of this page. */
  get room(): number {
    return this.#bottom - this.y
  }

  newPage(): void {
    this.endPart()
    this.sheet.newPage()
    this.#y = TOP
  }

  /** Another record in the same file, with page numbers of its own: that of another election, or an annex. */
  newRecord(title: string): void {
    this.newPage()
    this.#starts.push(this.sheet.pages.length - 1)
    this.#record = title
    this.title(title)
  }

  /** Letters so small that the text is on one line: the second line of the head is for note and marks. */
  #narrowed(text: string, width: number): TextStyle {
    const asked = this.lettering.width(text, SMALL)
    return asked <= width ? SMALL : { ...SMALL, size: (SMALL.size * width) / asked - 0.05 }
  }

  /** Last act: use banner, head and page number on every page, when their number is known. */
  dressPages(short: string, marks: readonly string[]): void {
    this.endPart()
    const count = this.sheet.pages.length
    for (let i = 0; i < count; i++) {
      const from = this.#starts.findLast((first) => first <= i) as number
      const until = this.#starts.find((first) => first > i) ?? count
      this.sheet.turnTo(i)
      const { x, width } = this.#across
      bannerOfUse(this, this.#across, [14, PAGE_HEIGHT - 28])
      const top = { x, y: 46, width } as const
      const day = dateInWords(this.head.date)
      const whose = `${named(this.head.municipality)}　${named(this.head.electionTitle)}`
      this.lettering.draw(whose, top, this.#narrowed(whose, width - this.lettering.width(day, SMALL) - 10))
      this.lettering.draw(day, { ...top, align: 'right' }, SMALL)
      const second = { ...top, y: 58 }
      if (this.head.note !== undefined) this.lettering.draw(this.head.note, second, NOTE)
      this.lettering.draw(marks.join('　'), { ...second, align: 'right' }, MARK)
      const foot = { x, y: PAGE_HEIGHT - 44, width } as const
      this.line(x, PAGE_HEIGHT - 48, x + width, PAGE_HEIGHT - 48, 0.4)
      this.lettering.draw(`${short}　作成 ${minuteInWords(this.head.madeAt)}`, foot, { size: 8 })
      this.lettering.draw(`${i - from + 1} / ${until - from} ページ`, { ...foot, align: 'right' }, { size: 8 })
    }
  }
}

interface Across {
  readonly x: number
  readonly width: number
}

/** 2002-06-23 → 平成14年6月23日（日）, the way official papers write it. */
export function dateInWords(date: LocalDate): string {
  const weekday = '日月火水木金土'[new Date(`${date}T00:00:00Z`).getUTCDay()] as string
  return `${inEra(date)}（${weekday}）`
}

export function minuteInWords(minute: LocalMinute): string {
  const time = `${Number(minute.slice(11, 13))}時${minute.slice(14, 16)}分`
  return `${dateInWords(minute.slice(0, 10) as LocalDate)}${time}`
}
