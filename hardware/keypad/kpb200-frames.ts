/**
 * Frames of the KPB-200 voting keypad: command (1) ‖ length (2, big-endian) ‖ payload ‖ CRC (2, big-endian). CRC-16/XMODEM over
 * all before it: polynomial 1021, initial value 0. One read of the line is not one frame: they arrive cut and joined.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, readUint, uint } from '#election/bytes.ts'

export const BUTTON = 0x30
export const HANDSHAKE = 0x10
/** Returned verbatim by the keypad. */
export const HANDSHAKE_PAYLOAD = Uint8Array.of(1, 2, 3, 4, 5)

const HEAD_BYTES = 3
const CRC_BYTES = 2
const PAYLOAD_MAX = 64
const PRESSED = 0x01
const RELEASED = 0x00

export type KeypadFrame =
  | { readonly type: 'button'; readonly button: number; readonly pressed: boolean }
  | { readonly type: 'handshake' }

function crc16Xmodem(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1
  }
  return crc
}

export function encodeKeypadFrame(command: number, payload: Uint8Array): Uint8Array {
  assert(payload.length <= PAYLOAD_MAX, 'keypad frame: at most 64 bytes')
  const checked = concat(Uint8Array.of(command), uint(payload.length, 2), payload)
  return concat(checked, uint(crc16Xmodem(checked), CRC_BYTES))
}

export function buttonFrame(button: number, pressed: boolean): Uint8Array {
  return encodeKeypadFrame(BUTTON, Uint8Array.of(button, pressed ? PRESSED : RELEASED))
}

export class KeypadFrameDecoder {
  #buffer: Uint8Array = new Uint8Array(0)

  /** Frames that became whole. Noise, unknown commands and frames with a wrong check are passed over byte by byte. */
  push(chunk: Uint8Array): KeypadFrame[] {
    this.#buffer = concat(this.#buffer, chunk)
    const frames: KeypadFrame[] = []
    for (;;) {
      const start = this.#buffer.findIndex((byte) => byte === BUTTON || byte === HANDSHAKE)
      this.#buffer = start < 0 ? new Uint8Array(0) : this.#buffer.slice(start)
      if (this.#buffer.length < HEAD_BYTES) return frames
      const end = frameEnd(this.#buffer)
      if (end !== null && this.#buffer.length < end) return frames
      const frame = end === null ? null : parseFrame(this.#buffer.subarray(0, end))
      if (frame) frames.push(frame)
      this.#buffer = this.#buffer.slice(frame && end !== null ? end : 1)
    }
  }
}

/** A known command has one length only; anything else is noise, so that noise never waits for bytes that do not come. */
function frameEnd(bytes: Uint8Array): number | null {
  const length = readUint(bytes, 1, 2)
  const expected = bytes[0] === BUTTON ? 2 : HANDSHAKE_PAYLOAD.length
  return length === expected ? HEAD_BYTES + length + CRC_BYTES : null
}

function parseFrame(bytes: Uint8Array): KeypadFrame | null {
  const checked = bytes.subarray(0, bytes.length - CRC_BYTES)
  if (crc16Xmodem(checked) !== readUint(bytes, checked.length, CRC_BYTES)) return null
  const payload = checked.subarray(HEAD_BYTES)
  if (bytes[0] === HANDSHAKE) return equalBytes(payload, HANDSHAKE_PAYLOAD) ? { type: 'handshake' } : null
  const [button, action] = payload
  if (button === undefined || (action !== PRESSED && action !== RELEASED)) return null
  return { type: 'button', button, pressed: action === PRESSED }
}
