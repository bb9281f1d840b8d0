/** Scalars are little-endian (RFC 9496); all other integers of our formats are big-endian (`#election/bytes.ts`). */
import { toHex } from '#election/bytes.ts'

export function numberFromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`)
}

export function toLittleEndian(value: bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width)
  let rest = value
  for (let i = 0; i < width; i++) {
    bytes[i] = Number(rest & 0xffn)
    rest >>= 8n
  }
  return bytes
}
