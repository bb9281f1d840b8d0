/**
 * The take-over medium (ISS-20): a spare issuer goes on with it without a second right for anybody. Format:
 * docs/formats/take-over-medium.md. Pages: head, two of the desk (written in turn, the newest whole one counts), one for each roll row and
 * each place of a row that a list or the desk may add, the slots of the envelopes, and the day's record twice (in turn as well). All but
 * the head are at keyed random places.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { decodeStanding, encodeStanding, STANDING_BYTES, type Standing } from '#election/roll/standing.ts'
import { type MediumFault, PAGE_BYTES } from '#hardware/medium/port.ts'
import { envelopePlaces } from '#issuer/session/balance.ts'
import { decodeEnvelope, ENVELOPE_BYTES, type EnvelopeEntry, encodeEnvelope } from '../books/envelope-entry.ts'
import { DESK_BYTES, type DeskPage, decodeDesk, encodeDesk } from '../books/operation.ts'
import { FORMS_OF_ROW_BYTES, placesOfRows } from '../books/tables.ts'
import { atOnce, type InPieces, isPieceDone } from '../in-pieces.ts'
import { DAY_PAGES, type DayPages, dayParts, newestDay } from './day-pages.ts'
import { type PageCipher, pageCipher } from './page-cipher.ts'
import {
  createPageFile,
  openPageFile,
  type PageFile,
  type PageFiles,
  pageFileExists,
  SYSTEM_PAGE_FILES,
} from './page-file.ts'
import { keyedPlaces } from './places.ts'

export type TakeOverFault =
  | { readonly type: 'missing' }
  /** Another election, station or key, or no take-over medium at all. */
  | { readonly type: 'foreign' }
  | { readonly type: 'failed'; readonly fault: MediumFault }

export interface TakeOverBinding {
  readonly electionId: ElectionId
  readonly station: StationId
  /** 32 bytes of `IssuerKeys`. */
  readonly takeOverKey: Uint8Array
  /** Rows of the station's roll extract. */
  readonly rows: number
  readonly randomness: Randomness
}

/** The contents of the medium. `null` standing: the page is torn or changed. */
export interface TakeOverContents {
  readonly desk: DeskPage
  readonly standings: readonly (Standing | null)[]
  /** The forms of each row (`row-form.ts`), by row; null with its standing. */
  readonly forms: readonly (Uint8Array | null)[]
  /** The helpers in the row of the operation on the desk page. */
  readonly helping: Uint8Array
  readonly envelopes: readonly (EnvelopeEntry | null)[]
  /** The day's record as it was last saved whole; null: never saved, or no whole copy of it. */
  readonly day: Uint8Array | null
}

/** The contents of a new medium: the same, with nothing missing. */
interface WholeContents {
  readonly desk: DeskPage
  readonly helping: Uint8Array
  readonly standings: readonly Standing[]
  formsOf(row: number): Uint8Array
  readonly envelopes: TakeOverContents['envelopes']
  readonly day: Uint8Array | null
}

const MAGIC = utf8('IPPYO TAKE-OVER\0')
const VERSION = 1
const DESK_PAGES = 2
const AT = { version: 16, election: 17, station: 25, rows: 57, salt: 61, end: 77 } as const
const SALT_BYTES = 16

export interface TakeOverMedium {
  /** @param helping who helps in the row of its operation: the row's own page follows only when it ends */
  writeDesk(desk: DeskPage, helping: Uint8Array): Result<void, TakeOverFault>
  writeStanding(row: number, standing: Standing, forms: Uint8Array): Result<void, TakeOverFault>
  writeEnvelope(slot: number, entry: EnvelopeEntry): Result<void, TakeOverFault>
  /** As many pages each time, whatever is in it; the copy that was newest stays whole meanwhile. */
  writeDay(day: Uint8Array): Result<void, TakeOverFault>
  read(): InPieces<Result<TakeOverContents, TakeOverFault>>
  close(): void
}

export function takeOverMediumExists(directory: string, files: PageFiles): Result<boolean, TakeOverFault> {
  const exists = pageFileExists(directory, files)
  return exists.ok ? exists : err(faultFrom(exists.error))
}

/** Writes a whole medium from the books. An unfinished one never carries the name of a whole one. */
export function* createTakeOverMedium(
  directory: string,
  binding: TakeOverBinding,
  contents: WholeContents,
  files = SYSTEM_PAGE_FILES,
): InPieces<Result<void, TakeOverFault>> {
  assert(contents.standings.length === placesOfRows(binding.rows), 'take-over medium: one standing a row')
  const head = headOf(binding, binding.randomness.bytes(SALT_BYTES))
  const { cipher, places } = keysOf(binding, head)
  const logicalAt = new Uint32Array(places.length)
  for (let logical = 0; logical < places.length; logical++) logicalAt[places[logical] as number] = logical
  const day = contents.day === null ? null : dayParts(contents.day, 1)
  const pageAt = (physical: number): Uint8Array => {
    if (physical === 0) return head
    const logical = logicalAt[physical - 1] as number
    const part = logical - logicalOfDay(1, binding.rows)
    return cipher.encrypt(logical, day?.[part] ?? contentOf(logical, binding.rows, contents))
  }
  const made = yield* createPageFile(directory, 1 + places.length, pageAt, files)
  return made.ok ? made : err(faultFrom(made.error))
}

export function openTakeOverMedium(
  directory: string,
  binding: TakeOverBinding,
  files = SYSTEM_PAGE_FILES,
): Result<TakeOverMedium, TakeOverFault> {
  const file = openPageFile(directory, files)
  if (!file.ok) return err(faultFrom(file.error))
  const opened = admit(file.value, binding)
  if (!opened.ok) file.value.close()
  return opened
}

function admit(file: PageFile, binding: TakeOverBinding): Result<TakeOverMedium, TakeOverFault> {
  if (file.pages !== 1 + logicalPages(binding.rows)) return err({ type: 'foreign' })
  const head = file.read(0)
  if (!head.ok) return err(faultFrom(head.error))
  const salt = head.value.slice(AT.salt, AT.end)
  if (!equalBytes(head.value, headOf(binding, salt))) return err({ type: 'foreign' })
  const { cipher, places } = keysOf(binding, head.value)
  const write = (logical: number, content: Uint8Array): Result<void, TakeOverFault> => {
    const written = file.write(1 + (places[logical] as number), cipher.encrypt(logical, content))
    return written.ok ? written : err(faultFrom(written.error))
  }
  const readDay = () =>
    newestDay((copy) => atOnce(readPages(file, cipher, places, logicalOfDay(copy, binding.rows), DAY_PAGES)))
  const stored = readDay()
  if (!stored.ok) return stored
  let daySeq = stored.value.seq
  const medium: TakeOverMedium = {
    writeDesk: (desk, helping) => write(desk.seq % DESK_PAGES, concat(encodeDesk(desk), helping)),
    writeStanding: (row, standing, forms) => write(logicalOfRow(row), concat(encodeStanding(standing), forms)),
    writeEnvelope: (slot, entry) => write(logicalOfSlot(slot, binding.rows), encodeEnvelope(entry)),
    writeDay(day) {
      daySeq += 1
      for (const [part, content] of dayParts(day, daySeq).entries()) {
        const written = write(logicalOfDay(daySeq, binding.rows) + part, content)
        if (!written.ok) return written
      }
      return ok()
    },
    *read() {
      const day = readDay()
      return day.ok ? yield* readAll(file, cipher, places, binding.rows, day.value) : day
    },
    close: () => file.close(),
  }
  // A head of ours over pages of another key: no desk page opens.
  const read = newestDesk(file, cipher, places)
  return read.ok ? ok(medium) : read
}

function* readAll(
  file: PageFile,
  cipher: PageCipher,
  places: Uint32Array,
  rows: number,
  day: DayPages,
): InPieces<Result<TakeOverContents, TakeOverFault>> {
  const desk = newestDesk(file, cipher, places)
  if (!desk.ok) return desk
  const rowPages = yield* readPages(file, cipher, places, logicalOfRow(0), placesOfRows(rows))
  if (!rowPages.ok) return rowPages
  const slots = yield* readPages(file, cipher, places, logicalOfSlot(0, rows), envelopePlaces(rows))
  if (!slots.ok) return slots
  const standings = rowPages.value.map((page) => page && decodeStanding(page.slice(0, STANDING_BYTES)))
  const forms = rowPages.value.map((page) => page?.slice(STANDING_BYTES, STANDING_BYTES + FORMS_OF_ROW_BYTES) ?? null)
  const envelopes = slots.value.map((page) => page && decodeEnvelope(page.slice(0, ENVELOPE_BYTES)))
  return ok({ ...desk.value, standings, forms, envelopes, day: day.bytes })
}

/** Null for each page that does not open. */
function* readPages(
  file: PageFile,
  cipher: PageCipher,
  places: Uint32Array,
  first: number,
  count: number,
): InPieces<Result<(Uint8Array | null)[], TakeOverFault>> {
  const pages: (Uint8Array | null)[] = []
  for (let logical = first; logical < first + count; logical++) {
    const page = file.read(1 + (places[logical] as number))
    if (!page.ok) return err(faultFrom(page.error))
    pages.push(cipher.decrypt(logical, page.value))
    if (!isPieceDone(pages.length, count)) continue
    yield { doing: 'reading-medium', done: logical * PAGE_BYTES, whole: file.pages * PAGE_BYTES }
  }
  return ok(pages)
}

/** The desk pages are written in turn, so that one of them is always whole. */
function newestDesk(
  file: PageFile,
  cipher: PageCipher,
  places: Uint32Array,
): Result<Pick<TakeOverContents, 'desk' | 'helping'>, TakeOverFault> {
  let newest: Pick<TakeOverContents, 'desk' | 'helping'> | null = null
  const pages = atOnce(readPages(file, cipher, places, 0, DESK_PAGES))
  if (!pages.ok) return pages
  for (const content of pages.value) {
    const desk = content === null || isZero(content) ? null : decodeDesk(content.slice(0, DESK_BYTES))
    if (content === null || desk === null || (newest !== null && desk.seq <= newest.desk.seq)) continue
    newest = { desk, helping: content.slice(DESK_BYTES, DESK_BYTES + FORMS_OF_ROW_BYTES) }
  }
  return newest === null ? err({ type: 'foreign' }) : ok(newest)
}

function contentOf(logical: number, rows: number, contents: WholeContents): Uint8Array {
  const { desk, helping } = contents
  // On both: another issuer may put its name on one of them under the same number, and the power may go in that write.
  if (logical < DESK_PAGES) return concat(encodeDesk(desk), helping)
  const row = logical - DESK_PAGES
  const ofRows = placesOfRows(rows)
  if (row < ofRows) return concat(encodeStanding(contents.standings[row] as Standing), contents.formsOf(row))
  const entry = contents.envelopes[row - ofRows] ?? null
  return entry === null ? new Uint8Array(0) : encodeEnvelope(entry)
}

/** Clear: which election and station, how many rows, and the salt of this medium. Nothing of the day. */
function headOf(binding: TakeOverBinding, salt: Uint8Array): Uint8Array {
  const head = new Uint8Array(PAGE_BYTES)
  head.set(MAGIC)
  head[AT.version] = VERSION
  head.set(fromHex(binding.electionId), AT.election)
  head.set(sha256(utf8(binding.station)), AT.station)
  head.set(uint(binding.rows, 4), AT.rows)
  head.set(salt, AT.salt)
  return head
}

function keysOf(binding: TakeOverBinding, head: Uint8Array): { cipher: PageCipher; places: Uint32Array } {
  assert(readUint(head, AT.rows, 4) === binding.rows, 'take-over medium: head of these rows')
  const context = [head.slice(0, AT.end)]
  const key = (label: string) => deriveKey({ secret: binding.takeOverKey, label, context, length: 32 })
  return {
    cipher: pageCipher(key('take-over pages 1'), binding.randomness),
    places: keyedPlaces(key('take-over places 1'), logicalPages(binding.rows)),
  }
}

function logicalOfRow(row: number): number {
  return DESK_PAGES + row
}

function logicalOfSlot(slot: number, rows: number): number {
  return DESK_PAGES + placesOfRows(rows) + slot
}

/** @param seq of the save: the two copies are written in turn */
function logicalOfDay(seq: number, rows: number): number {
  return logicalOfSlot(envelopePlaces(rows), rows) + (seq % 2) * DAY_PAGES
}

function logicalPages(rows: number): number {
  return logicalOfDay(1, rows) + DAY_PAGES
}

function faultFrom(fault: MediumFault): TakeOverFault {
  return fault.type === 'missing' ? { type: 'missing' } : { type: 'failed', fault }
}
