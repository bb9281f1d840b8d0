import { describe, expect, test } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { SPEEDS } from '#election/voice/steps.ts'
import { largestStep, pitchOf, seeded, speechLike, tone } from '#simulation/ears/test-sounds.ts'
import { FRAME_SAMPLES, Stretch } from './stretch.ts'

/** @param speedAt by the number of the frame */
function stretched(clips: readonly Int16Array[], speedAt: (frame: number) => number): Float64Array {
  const stretch = new Stretch(clips)
  const out: number[] = []
  const frame = new Float64Array(FRAME_SAMPLES)
  for (let n = 0; ; n++) {
    const count = stretch.frame(speedAt(n), frame)
    out.push(...frame.subarray(0, count))
    if (count < FRAME_SAMPLES) return Float64Array.from(out)
  }
}

/** By zero crossings, each between two samples; without the first and last 20 ms, where the tone begins and ends. */
function hertzOf(all: Float64Array): number {
  const samples = all.subarray(2 * FRAME_SAMPLES, -2 * FRAME_SAMPLES)
  const crossings: number[] = []
  for (let i = 1; i < samples.length; i++) {
    const [before, now] = [samples[i - 1] as number, samples[i] as number]
    if (before < 0 && now >= 0) crossings.push(i - now / (now - before))
  }
  const length = (crossings.at(-1) as number) - (crossings[0] as number)
  return ((crossings.length - 1) / length) * SAMPLE_RATE
}

describe.each(SPEEDS)('at %i percent', (speed) => {
  test.each([80, 220, 1000, 3000])('a tone of %i Hz keeps its pitch within 0.2 percent', (hertz) => {
    const heard = stretched([tone(hertz, 1000)], () => speed)
    expect(Math.abs(hertzOf(heard) / hertz - 1)).toBeLessThan(0.002)
  })

  test.each([90, 210])('something like speech at %i Hz keeps its pitch within 1 percent', (hertz) => {
    const said = speechLike(seeded(hertz), 8, hertz)
    const heard = stretched([said], () => speed)
    expect(Math.abs(pitchOf(heard, hertz) / pitchOf(said, hertz) - 1)).toBeLessThan(0.01)
  })

  test('it lasts as long as it should, to a sample, also several clips in one', () => {
    const clips = [speechLike(seeded(1), 3, 150), tone(300, 217), speechLike(seeded(2), 5, 180, 0.1)]
    const length = clips.reduce((sum, clip) => sum + clip.length, 0)
    const heard = stretched(clips, () => speed)
    expect(Math.abs(heard.length - (length * 100) / speed)).toBeLessThanOrEqual(1)
  })

  test('nothing is louder than the clip, however loud it is', () => {
    const random = seeded(speed)
    const loud = Int16Array.from({ length: 12_000 }, () => (random() < 0.5 ? -32_768 : 32_767))
    const heard = stretched([loud], () => speed)
    expect(heard.every((sample) => sample >= -32_768 && sample <= 32_767)).toBe(true)
  })

  test('a low tone has no crack in it', () => {
    const clip = tone(180, 800)
    expect(largestStep(stretched([clip], () => speed))).toBeLessThan(1.3 * largestStep(clip))
  })
})

test('at 100 % it is the clips, bit for bit', () => {
  const clips = [speechLike(seeded(3), 3, 140), tone(500, 33)]
  expect([...stretched(clips, () => 100)]).toEqual(clips.flatMap((clip) => [...clip]))
})

test('a change of speed in the middle has no crack, and holds from the next hundredth of a second', () => {
  const clip = tone(180, 1000)
  const heard = stretched([clip], (frame) => SPEEDS[Math.floor(frame / 7) % SPEEDS.length] as number)
  expect(largestStep(heard)).toBeLessThan(1.3 * largestStep(clip))
  expect(Math.abs(hertzOf(heard) / 180 - 1)).toBeLessThan(0.01)
  // 25 frames at double speed are half of the second, 100 at half speed the other.
  expect(stretched([clip], (frame) => (frame < 25 ? 200 : 50))).toHaveLength(125 * FRAME_SAMPLES)
})

test('a clip that is over, or was forgotten, is silence', () => {
  const stretch = new Stretch([tone(440, 500)])
  const frame = new Float64Array(FRAME_SAMPLES)
  stretch.frame(100, frame)
  stretch.forget()
  expect(stretch.frame(100, frame)).toBe(0)
  expect(frame.every((sample) => sample === 0)).toBe(true)
})
