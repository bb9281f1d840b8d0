/**
 * Speech at another speed and the same pitch: WSOLA (waveform similarity overlap-add; Verhelst and Roelands, 1993). The output is
 * made of pieces of the input, laid over each other by half. Where the next piece begins follows from the speed, but is moved by
 * up to half the longest pitch period to where its wave goes on like the piece before. Pieces are never resampled, so pitch is
 * kept, and each output sample lies between two input samples, so nothing is clipped. At 100 % the output is the input, bit for bit.
 */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'

/** Samples that one step makes: 10 ms. */
export const FRAME_SAMPLES = SAMPLE_RATE / 100
/** Half the period of a voice of 62 Hz, lower than people speak. */
export const SEARCH_SAMPLES = SAMPLE_RATE / 125
/** Silence on both sides, so that no piece is outside: the furthest begins one step at double speed and one search after the end. */
const MARGIN_SAMPLES = 4 * FRAME_SAMPLES + SEARCH_SAMPLES

/** Weight of the new piece in each sample of a frame; that of the old one is the rest to 1. */
export const FADE_IN = Float64Array.from(
  { length: FRAME_SAMPLES },
  (_, i) => 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / FRAME_SAMPLES),
)

export class Stretch {
  readonly #samples: Int16Array
  readonly #end: number
  /** Where in the input the listener is. */
  #at = MARGIN_SAMPLES
  /** Where the piece that sounds would go on by itself. */
  #onward = MARGIN_SAMPLES

  /** @param clips one after the other without a gap; they are copied */
  constructor(clips: readonly Int16Array[]) {
    const length = clips.reduce((sum, clip) => sum + clip.length, 0)
    this.#samples = new Int16Array(length + 2 * MARGIN_SAMPLES)
    this.#end = MARGIN_SAMPLES
    for (const clip of clips) {
      this.#samples.set(clip, this.#end)
      this.#end += clip.length
    }
  }

  /**
   * The next frame, FRAME_SAMPLES numbers of the input's range; behind the end silence.
   * Returns how many of them belong to the input: fewer than FRAME_SAMPLES says that this is its end.
   */
  frame(speed: number, into: Float64Array): number {
    const left = Math.round(((this.#end - this.#at) * 100) / speed)
    if (left <= 0) {
      into.fill(0)
      return 0
    }
    const samples = this.#samples
    const onward = this.#onward
    const piece = this.#likest(Math.round(this.#at), onward)
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      const old = samples[onward + i] as number
      into[i] = old + ((samples[piece + i] as number) - old) * (FADE_IN[i] as number)
    }
    this.#at += (FRAME_SAMPLES * speed) / 100
    this.#onward = piece + FRAME_SAMPLES
    return Math.min(FRAME_SAMPLES, left)
  }

  /** Nothing of what was said stays in memory. */
  forget(): void {
    this.#samples.fill(0)
    this.#at = this.#end
  }

  /** The place near `target` whose wave is most like the one at `onward`: correlation, by the loudness of the place. */
  #likest(target: number, onward: number): number {
    if (target === onward) return target
    const samples = this.#samples
    let best = target
    let most = this.#productOf(target, onward) / Math.sqrt(this.#energyOf(target))
    const first = target - SEARCH_SAMPLES
    // From place to place one sample comes and one goes. All are whole numbers, so nothing is lost on the way.
    let energy = this.#energyOf(first)
    for (let place = first; place <= target + SEARCH_SAMPLES; place++) {
      const likeness = this.#productOf(place, onward) / Math.sqrt(energy)
      if (likeness > most) {
        most = likeness
        best = place
      }
      energy += (samples[place + FRAME_SAMPLES] as number) ** 2 - (samples[place] as number) ** 2
    }
    return best
  }

  #productOf(place: number, onward: number): number {
    const samples = this.#samples
    let product = 0
    for (let i = 0; i < FRAME_SAMPLES; i++) product += (samples[place + i] as number) * (samples[onward + i] as number)
    return product
  }

  #energyOf(place: number): number {
    return 1 + this.#productOf(place, place)
  }
}
