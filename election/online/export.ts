/**
 * `online-box.ippyo`: everything that the box side has, over the air gap (docs/formats/online-lists.md §10). Header, events ascending by box
 * and revision, held boxes. Two exporters sign the same header, each after looking at numbers and paper; neither time nor person is in it.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import {
  SIGNATURE_BYTES,
  SIGNING_KEY_BYTES,
  type SignEd25519,
  sign,
  verifySignature,
} from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { BoxCounts } from './box.ts'
import { CAST_BYTES } from './cast.ts'
import { type OnlineChecks, portableChecks } from './checks.ts'
import {
  BOX_ID_BYTES,
  type BoxId,
  boxIdOf,
  electionIdOf,
  HANDLE_BYTES,
  type Handle,
  handleOfBytes,
  keySetIdOf,
} from './ids.ts'
import { type UnixSecond, unixSecond } from './instant.ts'

export const EXPORT_HEADER_BYTES = 4096
const MAGIC = utf8('IPPYOONB')
const FORMAT = 1
const CAST_AT = 22
const EXPORTER_BYTES = SIGNING_KEY_BYTES + SIGNATURE_BYTES
const EXPORTERS = 2
const SAID_BYTES = EXPORT_HEADER_BYTES - EXPORTERS * EXPORTER_BYTES
const USED_BYTES = 282
const AT = {
  ...{ format: 8, election: 16, keySet: 24, settings: 32, package: 64, lists: 96, opened: 128, closed: 136 },
  ...{
    boxes: 144,
    voted: 152,
    events: 160,
    held: 168,
    logSize: 176,
    logRoot: 184,
    body: 216,
    build: 248,
    records: 280,
  },
} as const

export interface ExportHeader {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  /** SHA-256 of the settings, of the package, and of the hashes of all candidate lists one after the other. */
  readonly settingsHash: Uint8Array
  readonly packageHash: Uint8Array
  readonly listsHash: Uint8Array
  readonly opened: UnixSecond
  readonly closed: UnixSecond
  readonly counts: BoxCounts
  /** The last checkpoint. */
  readonly log: { readonly size: number; readonly root: Uint8Array }
  /** SHA-256 of everything after the header. */
  readonly bodyHash: Uint8Array
  /** SHA-256 of the program that exported. */
  readonly build: Uint8Array
  /** Lists of the election, 1…21: each row has room for a cast with a record for each of them. */
  readonly records: number
}

export interface ExportEvent {
  readonly box: BoxId
  /** From 1. */
  readonly rev: number
  readonly cast: Uint8Array
}

export interface BoxExport {
  readonly header: ExportHeader
  readonly events: readonly ExportEvent[]
  readonly held: readonly Handle[]
}

export type ExportError =
  /** `where` names the field, or the row from 0. */
  | { readonly type: 'export-malformed'; readonly where: string }
  /** Fewer than two different exporters of the settings signed it. */
  | { readonly type: 'export-not-signed' }
  /** Its rows are not those that were signed. */
  | { readonly type: 'export-altered' }

function rowBytes(records: number): number {
  const cast = CAST_BYTES[records - 1]
  assert(cast !== undefined, 'export: as many lists as an election can have')
  return CAST_AT + cast
}

/** All rows of an export are equally long. */
export function eventRow({ box, rev, cast }: ExportEvent, records: number): Uint8Array {
  const row = new Uint8Array(rowBytes(records))
  assert(rev >= 1 && CAST_AT + cast.length <= row.length, 'export: a revision and a cast')
  row.set(concat(fromHex(box), uint(rev, 4), uint(cast.length, 2), cast))
  return row
}

/** The rows in their one order; the box side writes them one by one (`eventRow`), in the order of its index. */
export function exportBody(events: readonly ExportEvent[], held: readonly Handle[], records: number): Uint8Array {
  const inOrder = events.toSorted((a, b) => (a.box === b.box ? a.rev - b.rev : a.box < b.box ? -1 : 1))
  const rows = inOrder.map((event) => eventRow(event, records))
  return concat(...rows, ...held.toSorted().map(fromHex))
}

/** Each exporter signs the header without the two signatures. */
export function exportSaid(header: ExportHeader): Uint8Array {
  const { counts, log } = header
  const numbers = [header.opened, header.closed, counts.boxes, counts.voted, counts.events, counts.held, log.size]
  const said = new Uint8Array(SAID_BYTES)
  said.set(
    concat(
      ...[MAGIC, uint(FORMAT, 2), uint(0, 6), fromHex(header.electionId), fromHex(header.keySet)],
      ...[header.settingsHash, header.packageHash, header.listsHash],
      ...numbers.flatMap((number) => [uint(0, 2), uint(number, 6)]),
      ...[log.root, header.bodyHash, header.build, uint(header.records, 2)],
    ),
  )
  return said
}

export interface ExporterSignature {
  readonly key: Uint8Array
  readonly signature: Uint8Array
}

export function signExport(
  said: Uint8Array,
  exporter: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array },
  signOne?: SignEd25519,
): ExporterSignature {
  return { key: exporter.publicKey, signature: sign('online-export', said, exporter.secretKey, signOne) }
}

export function exportHeaderBytes(said: Uint8Array, by: readonly [ExporterSignature, ExporterSignature]): Uint8Array {
  assert(said.length === SAID_BYTES, 'export: a header without its signatures')
  return concat(said, ...by.flatMap(({ key, signature }) => [key, signature]))
}

/** Signatures first, then the hash, then the rows: nothing unsigned is interpreted. */
export function readExport(
  bytes: Uint8Array,
  /** Ed25519, those of the settings. */
  exporters: readonly Uint8Array[],
  checks: OnlineChecks = portableChecks,
): Result<BoxExport, ExportError> {
  if (bytes.length < EXPORT_HEADER_BYTES) return err({ type: 'export-malformed', where: 'header' })
  if (!isSignedByTwo(bytes, exporters, checks)) return err({ type: 'export-not-signed' })
  const header = parseHeader(bytes)
  if (typeof header === 'string') return err({ type: 'export-malformed', where: header })
  const body = bytes.subarray(EXPORT_HEADER_BYTES)
  const { events, held } = header.counts
  if (body.length !== events * rowBytes(header.records) + held * HANDLE_BYTES) {
    return err({ type: 'export-malformed', where: 'length' })
  }
  if (!equalBytes(checks.sha256(body), header.bodyHash)) return err({ type: 'export-altered' })
  return readRows(header, body)
}

function isSignedByTwo(bytes: Uint8Array, exporters: readonly Uint8Array[], checks: OnlineChecks): boolean {
  const said = bytes.subarray(0, SAID_BYTES)
  const keys = Array.from({ length: EXPORTERS }, (_, at) => {
    const from = SAID_BYTES + at * EXPORTER_BYTES
    const [key, signature] = [
      bytes.subarray(from, from + SIGNING_KEY_BYTES),
      bytes.subarray(from + SIGNING_KEY_BYTES, from + EXPORTER_BYTES),
    ]
    const isKnown = exporters.some((each) => equalBytes(each, key))
    return isKnown && verifySignature('online-export', said, signature, key, checks.ed25519) ? toHex(key) : null
  })
  return !keys.includes(null) && new Set(keys).size === EXPORTERS
}

/** The field that cannot be, or the header. */
function parseHeader(bytes: Uint8Array): ExportHeader | string {
  if (!equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return 'magic'
  const isFormat = readUint(bytes, AT.format, 2) === FORMAT && isZero(bytes.subarray(AT.format + 2, AT.election))
  if (!isFormat || !isZero(bytes.subarray(USED_BYTES, SAID_BYTES))) return 'format'
  const number = (at: number) => readUint(bytes, at + 2, 6)
  const numbers = [AT.opened, AT.closed, AT.boxes, AT.voted, AT.events, AT.held, AT.logSize]
  if (numbers.some((at) => readUint(bytes, at, 3) !== 0)) return 'numbers'
  const records = readUint(bytes, AT.records, 2)
  if (records < 1 || records > CAST_BYTES.length) return 'records'
  const hash = (at: number) => bytes.slice(at, at + 32)
  return {
    electionId: electionIdOf(bytes.subarray(AT.election, AT.keySet)),
    keySet: keySetIdOf(bytes.subarray(AT.keySet, AT.settings)),
    ...{ settingsHash: hash(AT.settings), packageHash: hash(AT.package), listsHash: hash(AT.lists) },
    ...{ opened: unixSecond(number(AT.opened)), closed: unixSecond(number(AT.closed)) },
    counts: { boxes: number(AT.boxes), voted: number(AT.voted), events: number(AT.events), held: number(AT.held) },
    log: { size: number(AT.logSize), root: hash(AT.logRoot) },
    ...{ bodyHash: hash(AT.body), build: hash(AT.build), records },
  }
}

function readRows(header: ExportHeader, body: Uint8Array): Result<BoxExport, ExportError> {
  const events: ExportEvent[] = []
  const bytes = rowBytes(header.records)
  for (let row = 0; row < header.counts.events; row++) {
    const event = parseRow(body.subarray(row * bytes, (row + 1) * bytes))
    const before = events.at(-1)
    const isNext =
      event !== null &&
      (before === undefined || before.box < event.box || (before.box === event.box && before.rev < event.rev))
    if (!isNext) return err({ type: 'export-malformed', where: `event ${row}` })
    events.push(event)
  }
  const from = header.counts.events * bytes
  const held = Array.from({ length: header.counts.held }, (_, at) =>
    handleOfBytes(body.subarray(from + at * HANDLE_BYTES, from + (at + 1) * HANDLE_BYTES)),
  )
  const isAscending = held.every((handle, at) => at === 0 || (held[at - 1] ?? '') < handle)
  if (!isAscending) return err({ type: 'export-malformed', where: 'held' })
  if (new Set(events.map(({ box }) => box)).size !== header.counts.voted) {
    return err({ type: 'export-malformed', where: 'voted' })
  }
  return ok({ header, events, held })
}

function parseRow(row: Uint8Array): ExportEvent | null {
  const [rev, length] = [readUint(row, BOX_ID_BYTES, 4), readUint(row, BOX_ID_BYTES + 4, 2)]
  const end = CAST_AT + length
  if (rev === 0 || length === 0 || end > row.length || !isZero(row.subarray(end))) return null
  return { box: boxIdOf(row.subarray(0, BOX_ID_BYTES)), rev, cast: row.subarray(CAST_AT, end) }
}
