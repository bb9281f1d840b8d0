/** Roots, proofs and tiles agree with a second tree written from the formulas of RFC 6962, and a changed proof proves nothing. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { concat, toHex, uint } from '#election/bytes.ts'
import { naivePath, naiveProof, naiveRoot } from '#fixtures/reference/naive-tree.ts'
import { entryBundle, parseEntryBundle, type Tile, tileBytes, tilePath, tilesOf, treeFromTiles } from './tiles.ts'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
  treeOf,
} from './tree.ts'

const MOST = 37
const entries = Array.from({ length: MOST }, (_, i) => sha256(uint(i, 4)))
const leaves = entries.map(leafHash)
const tree = treeOf(leaves)
const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex)
const sizes = [...Array(MOST + 1).keys()]
const roots = sizes.map((size) => naiveRoot(entries.slice(0, size)))
const rootAt = (size: number) => roots[size] as Uint8Array

describe('the tree', () => {
  it('has the roots of RFC 6962, and of nothing the hash of nothing', () => {
    expect(sizes.map((size) => toHex(rootOf(tree, size)))).toEqual(roots.map(toHex))
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('gives the paths of RFC 6962 at every size, and each of them holds', () => {
    for (const size of sizes.slice(1)) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(tree, index, size)
        expect(hex(proof)).toEqual(hex(naivePath(index, entries.slice(0, size))))
        expect(isIncluded(leaves[index] as Uint8Array, index, size, proof, rootAt(size))).toBe(true)
      }
    }
  })

  it('gives the consistency proofs of RFC 6962 between all sizes, and each of them holds', () => {
    for (const size of sizes) {
      for (let old = 0; old <= size; old++) {
        const proof = consistencyProof(tree, old, size)
        if (old > 0) expect(hex(proof)).toEqual(hex(naiveProof(old, entries.slice(0, size))))
        expect(isConsistent({ size: old, root: rootAt(old) }, { size, root: rootAt(size) }, proof)).toBe(true)
      }
    }
  })

  it('takes no path for another leaf, place, size or root, and none that was changed', () => {
    for (const [index, size] of [
      [0, 1],
      [0, 2],
      [5, 7],
      [6, 7],
      [20, 32],
      [36, 37],
    ] as const) {
      const proof = inclusionProof(tree, index, size)
      const leaf = leaves[index] as Uint8Array
      const holds = (
        more: Partial<{
          leaf: Uint8Array
          index: number
          size: number
          proof: readonly Uint8Array[]
          root: Uint8Array
        }>,
      ) => {
        const of = { leaf, index, size, proof, root: rootAt(size), ...more }
        return isIncluded(of.leaf, of.index, of.size, of.proof, of.root)
      }
      expect(holds({})).toBe(true)
      expect(holds({ leaf: leaves[(index + 1) % MOST] as Uint8Array })).toBe(false)
      for (const other of [-1, index + 1, index + size, 0.5, Number.NaN]) expect(holds({ index: other })).toBe(false)
      expect(holds({ root: rootAt(size - 1) })).toBe(false)
      expect(holds({ proof: [...proof, leaf] })).toBe(false)
      if (proof.length > 0) expect(holds({ proof: proof.slice(1) })).toBe(false)
      if (proof.length > 1) expect(holds({ proof: proof.toReversed() })).toBe(false)
      expect(holds({ proof: [...proof.slice(1), proof[0]?.slice(1) ?? new Uint8Array(31)] })).toBe(false)
    }
  })

  it('shows a fork: no proof joins two histories', () => {
    const forged = treeOf(leaves.with(3, leafHash(uint(99, 4))))
    for (const [old, size] of [
      [4, 9],
      [8, 16],
      [7, 37],
    ] as const) {
      const older = { size: old, root: rootAt(old) }
      const newer = { size, root: rootOf(forged, size) }
      expect(isConsistent(older, newer, consistencyProof(forged, old, size))).toBe(false)
      expect(isConsistent(older, newer, consistencyProof(tree, old, size))).toBe(false)
      expect(isConsistent(older, newer, [])).toBe(false)
    }
    expect(isConsistent({ size: 9, root: rootAt(9) }, { size: 4, root: rootAt(4) }, [])).toBe(false)
    expect(isConsistent({ size: 0, root: rootAt(1) }, { size: 4, root: rootAt(4) }, [])).toBe(false)
    expect(isConsistent({ size: 4, root: rootAt(4) }, { size: 4, root: rootAt(5) }, [])).toBe(false)
  })

  it('takes no consistency proof that was changed', () => {
    const proof = consistencyProof(tree, 13, 36)
    const [older, newer] = [
      { size: 13, root: rootAt(13) },
      { size: 36, root: rootAt(36) },
    ]
    for (const at of proof.keys()) {
      expect(isConsistent(older, newer, proof.with(at, rootAt(2)))).toBe(false)
      expect(isConsistent(older, newer, proof.toSpliced(at, 1))).toBe(false)
    }
    expect(isConsistent(older, newer, [...proof, rootAt(2)])).toBe(false)
  })
})

describe('tiles', () => {
  it('have the paths of the standard', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 0, width: 17 })).toBe('tile/entries/000.p/17')
    expect(tilePath({ level: 2, index: 999, width: 1 })).toBe('tile/2/999.p/1')
    expect(tilePath({ level: 0, index: 1000, width: 256 })).toBe('tile/0/x001/000')
  })

  it('are as many as the standard says of a tree of 70,000', () => {
    const count = (level: Tile['level'], full: boolean) =>
      tilesOf(70_000).filter((tile) => tile.level === level && (tile.width === 256) === full).length
    expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, true), count(2, false)]).toEqual(
      [...[273, 1, 1, 1, 0, 1]],
    )
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/0/000', 'tile/entries/000', 'tile/1/000.p/1'])
    expect(tilesOf(0)).toEqual([])
  })

  it('of a log that grew are those that were not there, and the tree is read from them', () => {
    const all = Array.from({ length: 700 }, (_, i) => leafHash(uint(i, 4)))
    const files = new Map<string, Uint8Array>()
    let old = 0
    for (const size of [1, 2, 255, 256, 257, 300, 511, 512, 513, 700]) {
      const now = treeOf(all.slice(0, size))
      for (const tile of tilesOf(size, old).filter(({ level }) => level !== 'entries')) {
        expect(files.has(tilePath(tile))).toBe(false)
        files.set(tilePath(tile), tileBytes(now, tile))
      }
      old = size
      const read = treeFromTiles(size, (tile) => files.get(tilePath(tile)) ?? new Uint8Array(0))
      expect(toHex(rootOf(read, size))).toBe(toHex(rootOf(now, size)))
      const middle = size >> 1
      expect(hex(inclusionProof(read, middle, size))).toEqual(hex(inclusionProof(now, middle, size)))
      expect(hex(consistencyProof(read, middle, size))).toEqual(hex(consistencyProof(now, middle, size)))
    }
  })

  it('of entries are read as they were written, or not at all', () => {
    const bundle = entryBundle(entries.slice(0, 3))
    expect(parseEntryBundle(bundle, 3)).toEqual(entries.slice(0, 3))
    expect(parseEntryBundle(bundle, 2)).toBe(null)
    expect(parseEntryBundle(bundle, 4)).toBe(null)
    expect(parseEntryBundle(bundle.slice(0, -1), 3)).toBe(null)
    expect(parseEntryBundle(concat(bundle, uint(0, 1)), 3)).toBe(null)
  })
})
