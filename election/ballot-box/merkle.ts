/**
 * Merkle root over pages, with RFC 6962's separation of leaves and nodes: a page can never pass for a node. A zero page
 * has one leaf wherever it lies, and a subtree of them one node, so that an almost empty medium is hashed in no time.
 */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import { isZeroPage } from './fields.ts'
import { PAGE_BYTES, ZERO_PAGE } from './layout.ts'

/** SHA-256: noble's in pure code, the platform's own in kiosk and tally. Both must agree. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

const LEAF = new Uint8Array([0])
const NODE = new Uint8Array([1])

export interface MerkleTree {
  /** The next page in order. */
  add(page: Uint8Array): void
  root(): Uint8Array
}

export function merkleTree(sha256: Sha256): MerkleTree {
  // zeros[h] is the hash of a full subtree of 2^h zero pages, recognised by identity.
  const zeros: Uint8Array[] = [sha256(concat(LEAF, ZERO_PAGE))]
  const zeroOf = (height: number): Uint8Array => {
    for (let h = zeros.length; h <= height; h++) {
      const below = zeros[h - 1] as Uint8Array
      zeros.push(sha256(concat(NODE, below, below)))
    }
    return zeros[height] as Uint8Array
  }
  const join = (left: Uint8Array, right: Uint8Array, height: number): Uint8Array =>
    left === right && left === zeroOf(height) ? zeroOf(height + 1) : sha256(concat(NODE, left, right))
  // Full subtrees from left to right, heights strictly falling.
  const stack: { hash: Uint8Array; height: number }[] = []
  return {
    add(page) {
      assert(page.length === PAGE_BYTES, 'merkle: whole pages')
      let hash = page === ZERO_PAGE || isZeroPage(page) ? zeroOf(0) : sha256(concat(LEAF, page))
      let height = 0
      for (let top = stack.at(-1); top?.height === height; top = stack.at(-1)) {
        stack.pop()
        hash = join(top.hash, hash, height)
        height++
      }
      stack.push({ hash, height })
    },
    root() {
      assert(stack.length > 0, 'merkle: at least one page')
      let hash = (stack.at(-1) as { hash: Uint8Array }).hash
      for (let i = stack.length - 2; i >= 0; i--) {
        hash = sha256(concat(NODE, (stack[i] as { hash: Uint8Array }).hash, hash))
      }
      return hash
    },
  }
}
