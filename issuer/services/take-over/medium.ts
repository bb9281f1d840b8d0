/**
 * The take-over medium (ISS-20): what a spare issuer needs to go on without a second right for anybody.
 * Format: docs/formats/take-over-medium.md. Pages: head, two of the desk (written in turn, the newest whole one counts), one
 * for each roll row, and the slots of the envelopes. All but the head lie at keyed random places.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { decodeStanding, encodeStanding, STANDING_BYTES, type Standing } from '#election/roll/standing.ts'
import { type MediumFault, PAGE_BYTES } from '#hardware/medium/port.ts'
import {
  decodeEnvelope,
  ENVELOPE_BYTES,
  ENVELOPE_SLOTS,
  type EnvelopeEntry,
  encodeEnvelope,
} from '../books/envelope-entry.ts'
import { DESK_BYTES, type DeskPage, decodeDesk, encodeDesk } from '../books/operation.ts'
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
  /** Roll rows of the station. */
  readonly rows: number
  readonly randomness: Randomness
}

/** What the medium holds. `null` standing: the page is torn or changed. */
export interface TakeOverContents {
  readonly desk: DeskPage
  readonly standings: readonly (Standing | null)[]
  readonly envelopes: readonly (EnvelopeEntry | null)[]
}

const MAGIC = utf8('IPPYO TAKE-OVER\0')
const VERSION = 1
const DESK_PAGES = 2
const AT = { version: 16, election: 17, station: 25, rows: 57, salt: 61, end: 77 } as const
const SALT_BYTES = 16

export interface TakeOverMedium {
  writeDesk(desk: DeskPage): Result<void, TakeOverFault>
  writeStanding(row: number, standing: Standing): Result<void, TakeOverFault>
  writeEnvelope(slot: number, entry: EnvelopeEntry): Result<void, TakeOverFault>
  read(): Result<TakeOverContents, TakeOverFault>
  close(): void
}

export function takeOverMediumExists(directory: string, files: PageFiles): boolean {
  return pageFileExists(directory, files)
}

/** Writes a whole medium from the books. An unfinished one never carries the name of a whole one. */
export function createTakeOverMedium(
  directory: string,
  binding: TakeOverBinding,
  contents: {
    readonly desk: DeskPage
    readonly standings: readonly Standing[]
    readonly envelopes: TakeOverContents['envelopes']
  },
  files = SYSTEM_PAGE_FILES,
): Result<void, TakeOverFault> {
  assert(contents.standings.length === binding.rows, 'take-over medium: one standing a row')
  const head = headOf(binding, binding.randomness.bytes(SALT_BYTES))
  const { cipher, places } = keysOf(binding, head)
  const logicalAt = new Uint32Array(places.length)
  for (let logical = 0; logical < places.length; logical++) logicalAt[places[logical] as number] = logical
  const pageAt = (physical: number): Uint8Array => {
    if (physical === 0) return head
    const logical = logicalAt[physical - 1] as number
    return cipher.encrypt(logical, contentOf(logical, binding.rows, contents))
  }
  const made = createPageFile(directory, 1 + places.length, pageAt, files)
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
  if (file.pages !== 1 + DESK_PAGES + binding.rows + ENVELOPE_SLOTS) return err({ type: 'foreign' })
  const head = file.read(0)
  if (!head.ok) return err(faultFrom(head.error))
  const salt = head.value.slice(AT.salt, AT.end)
  if (!equalBytes(head.value, headOf(binding, salt))) return err({ type: 'foreign' })
  const { cipher, places } = keysOf(binding, head.value)
  const write = (logical: number, content: Uint8Array): Result<void, TakeOverFault> => {
    const written = file.write(1 + (places[logical] as number), cipher.encrypt(logical, content))
    return written.ok ? written : err(faultFrom(written.error))
  }
  const medium: TakeOverMedium = {
    writeDesk: (desk) => write(desk.seq % DESK_PAGES, encodeDesk(desk)),
    writeStanding: (row, standing) => write(logicalOfRow(row), encodeStanding(standing)),
    writeEnvelope: (slot, entry) => write(logicalOfSlot(slot, binding.rows), encodeEnvelope(entry)),
    read: () => readAll(file, cipher, places, binding.rows),
    close: () => file.close(),
  }
  // A head of ours over pages of another key: no desk page opens.
  const read = newestDesk(file, cipher, places)
  return read.ok ? ok(medium) : read
}

function readAll(
  file: PageFile,
  cipher: PageCipher,
  places: Uint32Array,
  rows: number,
): Result<TakeOverContents, TakeOverFault> {
  const desk = newestDesk(file, cipher, places)
  if (!desk.ok) return desk
  const pageOf = (logical: number): Result<Uint8Array | null, TakeOverFault> => {
    const page = file.read(1 + (places[logical] as number))
    return page.ok ? ok(cipher.decrypt(logical, page.value)) : err(faultFrom(page.error))
  }
  const standings: (Standing | null)[] = []
  for (let row = 0; row < rows; row++) {
    const content = pageOf(logicalOfRow(row))
    if (!content.ok) return content
    standings.push(content.value === null ? null : decodeStanding(content.value.slice(0, STANDING_BYTES)))
  }
  const envelopes: (EnvelopeEntry | null)[] = []
  for (let slot = 0; slot < ENVELOPE_SLOTS; slot++) {
    const content = pageOf(logicalOfSlot(slot, rows))
    if (!content.ok) return content
    envelopes.push(content.value === null ? null : decodeEnvelope(content.value.slice(0, ENVELOPE_BYTES)))
  }
  return ok({ desk: desk.value, standings, envelopes })
}

/** The desk pages are written in turn, so that one of them is always whole. */
function newestDesk(file: PageFile, cipher: PageCipher, places: Uint32Array): Result<DeskPage, TakeOverFault> {
  let newest: DeskPage | null = null
  for (let logical = 0; logical < DESK_PAGES; logical++) {
    const page = file.read(1 + (places[logical] as number))
    if (!page.ok) return err(faultFrom(page.error))
    const content = cipher.decrypt(logical, page.value)
    const desk = content === null || isZero(content) ? null : decodeDesk(content.slice(0, DESK_BYTES))
    if (desk !== null && (newest === null || desk.seq > newest.seq)) newest = desk
  }
  return newest === null ? err({ type: 'foreign' }) : ok(newest)
}

function contentOf(logical: number, rows: number, contents: Parameters<typeof createTakeOverMedium>[2]): Uint8Array {
  if (logical < DESK_PAGES) {
    return contents.desk.seq % DESK_PAGES === logical ? encodeDesk(contents.desk) : new Uint8Array(0)
  }
  if (logical < DESK_PAGES + rows) return encodeStanding(contents.standings[logical - DESK_PAGES] as Standing)
  const entry = contents.envelopes[logical - DESK_PAGES - rows] ?? null
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
    places: keyedPlaces(key('take-over places 1'), DESK_PAGES + binding.rows + ENVELOPE_SLOTS),
  }
}

function logicalOfRow(row: number): number {
  return DESK_PAGES + row
}

function logicalOfSlot(slot: number, rows: number): number {
  return DESK_PAGES + rows + slot
}

function faultFrom(fault: MediumFault): TakeOverFault {
  return fault.type === 'missing' ? { type: 'missing' } : { type: 'failed', fault }
}
