/**
 * Frames of the PN532 on its serial line (NXP UM0701-02 §6.2.1).
 *
 *     normal    00 | 00 FF | LEN LCS           | TFI PD… | DCS | 00
 *     extended  00 | 00 FF | FF FF LENM LENL LCS | TFI PD… | DCS | 00
 *     ACK 00 00 FF 00 FF 00 · NACK 00 00 FF FF 00 00 · error 00 00 FF 01 FF 7F 81 00
 *
 * Preamble and postamble may be any number of bytes and the line may carry noise, so the decoder hunts for `00 FF`.
 */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'

export const HOST_TO_CHIP = 0xd4
export const CHIP_TO_HOST = 0xd5
/** TFI and packet data of an extended frame. */
export const FRAME_DATA_MAX = 265
const NORMAL_DATA_MAX = 255
const ERROR_TFI = 0x7f

export const ACK_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0x00, 0xff, 0x00)
export const NACK_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0xff, 0x00, 0x00)
export const ERROR_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0x01, 0xff, 0x7f, 0x81, 0x00)

export type FrameEvent =
  | { readonly type: 'ack' }
  | { readonly type: 'nack' }
  /** The chip refuses the syntax of what it got. */
  | { readonly type: 'error' }
  | { readonly type: 'frame'; readonly tfi: number; readonly data: Uint8Array }
  /** Something that began like a frame and was none. A whole frame may still follow: hunt first, complain after silence. */
  | { readonly type: 'damaged' }

/** @param data packet data without TFI, at most 264 bytes */
export function encodeFrame(tfi: number, data: Uint8Array): Uint8Array {
  const length = data.length + 1
  assert(length <= FRAME_DATA_MAX, 'PN532 frame: at most 265 bytes')
  const head =
    length <= NORMAL_DATA_MAX
      ? [0x00, 0x00, 0xff, length, -length & 0xff]
      : [0x00, 0x00, 0xff, 0xff, 0xff, length >> 8, length & 0xff, -((length >> 8) + length) & 0xff]
  const sum = data.reduce((total, byte) => total + byte, tfi)
  return concat(Uint8Array.from(head), Uint8Array.of(tfi), data, Uint8Array.of(-sum & 0xff, 0x00))
}

type Look = FrameEvent & { readonly bytes: number }

export class FrameDecoder {
  #buffer: Uint8Array = new Uint8Array(0)

  /** True while the beginning of a frame waits for its rest. */
  get pending(): boolean {
    return this.#buffer.length > 1
  }

  push(chunk: Uint8Array): FrameEvent[] {
    this.#buffer = this.#buffer.length === 0 ? chunk.slice() : concat(this.#buffer, chunk)
    return this.#hunt()
  }

  /** After silence: bytes that wait for their rest were a false start; a whole frame may follow them. */
  resync(): FrameEvent[] {
    if (!this.pending) return []
    this.#buffer = this.#buffer.subarray(1)
    return [{ type: 'damaged' }, ...this.#hunt()]
  }

  clear(): void {
    this.#buffer = new Uint8Array(0)
  }

  #hunt(): FrameEvent[] {
    const events: FrameEvent[] = []
    for (;;) {
      const start = startOf(this.#buffer)
      this.#buffer = this.#buffer.subarray(start)
      if (this.#buffer.length < 2) return events
      const look = lookAt(this.#buffer)
      if (look === 'incomplete') return events
      this.#buffer = this.#buffer.subarray(look.bytes)
      const { bytes: _, ...event } = look
      events.push(event)
    }
  }
}

/** Index of the first `00 FF`, or of a final `00` that may become one, or the end. */
function startOf(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0x00 && (i + 1 === bytes.length || bytes[i + 1] === 0xff)) return i
  }
  return bytes.length
}

/** A false start is left by one byte only: a real frame may begin inside it. */
const FALSE_START: Look = { type: 'damaged', bytes: 1 }

/** @param bytes beginning with `00 FF` */
function lookAt(bytes: Uint8Array): Look | 'incomplete' {
  const [, , length, check, high, low, extendedCheck] = bytes
  if (length === undefined || check === undefined) return 'incomplete'
  if (length === 0x00 && check === 0xff) return { type: 'ack', bytes: 4 }
  if (length === 0xff && check === 0x00) return { type: 'nack', bytes: 4 }
  if (length === 0xff && check === 0xff) {
    if (high === undefined || low === undefined || extendedCheck === undefined) return 'incomplete'
    if (((high + low + extendedCheck) & 0xff) !== 0) return FALSE_START
    return contentOf(bytes, 7, high * 256 + low)
  }
  return ((length + check) & 0xff) === 0 ? contentOf(bytes, 4, length) : FALSE_START
}

function contentOf(bytes: Uint8Array, from: number, length: number): Look | 'incomplete' {
  if (length === 0 || length > FRAME_DATA_MAX) return FALSE_START
  const end = from + length + 1
  if (bytes.length < end) return 'incomplete'
  let sum = 0
  for (let i = from; i < end; i++) sum += bytes[i] as number
  if ((sum & 0xff) !== 0) return FALSE_START
  const tfi = bytes[from] as number
  if (tfi === ERROR_TFI && length === 1) return { type: 'error', bytes: end }
  return { type: 'frame', tfi, data: bytes.slice(from + 1, end - 1), bytes: end }
}
