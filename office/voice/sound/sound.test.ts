/** Clips of one rate, one loudness, without silence in front; what is cut off or empty is seen. Tones, so that the truth is known. */
import { describe, expect, it } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { tone } from '#simulation/voice/tone-engine.ts'
import { doubtOf, pitchDoubts } from '../check-clip.ts'
import { finish, pcmOf, samplesOf, TARGET_LUFS } from './finish.ts'
import { kWeighting, lufsOf } from './loudness.ts'
import { measure } from './measure.ts'
import { resample } from './resample.ts'
import { hasClippedRun, parseWav, wavOf } from './wav.ts'

const finished = (samples: Float32Array, rate = SAMPLE_RATE) => samplesOf(pcmOf(finish({ rate, samples })))

describe('a finished clip', () => {
  it.each([0.01, 0.1, 0.9])('of height %d is as loud as every other', (height) => {
    const { loudness, peak } = measure(finished(tone({ hz: 200, height, ms: 800 })))
    expect(Math.abs((loudness ?? 0) - 100 * TARGET_LUFS)).toBeLessThan(10)
    // A sine of full height is at −3.01 LUFS; at 200 Hz the weighting takes some 0.8 dB less.
    expect(20 * Math.log10(peak / 32_768)).toBeCloseTo(TARGET_LUFS + 3.8, 0)
  })

  it('with pauses is as loud as one without: pauses are no part of the speech', () => {
    const [word, pause] = [tone({ hz: 200, height: 0.3, ms: 500 }), new Float32Array(SAMPLE_RATE)]
    const { loudness } = measure(finished(Float32Array.from([...word, ...pause, ...word])))
    expect(Math.abs((loudness ?? 0) - 100 * TARGET_LUFS)).toBeLessThan(50)
  })

  it.each([
    ['a name of half a second', { hz: 120, ms: 500 }],
    ['a digit that is over in a fifth', { hz: 120, ms: 200 }],
    ['a bright voice', { hz: 2500, ms: 1500 }],
  ])('%s is as loud to the ear as a sentence round it', (_what, { hz, ms }) => {
    const [own, sentence] = [tone({ hz, height: 0.2, ms }), tone({ hz: 300, height: 0.2, ms: 3000 })].map(
      (samples) => lufsOf(finished(samples), SAMPLE_RATE) ?? 0,
    )
    expect(Math.abs((own ?? 0) - (sentence ?? 0))).toBeLessThan(0.1)
  })

  it('begins at once, and ends soon after its last sound', () => {
    const heard = tone({ hz: 200, height: 0.3, ms: 500, silenceMs: 900 })
    const { silenceBeforeMs, silenceAfterMs } = measure(
      finished(Float32Array.from([...heard, ...new Float32Array(24_000)])),
    )
    expect(silenceBeforeMs).toBeLessThanOrEqual(50)
    expect(silenceAfterMs).toBeLessThanOrEqual(100)
  })

  it.each([48_000, 44_100, 22_050])('keeps its pitch from %d samples a second', (rate) => {
    const { pitch } = measure(finished(tone({ hz: 200, height: 0.3, ms: 1000 }, rate), rate))
    expect(Math.abs((pitch ?? 0) - 200)).toBeLessThan(4)
  })

  it('has nothing of what lies above its band', () => {
    const high = resample(tone({ hz: 15_000, height: 0.5, ms: 500 }, 48_000), 48_000, SAMPLE_RATE)
    // Ends aside, where the tone is switched on and off.
    const middle = high.subarray(2000, -2000)
    expect(Math.max(...middle.map(Math.abs))).toBeLessThan(0.5 * 10 ** (-60 / 20))
  })
})

describe('loudness (ITU-R BS.1770-4)', () => {
  it('has the filters of the table at 48,000 a second', () => {
    const [shelf, highPass] = kWeighting(48_000)
    const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6))
    expect(shelf.b).toEqual(near([1.53512485958697, -2.69169618940638, 1.19839281085285]))
    expect(shelf.a).toEqual(near([-1.69065929318241, 0.73248077421585]))
    expect(highPass).toEqual({ b: [1, -2, 1], a: near([-1.99004745483398, 0.99007225036621]) })
  })

  it.each([24_000, 48_000])('of a sine of 997 Hz and full height is −3.01 LUFS at %d samples a second', (rate) => {
    expect(lufsOf(tone({ hz: 997, height: 1, ms: 1000 }, rate), rate)).toBeCloseTo(-3.01, 1)
  })
})

describe('what is refused', () => {
  const judged = (samples: Float32Array) => doubtOf(measure(samples), 'ja', 'タカハシ クニオ')

  it('silence', () => expect(judged(finished(new Float32Array(24_000)))).toEqual({ type: 'silent' }))
  it('nothing at all', () => expect(judged(new Float32Array(0))).toEqual({ type: 'silent' }))
  it('too loud', () => expect(judged(tone({ hz: 200, height: 1, ms: 900 }))).toMatchObject({ type: 'clipped' }))
  it('too soft', () => expect(judged(tone({ hz: 200, height: 0.01, ms: 900 }))).toMatchObject({ type: 'loudness-off' }))
  it('a late beginning', () => {
    const late = tone({ hz: 200, height: 0.1123, ms: 900, silenceMs: 200 })
    expect(judged(late)).toEqual({ type: 'silence-in-front', ms: 200 })
  })
  it.each([150, 9000])('%d ms for seven syllables', (ms) => {
    expect(judged(finished(tone({ hz: 200, height: 0.3, ms })))).toMatchObject({ type: 'duration-implausible' })
  })
  it('and nothing else', () => expect(judged(finished(tone({ hz: 200, height: 0.3, ms: 900 })))).toBeNull())

  it('a clip an octave above the others; one without pitch is no doubt', () => {
    expect(pitchDoubts([120, 125, null, 250, 118]).map((doubt) => doubt?.type ?? null)).toEqual([
      null,
      null,
      null,
      'pitch-off',
      null,
    ])
  })

  it('an edge that was cut off by whoever recorded it', () => {
    const cut = tone({ hz: 200, height: 1.4, ms: 100 }).map((sample) => Math.max(-1, Math.min(1, sample)))
    expect(hasClippedRun({ rate: SAMPLE_RATE, samples: cut })).toBe(true)
    expect(hasClippedRun({ rate: SAMPLE_RATE, samples: tone({ hz: 200, height: 0.9, ms: 100 }) })).toBe(false)
  })
})

describe('WAV', () => {
  const pcm = pcmOf(tone({ hz: 200, height: 0.5, ms: 20 }))
  const wav = wavOf(pcm)
  const changed = (at: number, value: number) => wav.with(at, value)

  it('comes back as it was written', () => {
    const read = parseWav(wav)
    expect(read?.rate).toBe(SAMPLE_RATE)
    expect(pcmOf(read?.samples ?? new Float32Array(0))).toEqual(pcm)
  })

  it('of a program that did not know its length is read to the end', () => {
    const streamed = wav.slice()
    new DataView(streamed.buffer).setUint32(40, 0x7fff_f000, true)
    expect(parseWav(streamed)?.samples.length).toBe(pcm.length / 2)
  })

  it('of two channels gives their mean', () => {
    const stereo = changed(22, 2)
    expect(parseWav(stereo)?.samples.length).toBe(pcm.length / 4)
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another magic', changed(0, 0)],
    ['fractions', changed(20, 3)],
    ['8 bits', changed(34, 8)],
    ['no channel', changed(22, 0)],
    ['no format before the samples', changed(12, 0)],
    ['samples that are not there', wav.slice(0, -2)],
  ])('%s is refused', (_name, bytes) => expect(parseWav(bytes)).toBeNull())
})
