import { expect, test } from 'vitest'
import { decibelsOf, VOLUMES } from '#election/voice/steps.ts'
import { largestStep, seeded, speechLike, tone } from '#simulation/ears/test-sounds.ts'
import { Speech } from './speech.ts'
import { FRAME_SAMPLES } from './stretch.ts'

/** The next frames, in the range of the clips. */
function heard(speech: Speech, frames: number): number[] {
  const frame = new Int32Array(FRAME_SAMPLES)
  return Array.from({ length: frames }).flatMap(() => {
    speech.frame(frame)
    return [...frame].map((sample) => sample / 2 ** 16)
  })
}

function speechAt(volume: (typeof VOLUMES)[number]): Speech {
  const speech = new Speech()
  speech.volume = volume
  return speech
}

test.each(VOLUMES)(
  'at volume %i each sample is exactly the clip times the gain, to half a step of 32 bits',
  (volume) => {
    const clip = speechLike(seeded(1), 2, 150)
    const speech = speechAt(volume)
    speech.say([clip])
    const samples = heard(speech, clip.length / FRAME_SAMPLES)
    const worst = Math.max(
      ...samples.map((sample, i) => Math.abs(sample - (clip[i] as number) * 10 ** (decibelsOf(volume) / 20))),
    )
    expect(worst).toBeLessThanOrEqual(0.5 / 2 ** 16)
  },
)

test('the loudest clip is not clipped at the loudest volume', () => {
  const speech = speechAt(17)
  speech.say([Int16Array.from({ length: 960 }, (_, i) => (i % 2 === 0 ? -32_768 : 32_767))])
  expect(heard(speech, 4)).toEqual(Array.from({ length: 960 }, (_, i) => (i % 2 === 0 ? -32_768 : 32_767)))
})

test('a sentence that gives way to another, or to silence, and a change of volume make no crack', () => {
  const speech = speechAt(17)
  const slow = tone(150, 1000)
  const allowed = 1.3 * largestStep(slow)
  speech.say([slow])
  const samples = heard(speech, 5)
  speech.volume = 13
  samples.push(...heard(speech, 5))
  speech.volume = 17
  samples.push(...heard(speech, 3))
  speech.say([slow])
  samples.push(...heard(speech, 5))
  speech.hush()
  samples.push(...heard(speech, 3))
  expect(largestStep(samples)).toBeLessThan(allowed)
  expect(samples.slice(-2 * FRAME_SAMPLES).every((sample) => sample === 0)).toBe(true)
})

test('of two keys within one hundredth of a second, the sentence between is never heard', () => {
  const speech = speechAt(17)
  speech.say([tone(150, 500)])
  heard(speech, 2)
  speech.say([new Int16Array(4800).fill(30_000)])
  speech.say([new Int16Array(4800)])
  expect(Math.max(...heard(speech, 5))).toBeLessThanOrEqual(12_000)
  expect(heard(speech, 5).every((sample) => sample === 0)).toBe(true)
})

test('the frame with the end says so once, and silence follows', () => {
  const speech = speechAt(17)
  speech.say([tone(150, 25), tone(150, 10)])
  const frame = new Int32Array(FRAME_SAMPLES)
  expect(Array.from({ length: 6 }, () => speech.frame(frame))).toEqual([false, false, false, true, false, false])
  expect(frame.every((sample) => sample === 0)).toBe(true)
})

test('what was forgotten is not heard', () => {
  const speech = speechAt(17)
  speech.say([tone(150, 500)])
  heard(speech, 2)
  speech.hush()
  speech.say([tone(150, 500)])
  speech.forget()
  expect(heard(speech, 5).every((sample) => sample === 0)).toBe(true)
})
