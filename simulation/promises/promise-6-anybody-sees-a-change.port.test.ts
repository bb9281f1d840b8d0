/** Promise 6, for whoever does not trust our programs: the independent reader alone sees each changed byte of a sealed medium. */
import { beforeAll, expect, it } from 'vitest'
import { kindOf, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { type SmallPair, smallPair } from '#simulation/every-byte/small-pair-of-a-district.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifySource } from '#verify/medium/verify-medium.ts'

let pair: SmallPair
beforeAll(async () => {
  pair = await smallPair(seededRandomness('anybody sees a change'))
})

function read(image: Buffer) {
  const pages = (first: number, count: number) => image.subarray(first * PAGE_BYTES, (first + count) * PAGE_BYTES)
  return verifySource({ bytes: image.length, read: async (first, count) => pages(first, count) }, 'image', pair.trust)
}

it('one bit of the first, a middle and the last byte of any page', async () => {
  expect((await read(pair.image.original)).problem).toBeNull()
  const image = Buffer.from(pair.image.original)
  for (let page = 0; page < pair.layout.pages; page++) {
    for (const byte of [0, 100 + page, PAGE_BYTES - 1]) {
      const at = page * PAGE_BYTES + byte
      image.writeUInt8(image.readUInt8(at) ^ 0x04, at)
      const { problem } = await read(image)
      expect(problem, `${kindOf(pair.layout, page)} page ${page}, byte ${byte}`).not.toBeNull()
      image.writeUInt8(image.readUInt8(at) ^ 0x04, at)
    }
  }
})

it('pages that changed their places, and a ballot that is gone', async () => {
  const used = Array.from({ length: pair.layout.ballots.count }, (_, i) => pair.layout.ballots.first + i).filter(
    (page) => pair.image.original.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES).some((byte) => byte !== 0),
  )
  const [a, b] = [used[0] ?? 0, used[1] ?? 0]
  const pageOf = (page: number) => pair.image.original.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
  const swapped = Buffer.from(pair.image.original)
  pageOf(a).copy(swapped, b * PAGE_BYTES)
  pageOf(b).copy(swapped, a * PAGE_BYTES)
  expect((await read(swapped)).problem).toBe('altered')
  const gone = Buffer.from(pair.image.original).fill(0, a * PAGE_BYTES, (a + 1) * PAGE_BYTES)
  expect((await read(gone)).problem).toBe('altered')
})
