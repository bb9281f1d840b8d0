/** Pages and images of media as small numbers: a state is a row of integers, and each page is decrypted and checked once in an enumeration. */
import { createHash } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { type Layout, PAGE_BYTES, type PageWrite, ZERO_PAGE } from '#election/ballot-box/layout.ts'
import { type BoxContext, emptyView, type MediumView, type PageReading, readPage } from '#election/ballot-box/view.ts'

/** Number of a page's contents; 0 is the zero page. */
export type Content = number
/** Number of what a whole medium holds; 0 is a medium that nobody will ever read again. */
export type Image = number

export const NO_IMAGE: Image = 0
const CONTENTS_MAX = 1 << 20

export interface Write {
  readonly page: number
  readonly content: Content
}

export class MediumStore {
  readonly layout: Layout
  readonly #context: BoxContext
  readonly #bytes: Uint8Array[] = [ZERO_PAGE]
  readonly #contentIds = new Map<string, Content>()
  /** The pages of each image that are not zero: page × CONTENTS_MAX + content, ascending. */
  readonly #images: Float64Array[] = [new Float64Array(0)]
  readonly #imageIds = new Map<string, Image>()
  readonly #changes = new Map<number, Image>()
  readonly #readings = new Map<number, PageReading>()

  constructor(context: BoxContext) {
    this.#context = context
    this.layout = context.layout
  }

  get images(): number {
    return this.#images.length
  }

  content(bytes: Uint8Array): Content {
    if (bytes === ZERO_PAGE) return 0
    assert(bytes.length === PAGE_BYTES, 'medium store: a page')
    if (Buffer.compare(bytes, ZERO_PAGE) === 0) return 0
    const key = createHash('sha256').update(bytes).digest('base64')
    const known = this.#contentIds.get(key)
    if (known !== undefined) return known
    const fresh = this.#bytes.length
    assert(fresh < CONTENTS_MAX, 'medium store: not that many different pages')
    this.#bytes.push(Uint8Array.from(bytes))
    this.#contentIds.set(key, fresh)
    return fresh
  }

  bytes(content: Content): Uint8Array {
    return this.#bytes[content] as Uint8Array
  }

  writes(writes: readonly PageWrite[]): Write[] {
    return writes.map(({ page, bytes }) => ({ page, content: this.content(bytes) }))
  }

  /** The image of a medium that was all zero before. */
  fresh(writes: readonly PageWrite[]): Image {
    let image = this.#intern(new Float64Array(0))
    for (const { page, content } of this.writes(writes)) image = this.with(image, page, content)
    return image
  }

  with(image: Image, page: number, content: Content): Image {
    const key = (image * 256 + page) * CONTENTS_MAX + content
    const known = this.#changes.get(key)
    if (known !== undefined) return known
    const entries = [...this.#entries(image)].filter((entry) => Math.floor(entry / CONTENTS_MAX) !== page)
    if (content !== 0) entries.push(page * CONTENTS_MAX + content)
    const changed = this.#intern(Float64Array.from(entries.sort((x, y) => x - y)))
    this.#changes.set(key, changed)
    return changed
  }

  withAll(image: Image, writes: readonly Write[]): Image {
    return writes.reduce((after, { page, content }) => this.with(after, page, content), image)
  }

  contentAt(image: Image, page: number): Content {
    const low = page * CONTENTS_MAX
    const found = this.#entries(image).find((entry) => entry >= low && entry < low + CONTENTS_MAX)
    return found === undefined ? 0 : found - low
  }

  view(image: Image): MediumView {
    const view = emptyView(this.layout)
    for (const entry of this.#entries(image)) {
      const page = Math.floor(entry / CONTENTS_MAX)
      view[page] = this.#reading(page, entry)
    }
    return view
  }

  /** The same bytes on every page but the header, which names role and serial. */
  sameBehindHeader(a: Image, b: Image): boolean {
    const [x, y] = [this.#entries(a), this.#entries(b)]
    const [p, q] = [x.filter((entry) => entry >= CONTENTS_MAX), y.filter((entry) => entry >= CONTENTS_MAX)]
    return p.length === q.length && p.every((entry, i) => entry === q[i])
  }

  #entries(image: Image): Float64Array {
    const entries = this.#images[image]
    assert(entries !== undefined && image !== NO_IMAGE, 'medium store: an image')
    return entries
  }

  #reading(page: number, entry: number): PageReading {
    const known = this.#readings.get(entry)
    if (known !== undefined) return known
    const fresh = readPage(this.#context, page, this.bytes(entry - page * CONTENTS_MAX))
    this.#readings.set(entry, fresh)
    return fresh
  }

  #intern(entries: Float64Array): Image {
    const key = entries.join(',')
    const known = this.#imageIds.get(key)
    if (known !== undefined) return known
    const fresh = this.#images.length
    this.#images.push(entries)
    this.#imageIds.set(key, fresh)
    return fresh
  }
}
