/** A slice of the lane `online-deaths`: whatever dies on the day, what was acknowledged is stored once, and log and export have it once (T25). */
import { describe, expect, test } from 'vitest'
import { lane } from '#simulation/prove/online-deaths.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'

describe.skipIf(whyNoDatabase !== null)(`killed while casting${leftOut}`, () => {
  test('database and programs, amid statements and after commits; and the close waits for a cast in flight', async () => {
    const said: string[] = []
    const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY }
    const { counted, violations } = await lane.run({ ...ask, say: (line) => said.push(line) })
    expect(violations, said.join('\n')).toEqual([])
    expect(counted).toBe(lane.sliceSeeds)
  })
})
