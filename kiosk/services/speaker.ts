/** Sentences of the session become samples in the voter's headphones; which clips they were is known here and kept nowhere. */
import { assert, unreachable } from '#election/assert.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { FIRST_SPEED, type Speed } from '#election/voice/steps.ts'
import type { Voices } from '#election/voice/voice.ts'
import type { Headphones, HeadphonesEvent } from '#hardware/headphones/port.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { HeadphonesHeard } from '#kiosk/session/event.ts'

type SpokenEffect = Extract<KioskEffect, { type: 'say' | 'hush' | 'tune' }>

export class Speaker {
  readonly #headphones: Headphones
  #voices: Voices | null = null
  #speed: Speed = FIRST_SPEED
  #saying: { readonly playing: number; readonly said: number } | null = null

  constructor(headphones: Headphones) {
    this.#headphones = headphones
  }

  /** The words of this election: before them nothing is said, and never if they are not whole. */
  learn(voices: Voices): void {
    this.#voices = voices
  }

  perform(effect: SpokenEffect): void {
    switch (effect.type) {
      case 'say':
        this.#saying = { playing: this.#headphones.play(this.#samplesOf(effect)), said: effect.said }
        return
      case 'hush':
        this.#saying = null
        this.#headphones.stop()
        return
      case 'tune':
        this.#speed = effect.speed
        this.#headphones.setSpeed(effect.speed)
        this.#headphones.setVolume(effect.volume)
        return
      default:
        unreachable(effect)
    }
  }

  watch(listener: (event: HeadphonesHeard) => void): () => void {
    return this.#headphones.watch((event) => {
      const heard = this.#heard(event)
      if (heard !== null) listener(heard)
    })
  }

  #samplesOf({ language, clips, afterMs }: Extract<SpokenEffect, { type: 'say' }>): readonly Int16Array[] {
    const voice = this.#voices?.[language]
    assert(voice !== undefined, 'speaking: the session knows of a whole voice')
    const samples = clips.map((clip) => voice.samples(clip))
    return afterMs === 0 ? samples : [this.#silence(afterMs), ...samples]
  }

  /** As long in the ear at any speed. */
  #silence(ms: number): Int16Array {
    return new Int16Array(Math.round((ms * SAMPLE_RATE * this.#speed) / 100 / 1000))
  }

  #heard(event: HeadphonesEvent): HeadphonesHeard | null {
    if (event.type !== 'ended') return event
    return this.#saying?.playing === event.playing ? { type: 'ended', said: this.#saying.said } : null
  }
}
