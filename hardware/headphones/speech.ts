/**
 * The sound to be heard, frame by frame: one sentence at a time, at the voter's speed and volume. When a sentence gives way to another, or
 * to silence, it fades out within one frame while the other fades in: a hard cut would crack.
 */
import { decibelsOf, FIRST_SPEED, FIRST_VOLUME, type Speed, type Volume } from '#election/voice/steps.ts'
import { FADE_IN, FRAME_SAMPLES, Stretch } from './stretch.ts'

/** From 16 bits to 32, which leave room for the quiet end of the volumes. */
const SCALE = 2 ** 16

export class Speech {
  speed: Speed = FIRST_SPEED
  #gain = gainOf(FIRST_VOLUME)
  #nextGain = this.#gain
  #sentence: Stretch | null = null
  #leaving: Stretch | null = null
  readonly #new = new Float64Array(FRAME_SAMPLES)
  readonly #old = new Float64Array(FRAME_SAMPLES)

  set volume(volume: Volume) {
    this.#nextGain = gainOf(volume)
    if (this.#sentence === null && this.#leaving === null) this.#gain = this.#nextGain
  }

  say(clips: readonly Int16Array[]): void {
    this.hush()
    this.#sentence = new Stretch(clips)
  }

  hush(): void {
    // Two keys within one frame: the sounding sentence fades out; the one between was never begun.
    if (this.#leaving === null) this.#leaving = this.#sentence
    else this.#sentence?.forget()
    this.#sentence = null
  }

  /** The next frame; true when it holds the end of the sentence. */
  frame(into: Int32Array): boolean {
    const sentence = this.#sentence
    const speed = this.speed
    const left = sentence?.frame(speed, this.#new) ?? this.#silence(this.#new)
    this.#mixLeaving(speed)
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      const gain = this.#gain + ((this.#nextGain - this.#gain) * (i + 1)) / FRAME_SAMPLES
      into[i] = Math.round((this.#new[i] as number) * gain * SCALE)
    }
    this.#gain = this.#nextGain
    if (sentence === null || left === FRAME_SAMPLES) return false
    sentence.forget()
    this.#sentence = null
    return true
  }

  /** Nothing of what was said stays in memory. */
  forget(): void {
    this.#sentence?.forget()
    this.#leaving?.forget()
    this.#sentence = null
    this.#leaving = null
    this.#new.fill(0)
    this.#old.fill(0)
  }

  #mixLeaving(speed: Speed): void {
    const leaving = this.#leaving
    if (leaving === null) return
    leaving.frame(speed, this.#old)
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      const old = this.#old[i] as number
      this.#new[i] = old + ((this.#new[i] as number) - old) * (FADE_IN[i] as number)
    }
    leaving.forget()
    this.#leaving = null
  }

  #silence(frame: Float64Array): number {
    frame.fill(0)
    return FRAME_SAMPLES
  }
}

function gainOf(volume: Volume): number {
  return 10 ** (decibelsOf(volume) / 20)
}
