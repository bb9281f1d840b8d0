/** A picture as a PNG (ISO/IEC 15948) of 8 bits. */
import { crc32, deflateSync } from 'node:zlib'

interface Picture {
  readonly width: number
  readonly height: number
  /** A dot is grey, or red, green and blue. */
  readonly colours: 1 | 3
  readonly rows: readonly Uint8Array[]
}

export function pngOf({ width, height, colours, rows }: Picture): Uint8Array {
  // Kind 0 is grey, 2 is red, green and blue.
  const head = Buffer.concat([number(width), number(height), Buffer.of(8, colours - 1, 0, 0, 0)])
  const data = deflateSync(Buffer.concat(rows.flatMap((row) => [Buffer.alloc(1), row])), { level: 1 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([number(data.length), named, number(crc32(named))])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
