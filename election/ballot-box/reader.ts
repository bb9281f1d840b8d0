/**
 * Reads a sealed medium at the count, without any key of the station: header, final seal, every byte against the root,
 * every page against its check. It never reads a journal: an INTENT without slot counts only through recovery by a
 * machine of the station.
 */
import { concat, equalBytesFast, isZero } from '#election/bytes.ts'
import type { Use } from '#election/definition/definition.ts'
import type { ElectionId, KeySetId, StationIndex } from '#election/ids.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Sitting, sittingNumber } from '#election/sitting.ts'
import { usedPages } from './fields.ts'
import { type HeaderError, layoutOfHeader, type MediumHeader, parseHeader } from './header.ts'
import { annexPage, finalSealPage, HEADER_PAGE, kindOf, type Layout, PAGE_BYTES, READ_PAGES } from './layout.ts'
import type { LogEntry } from './log-page.ts'
import { type MerkleTree, merkleTree, type Sha256 } from './merkle.ts'
import type { HmacSha256 } from './page-check.ts'
import { type FinalSeal, parseSeal, type VerifySeal } from './seal.ts'
import { type DaySeal, daySealOf, doubtsOfRow, isOfPair, type MediumDoubt } from './seal-row.ts'
import { type SetBlinds, setBlindsBeside, setsFit } from './seal-sets.ts'
import { type Findings, findings } from './sealed-pages.ts'

/** 4 MiB of memory with the one that is worked on. */
const BLOCKS_AHEAD = 3

/** The medium port has this shape; so has a file in memory. `read` gives `count` whole pages. */
export interface MediumSource {
  readonly pages: number
  /** Bytes of a file that ends inside a page. */
  readonly oddBytes?: number
  read(first: number, count: number): Promise<Result<Uint8Array, { readonly type: string }>>
}

export interface ExpectedElection {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly use: Use
  readonly authorityPublicKey: Uint8Array
  /** Accepts the seals of the kiosks of one station of the package (`sealVerifier`). */
  readonly verifySealOf: (station: StationIndex) => VerifySeal
  /** The dates in force for those on a header; left out: the poll was never moved (TC-20). */
  readonly datesOf?: (header: MediumHeader) => readonly Sitting[]
  /** Days of this station before the poll was moved away from them; left out: none. */
  readonly movedFrom?: (header: MediumHeader) => readonly Sitting[]
}

export type ReadError =
  | { readonly type: 'unreadable'; readonly fault: string }
  | HeaderError
  | { readonly type: 'foreign-use'; readonly use: Use }
  | { readonly type: 'foreign-election' }
  | { readonly type: 'foreign-key-set' }
  /** Shorter or longer than its header says. */
  | { readonly type: 'truncated'; readonly pages: number; readonly expected: number }
  | { readonly type: 'not-closed' }
  /** Closed for a day, never finally: a machine of the station can still close it. */
  | { readonly type: 'closed-for-day-only' }
  /** There is a final seal page, torn or signed by nobody of this station. */
  | { readonly type: 'seal-not-authentic' }
  /** Whole but for its day: sealed by a machine of this station on a day from which the poll was moved away (TC-20). */
  | { readonly type: 'sealed-on-moved-day' }
  /** Something differs from what the seal signed. `pages` are those whose own check fails, at most 16. */
  | {
      readonly type: 'altered'
      readonly where: 'sections' | 'earlier-seals' | 'gap' | 'counts'
      readonly pages: readonly number[]
    }

export interface SealedMedium {
  readonly header: MediumHeader
  readonly seal: FinalSeal
  /** Ballot records in the order of their pages, which is random and means nothing. */
  readonly records: readonly Uint8Array[]
  /** For the comparison across the machines of a station (CNT-03). */
  readonly spentMarks: readonly Uint8Array[]
  readonly log: readonly LogEntry[]
  /** Every log page names the one before it. */
  readonly logUnbroken: boolean
  /** 照合番号 of the final seal: four groups of five digits. */
  readonly sealFingerprint: string
  /** The final seal as it is on the medium: it is published. */
  readonly sealPage: Uint8Array
  /** From the annex. */
  readonly blinds: SetBlinds
  /** Doubts about a whole medium, which must be explained before it counts. */
  readonly doubts: readonly MediumDoubt[]
}

/** The hash functions for reading. Portable and native ones must agree. */
export interface Hashes {
  readonly sha256: Sha256
  /** Noble's when left out. */
  readonly hmac?: HmacSha256
}

export async function readSealedMedium(
  source: MediumSource,
  expected: ExpectedElection,
  sha256: Sha256,
): Promise<Result<SealedMedium, ReadError>> {
  const header = await openHeader(source, expected)
  return header.ok ? readBehindHeader(source, header.value, expected, { sha256 }) : header
}

/** `signed`: header of this source's first page, signed by the authority and of the expected election. */
export async function readBehindHeader(
  source: MediumSource,
  signed: MediumHeader,
  expected: ExpectedElection,
  { sha256, hmac }: Hashes,
  onPages?: (pages: number) => void,
): Promise<Result<SealedMedium, ReadError>> {
  const header = { ...signed, dates: expected.datesOf?.(signed) ?? signed.dates }
  const layout = layoutOfHeader(header)
  if (source.pages !== layout.pages || (source.oddBytes ?? 0) > 0)
    return err({ type: 'truncated', pages: source.pages, expected: layout.pages })
  const seals = await read(source, layout.sealSection.first, layout.sealSection.count)
  if (!seals.ok) return seals
  const sealed = sealOf(seals.value, header, layout, expected, sha256)
  if (!sealed.ok) return sealed
  const { seal, days, ...beside } = sealed.value
  const found = findings(layout, header, seal, hmac)
  const tree = merkleTree(sha256)
  let first = HEADER_PAGE + 1
  for await (const block of blocksUpTo(source, layout.sealSection.first)) {
    if (!block.ok) return block
    takeIn(first, block.value, tree, found)
    first += block.value.length / PAGE_BYTES
    onPages?.(first - 1)
  }
  const judged = judge(header, sealed.value, found, equalBytesFast(tree.root(), seal.root))
  if (!judged.ok) return judged
  const doubts = doubtsOfRow({ lists: layout.lists, days, final: seal, records: found.records, log: found.log })
  return ok({ ...judged.value, ...beside, doubts })
}

/**
 * The pages behind the header in their order, a block at a time; when it is left, nothing is under way. Blocks are asked for ahead of
 * the one that is worked on: neither the device waits for the hashing nor the hashing for the device.
 */
async function* blocksUpTo(source: MediumSource, end: number): AsyncGenerator<Result<Uint8Array, ReadError>> {
  const coming: Promise<Result<Uint8Array, ReadError>>[] = []
  let next = HEADER_PAGE + 1
  try {
    do {
      for (; next < end && coming.length < BLOCKS_AHEAD; next += READ_PAGES) {
        coming.push(read(source, next, Math.min(READ_PAGES, end - next)))
      }
      const block = coming.shift()
      if (block !== undefined) yield await block
    } while (coming.length > 0 || next < end)
  } finally {
    await Promise.allSettled(coming)
  }
}

/** Every page goes into the tree. Most are free: a run of them is one step, and there is nothing to find in it. */
function takeIn(first: number, block: Uint8Array, tree: MerkleTree, found: Findings): void {
  let next = 0
  for (const used of usedPages(block)) {
    const page = block.subarray(used * PAGE_BYTES, (used + 1) * PAGE_BYTES)
    tree.addFree(used - next)
    tree.add(page)
    found.add(first + used, page)
    next = used + 1
  }
  tree.addFree(block.length / PAGE_BYTES - next)
}

async function openHeader(source: MediumSource, expected: ExpectedElection): Promise<Result<MediumHeader, ReadError>> {
  if (source.pages < 1) return err({ type: 'not-a-ballot-box' })
  const page = await read(source, HEADER_PAGE, 1)
  if (!page.ok) return page
  const parsed = parseHeader(page.value, expected.authorityPublicKey)
  if (!parsed.ok) return parsed
  const header = parsed.value
  if (header.use !== expected.use) return err({ type: 'foreign-use', use: header.use })
  if (header.electionId !== expected.electionId) return err({ type: 'foreign-election' })
  if (header.keySet !== expected.keySet) return err({ type: 'foreign-key-set' })
  return ok(header)
}

async function read(source: MediumSource, first: number, count: number): Promise<Result<Uint8Array, ReadError>> {
  const block = await source.read(first, count)
  return block.ok ? block : err({ type: 'unreadable', fault: block.error.type })
}

interface SealSection extends Pick<SealedMedium, 'sealFingerprint' | 'sealPage' | 'blinds'> {
  readonly seal: FinalSeal
  readonly days: readonly DaySeal[]
}

/** The final seal, after every byte of the seal section has been accounted for. */
function sealOf(
  section: Uint8Array,
  header: MediumHeader,
  layout: Layout,
  expected: ExpectedElection,
  sha256: Sha256,
): Result<SealSection, ReadError> {
  const pageAt = (page: number): Uint8Array => {
    const offset = (page - layout.sealSection.first) * PAGE_BYTES
    return section.subarray(offset, offset + PAGE_BYTES)
  }
  const earlier = layout.sealPages.slice(0, -1).map(pageAt)
  const last = pageAt(finalSealPage(layout))
  const verify = expected.verifySealOf(header.station)
  const days = earlier.map((page, place) => daySealOf(page, place, header, verify))
  if (isZero(last)) {
    const daySealed = days.some((day) => typeof day === 'object')
    return err({ type: daySealed ? 'closed-for-day-only' : 'not-closed' })
  }
  const seal = parseSeal(last, verify)
  if (seal === null || !seal.final) return err({ type: 'seal-not-authentic' })
  if (!belongs(seal, header)) {
    const onMovedDay = belongs(seal, { ...header, dates: expected.movedFrom?.(header) ?? [] })
    return err({ type: onMovedDay ? 'sealed-on-moved-day' : 'seal-not-authentic' })
  }
  const annex = annexPage(layout)
  const dirty = gapsOf(layout).filter((page) => !isZero(pageAt(page)) && page !== annex)
  if (dirty.length > 0) return err({ type: 'altered', where: 'gap', pages: dirty.slice(0, 16) })
  if (!equalBytesFast(sha256(concat(...earlier)), seal.earlierSeals)) {
    return err({ type: 'altered', where: 'earlier-seals', pages: [] })
  }
  const blinds = setBlindsBeside(seal.sets, pageAt(annex), layout.lists, sha256)
  if (blinds === null) return err({ type: 'altered', where: 'sections', pages: [annex] })
  return ok({ seal, days, sealFingerprint: sealFingerprint(last), sealPage: last.slice(), blinds })
}

function belongs(seal: FinalSeal, header: MediumHeader): boolean {
  return (
    isOfPair(seal, header) &&
    seal.contests === header.contests &&
    // A medium that its partner's seal names as failed never bears that seal itself.
    seal.failedMedium?.role !== header.role &&
    header.dates.some((date) => sittingNumber(date) === seal.day)
  )
}

function gapsOf(layout: Layout): number[] {
  const { first, count } = layout.sealSection
  return Array.from({ length: count }, (_, i) => first + i).filter((page) => kindOf(layout, page) === 'gap')
}

function judge(
  header: MediumHeader,
  { seal, blinds }: Pick<SealSection, 'seal' | 'blinds'>,
  found: Findings,
  rootFits: boolean,
): Result<Omit<SealedMedium, 'doubts' | 'sealFingerprint' | 'sealPage' | 'blinds'>, ReadError> {
  if (!rootFits) return err({ type: 'altered', where: 'sections', pages: found.bad.slice(0, 16) })
  // A machine makes every gap zero before it seals: a page there under its own root was put there, and is no lost page (G4).
  const gaps = found.bad.filter((page) => kindOf(layoutOfHeader(header), page) === 'gap')
  if (gaps.length > 0) return err({ type: 'altered', where: 'gap', pages: gaps.slice(0, 16) })
  const perList = found.perList.every((count, room) => count === seal.records[room])
  const marks = found.spentMarks.length === seal.spentMarks && found.logPages === seal.logPages
  // Bad pages under a right root are those that the machine itself had lost and counted.
  const sets = setsFit(layoutOfHeader(header).lists, seal.sets, found.records, blinds)
  if (!perList || !marks || !sets || found.bad.length > seal.lostPages) {
    return err({ type: 'altered', where: 'counts', pages: found.bad.slice(0, 16) })
  }
  const { records, spentMarks, log, logUnbroken } = found
  return ok({ header, seal, records, spentMarks, log, logUnbroken })
}
