import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tone } from '#simulation/ears/test-sounds.ts'
import { Feed, FRAME_MS, LEAD_MS } from './feed.ts'
import { FRAME_SAMPLES } from './stretch.ts'

/** A device that hears what it was given from the moment that it came, without a gap while it has something. */
class Ear {
  readonly feed = new Feed()
  now = 0
  end = 0
  /** The most that waited in the device, and when the last sound of the first sentence, which is loud, was heard. */
  lead = 0
  lastLoud = 0
  heardAt: number | null = null

  tick(): void {
    const given = this.feed.next(this.now)
    if (given === null) return
    if (given.heardAt !== null) this.heardAt = given.heardAt
    this.end = Math.max(this.end, this.now)
    for (let at = 0; at < given.samples.length; at += FRAME_SAMPLES) {
      this.end += FRAME_MS
      if (given.samples.subarray(at, at + FRAME_SAMPLES).some((sample) => sample !== 0)) this.lastLoud = this.end
    }
    this.lead = Math.max(this.lead, this.end - this.now)
  }
}

/** A clip that is one number says for certain whether it sounds. */
const LOUD = new Int16Array(240_000).fill(10_000)
const pauses = fc.array(fc.nat({ max: 150 }), { minLength: 1, maxLength: 60 })

test('however the machine is busy, a key that interrupts is obeyed within lead and one frame', () => {
  fc.assert(
    fc.property(pauses, pauses, fc.boolean(), (before, after, another) => {
      const ear = new Ear()
      ear.feed.say([LOUD])
      for (const pause of before) {
        ear.tick()
        ear.now += pause
      }
      const key = ear.now
      if (another) ear.feed.say([new Int16Array(24_000)])
      else ear.feed.hush()
      for (const pause of after) {
        ear.tick()
        ear.now += pause
      }
      expect(ear.lastLoud - key).toBeLessThanOrEqual(LEAD_MS + FRAME_MS)
      expect(ear.lead).toBeLessThanOrEqual(LEAD_MS + FRAME_MS)
    }),
  )
})

test('ticked in time, it never lets the device run dry, and the end is told when it was heard', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 60, maxLength: 60 }), (ticks) => {
      const ear = new Ear()
      ear.feed.say([LOUD.subarray(0, 12_000)])
      for (const pause of ticks) {
        ear.tick()
        ear.now += pause
        if (ear.heardAt === null) expect(ear.end).toBeGreaterThanOrEqual(ear.now)
      }
      if (ear.heardAt !== null) expect(Math.abs(ear.heardAt - 500)).toBeLessThanOrEqual(FRAME_MS)
    }),
  )
})

test('a machine that hung is not behind the voter afterwards', () => {
  const ear = new Ear()
  ear.feed.say([LOUD])
  ear.tick()
  ear.now += 3000
  ear.tick()
  expect(ear.end - ear.now).toBe(LEAD_MS)
})

test('after the last word silence follows and then nothing, until the next sentence', () => {
  const ear = new Ear()
  expect(ear.feed.next(0)).toBeNull()
  ear.feed.say([tone(440, 100)])
  while (ear.now < 1000) {
    ear.tick()
    ear.now += 10
  }
  expect(ear.feed.next(ear.now)).toBeNull()
  expect(ear.end).toBeGreaterThanOrEqual(100 + LEAD_MS + 20)
  ear.feed.say([tone(440, 100)])
  expect(ear.feed.next(ear.now)?.samples).toHaveLength((LEAD_MS / FRAME_MS) * FRAME_SAMPLES)
})
