/**
 * Merkle root over pages, with RFC 6962's separation of leaves and nodes: a page can never pass for a node. A zero page has the same leaf
 * at every place, and a subtree of them the same node, so an almost empty medium is hashed in no time.
 */

import { assert } from '#election/assert.ts'
import { isZero } from '#election/bytes.ts'
import { PAGE_BYTES, ZERO_PAGE } from './layout.ts'

/** SHA-256: noble's in pure code, the platform's own in kiosk and tally. Both must agree. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

const HASH_BYTES = 32
const LEAF = 0
const NODE = 1

export interface MerkleTree {
  /** The next page in order. */
  add(page: Uint8Array): void
  /** The next `count` pages are zero: takes steps by the number's logarithm, not by pages. */
  addFree(count: number): void
  root(): Uint8Array
}

interface Subtree {
  readonly hash: Uint8Array
  /** 2^height pages. */
  readonly height: number
}

export function merkleTree(sha256: Sha256): MerkleTree {
  const { leafOf, nodeOf } = hashing(sha256)
  // zeros[h] is the hash of a full subtree of 2^h zero pages, recognised by identity.
  const zeros: Uint8Array[] = [leafOf(ZERO_PAGE)]
  const zeroOf = (height: number): Uint8Array => {
    for (let h = zeros.length; h <= height; h++) {
      const below = zeros[h - 1] as Uint8Array
      zeros.push(nodeOf(below, below))
    }
    return zeros[height] as Uint8Array
  }
  const join = (left: Uint8Array, right: Uint8Array, height: number): Uint8Array =>
    left === right && left === zeroOf(height) ? zeroOf(height + 1) : nodeOf(left, right)
  // Full subtrees from left to right, heights strictly falling.
  const stack: Subtree[] = []
  const push = (subtree: Subtree): void => {
    let { hash, height } = subtree
    for (let top = stack.at(-1); top?.height === height; top = stack.at(-1)) {
      stack.pop()
      hash = join(top.hash, hash, height)
      height++
    }
    stack.push({ hash, height })
  }
  return {
    add(page) {
      assert(page.length === PAGE_BYTES, 'merkle: whole pages')
      push({ hash: page === ZERO_PAGE || isZero(page) ? zeroOf(0) : leafOf(page), height: 0 })
    },
    addFree(count) {
      assert(Number.isSafeInteger(count) && count >= 0 && count < 2 ** 31, 'merkle: a number of pages')
      let rest = count
      while (rest > 0) {
        // The largest full subtree that fits both into the rest and beside the one to the left.
        const height = Math.min(31 - Math.clz32(rest), stack.at(-1)?.height ?? 31)
        push({ hash: zeroOf(height), height })
        rest -= 2 ** height
      }
    },
    root() {
      assert(stack.length > 0, 'merkle: at least one page')
      return stack.reduceRight<Uint8Array | null>(
        (right, { hash }) => (right === null ? hash : nodeOf(hash, right)),
        null,
      ) as Uint8Array
    },
  }
}

/** Both kinds of input are put together in one place each: a medium has ten thousands of them. */
function hashing(sha256: Sha256) {
  const leaf = new Uint8Array(1 + PAGE_BYTES)
  const node = new Uint8Array(1 + 2 * HASH_BYTES)
  leaf[0] = LEAF
  node[0] = NODE
  return {
    leafOf(page: Uint8Array): Uint8Array {
      leaf.set(page, 1)
      return sha256(leaf)
    },
    nodeOf(left: Uint8Array, right: Uint8Array): Uint8Array {
      node.set(left, 1)
      node.set(right, 1 + HASH_BYTES)
      return sha256(node)
    },
  }
}
