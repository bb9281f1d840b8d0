/** bundle.md §2: the header of a file, and the size that it asks for. */

const HEADER = 64
const FORMAT = 1

type Kind = 'votes' | 'refused' | 'first' | 'mix' | 'open' | 'opened'

const KINDS: Readonly<
  Record<Kind, { magic: string; numbered: boolean; bytes(rows: number, unknown: number): number }>
> = {
  votes: { magic: 'IPPYOVOT', numbered: false, bytes: (rows) => 136 * rows },
  refused: { magic: 'IPPYOREF', numbered: false, bytes: (rows) => 136 * rows },
  first: { magic: 'IPPYOFST', numbered: false, bytes: (rows) => 64 * rows },
  mix: { magic: 'IPPYOMIX', numbered: true, bytes: (rows) => 288 + 224 * rows },
  open: { magic: 'IPPYOOPN', numbered: true, bytes: (rows) => 96 + 32 * rows },
  opened: { magic: 'IPPYOIDS', numbered: false, bytes: (rows, unknown) => 4 * rows + 32 * unknown },
}

export interface FileName {
  readonly kind: Kind
  /** The room of the list (ballot-box.md §8). */
  readonly room: number
  /** Mixer or holder; 0 where the kind has none. */
  readonly number: number
}

const NAME = /^(votes|refused|first|opened|mix|open)-([0-9]|1[0-9]|2[01])(?:-([1-9][0-9]{0,4}))?\.bin$/

/** Null: no name of bundle.md §1. */
export function fileNameOf(name: string): FileName | null {
  const [, kind, room, number] = NAME.exec(name) ?? []
  if (kind === undefined || KINDS[kind as Kind].numbered !== (number !== undefined)) return null
  return { kind: kind as Kind, room: Number(room), number: Number(number ?? 0) }
}

export interface BinFile extends FileName {
  readonly name: string
  readonly rows: number
  readonly unknown: number
}

export type FileProblem = 'header' | 'size'

/** @param start its first 64 bytes, or fewer if it has fewer @param size of the whole file */
export function readHeader(
  name: string,
  expected: FileName,
  start: Uint8Array,
  size: number,
  packageHash: Uint8Array,
): BinFile | FileProblem {
  if (start.length < HEADER) return 'size'
  const view = new DataView(start.buffer, start.byteOffset, HEADER)
  const { magic, bytes } = KINDS[expected.kind]
  const isRight =
    [...magic].every((letter, at) => start[at] === letter.charCodeAt(0)) &&
    view.getUint16(8) === FORMAT &&
    view.getUint16(10) === expected.room &&
    view.getUint16(16) === expected.number &&
    view.getUint16(18) === 0 &&
    (expected.kind === 'opened' || view.getUint32(20) === 0) &&
    view.getBigUint64(24) === 0n &&
    packageHash.every((byte, at) => start[32 + at] === byte)
  if (!isRight) return 'header'
  const [rows, unknown] = [view.getUint32(12), view.getUint32(20)]
  return size === HEADER + bytes(rows, unknown) ? { ...expected, name, rows, unknown } : 'size'
}
