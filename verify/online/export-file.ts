/** online-lists.md §10: the two files of the box side, read by an own reader. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { onNoble } from '../package/noble.ts'

const HEADER = 4096
const HANDLE = 16
const SAID = 3904

interface ExportedEvent {
  /** Hex. */
  readonly box: string
  readonly rev: number
  readonly cast: Uint8Array
}

export interface Exported {
  readonly electionId: string
  readonly keySet: string
  readonly settingsHash: string
  readonly packageHash: string
  readonly listsHash: string
  readonly opened: number
  readonly closed: number
  readonly voted: number
  readonly logSize: number
  readonly logRoot: string
  readonly build: string
  readonly events: readonly ExportedEvent[]
  /** Hex. */
  readonly held: readonly string[]
}

/** Null: not signed by two of these exporters, or not this form. @param exporters hex */
export function exportedIn(bytes: Uint8Array, exporters: readonly string[]): Exported | null {
  if (bytes.length < HEADER || !isSignedByTwo(bytes, exporters)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const hex = (from: number, length: number) => bytesToHex(bytes.subarray(from, from + length))
  const numbers = [128, 136, 144, 152, 160, 168, 176].map((at) => Number(view.getBigUint64(at)))
  const [opened = 0, closed = 0, , voted = 0, events = 0, held = 0, logSize = 0] = numbers
  const isForm = hex(0, 8) === bytesToHex(new TextEncoder().encode('IPPYOONB')) && view.getUint16(8) === 1
  const areZero = [...bytes.subarray(10, 16), ...bytes.subarray(282, SAID)].every((byte) => byte === 0)
  const records = view.getUint16(280)
  const eventBytes = 409 + 136 * records
  const isLong = records >= 1 && records <= 21 && bytes.length === HEADER + events * eventBytes + held * HANDLE
  const areBelow = numbers.every((each) => each < 2 ** 40)
  if (!isForm || !areZero || !areBelow || !isLong) return null
  if (hex(216, 32) !== bytesToHex(sha256(bytes.subarray(HEADER)))) return null
  const rows = Array.from({ length: events }, (_, row) =>
    eventIn(bytes.subarray(HEADER + row * eventBytes, HEADER + (row + 1) * eventBytes)),
  )
  const from = HEADER + events * eventBytes
  const handles = Array.from({ length: held }, (_, at) => hex(from + at * HANDLE, HANDLE))
  const isOrdered =
    rows.every((row, at) => row !== null && (at === 0 || orderOf(rows[at - 1]) < orderOf(row))) &&
    handles.every((handle, at) => at === 0 || (handles[at - 1] ?? '') < handle)
  const whole = rows.flatMap((row) => row ?? [])
  if (!isOrdered || whole.length !== events || new Set(whole.map(({ box }) => box)).size !== voted) return null
  return {
    ...{ electionId: hex(16, 8), keySet: hex(24, 8), settingsHash: hex(32, 32), packageHash: hex(64, 32) },
    ...{ listsHash: hex(96, 32), opened, closed, voted, logSize, logRoot: hex(184, 32), build: hex(248, 32) },
    ...{ events: whole, held: handles },
  }
}

function orderOf(event: ExportedEvent | null | undefined): string {
  return event == null ? '' : `${event.box} ${String(event.rev).padStart(10, '0')}`
}

function eventIn(row: Uint8Array): ExportedEvent | null {
  const view = new DataView(row.buffer, row.byteOffset, row.length)
  const [rev, length] = [view.getUint32(16), view.getUint16(20)]
  const isForm =
    rev > 0 && length > 0 && 22 + length <= row.length && row.subarray(22 + length).every((byte) => byte === 0)
  return isForm ? { box: bytesToHex(row.subarray(0, 16)), rev, cast: row.subarray(22, 22 + length) } : null
}

function isSignedByTwo(bytes: Uint8Array, exporters: readonly string[]): boolean {
  const keys = [SAID, SAID + 96].map((at) => {
    const key = bytesToHex(bytes.subarray(at, at + 32))
    const signature = bytes.subarray(at + 32, at + 96)
    const holds =
      exporters.includes(key) && onNoble.signedBy(key, 'ippyo online export 1', bytes.subarray(0, SAID), signature)
    return holds ? key : null
  })
  return !keys.includes(null) && keys[0] !== keys[1]
}

export interface ExportedLog {
  readonly electionId: string
  readonly entries: readonly Uint8Array[]
  readonly checkpoint: Uint8Array
}

export function logIn(bytes: Uint8Array): ExportedLog | null {
  if (bytes.length < 32) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const isForm = new TextDecoder('latin1').decode(bytes.subarray(0, 8)) === 'IPPYOONL' && view.getUint16(8) === 1
  const count = Number(view.getBigUint64(24))
  const end = 32 + count * 32
  if (!isForm || bytes.subarray(10, 16).some((byte) => byte !== 0) || end > bytes.length) return null
  return {
    electionId: bytesToHex(bytes.subarray(16, 24)),
    entries: Array.from({ length: count }, (_, at) => bytes.subarray(32 + at * 32, 64 + at * 32)),
    checkpoint: bytes.subarray(end),
  }
}
