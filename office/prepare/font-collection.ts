/**
 * One face of an OpenType collection as a font of its own, with the tables that draw upright letters in a line: the cutter and the
 * readers of a cut take one font a file (OpenType 1.9, TTCHeader).
 */
import { assert } from '#election/assert.ts'

const DRAWING = new Set(['CFF ', 'OS/2', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post'])
const COLLECTION = 'ttcf'
const RECORD_BYTES = 16
const HEAD_BYTES = 12
/** Where the offset of the first face is. */
const FIRST_FACE = 12

interface Table {
  readonly tag: string
  readonly record: Buffer
  readonly bytes: Buffer
}

export function firstFaceOf(collection: Uint8Array): Buffer {
  const bytes = Buffer.from(collection.buffer, collection.byteOffset, collection.byteLength)
  assert(bytes.toString('latin1', 0, 4) === COLLECTION, 'font collection: the file of the Debian package')
  const tables = tablesOf(bytes, bytes.readUInt32BE(FIRST_FACE)).filter(({ tag }) => DRAWING.has(tag))
  const head = Buffer.alloc(HEAD_BYTES + RECORD_BYTES * tables.length)
  head.write('OTTO', 0, 'latin1')
  head.writeUInt16BE(tables.length, 4)
  let at = head.length
  const bodies = tables.map(({ record, bytes: body }, i) => {
    record.copy(head, HEAD_BYTES + RECORD_BYTES * i)
    head.writeUInt32BE(at, HEAD_BYTES + RECORD_BYTES * i + 8)
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4)
    body.copy(padded)
    at += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}

function tablesOf(bytes: Buffer, face: number): readonly Table[] {
  return Array.from({ length: bytes.readUInt16BE(face + 4) }, (_, i) => {
    const at = face + HEAD_BYTES + RECORD_BYTES * i
    const from = bytes.readUInt32BE(at + 8)
    return {
      tag: bytes.toString('latin1', at, at + 4),
      record: bytes.subarray(at, at + RECORD_BYTES),
      bytes: bytes.subarray(from, from + bytes.readUInt32BE(at + RECORD_BYTES - 4)),
    }
  })
}
