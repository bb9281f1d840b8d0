/** The log as files that never change (c2sp.org/tlog-tiles): which there are at a size, their paths, and the tree read from them. */
import { assert } from '#election/assert.ts'
import { concat, uint } from '#election/bytes.ts'
import { HASH_BYTES, nodeHash, type WholeSubtree } from './tree.ts'

export const TILE_WIDTH = 256
/** A tile is 2⁸ wide. */
export const TILE_LEVELS = 8
const DIGITS = 3

export interface Tile {
  /** `entries`: the entries themselves; else the level of the tile. */
  readonly level: number | 'entries'
  readonly index: number
  /** 1…256 */
  readonly width: number
}

/** `tile/0/x001/234`, `tile/entries/000.p/17` */
export function tilePath({ level, index, width }: Tile): string {
  assert(width >= 1 && width <= TILE_WIDTH, 'tile: 1 to 256 wide')
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / DIGITS) * DIGITS, '0')
  const parts = Array.from({ length: padded.length / DIGITS }, (_, at) => padded.slice(at * DIGITS, (at + 1) * DIGITS))
  const path = parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join('/')
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/**
 * Tiles and entry bundles of a tree of `size` that a tree of `old` did not have; the caller writes them all before the checkpoint. With 0
 * all tiles of the tree.
 */
export function tilesOf(size: number, old = 0): readonly Tile[] {
  const tiles: Tile[] = []
  for (let level = 0, [now, before] = [size, old]; now > 0; level++) {
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      const width = Math.min(TILE_WIDTH, now - index * TILE_WIDTH)
      const isNew = before < index * TILE_WIDTH + width
      if (isNew) tiles.push({ level, index, width })
      if (isNew && level === 0) tiles.push({ level: 'entries', index, width })
    }
    ;[now, before] = [Math.floor(now / TILE_WIDTH), Math.floor(before / TILE_WIDTH)]
  }
  return tiles
}

/** The bytes of a tile of hashes. */
export function tileBytes(tree: WholeSubtree, { level, index, width }: Tile): Uint8Array {
  assert(level !== 'entries', 'tile: of hashes')
  return concat(...Array.from({ length: width }, (_, at) => tree(level * TILE_LEVELS, index * TILE_WIDTH + at)))
}

/** The entries of one bundle, each after its length (2). */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [uint(entry.length, 2), entry]))
}

/** Null for a bundle that ends inside an entry, or has another number of them. */
export function parseEntryBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bytes.length && entries.length < width) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
    if (at + 2 + length > bytes.length) return null
    entries.push(bytes.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return at === bytes.length && entries.length === width ? entries : null
}

/**
 * The tree of `size` out of its tiles: for a client that fetched them, and for a sequencer that takes the log up again. Its user
 * compares `rootOf` with a checkpoint: a tile that was changed gives another root.
 * @param read the bytes of a tile of `tilesOf(size)`
 */
export function treeFromTiles(size: number, read: (tile: Tile) => Uint8Array): WholeSubtree {
  const kept = new Map<string, Uint8Array>()
  const tileAt = (level: number, index: number): Uint8Array => {
    const key = `${level}/${index}`
    const found = kept.get(key)
    if (found !== undefined) return found
    const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH)
    const bytes = read({ level, index, width })
    assert(bytes.length === width * HASH_BYTES, 'tile: as wide as its name says')
    kept.set(key, bytes)
    return bytes
  }
  const hashAt = (level: number, index: number): Uint8Array => {
    if (level % TILE_LEVELS !== 0) return nodeHash(hashAt(level - 1, 2 * index), hashAt(level - 1, 2 * index + 1))
    const tile = tileAt(level / TILE_LEVELS, Math.floor(index / TILE_WIDTH))
    const at = (index % TILE_WIDTH) * HASH_BYTES
    return tile.subarray(at, at + HASH_BYTES)
  }
  return hashAt
}
