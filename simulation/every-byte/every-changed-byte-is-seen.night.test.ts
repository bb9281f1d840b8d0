/** Slice of the lane `every-byte`: the edges of every section and of every field, and 2,000 offsets drawn anew in each run. */
import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { kindOf, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { below } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { changeByte, flipsOf } from './change-a-byte.ts'
import { BLOCK_BYTES, BLOCKS, everyByte, groundsOf, sealedImage } from './lane.ts'
import type { SmallPair } from './small-pair-of-a-district.ts'

const RANDOM_OFFSETS = 2000
/** First and last bytes of the fields of docs/formats/ballot-box.md §3, §5, §7 and §8. */
const FIELDS = {
  header: [
    0, 7, 8, 10, 11, 12, 20, 28, 30, 31, 32, 63, 64, 68, 72, 76, 80, 84, 85, 86, 87, 88, 151, 152, 183, 184, 4031,
  ],
  seal: [
    0, 8, 10, 11, 12, 13, 14, 16, 24, 32, 34, 35, 36, 40, 48, 79, 80, 111, 112, 144, 172, 231, 232, 244, 256, 288, 992,
    1024, 4031,
  ],
  ballot: [0, 2, 4, 6, 7, 8, 40, 495, 496, 511, 512, 543, 544],
  spent: [0, 31, 32, 63, 64],
  log: [0, 2, 4, 7, 8, 39, 40, 71, 72, 87, 88],
  journal: [0, 23, 24, 4079],
  gap: [],
} as const

let pair: SmallPair
beforeAll(async () => {
  pair = await sealedImage()
})

/** The kind of each page that both readers see used, once, and of both sides of each border between sections. */
function edges(): readonly number[] {
  const { layout, image } = pair
  const offsets = new Set<number>()
  for (let page = 0; page < layout.pages; page++) {
    const kind = kindOf(layout, page)
    const border = [page - 1, page + 1].some(
      (other) => other < 0 || other >= layout.pages || kindOf(layout, other) !== kind,
    )
    const at = page * PAGE_BYTES
    const used = image.original.subarray(at, at + PAGE_BYTES).some((byte) => byte !== 0)
    if (border) for (const byte of [0, PAGE_BYTES - 1]) offsets.add(at + byte)
    if (used) for (const byte of [...FIELDS[kind], 4032, PAGE_BYTES - 1]) offsets.add(at + byte)
  }
  return [...offsets]
}

describe('a sealed medium of which one byte was changed', () => {
  it('is refused by both readers at every edge of a section and of a field', async () => {
    const offsets = edges()
    expect(offsets.length).toBeGreaterThan(250)
    const image = Buffer.from(pair.image.original)
    const wrong: string[] = []
    for (const offset of offsets) {
      for (const flip of [0x01, 0x80]) wrong.push(...((await change(image, offset, flip)) ?? []))
    }
    expect(wrong).toEqual([])
    expect(image.equals(pair.image.original)).toBe(true)
  })

  it(`is refused by both readers at ${RANDOM_OFFSETS} random offsets of either medium`, async () => {
    const seed = randomInt(2 ** 32)
    const randomness = seededRandomness(`offsets ${seed}`)
    const images = [Buffer.from(pair.image.original), Buffer.from(pair.image.duplicate)] as const
    const wrong: string[] = []
    for (let i = 0; i < RANDOM_OFFSETS; i++) {
      const image = images[i % 2 === 0 ? 0 : 1]
      const offset = below(randomness, image.length)
      wrong.push(...((await change(image, offset, 1 + below(randomness, 255))) ?? []))
    }
    expect(wrong, `seed ${seed}`).toEqual([])
  })
})

async function change(image: Buffer, offset: number, flip: number): Promise<string[] | null> {
  const what = await changeByte(image, offset, flip, groundsOf(pair))
  return what === null ? null : [what]
}

describe('the lane', () => {
  it('goes over each offset once a round, never with an unchanged byte, and tries other values in the next', () => {
    expect(BLOCKS * BLOCK_BYTES).toBe(pair.image.original.length)
    const [first, second] = [flipsOf(0, 7, BLOCK_BYTES), flipsOf(1, 7, BLOCK_BYTES)]
    expect(first).toHaveLength(BLOCK_BYTES)
    expect(first.every((flip) => flip >= 1 && flip <= 255)).toBe(true)
    expect(first).not.toEqual(second)
    expect(flipsOf(0, 7, BLOCK_BYTES)).toEqual(first)
  })

  it('stops when its time is over and says where to go on', async () => {
    const ask = { fromSeed: 5, seeds: 3, until: 0, say: () => {} }
    expect(await everyByte(ask)).toMatchObject({ counted: 0, nextSeed: 5, violations: [] })
  })
})
