/** A slice of the lane `online-web`: no path outside of the closed list answers, and no answer says what nobody asked (W). */
import { describe, expect, test } from 'vitest'
import { lane } from '#simulation/prove/online-web.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'

describe.skipIf(whyNoDatabase !== null)(`strangers ask${leftOut}`, () => {
  test('requests that were spoilt in every part, and each server refuses and answers', async () => {
    const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY, say: () => {} }
    const { counted, details, violations } = await lane.run(ask)
    expect(violations).toEqual([])
    expect(counted).toBe(3000)
    for (const server of ['page', 'collector', 'gate', 'hold']) {
      for (const status of [200, 400, 404]) expect(details, server).toHaveProperty([`${server}: ${status}`])
    }
  })
})
