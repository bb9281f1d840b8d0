/** A file of the office as it is read: in pieces, so that a roll of a million rows is never whole in the memory. */
import { concat } from '#election/bytes.ts'

export interface SourceFile {
  readonly size: number
  /** From the beginning each time they are asked for. */
  pieces(): Iterable<Uint8Array>
}

export const PIECE_BYTES = 1024 * 1024
const LF = 0x0a

export function heldFile(bytes: Uint8Array): SourceFile {
  return {
    size: bytes.length,
    *pieces() {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
    },
  }
}

/**
 * The same bytes, each block with the ends of all its lines, but the last one. Neither in UTF-8 nor in CP932 is LF a part of another
 * character, so a block is decoded alone.
 */
export function* lineBlocks(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const begun: Uint8Array[] = []
  for (const piece of pieces) {
    const end = piece.lastIndexOf(LF) + 1
    if (end > 0) yield concat(...begun.splice(0), piece.subarray(0, end))
    // A copy: who reads a file may use the same room for its next piece.
    if (end < piece.length) begun.push(piece.slice(end))
  }
  if (begun.length > 0) yield concat(...begun)
}
