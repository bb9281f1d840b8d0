/** Media that need a key to make: right checks over nonsense (the final seal publishes that key), and seals over nonsense by a hostile machine. */
import fc from 'fast-check'
import { logKey, pairBinding } from '#election/ballot-box/box-keys.ts'
import { kindOf, PAGE_BYTES, type Section } from '#election/ballot-box/layout.ts'
import { merkleTree } from '#election/ballot-box/merkle.ts'
import { pageCheckOf } from '#election/ballot-box/page-check.ts'
import { SEAL_SIGNED_BYTES } from '#election/ballot-box/seal.ts'
import type { PairNumber } from '#election/ids.ts'
import { sign } from '#election/keys/signature.ts'
import { nativeHashes } from '#openssl/hashes.ts'
import { type SmallPair, signingKeyOf } from './small-pair-of-a-district.ts'

const few = (largest: number) => fc.oneof(fc.nat(largest), fc.constantFrom(0xff, 0xffff, 0xffffffff))

const ballot = fc.record({
  kind: fc.constant('ballot' as const),
  at: fc.nat(15),
  clear: fc.tuple(fc.nat(2), fc.nat(3), fc.nat(3), fc.nat(1)),
  rest: fc.constantFrom(0, 0, 0, 1),
})
const spent = fc.record({
  kind: fc.constant('spent' as const),
  at: fc.nat(15),
  fill: fc.nat(255),
  rest: fc.constantFrom(0, 0, 0, 1),
})
/** Seldom a wrong one, so that a page of several entries is often whole. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong })
const entry = fc.record({
  minute: few(12_000_000),
  code: mostly(fc.integer({ min: 1, max: 13 }), fc.constantFrom(0, 14, 0xffff)),
  reserved: mostly(fc.constant(0), fc.constant(1)),
  a: mostly(fc.nat(3), few(8)),
  b: mostly(fc.constant(0), few(8)),
})
const log = fc.record({
  kind: fc.constant('log' as const),
  at: fc.nat(15),
  format: mostly(fc.constant(1), fc.constant(2)),
  /** Told number of entries, less those there are. */
  told: mostly(fc.constant(0), fc.constantFrom(-1, 1)),
  reserved: mostly(fc.constant(0), fc.constant(1)),
  /** Follows the page before it on the medium, or nothing. */
  linked: fc.boolean(),
  entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
  rest: mostly(fc.constant(0), fc.constant(1)),
})
const page = fc.oneof(ballot, spent, log)
export type Forged = typeof page extends fc.Arbitrary<infer F> ? F : never

export function forgedPages(): fc.Arbitrary<readonly Forged[]> {
  return fc.array(page, { minLength: 1, maxLength: 4 })
}

/** The sealed original with these pages on it; its seal is as it was. */
export function withPages(pair: SmallPair, pages: readonly Forged[]): Buffer {
  const image = Buffer.from(pair.image.original)
  for (const forged of pages) put(pair, image, forged)
  return image
}

function put(pair: SmallPair, image: Buffer, forged: Forged): void {
  const sections: Record<Forged['kind'], Section> = {
    ballot: pair.layout.ballots,
    spent: pair.layout.spent,
    log: pair.layout.log,
  }
  const at = sections[forged.kind].first + forged.at
  pageOf(pair, image, at, forged).copy(image, at * PAGE_BYTES)
  checkAgain(pair, image, at)
}

/** The right check over whatever is on this page. */
export function checkAgain(pair: SmallPair, image: Buffer, number: number): void {
  const page = image.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES)
  const { key, binding, ofLog } = publishedKeys(pair)
  const { hmac } = nativeHashes
  switch (kindOf(pair.layout, number)) {
    case 'ballot':
      page.set(pageCheckOf('ballot', page.subarray(0, 512), number, { key, binding, hmac }), 512)
      return
    case 'spent':
      page.set(pageCheckOf('spent', page.subarray(0, 32), number, { key, binding, hmac }), 32)
      return
    case 'log': {
      const content = Buffer.concat([page.subarray(0, 40), page.subarray(72)])
      page.set(pageCheckOf('log', content, number, { key: ofLog, binding, hmac }), 40)
      return
    }
    case 'header':
    case 'journal':
    case 'seal':
    case 'gap':
      return
  }
}

function pageOf(pair: SmallPair, image: Buffer, page: number, forged: Forged): Buffer {
  const bytes = Buffer.alloc(PAGE_BYTES)
  bytes[PAGE_BYTES - 1] = forged.rest
  if (forged.kind === 'ballot') {
    for (const [i, value] of forged.clear.entries()) bytes.writeUInt16BE(value, 2 * i)
    bytes.fill(0x3c, 8, 512)
  } else if (forged.kind === 'spent') {
    bytes.fill(forged.fill, 0, 32)
  } else {
    fillLog(bytes, forged)
    const before = (page - 1) * PAGE_BYTES
    if (forged.linked && page > pair.layout.log.first) image.copy(bytes, 8, before + 40, before + 72)
  }
  return bytes
}

function fillLog(bytes: Buffer, forged: Forged & { kind: 'log' }): void {
  bytes.writeUInt16BE(forged.format, 0)
  bytes.writeUInt16BE(forged.entries.length + forged.told, 2)
  bytes.writeUInt32BE(forged.reserved, 4)
  for (const [i, { minute, code, reserved, a, b }] of forged.entries.entries()) {
    const at = 72 + 16 * i
    bytes.writeUInt32BE(minute, at)
    bytes.writeUInt16BE(code, at + 4)
    bytes.writeUInt16BE(reserved, at + 6)
    bytes.writeUInt32BE(a, at + 8)
    bytes.writeUInt32BE(b, at + 12)
  }
}

/** From the final seal, as anybody can read them there. */
function publishedKeys({ made, layout, image }: SmallPair) {
  const { electionId } = made.election.electionPackage
  const seal = finalSealAt(layout)
  const key = new Uint8Array(image.original.subarray(seal + 256, seal + 288))
  const pair = 1 as PairNumber
  return { key, binding: pairBinding(electionId, pair), ofLog: logKey(key, electionId, pair) }
}

export interface Nonsense {
  /** Offsets inside the seal page and what is written there. */
  readonly changes: readonly (readonly [number, number])[]
  /** Added to the counts of records, spent pages and log pages, which are set to what is on the medium; null: all counts stay. */
  readonly counts: readonly [number, number, number] | null
  readonly lost: number
}

export function signedNonsense(): fc.Arbitrary<Nonsense> {
  const offset = fc.constantFrom(
    ...[8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 33, 34, 35, 36, 39, 40, 42, 47, 48, 52],
    ...[79, 112, 143, 144, 171, 172, 231, 232, 243, 255, 256, 288, 511, 512, 991, 992, 1024, 4031],
  )
  return fc.record({
    changes: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(fc.tuple(offset, fc.constantFrom(0, 1, 2, 3, 7, 255)), { maxLength: 3 }) },
    ),
    counts: fc.oneof(
      { weight: 3, arbitrary: fc.constant([0, 0, 0] as const) },
      { weight: 1, arbitrary: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)) },
    ),
    lost: fc.nat(4),
  })
}

/** The image with a final seal by its own machine that fits its bytes, and says what it is told to say besides. */
export function resealed(pair: SmallPair, image: Buffer, { changes, counts, lost }: Nonsense): Buffer {
  const at = finalSealAt(pair.layout)
  const seal = image.subarray(at, at + PAGE_BYTES)
  const tree = merkleTree(nativeHashes.sha256)
  for (let page = 1; page < pair.layout.sealSection.first; page++) {
    tree.add(new Uint8Array(image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)))
  }
  seal.set(tree.root(), 80)
  const earlier = pair.layout.sealPages.slice(0, -1)
  const pages = earlier.map((page) => image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
  seal.set(nativeHashes.sha256(new Uint8Array(Buffer.concat(pages))), 112)
  if (counts !== null) {
    const seen = pagesInUse(pair, image)
    seal.writeUInt32BE(seen.ballots + counts[0], 144)
    seal.writeUInt32BE(seen.spent + counts[1], 244)
    seal.writeUInt32BE(seen.log + counts[2], 248)
    seal.writeUInt32BE(lost, 252)
  }
  for (const [offset, value] of changes) seal[offset] = value
  seal.set(sign('closing-seal', seal.subarray(0, SEAL_SIGNED_BYTES), signingKeyOf(pair.made)), SEAL_SIGNED_BYTES)
  return image
}

/** Used pages of each section; a bad one among them makes the counts too high, which is one case more. */
function pagesInUse({ layout }: SmallPair, image: Buffer) {
  const used = ({ first, count }: Section) =>
    Array.from({ length: count }, (_, i) =>
      image.subarray((first + i) * PAGE_BYTES, (first + i + 1) * PAGE_BYTES),
    ).filter((page) => page.some((byte) => byte !== 0)).length
  return { ballots: used(layout.ballots), spent: used(layout.spent), log: used(layout.log) }
}

/** Offsets inside the header page and what is written there. */
export type HeaderNonsense = readonly (readonly [number, number])[]

export function headerNonsense(): fc.Arbitrary<HeaderNonsense> {
  const offset = fc.constantFrom(
    ...[8, 9, 10, 11, 12, 20, 28, 29, 30, 31, 32, 38, 39, 63, 66, 67, 71, 75, 78, 79, 83, 84, 85, 86, 88, 89, 90, 151],
    ...[152, 183, 184, 4031],
  )
  const value = fc.constantFrom(0, 1, 2, 3, 7, 16, 32, 33, 55, 56, 127, 255)
  return fc.array(fc.tuple(offset, value), { minLength: 1, maxLength: 3 })
}

/** The sealed original with a header that the authority itself signed over nonsense. */
export function withHeader(pair: SmallPair, nonsense: HeaderNonsense): Buffer {
  const image = Buffer.from(pair.image.original)
  for (const [offset, value] of nonsense) image[offset] = value
  return headerSigned(pair, image)
}

/** The authority signs any header. */
export function headerSigned({ made }: SmallPair, image: Buffer): Buffer {
  const signed = image.subarray(0, SEAL_SIGNED_BYTES)
  image.set(sign('medium-header', signed, made.authority.secretKey), SEAL_SIGNED_BYTES)
  return image
}

function finalSealAt(layout: SmallPair['layout']): number {
  return (layout.sealPages.at(-1) ?? 0) * PAGE_BYTES
}
