/** The desk lets its visitor hear the sound that the headphones were given, while somebody asks for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { decibelsOf, FIRST_VOLUME } from '#election/voice/steps.ts'
import { PlayOut } from '../screens/play-out.ts'
import { EAR_RATE } from '../session/view.ts'
import { DeskEar } from './desk-ear.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As the device is given it at the first volume: a low tone, at most `height` in the clip. */
function given(ms: number, height: number): Float64Array {
  const level = height * 10 ** (decibelsOf(FIRST_VOLUME) / 20)
  return Float64Array.from({ length: (SAMPLE_RATE * ms) / 1000 }, (_, i) => level * Math.sin(i / 20))
}

it('nothing is kept, and the desk is told of nothing, before somebody asks to hear it and after', () => {
  const changed = vi.fn()
  const ear = new DeskEar(changed)
  ear.hear(given(500, 0.5))
  vi.runAllTimers()
  ear.listen(true)
  ear.hear(given(500, 0.5))
  ear.listen(false)
  vi.runAllTimers()
  expect([ear.pieces, changed.mock.calls]).toEqual([[], []])
})

it('pieces sound one behind the other, each once, as loud as the clip, whole to a sample', () => {
  const ear = new DeskEar(() => {})
  ear.listen(true)
  const playOut = new PlayOut(EAR_RATE, 0)
  let now = 5
  let end = 0
  let samples = 0
  for (let piece = 0; piece < 30; piece++) {
    ear.hear(given(100, 0.5))
    vi.runAllTimers()
    for (const sounding of playOut.take(ear.pieces, now)) {
      if (end > 0) expect(sounding.at).toBeCloseTo(end)
      expect(sounding.at).toBeGreaterThan(now)
      expect(Math.max(...sounding.samples)).toBeCloseTo(0.5, 1)
      end = sounding.at + sounding.samples.length / EAR_RATE
      samples += sounding.samples.length
    }
    expect(playOut.take(ear.pieces, now)).toEqual([])
    now += 0.1
  }
  expect(samples).toBe(3 * EAR_RATE)
  expect(ear.pieces.length).toBeLessThanOrEqual(10)
})

it('no volume is louder than full at the desk', () => {
  const ear = new DeskEar(() => {})
  ear.listen(true)
  ear.hear(given(100, 50))
  vi.runAllTimers()
  const [sounding] = new PlayOut(EAR_RATE, 0).take(ear.pieces, 0)
  expect(Math.max(...(sounding?.samples ?? []))).toBeCloseTo(0.9, 2)
})
