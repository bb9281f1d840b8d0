/** ballot-box.md §8, root: RFC 6962 tree, built while the leaves stream by. Memory grows with the logarithm of the pages. */
import { hash } from 'node:crypto'

const HASH = 32

export class MerkleRoot {
  /** Roots of full subtrees, from large to small, with their number of leaves. */
  readonly #full: { hash: Buffer; leaves: number }[] = []
  /** The hashed bytes, after a first byte: 0 for a leaf, 1 for a node. */
  readonly #leaf: Buffer
  readonly #node = Buffer.alloc(1 + 2 * HASH, 1)
  readonly #zeroLeaf: Buffer

  constructor(pageBytes: number) {
    this.#leaf = Buffer.alloc(1 + pageBytes)
    this.#zeroLeaf = hash('sha256', this.#leaf, 'buffer')
  }

  add(page: Buffer, zero: boolean): void {
    let node = { hash: zero ? this.#zeroLeaf : this.#leafOf(page), leaves: 1 }
    for (let last = this.#full.at(-1); last?.leaves === node.leaves; last = this.#full.at(-1)) {
      this.#full.pop()
      node = { hash: this.#join(last.hash, node.hash), leaves: 2 * node.leaves }
    }
    this.#full.push(node)
  }

  /** At least one leaf was added. */
  root(): Buffer {
    const hashes = this.#full.map((tree) => tree.hash)
    return hashes.reduceRight((right, left) => this.#join(left, right))
  }

  #leafOf(page: Buffer): Buffer {
    page.copy(this.#leaf, 1)
    return hash('sha256', this.#leaf, 'buffer')
  }

  #join(left: Buffer, right: Buffer): Buffer {
    left.copy(this.#node, 1)
    right.copy(this.#node, 1 + HASH)
    return hash('sha256', this.#node, 'buffer')
  }
}
