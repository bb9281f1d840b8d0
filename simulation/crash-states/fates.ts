/** The writes that were in flight on one medium, as a cut leaves them. */
import { BLOCK_PAGES, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { type Content, type Image, type MediumStore, NO_IMAGE, type Write } from './medium-store.ts'

/** `damage`: torn, and every other page of its 64 KiB destroyed with it. */
export type Fate = 'old' | 'new' | 'torn' | 'damage'

/** The bytes of a page that was torn, from what it held and what it should hold. */
export type Tear = (old: Uint8Array, fresh: Uint8Array) => Uint8Array

const SECTOR = 512

function mixed(old: Uint8Array, fresh: Uint8Array, isFresh: (sector: number) => boolean): Uint8Array {
  const torn = Uint8Array.from(old)
  for (let at = 0; at < PAGE_BYTES; at += SECTOR) {
    if (isFresh(at / SECTOR)) torn.set(fresh.subarray(at, at + SECTOR), at)
  }
  return torn
}

function rubbish(seed: number): Uint8Array {
  return Uint8Array.from({ length: PAGE_BYTES }, (_, i) => ((i * 167 + seed * 59) ^ (i >> 5)) & 0xff)
}

const EDGES = [1, 2, 3, 4, 5, 6, 7]

/** Every shape is tried by itself, on every write of every operation and of every recovery. */
export const SHAPES: readonly (readonly [string, Tear])[] = [
  ...EDGES.map((edge): [string, Tear] => [
    `new up to byte ${edge * SECTOR}, then old`,
    (old, fresh) => mixed(old, fresh, (sector) => sector < edge),
  ]),
  ...EDGES.map((edge): [string, Tear] => [
    `old up to byte ${edge * SECTOR}, then new`,
    (old, fresh) => mixed(old, fresh, (sector) => sector >= edge),
  ]),
  ['even sectors new', (old, fresh) => mixed(old, fresh, (sector) => sector % 2 === 0)],
  ['odd sectors new', (old, fresh) => mixed(old, fresh, (sector) => sector % 2 === 1)],
  ['all zero', () => new Uint8Array(PAGE_BYTES)],
  ['all FF', () => new Uint8Array(PAGE_BYTES).fill(0xff)],
  ['rubbish', () => rubbish(3)],
  ['new with its last byte lost', (_, fresh) => changed(fresh, PAGE_BYTES - 1)],
  ['new with one byte changed', (_, fresh) => changed(fresh, 0)],
  ['new up to the middle of a sector', (old, fresh) => cutAt(old, fresh, 300)],
]

function changed(page: Uint8Array, at: number): Uint8Array {
  const other = Uint8Array.from(page)
  other[at] = 0x5a ^ (page[at] as number)
  return other
}

function cutAt(old: Uint8Array, fresh: Uint8Array, byte: number): Uint8Array {
  const torn = Uint8Array.from(old)
  torn.set(fresh.subarray(0, byte))
  return torn
}

export class Fates {
  readonly #store: MediumStore
  readonly #kinds: readonly Fate[]
  readonly #tear: Tear | null
  /** Two media are never torn alike: what they show is not equal by accident. */
  readonly #rubbish: Content

  constructor(store: MediumStore, kinds: readonly Fate[], tear: Tear | null, seed: number) {
    this.#store = store
    this.#kinds = kinds
    this.#tear = tear
    this.#rubbish = store.content(rubbish(seed))
  }

  /** Every image that a cut in the midst of these writes can leave, each once; first of all the old and the new one. */
  after(image: Image, writes: readonly Write[]): readonly Image[] {
    if (writes.length === 0 || image === NO_IMAGE) return [image]
    const found = new Set<Image>([image, this.#store.withAll(image, writes)])
    for (const fates of this.#patterns(writes.length)) found.add(this.#apply(image, writes, fates))
    return [...found]
  }

  #patterns(count: number): readonly (readonly Fate[])[] {
    if (count <= 3) return this.#all(count)
    const patterns: Fate[][] = []
    for (let at = 0; at < count; at++) {
      for (const fate of this.#kinds) {
        // A prefix is new, one page is in flight.
        patterns.push(Array.from({ length: count }, (_, i) => (i < at ? 'new' : i === at ? fate : 'old')))
        // A repair writes its pages one by one and each is looked at by itself: one alone is early, one alone is late.
        patterns.push(Array.from({ length: count }, (_, i) => (i === at ? fate : 'new')))
        patterns.push(Array.from({ length: count }, (_, i) => (i === at ? fate : 'old')))
      }
    }
    return patterns
  }

  #all(count: number): readonly (readonly Fate[])[] {
    if (count === 0) return [[]]
    const rest = this.#all(count - 1)
    return this.#kinds.flatMap((kind) => rest.map((others) => [kind, ...others]))
  }

  #apply(image: Image, writes: readonly Write[], fates: readonly Fate[]): Image {
    const store = this.#store
    let after = image
    // In the order of writing: a tear destroys what was written beside it before, and what comes later stands.
    writes.forEach(({ page, content }, i) => {
      const fate = fates[i]
      if (fate === 'damage') after = this.#destroyAround(after, page)
      if (fate === 'new') after = store.with(after, page, content)
      if (fate === 'torn' || fate === 'damage') after = store.with(after, page, this.#torn(image, page, content))
    })
    return after
  }

  #torn(image: Image, page: number, content: Content): Content {
    if (this.#tear === null) return this.#rubbish
    const store = this.#store
    return store.content(this.#tear(store.bytes(store.contentAt(image, page)), store.bytes(content)))
  }

  #destroyAround(image: Image, page: number): Image {
    const first = page - (page % BLOCK_PAGES)
    let after = image
    for (let other = first; other < Math.min(first + BLOCK_PAGES, this.#store.layout.pages); other++) {
      if (other !== page) after = this.#store.with(after, other, this.#rubbish)
    }
    return after
  }
}
