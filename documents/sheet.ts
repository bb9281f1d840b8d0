/** The pages of a PDF while they are drawn. It keeps what it put there, so that a screen shows the page that the printer gets (decision 025). */
/** names: the package's own font, for a name that the two of the program do not draw whole. */
export type Face = 'regular' | 'bold' | 'names' | 'candidates'

export type Mark =
  | {
      readonly type: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly round: number
      readonly fill: string | null
      readonly stroke: string | null
      readonly line: number
      readonly dashed: boolean
    }
  | {
      readonly type: 'line'
      readonly x: number
      readonly y: number
      readonly x2: number
      readonly y2: number
      readonly line: number
      readonly stroke: string
    }
  | {
      readonly type: 'circle'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly line: number
      readonly stroke: string
    }
  /** `y`: of the baseline. */
  | {
      readonly type: 'words'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      /** The name's own face, where one is needed. */
      readonly face: Face
      readonly colour: string
      readonly words: string
    }

/** Points of A4; the marks of a page in the order in which they were put there. */
export type DrawnPage = readonly Mark[]

interface BoxLook {
  readonly round?: number
  readonly fill?: string
  readonly stroke?: string
  readonly line?: number
  readonly dashed?: boolean
}

const DASH = 4
const BARE_BOX = { type: 'box', round: 0, fill: null, stroke: null, line: 0, dashed: false } as const

/** A hundredth of what a printer can show. */
function shortly(points: number): string {
  return points.toFixed(3)
}

export class Sheet {
  readonly #doc: PDFKit.PDFDocument
  readonly #pages: Mark[][] = [[]]
  #page = 0
  /** Something is only measured. */
  #silent = false

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc
  }

  get pages(): readonly DrawnPage[] {
    return this.#pages
  }

  get isSilent(): boolean {
    return this.#silent
  }

  /** Nothing of what is drawn meanwhile comes onto a page. */
  silently(drawing: () => void): void {
    const before = this.#silent
    this.#silent = true
    try {
      drawing()
    } finally {
      this.#silent = before
    }
  }

  newPage(): void {
    this.#doc.addPage()
    this.#page = this.#pages.push([]) - 1
  }

  turnTo(page: number): void {
    this.#doc.switchToPage(page)
    this.#page = page
  }

  box(x: number, y: number, width: number, height: number, look: BoxLook): void {
    if (this.#silent) return
    const { round = 0, fill = null, stroke = null, line = 0.5, dashed = false } = look
    const path = () =>
      round > 0 ? this.#doc.roundedRect(x, y, width, height, round) : this.#doc.rect(x, y, width, height)
    if (fill !== null) path().fill(fill)
    if (stroke !== null) {
      path().lineWidth(line)
      if (dashed) this.#doc.dash(DASH, { space: DASH })
      this.#doc.stroke(stroke)
      if (dashed) this.#doc.undash()
    }
    this.put({ type: 'box', x, y, width, height, round, fill, stroke, line, dashed })
  }

  line(x: number, y: number, x2: number, y2: number, line: number, stroke: string): void {
    if (this.#silent) return
    this.#doc.moveTo(x, y).lineTo(x2, y2).lineWidth(line).stroke(stroke)
    this.put({ type: 'line', x, y, x2, y2, line, stroke })
  }

  circle(x: number, y: number, radius: number, line: number, stroke: string): void {
    if (this.#silent) return
    this.#doc.circle(x, y, radius).lineWidth(line).stroke(stroke)
    this.put({ type: 'circle', x, y, radius, line, stroke })
  }

  /**
   * Squares of `side`, row below row, black where true, as one path: a page of 2D codes has eighty thousand of them. Kept as the one
   * box that they fill: no screen shows such a page.
   */
  squares(x: number, y: number, side: number, rows: readonly (readonly boolean[])[]): void {
    if (this.#silent) return
    const path: string[] = []
    rows.forEach((row, down) => {
      for (let at = row.indexOf(true); at >= 0; ) {
        const white = row.indexOf(false, at)
        const end = white < 0 ? row.length : white
        path.push([x + at * side, y + down * side, (end - at) * side, side].map(shortly).join(' '), 're')
        at = row.indexOf(true, end)
      }
    })
    this.#doc.addContent(`q 0 g ${path.join(' ')} f Q`)
    const width = (rows[0]?.length ?? 0) * side
    this.put({ ...BARE_BOX, x, y, width, height: rows.length * side })
  }

  /** Words were drawn by the lettering, which alone knows the faces. */
  put(mark: Mark): void {
    this.#pages[this.#page]?.push(mark)
  }
}
