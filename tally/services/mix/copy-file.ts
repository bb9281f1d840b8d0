/** Files as long as the list, from one place to another: they go through in pieces, and are there whole or not at all. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appearWhole } from '#hardware/files/whole-file.ts'

interface Copied {
  readonly bytes: number
  /** The hash of the bytes that were written, hex. */
  readonly sha256: string
}

/** @param head before it @param part of the file; left out: all of it @throws errors of the system */
export async function copyFile(
  from: string,
  to: string,
  head: Uint8Array = new Uint8Array(0),
  part: { readonly start: number; readonly length: number } | null = null,
): Promise<Copied> {
  const hash = createHash('sha256')
  let bytes = 0
  await appearWhole(to, async (file) => {
    const write = async (piece: Uint8Array) => {
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
    if (head.length > 0) await write(head)
    if (part?.length === 0) return
    const range = part === null ? {} : { start: part.start, end: part.start + part.length - 1 }
    for await (const piece of createReadStream(from, { ...range, highWaterMark: PIECE })) await write(piece as Buffer)
  })
  return { bytes, sha256: hash.digest('hex') }
}

const PIECE = 1024 * 1024
