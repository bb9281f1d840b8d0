/** The tree of a growing log in memory: each leaf makes at most as many nodes as the tree has levels, and none is made twice. */
import { assert } from '#election/assert.ts'
import { leafHash, nodeHash, rootOf, type WholeSubtree } from '#election/online/log/tree.ts'

export class GrowingTree {
  readonly #levels: Uint8Array[][] = [[]]

  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  add(entry: Uint8Array): void {
    let hash = leafHash(entry)
    for (let level = 0; ; level++) {
      const nodes = this.#levels[level] ?? []
      this.#levels[level] = nodes
      nodes.push(hash)
      const left = nodes[nodes.length - 2]
      if (nodes.length % 2 === 1 || left === undefined) return
      hash = nodeHash(left, hash)
    }
  }

  readonly subtree: WholeSubtree = (level, index) => {
    const found = this.#levels[level]?.[index]
    assert(found !== undefined, 'growing tree: a whole subtree of it')
    return found
  }

  root(size = this.size): Uint8Array {
    return rootOf(this.subtree, size)
  }
}
