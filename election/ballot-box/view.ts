/** The pages of one medium as read, and how the two media of a pair compare. `next` decides on this alone. */

import { assert } from '#election/assert.ts'
import { equalBytesFast, isZero } from '#election/bytes.ts'
import type { ElectionId, KeySetId, MachineId, PairNumber, StationIndex } from '#election/ids.ts'
import { type BallotPage, parseBallotPage } from './ballot-page.ts'
import { type BoxKeys, pairBinding } from './box-keys.ts'
import { trimmed } from './fields.ts'
import { type JournalPage, openJournal } from './journal.ts'
import { annexPage, kindOf, type Layout, PAGE_BYTES, type PageWrite, type Role, ZERO_PAGE } from './layout.ts'
import { type LogPage, parseLogPage } from './log-page.ts'
import type { Sha256 } from './merkle.ts'
import type { HmacSha256, PageCheck } from './page-check.ts'
import { parseSeal, type Seal, type VerifySeal } from './seal.ts'
import { annexOf, type SetBlinds } from './seal-sets.ts'
import { parseSpentPage } from './spent-page.ts'

/** The machine that this program runs on. */
export interface SealingMachine {
  readonly id: MachineId
  readonly signSeal: (message: Uint8Array) => Uint8Array
  /** Left out: always. False once the machine's signing key is erased. */
  readonly maySign?: () => boolean
}

/** Everything that reading and writing the pages of one pair needs. */
export interface BoxContext {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly station: StationIndex
  readonly pair: PairNumber
  readonly layout: Layout
  /** Day numbers of the listed dates, ascending. */
  readonly days: readonly number[]
  readonly keys: BoxKeys
  /** With them the final seal commits to the sets of its records. */
  readonly setBlinds: SetBlinds
  readonly sha256: Sha256
  /** For the checks of pages; noble's when left out. */
  readonly hmac?: HmacSha256
  /** The machine that this program runs on; it signs the seals. */
  readonly machine: SealingMachine
  /** Accepts the seal of any kiosk of this station in the package. */
  readonly verifySeal: VerifySeal
}

export function bindingOf(context: BoxContext): Uint8Array {
  return pairBinding(context.electionId, context.pair)
}

/** The check of ballot and spent pages. */
export function checkOfPages(context: BoxContext): PageCheck {
  return { key: context.keys.pageCheck, binding: bindingOf(context), hmac: context.hmac }
}

export function checkOfLog(context: BoxContext): PageCheck {
  return { key: context.keys.log, binding: bindingOf(context), hmac: context.hmac }
}

type PageContent =
  | { readonly type: 'journal'; readonly journal: JournalPage }
  | ({ readonly type: 'ballot' } & BallotPage)
  | { readonly type: 'spent'; readonly mark: Uint8Array }
  | ({ readonly type: 'log' } & LogPage)
  | { readonly type: 'seal'; readonly seal: Seal }
  /** The blinds of this pair, byte for byte. */
  | { readonly type: 'annex' }

/** `bytes` are the page without the zeros at its end. */
export type PageReading =
  | { readonly state: 'free' }
  | { readonly state: 'whole'; readonly bytes: Uint8Array; readonly content: PageContent }
  | { readonly state: 'bad'; readonly bytes: Uint8Array }

const FREE: PageReading = { state: 'free' }

export function readPage(context: BoxContext, page: number, bytes: Uint8Array): PageReading {
  assert(bytes.length === PAGE_BYTES, 'readPage: a page')
  const kind = kindOf(context.layout, page)
  if (kind === 'header' || bytes === ZERO_PAGE || isZero(bytes)) return FREE
  const content = contentOf(context, page, bytes)
  return content === null ? { state: 'bad', bytes: trimmed(bytes) } : { state: 'whole', bytes: trimmed(bytes), content }
}

function contentOf(context: BoxContext, page: number, bytes: Uint8Array): PageContent | null {
  switch (kindOf(context.layout, page)) {
    case 'journal': {
      const journal = openJournal(bytes, { key: context.keys.journal, binding: bindingOf(context) })
      return journal && { type: 'journal', journal }
    }
    case 'ballot': {
      const ballot = parseBallotPage(bytes, page, checkOfPages(context))
      return ballot && { type: 'ballot', ...ballot }
    }
    case 'spent': {
      const mark = parseSpentPage(bytes, page, checkOfPages(context))
      return mark && { type: 'spent', mark }
    }
    case 'log': {
      const log = parseLogPage(bytes, page, checkOfLog(context))
      return log && { type: 'log', ...log }
    }
    case 'seal': {
      const seal = parseSeal(bytes, context.verifySeal)
      return seal !== null && isSealOf(context, seal) ? { type: 'seal', seal } : null
    }
    case 'gap':
      return isAnnex(context, page, bytes) ? { type: 'annex' } : null
    case 'header':
      return null
  }
}

function isAnnex({ layout, setBlinds }: BoxContext, page: number, bytes: Uint8Array): boolean {
  return page === annexPage(layout) && equalBytesFast(bytes, annexOf(setBlinds))
}

function isSealOf(context: BoxContext, seal: Seal): boolean {
  return (
    seal.electionId === context.electionId &&
    seal.keySet === context.keySet &&
    seal.station === context.station &&
    seal.pair === context.pair
  )
}

/** One reading a page, by page number. */
export type MediumView = PageReading[]

export function emptyView(layout: Layout): MediumView {
  return new Array<PageReading>(layout.pages).fill(FREE)
}

/** Puts a block that was read from the medium, starting at page `first`, into the view. */
export function putBlock(context: BoxContext, view: MediumView, first: number, block: Uint8Array): void {
  for (let i = 0; i * PAGE_BYTES < block.length; i++) {
    view[first + i] = readPage(context, first + i, block.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES))
  }
}

export interface PairView {
  readonly context: BoxContext
  original: MediumView | null
  duplicate: MediumView | null
  /** Pages that are bad somewhere or not equal: all that `next` has to look at of thousands. */
  readonly notable: Set<number>
}

/** null: the medium is unreadable or condemned. */
export function pairView(context: BoxContext, original: MediumView | null, duplicate: MediumView | null): PairView {
  const view: PairView = { context, original, duplicate, notable: new Set() }
  noteAll(view)
  return view
}

/** After a barrier: what was written and read back is what the medium holds. */
export function applyWrites(view: PairView, role: Role, writes: readonly PageWrite[]): void {
  const medium = view[role]
  assert(medium !== null, 'applyWrites: a medium that counts')
  for (const { page, bytes } of writes) {
    medium[page] = readPage(view.context, page, bytes)
    note(view, page)
  }
}

/** The medium failed: from now on it does not count. */
export function loseMedium(view: PairView, role: Role): void {
  view[role] = null
  noteAll(view)
}

function noteAll(view: PairView): void {
  view.notable.clear()
  for (let page = 0; page < view.context.layout.pages; page++) note(view, page)
}

function note(view: PairView, page: number): void {
  const a = view.original?.[page] ?? null
  const b = view.duplicate?.[page] ?? null
  const bad = a?.state === 'bad' || b?.state === 'bad'
  if (bad || (a !== null && b !== null && !sameReading(a, b))) view.notable.add(page)
  else view.notable.delete(page)
}

export function reading(medium: MediumView, page: number): PageReading {
  const found = medium[page]
  assert(found !== undefined, 'reading: a page of the medium')
  return found
}

export function sameReading(a: PageReading, b: PageReading): boolean {
  if (a.state === 'free' || b.state === 'free') return a.state === b.state
  return equalBytesFast(a.bytes, b.bytes)
}

/** The whole page again. */
export function pageBytes(page: PageReading): Uint8Array {
  if (page.state === 'free') return ZERO_PAGE
  const bytes = new Uint8Array(PAGE_BYTES)
  bytes.set(page.bytes)
  return bytes
}

export function sealAt(medium: MediumView, page: number): Seal | null {
  const found = reading(medium, page)
  return found.state === 'whole' && found.content.type === 'seal' ? found.content.seal : null
}
