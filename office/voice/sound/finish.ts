/** From what an engine or a studio gave to a clip: the pack's rate, silence cut, every clip equally loud. */
import { SAMPLE_BYTES, SAMPLE_RATE } from '#election/voice/manifest.ts'
import { lufsOf } from './loudness.ts'
import { heardSpan } from './measure.ts'
import { resample } from './resample.ts'
import type { Sound } from './wav.ts'

/** As loud as broadcasts are (EBU R 128): with the crest of speech the peaks stay below −1. */
export const TARGET_LUFS = -23
/** Kept before the first and after the last sound: a soft consonant begins below what is measured as silence. */
const BEFORE = Math.round(0.04 * SAMPLE_RATE)
const AFTER = Math.round(0.08 * SAMPLE_RATE)
/** 5 ms, so that no clip begins or ends with a click. */
const FADE = SAMPLE_RATE / 200

/** Samples of −1…1, not yet judged. Silence stays silence: it has no loudness to bring up. */
export function finish(sound: Sound): Float32Array {
  const whole = resample(sound.samples, sound.rate, SAMPLE_RATE)
  const [first, end] = heardSpan(whole)
  const cut = whole.slice(Math.max(0, first - BEFORE), Math.min(whole.length, end + AFTER))
  const faded = cut.map((sample, i) => sample * Math.min(1, (i + 1) / FADE, (cut.length - i) / FADE))
  // Which blocks are pauses depends on how loud they are: at the new loudness it is asked again.
  return asLoud(asLoud(faded))
}

function asLoud(samples: Float32Array): Float32Array {
  const loudness = lufsOf(samples, SAMPLE_RATE)
  const gain = loudness === null ? 0 : 10 ** ((TARGET_LUFS - loudness) / 20)
  return samples.map((sample) => sample * gain)
}

/** As it lies in the pack. A sample that is too large stays at the edge, where the check sees it. */
export function pcmOf(samples: Float32Array): Uint8Array {
  const pcm = new Uint8Array(samples.length * SAMPLE_BYTES)
  const view = new DataView(pcm.buffer)
  for (let i = 0; i < samples.length; i++) {
    const whole = Math.round((samples[i] as number) * 32_768)
    view.setInt16(SAMPLE_BYTES * i, Math.max(-32_768, Math.min(32_767, whole)), true)
  }
  return pcm
}

export function samplesOf(pcm: Uint8Array): Float32Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const samples = new Float32Array(pcm.length / SAMPLE_BYTES)
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(SAMPLE_BYTES * i, true) / 32_768
  return samples
}
