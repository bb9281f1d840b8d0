/** For tests: sounds to play, and what can be measured of them. */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'

type Random = () => number

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function tone(hertz: number, ms: number, peak = 12_000): Int16Array {
  return Int16Array.from({ length: (ms * SAMPLE_RATE) / 1000 }, (_, i) =>
    Math.round(peak * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE)),
  )
}

/** First and second resonance of a throat, in hertz: a, i, u, e, o. */
const VOWELS = [
  [750, 1200],
  [300, 2300],
  [330, 1300],
  [480, 1900],
  [480, 850],
] as const
const MORA_MS = 120

/** Morae of a hiss and a vowel: pulses at `hertz` through two resonances. `glide` bends the pitch, as an accent does. */
export function speechLike(random: Random, morae: number, hertz: number, glide = 0): Int16Array {
  const perMora = (MORA_MS * SAMPLE_RATE) / 1000
  const out = new Int16Array(morae * perMora)
  let phase = 0
  let vowel = 0
  for (let mora = 0; mora < morae; mora++) {
    // Never the same twice: how long a sound is would be all that tells two such words apart.
    vowel = (vowel + 1 + Math.floor(random() * (VOWELS.length - 1))) % VOWELS.length
    const [first, second] = VOWELS[vowel] as (typeof VOWELS)[number]
    const resonances = [resonance(first, 80), resonance(second, 120)]
    const hiss = Math.floor(random() * 0.3 * perMora)
    for (let i = 0; i < perMora; i++) {
      phase += (hertz * (1 + glide * Math.sin((2 * Math.PI * (mora + i / perMora)) / morae))) / SAMPLE_RATE
      const pulse = phase >= 1 ? 1 : 0
      phase -= pulse
      const source = i < hiss ? 0.05 * (random() - 0.5) : pulse
      const edge = Math.min(1, i / 240, (perMora - i) / 240)
      const wave = resonances.reduce((sum, filter) => sum + filter(source), 0)
      out[mora * perMora + i] = Math.round(edge * 2500 * Math.max(-8, Math.min(8, wave)))
    }
  }
  return out
}

function resonance(hertz: number, width: number): (source: number) => number {
  const radius = Math.exp((-Math.PI * width) / SAMPLE_RATE)
  const turn = 2 * radius * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE)
  let last = 0
  let before = 0
  return (source) => {
    const now = source + turn * last - radius * radius * before
    before = last
    last = now
    return now
  }
}

/** Pitch by autocorrelation over all that is given, between 60 and 500 Hz or near a hint. */
export function pitchOf(samples: ArrayLike<number>, near?: number): number {
  const [lowest, highest] = near === undefined ? [60, 500] : [near / 1.2, near * 1.2]
  const from = Math.floor(SAMPLE_RATE / highest)
  const to = Math.ceil(SAMPLE_RATE / lowest)
  const likeness = (lag: number): number => {
    let sum = 0
    for (let i = to + 1; i < samples.length; i++) sum += (samples[i] as number) * (samples[i - lag] as number)
    return sum
  }
  let best = from
  for (let lag = from; lag <= to; lag++) if (likeness(lag) > likeness(best)) best = lag
  const [left, middle, right] = [likeness(best - 1), likeness(best), likeness(best + 1)]
  return SAMPLE_RATE / (best + (left - right) / (2 * (left - 2 * middle + right)))
}

/** The largest step between two samples: a crack in a smooth sound is a large one. */
export function largestStep(samples: ArrayLike<number>): number {
  let most = 0
  for (let i = 1; i < samples.length; i++)
    most = Math.max(most, Math.abs((samples[i] as number) - (samples[i - 1] as number)))
  return most
}
