/** The measurements of a clip, the same for one that was just made and one that a studio brought. */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { lufsOf } from './loudness.ts'

/** 10 ms: fine enough for 100 ms of silence in front. */
const GRAIN = SAMPLE_RATE / 100
/** So far below the loudest grain nothing is heard any more. */
const SILENCE = 10 ** -4

export interface Measured {
  readonly samples: number
  /** 0…32767 */
  readonly peak: number
  /** Hundredths of LUFS; null for silence. */
  readonly loudness: number | null
  readonly silenceBeforeMs: number
  readonly silenceAfterMs: number
  /** Median of the voice's pitch in Hz; null when too little of it is voiced. */
  readonly pitch: number | null
}

export function measure(samples: Float32Array): Measured {
  const [first, end] = heardSpan(samples)
  const toMs = (count: number) => Math.round((1000 * count) / SAMPLE_RATE)
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  const loudness = lufsOf(samples, SAMPLE_RATE)
  return {
    samples: samples.length,
    peak: Math.min(32_767, Math.round(peak * 32_768)),
    loudness: loudness === null ? null : Math.round(100 * loudness),
    silenceBeforeMs: toMs(first),
    silenceAfterMs: toMs(samples.length - end),
    pitch: pitchOf(samples),
  }
}

/** First and last sample between which something is heard; nothing: [length, length]. */
export function heardSpan(samples: Float32Array): readonly [first: number, end: number] {
  const powers = powersOf(samples)
  const least = Math.max(...powers, 0) * SILENCE
  const first = powers.findIndex((power) => power > least)
  if (first === -1) return [samples.length, samples.length]
  const last = powers.findLastIndex((power) => power > least)
  return [first * GRAIN, Math.min(samples.length, (last + 1) * GRAIN)]
}

function powersOf(samples: Float32Array): number[] {
  const powers: number[] = []
  for (let from = 0; from === 0 || from + GRAIN <= samples.length; from += GRAIN) {
    const block = samples.subarray(from, from + GRAIN)
    let sum = 0
    for (const sample of block) sum += sample * sample
    powers.push(sum / Math.max(1, block.length))
  }
  return powers
}

/** Every fourth sample is enough for a voice, and sixteen times quicker. */
const THIN = 4
const PITCH_RATE = SAMPLE_RATE / THIN
const FRAME = PITCH_RATE / 25
const HOP = 2 * FRAME
const LAG_MIN = Math.floor(PITCH_RATE / 400)
const LAG_MAX = Math.ceil(PITCH_RATE / 60)
const VOICED = 0.6
/** Frames of 40 ms, one in two: less than 0.4 s of voice (イチ, キュー) is too little to tell. */
const PITCHED_MIN = 5

function pitchOf(samples: Float32Array): number | null {
  const thin = new Float32Array(Math.floor(samples.length / THIN))
  for (let i = 0; i < thin.length; i++) {
    for (let k = 0; k < THIN; k++) thin[i] = (thin[i] as number) + (samples[i * THIN + k] as number) / THIN
  }
  const pitches: number[] = []
  for (let from = 0; from + FRAME + LAG_MAX <= thin.length; from += HOP) {
    const pitch = framePitch(thin.subarray(from, from + FRAME + LAG_MAX))
    if (pitch !== null) pitches.push(pitch)
  }
  pitches.sort((a, b) => a - b)
  return pitches.length < PITCHED_MIN ? null : (pitches[Math.floor(pitches.length / 2)] ?? null)
}

/** The first lag at which the frame is nearly as like itself as at its best one: a multiple of the period is never taken. */
function framePitch(frame: Float32Array): number | null {
  const likeness: number[] = []
  const now = energy(frame, 0)
  let then = energy(frame, LAG_MIN)
  for (let lag = LAG_MIN; lag <= LAG_MAX; lag++) {
    let same = 0
    for (let i = 0; i < FRAME; i++) same += (frame[i] as number) * (frame[i + lag] as number)
    likeness.push(now <= 0 || then <= 0 ? 0 : same / Math.sqrt(now * then))
    then += (frame[lag + FRAME] ?? 0) ** 2 - (frame[lag] as number) ** 2
  }
  const best = Math.max(...likeness)
  if (best < VOICED) return null
  const first = likeness.findIndex(
    // At the edge of the range nothing is a top: there the likeness only falls off.
    (value, i) => value > 0.95 * best && value >= (likeness[i - 1] ?? 1) && value >= (likeness[i + 1] ?? 1),
  )
  return first === -1 ? null : PITCH_RATE / (LAG_MIN + first)
}

function energy(frame: Float32Array, from: number): number {
  let sum = 0
  for (let i = from; i < from + FRAME; i++) sum += (frame[i] as number) ** 2
  return sum
}
