/** Scalars are little-endian (RFC 9496); all other integers of our formats are big-endian (`#election/bytes.ts`). */

const WORD = 8

export function numberFromLittleEndian(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let value = 0n
  let at = bytes.length
  for (; at % WORD !== 0; at--) value = (value << 8n) | BigInt(bytes[at - 1] as number)
  for (; at > 0; at -= WORD) value = (value << 64n) | view.getBigUint64(at - WORD, true)
  return value
}

export function toLittleEndian(value: bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width)
  const view = new DataView(bytes.buffer)
  let rest = value
  let at = 0
  for (; at + WORD <= width; at += WORD) {
    view.setBigUint64(at, BigInt.asUintN(64, rest), true)
    rest >>= 64n
  }
  for (; at < width; at++) {
    bytes[at] = Number(rest & 0xffn)
    rest >>= 8n
  }
  return bytes
}
