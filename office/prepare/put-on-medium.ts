/**
 * Puts a prepared ballot box onto the mounted stick itself and reads it back. Copied by other programs it may arrive with holes
 * or with blocks that are only promised, and then the stick's file system notes order and moment of every vote (X-A3).
 */
import { readdir } from 'node:fs/promises'
import { HEADER_PAGE, JOURNAL_PAGES } from '#election/ballot-box/layout.ts'
import type { MediumSource } from '#election/ballot-box/reader.ts'
import { isZero } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import { createBallotBox } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { type Inspection, inspectMedium } from '#hardware/medium/inspect.ts'
import { type Mount, mountAt, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { type Medium, type MediumFault, PAGE_BYTES, type PageWrite } from '#hardware/medium/port.ts'

export type PutError =
  | { readonly type: 'stick-not-mounted'; readonly path: string }
  | { readonly type: 'stick-file-system'; readonly found: string }
  | { readonly type: 'stick-not-empty'; readonly found: string }
  | { readonly type: 'box-not-readable'; readonly path: string; readonly fault: string }
  /** Something else than a box as it was prepared: perhaps one with votes, of which there must never be a second. */
  | { readonly type: 'box-not-fresh'; readonly page: number }
  | { readonly type: 'stick-failed'; readonly fault: string }
  /** The bytes read back past the memory of this computer are not those that were written. */
  | { readonly type: 'stick-differs'; readonly page: number }
  | { readonly type: 'stick-not-read-back' }
  | { readonly type: 'stick-blocks'; readonly found: string }

/**
 * `folders`: to practise on a computer where nobody may mount anything. Leftovers of a file system are sought on sticks
 * alone; whose medium it is, whether it is empty, and every page of it are asked of both.
 */
export type SlotKind = 'sticks' | 'folders'

export type PutPhase = 'read' | 'write' | 'compare'

export interface PutOnMedium {
  readonly fileSystem: string
  readonly pages: number
}

const BLOCK_PAGES = 256
const MADE_BY_FORMATTING = 'lost+found'
const FOLDER: Mount = { fileSystem: 'folder', options: new Set() }
const NAMES_SHOWN = 5
/** All that a prepared box has besides zeros. */
const WRITTEN_AT_PREPARATION: readonly number[] = [HEADER_PAGE, ...JOURNAL_PAGES]

/** For a take-over medium this is all: the issuer makes its file, every page of it written. */
export async function checkEmptyMedium(
  directory: string,
  kind: SlotKind = 'sticks',
): Promise<Result<{ readonly fileSystem: string }, PutError>> {
  const mount = kind === 'folders' ? FOLDER : await mountAt(directory).catch(() => null)
  if (mount === null) return err({ type: 'stick-not-mounted', path: directory })
  if (mount !== FOLDER && !overwritesInPlace(mount)) return err({ type: 'stick-file-system', found: mount.fileSystem })
  const entries = await readdir(directory).catch(() => null)
  if (entries === null) return err({ type: 'stick-not-mounted', path: directory })
  const found = entries.filter((name) => name !== MADE_BY_FORMATTING)
  return found.length > 0 ? err({ type: 'stick-not-empty', found: inShort(found) }) : ok(mount)
}

/** A stick with a million names does not fill the screen with them. */
export function inShort(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ')
  return names.length > NAMES_SHOWN ? `${shown} … (${names.length})` : shown
}

/**
 * @param box directory that has the prepared `ballot-box.ippyo`
 * @param directory where the empty stick is mounted. A failure half-way leaves an unfinished box: format and begin anew
 */
export async function putOnMedium(
  box: string,
  directory: string,
  progress: (phase: PutPhase, done: number, total: number) => void,
  kind: SlotKind = 'sticks',
): Promise<Result<PutOnMedium, PutError>> {
  const place = await checkEmptyMedium(directory, kind)
  if (!place.ok) return place
  const prepared = await preparedPages(box, progress)
  if (!prepared.ok) return prepared
  const { pages, contents } = prepared.value
  const written = (done: number) => progress('write', done, pages)
  const made = await createBallotBox({ directory, pages, contents, progress: written })
  if (!made.ok) return err({ type: 'stick-failed', fault: made.error.type })
  const same = await compared(directory, prepared.value, progress, kind)
  return same.ok ? ok({ fileSystem: place.value.fileSystem, pages }) : same
}

/** The box on a stick is the prepared one, page by page, and nothing else; nothing is written. */
export async function compareWithBox(
  box: string,
  directory: string,
  progress: (phase: PutPhase, done: number, total: number) => void,
  kind: SlotKind = 'sticks',
): Promise<Result<void, PutError>> {
  const prepared = await preparedPages(box, progress)
  return prepared.ok ? compared(directory, prepared.value, progress, kind) : prepared
}

interface PreparedBox {
  readonly pages: number
  readonly contents: readonly PageWrite[]
}

async function preparedPages(
  box: string,
  progress: (phase: PutPhase, done: number, total: number) => void,
): Promise<Result<PreparedBox, PutError>> {
  const opened = await openMediumReadOnly(box)
  if (!opened.ok) return err({ type: 'box-not-readable', path: box, fault: opened.error.type })
  const { value: medium } = opened
  const contents: PageWrite[] = []
  const read = await eachPage(medium, (page, bytes) => {
    if (!isZero(bytes)) contents.push({ page, bytes: bytes.slice() })
    progress('read', page + 1, medium.pages)
  })
  await medium.close()
  if (!read.ok) return err({ type: 'box-not-readable', path: box, fault: read.error.type })
  const other = contents.find(({ page }) => !WRITTEN_AT_PREPARATION.includes(page))
  if (other !== undefined) return err({ type: 'box-not-fresh', page: other.page })
  const missing = WRITTEN_AT_PREPARATION.find((page) => contents.every((write) => write.page !== page))
  if (missing !== undefined) return err({ type: 'box-not-fresh', page: missing })
  return ok({ pages: medium.pages, contents })
}

async function compared(
  directory: string,
  { pages, contents }: PreparedBox,
  progress: (phase: PutPhase, done: number, total: number) => void,
  kind: SlotKind,
): Promise<Result<void, PutError>> {
  const opened = await openMediumReadOnly(directory)
  if (!opened.ok) return err({ type: 'stick-failed', fault: opened.error.type })
  const { value: medium } = opened
  const expected = new Map(contents.map(({ page, bytes }) => [page, bytes]))
  let differs: number | null = null
  const read = await eachPage(medium, (page, bytes) => {
    const wanted = expected.get(page)
    const same = wanted === undefined ? isZero(bytes) : Buffer.compare(wanted, bytes) === 0
    if (!same) differs ??= page
    progress('compare', page + 1, medium.pages)
  })
  await medium.close()
  if (!read.ok) return err({ type: 'stick-failed', fault: read.error.type })
  // Cut short or made longer: every page that is there may be right.
  const { oddBytes = 0 }: MediumSource = medium
  if (medium.pages !== pages || oddBytes > 0) differs ??= Math.min(medium.pages, pages)
  if (differs !== null) return err({ type: 'stick-differs', page: differs })
  if (kind === 'folders') return ok()
  if (medium.proof !== 'direct') return err({ type: 'stick-not-read-back' })
  const found = await inspectMedium(directory)
  if (!found.ok) return err({ type: 'stick-failed', fault: found.error.type })
  const doubt = doubtAbout(found.value)
  return doubt === null ? ok() : err(doubt)
}

async function eachPage(
  medium: Medium,
  take: (page: number, bytes: Uint8Array) => void,
): Promise<Result<void, MediumFault>> {
  for (let first = 0; first < medium.pages; first += BLOCK_PAGES) {
    const count = Math.min(BLOCK_PAGES, medium.pages - first)
    const block = await medium.read(first, count)
    if (!block.ok) return block
    for (let i = 0; i < count; i++) take(first + i, block.value.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES))
  }
  return ok()
}

function doubtAbout({ blocks, leftovers }: Inspection): PutError | null {
  if (blocks !== 'written') return { type: 'stick-blocks', found: blocks }
  return leftovers > 0 ? { type: 'stick-not-empty', found: String(leftovers) } : null
}
