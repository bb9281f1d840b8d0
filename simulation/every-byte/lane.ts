/** The lane: a seed is a block of 512 offsets; after one round over the image, the next seeds try other values there. */
import { assert } from '#election/assert.ts'
import { eachSeed, Findings, type LaneAsk, type LaneResult } from '#simulation/lane.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Grounds, readWithBoth } from './both-readers.ts'
import { changeByte, flipsOf } from './change-a-byte.ts'
import { type SmallPair, smallPair } from './small-pair-of-a-district.ts'

export const BLOCK_BYTES = 512
/** 128 pages: every offset once. */
export const BLOCKS = 1024

export async function everyByte(ask: LaneAsk): Promise<LaneResult> {
  const pair = await sealedImage()
  const image = Buffer.from(pair.image.original)
  const found = new Findings()
  found.details['offsets of the image'] = String(image.length)
  const nextSeed = await eachSeed(ask, async (seed) => {
    const [round, block] = [Math.floor(seed / BLOCKS), seed % BLOCKS]
    for (const [i, flip] of flipsOf(round, block, BLOCK_BYTES).entries()) {
      const what = await changeByte(image, block * BLOCK_BYTES + i, flip, groundsOf(pair))
      if (what !== null) found.violations.push({ seed, what })
      found.counted++
    }
    if (seed % 16 === 0) ask.say(`every-byte: block ${block + 1} of ${BLOCKS}, round ${round + 1}`)
  })
  found.add('offsets changed', found.counted)
  found.add('readings by each reader', found.counted)
  return found.result(nextSeed)
}

/** The same bytes in every run, and both readers accept them: otherwise a refusal below would mean nothing. */
export async function sealedImage(): Promise<SmallPair> {
  const pair = await smallPair(seededRandomness('every byte'))
  assert(pair.image.original.length === BLOCKS * BLOCK_BYTES, 'every byte: blocks cover the image')
  for (const image of [pair.image.original, pair.image.duplicate]) {
    const { verify, tally } = await readWithBoth(image, groundsOf(pair))
    assert(verify.problem === null && verify.doubts.length === 0, `every byte: verify accepts it (${verify.problem})`)
    assert(tally.type === 'sealed', `every byte: the tally accepts it (${tally.type})`)
  }
  return pair
}

export function groundsOf({ trust, made }: SmallPair): Grounds {
  const { electionPackage } = made.election
  return { trust, election: { electionPackage, authorityPublicKey: made.authority.publicKey, several: null } }
}
