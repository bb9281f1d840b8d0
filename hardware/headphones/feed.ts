/**
 * Samples at the pace of the ear. Samples given to the device cannot be taken back. So the feed runs ahead by little, because a key must
 * interrupt at once, and not by less, because a busy machine must not make gaps.
 */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { Speech } from './speech.ts'
import { FRAME_SAMPLES } from './stretch.ts'

export const LEAD_MS = 60
export const FRAME_MS = (FRAME_SAMPLES * 1000) / SAMPLE_RATE
/** Silence after the last word. It fills the device's buffer, so that no stale piece of speech is left there to sound. */
const TAIL_FRAMES = 12

interface Given {
  readonly samples: Int32Array
  /** When the sentence that ended within them has been heard; null: none ended. */
  readonly heardAt: number | null
}

export class Feed {
  readonly speech = new Speech()
  /** When the first frame began to be heard, by the caller's clock. */
  #begin = Number.NEGATIVE_INFINITY
  #given = 0
  /** Frames of silence still to come; null: a sentence is being said. */
  #tail: number | null = 0
  /** The frame in which one sentence gives way is given at once: however busy the machine is then, the old one is over. */
  #atOnce = false

  say(clips: readonly Int16Array[]): void {
    this.speech.say(clips)
    this.#tail = null
    this.#atOnce = true
  }

  hush(): void {
    if (this.#tail !== null) return
    this.speech.hush()
    this.#tail = TAIL_FRAMES
    this.#atOnce = true
  }

  /** For a device that starts anew. */
  forget(): void {
    this.speech.forget()
    this.#tail = 0
    this.#atOnce = false
    this.#begin = Number.NEGATIVE_INFINITY
    this.#given = 0
  }

  /** The samples that the device gets now; null: nothing is left to be said. */
  next(now: number): Given | null {
    if (this.#tail === 0) return null
    const frames = this.#due(now)
    const samples = new Int32Array(frames * FRAME_SAMPLES)
    let heardAt: number | null = null
    for (let i = 0; i < frames; i++) {
      const ended = this.speech.frame(samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES))
      this.#given++
      if (ended) {
        heardAt = this.#heard()
        this.#tail = TAIL_FRAMES
      } else if (this.#tail !== null) this.#tail = Math.max(0, this.#tail - 1)
    }
    return { samples, heardAt }
  }

  #due(now: number): number {
    if (this.#heard() <= now) {
      // The device has nothing left, as before the first frame, or when nobody came here for longer than the lead. No catching
      // up: it would lag behind by that for good.
      this.#begin = now
      this.#given = 0
    }
    const least = this.#atOnce ? 1 : 0
    this.#atOnce = false
    return Math.max(least, Math.floor((now + LEAD_MS - this.#begin) / FRAME_MS) - this.#given)
  }

  /** When the last frame that was given has been heard. */
  #heard(): number {
    return this.#begin + this.#given * FRAME_MS
  }
}
