/** ballot-box.md §8, root: RFC 6962 tree, built while the leaves stream by. Memory grows with the logarithm of the pages. */
import { createHash } from 'node:crypto'

export class MerkleRoot {
  /** Roots of full subtrees, from large to small, with their number of leaves. */
  readonly #full: { hash: Buffer; leaves: number }[] = []
  readonly #zeroLeaf: Buffer

  constructor(pageBytes: number) {
    this.#zeroLeaf = leafOf(Buffer.alloc(pageBytes))
  }

  add(page: Buffer, zero: boolean): void {
    let node = { hash: zero ? this.#zeroLeaf : leafOf(page), leaves: 1 }
    for (let last = this.#full.at(-1); last?.leaves === node.leaves; last = this.#full.at(-1)) {
      this.#full.pop()
      node = { hash: join(last.hash, node.hash), leaves: 2 * node.leaves }
    }
    this.#full.push(node)
  }

  /** At least one leaf was added. */
  root(): Buffer {
    const hashes = this.#full.map((tree) => tree.hash)
    return hashes.reduceRight((right, left) => join(left, right))
  }
}

function leafOf(page: Buffer): Buffer {
  return createHash('sha256').update('\0').update(page).digest()
}

function join(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\x01').update(left).update(right).digest()
}
