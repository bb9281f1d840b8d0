/**
 * The tree of the log: hashes, roots and proofs of RFC 6962 §2.1 with SHA-256. Everything is said in *whole subtrees*, the hash of 2^level
 * leaves from index · 2^level on: tiles hold these, and the tree of a growing log never changes one.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, uint } from '#election/bytes.ts'

export const HASH_BYTES = 32
/** Sizes and indexes stay exact numbers. */
export const SIZE_MAX = 2 ** 48
const LEAF = uint(0, 1)
const NODE = uint(1, 1)

export type WholeSubtree = (level: number, index: number) => Uint8Array

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concat(LEAF, entry))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE, left, right))
}

export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0))
}

/** In memory, from the hashes of all leaves; each level is the one below, halved. */
export function treeOf(leafHashes: readonly Uint8Array[]): WholeSubtree {
  const levels: (readonly Uint8Array[])[] = [leafHashes]
  for (;;) {
    const below = levels.at(-1) ?? []
    if (below.length < 2) break
    levels.push(
      Array.from({ length: below.length >> 1 }, (_, at) =>
        nodeHash(below[2 * at] as Uint8Array, below[2 * at + 1] as Uint8Array),
      ),
    )
  }
  return (level, index) => {
    const found = levels[level]?.[index]
    assert(found !== undefined, 'log tree: a whole subtree of this tree')
    return found
  }
}

/** MTH of the first `size` leaves. */
export function rootOf(tree: WholeSubtree, size: number): Uint8Array {
  return size === 0 ? emptyRoot() : rangeHash(tree, 0, size)
}

/** PATH(index, D[size]), from the leaf's sibling up. */
export function inclusionProof(tree: WholeSubtree, index: number, size: number): readonly Uint8Array[] {
  assert(index >= 0 && index < size && size <= SIZE_MAX, 'log tree: a leaf of the tree')
  const path: Uint8Array[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    const isLeft = index < middle
    path.push(isLeft ? rangeHash(tree, middle, to) : rangeHash(tree, from, middle))
    ;[from, to] = isLeft ? [from, middle] : [middle, to]
  }
  return path.reverse()
}

/** PROOF(old, D[size]). Empty for an empty or equal old tree. */
export function consistencyProof(tree: WholeSubtree, old: number, size: number): readonly Uint8Array[] {
  assert(old >= 0 && old <= size && size <= SIZE_MAX, 'log tree: an earlier size')
  if (old === 0 || old === size) return []
  const path: Uint8Array[] = []
  let [from, to, isWhole] = [0, size, true]
  while (to !== old) {
    const middle = from + largestPowerBelow(to - from)
    if (old <= middle) {
      path.push(rangeHash(tree, middle, to))
      to = middle
    } else {
      path.push(rangeHash(tree, from, middle))
      from = middle
      isWhole = false
    }
  }
  if (!isWhole) path.push(rangeHash(tree, from, to))
  return path.reverse()
}

/** RFC 9162 §2.1.3.2: bit by bit, nothing is looked up. */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(size) || !Number.isInteger(index) || index < 0 || index >= size || !areHashes(proof)) return false
  let [place, last] = [index, size - 1]
  let hash = leaf
  for (const each of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(each, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      hash = nodeHash(hash, each)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && equalBytes(hash, root)
}

/** RFC 9162 §2.1.4.2, and what RFC 6962 leaves open: nothing is proven of equal trees or of an empty one. */
export function isConsistent(
  older: { readonly size: number; readonly root: Uint8Array },
  newer: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size || !areHashes(proof)) return false
  if (older.size === 0) return proof.length === 0 && equalBytes(older.root, emptyRoot())
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined || proof.length === 0) return false
  let [place, last] = [older.size - 1, newer.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [oldHash, newHash] = [first, first]
  for (const each of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      oldHash = nodeHash(each, oldHash)
      newHash = nodeHash(each, newHash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      newHash = nodeHash(newHash, each)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && equalBytes(oldHash, older.root) && equalBytes(newHash, newer.root)
}

/** MTH(D[from:to]) for a range that RFC 6962 has: `from` is a multiple of the power of two that is not below its length. */
function rangeHash(tree: WholeSubtree, from: number, to: number): Uint8Array {
  const length = to - from
  if (isPowerOfTwo(length)) return tree(Math.round(Math.log2(length)), from / length)
  const middle = from + largestPowerBelow(length)
  return nodeHash(rangeHash(tree, from, middle), rangeHash(tree, middle, to))
}

function largestPowerBelow(length: number): number {
  let power = 1
  while (2 * power < length) power *= 2
  return power
}

function isPowerOfTwo(number: number): boolean {
  return number === 1 || number === 2 * largestPowerBelow(number)
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function isSize(size: number): boolean {
  return Number.isInteger(size) && size >= 0 && size <= SIZE_MAX
}

function areHashes(proof: readonly Uint8Array[]): boolean {
  return proof.every(({ length }) => length === HASH_BYTES)
}
