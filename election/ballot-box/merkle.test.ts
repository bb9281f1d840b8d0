import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { concat } from '#election/bytes.ts'
import { PAGE_BYTES } from './layout.ts'
import { merkleTree } from './merkle.ts'

/** RFC 6962 §2.1, word by word. */
function slowRoot(pages: readonly Uint8Array[]): Uint8Array {
  if (pages.length === 1) return sha256(concat(new Uint8Array([0]), pages[0] as Uint8Array))
  let split = 1
  while (split * 2 < pages.length) split *= 2
  return sha256(concat(new Uint8Array([1]), slowRoot(pages.slice(0, split)), slowRoot(pages.slice(split))))
}

it('the root is that of RFC 6962, also where most pages are zero', () => {
  const pages = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(pages, (fills) => {
      const bytes = fills.map((fill) => new Uint8Array(PAGE_BYTES).fill(fill))
      const tree = merkleTree(sha256)
      for (const page of bytes) tree.add(page)
      expect(tree.root()).toEqual(slowRoot(bytes))
    }),
    { numRuns: 20 },
  )
})

it('free pages added as a number give the root of free pages added one by one', () => {
  const runs = fc.array(fc.record({ free: fc.integer({ min: 0, max: 70 }), fill: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(runs, (parts) => {
      const [quick, slow] = [merkleTree(sha256), merkleTree(sha256)]
      for (const { free, fill } of parts) {
        const page = new Uint8Array(PAGE_BYTES).fill(fill)
        quick.addFree(free)
        quick.add(page)
        for (let i = 0; i < free; i++) slow.add(new Uint8Array(PAGE_BYTES))
        slow.add(page)
      }
      expect(quick.root()).toEqual(slow.root())
    }),
    { numRuns: 20 },
  )
})
