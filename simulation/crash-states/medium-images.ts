/**
 * Images of a pair of media as lists of interned pages: equal contents are one object, so that a state of the world is a
 * short string and is visited once, and each page is decrypted and checked once in a whole enumeration.
 */

import type { PageWrite, Role } from '#election/ballot-box/layout.ts'
import { BLOCK_PAGES, ZERO_PAGE } from '#election/ballot-box/layout.ts'
import { type BoxContext, emptyView, type MediumView, type PageReading, readPage } from '#election/ballot-box/view.ts'
import { tornPage } from '#hardware/medium/fake.ts'

interface Interned {
  readonly id: number
  readonly bytes: Uint8Array
}

/** Page number → contents; a page that is not here is zero. */
export type Image = ReadonlyMap<number, Interned>

/** What becomes of the writes of a barrier on one medium when it is cut; `damage` also destroys the neighbours. */
export type Fate = 'old' | 'new' | 'torn' | 'damage'

export class Images {
  readonly #context: BoxContext
  readonly #byContent = new Map<string, Interned>()
  readonly #readings = new Map<string, PageReading>()
  readonly #pages: number

  constructor(context: BoxContext) {
    this.#context = context
    this.#pages = context.layout.pages
  }

  from(writes: readonly PageWrite[]): Image {
    return new Map(writes.map(({ page, bytes }) => [page, this.#intern(bytes)]))
  }

  view(image: Image): MediumView {
    const view = emptyView(this.#context.layout)
    for (const [page, interned] of image) view[page] = this.#reading(page, interned)
    return view
  }

  apply(image: Image, writes: readonly PageWrite[], fates: readonly Fate[]): Image {
    const after = new Map(image)
    writes.forEach(({ page, bytes }, i) => {
      const fate = fates[i] ?? 'new'
      if (fate === 'new') this.#set(after, page, this.#intern(bytes))
      if (fate === 'torn' || fate === 'damage') {
        this.#set(after, page, this.#intern(tornPage(after.get(page)?.bytes ?? ZERO_PAGE, bytes)))
      }
      if (fate === 'damage') this.#damageAround(after, page)
    })
    return after
  }

  key(image: Image): string {
    const parts = [...image].filter(([, interned]) => interned.bytes !== ZERO_PAGE)
    return parts
      .sort(([a], [b]) => a - b)
      .map(([page, { id }]) => `${page}:${id}`)
      .join(',')
  }

  #set(image: Map<number, Interned>, page: number, interned: Interned): void {
    image.set(page, interned)
  }

  #damageAround(image: Map<number, Interned>, page: number): void {
    const first = page - (page % BLOCK_PAGES)
    const rubbish = this.#intern(new Uint8Array(4096).fill(0x5a))
    for (let other = first; other < Math.min(first + BLOCK_PAGES, this.#pages); other++) {
      if (other !== page) image.set(other, rubbish)
    }
  }

  #reading(page: number, interned: Interned): PageReading {
    const key = `${page}:${interned.id}`
    const known = this.#readings.get(key)
    if (known !== undefined) return known
    const fresh = readPage(this.#context, page, interned.bytes)
    this.#readings.set(key, fresh)
    return fresh
  }

  #intern(bytes: Uint8Array): Interned {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const known = this.#byContent.get(key)
    if (known !== undefined) return known
    const fresh = { id: this.#byContent.size, bytes: bytes === ZERO_PAGE ? ZERO_PAGE : Uint8Array.from(bytes) }
    this.#byContent.set(key, fresh)
    return fresh
  }
}

export interface PairImages {
  readonly original: Image
  readonly duplicate: Image
}

/** Every way the writes of one barrier on one medium can end when it is cut. */
export function fatesOf(count: number, kinds: readonly Fate[]): readonly (readonly Fate[])[] {
  if (count === 0) return [[]]
  if (count > 2) {
    // A repair writes up to a block of pages in order: a prefix is new, one page is in flight, the rest is old.
    const cuts = [0, 1, Math.floor(count / 2), count - 1, count]
    return [...new Set(cuts)].flatMap((done) =>
      kinds.map((kind) => Array.from({ length: count }, (_, i) => (i < done ? 'new' : i === done ? kind : 'old'))),
    )
  }
  const rest = fatesOf(count - 1, kinds)
  return kinds.flatMap((kind) => rest.map((others) => [kind, ...others]))
}

export const ROLES: readonly Role[] = ['original', 'duplicate']
