/** Sentences of the session become samples in the voter's headphones; which clips they were is known here and kept nowhere. */
import { assert, unreachable } from '#election/assert.ts'
import type { Voices } from '#election/voice/voice.ts'
import type { Headphones, HeadphonesEvent } from '#hardware/headphones/port.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { HeadphonesHeard } from '#kiosk/session/event.ts'

type SpokenEffect = Extract<KioskEffect, { type: 'say' | 'hush' | 'tune' }>

export class Speaker {
  readonly #headphones: Headphones
  #voices: Voices | null = null
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

  #samplesOf({ language, clips }: Extract<SpokenEffect, { type: 'say' }>): readonly Int16Array[] {
    const voice = this.#voices?.[language]
    assert(voice !== undefined, 'speaking: the session knows of a whole voice')
    return clips.map((clip) => voice.samples(clip))
  }

  #heard(event: HeadphonesEvent): HeadphonesHeard | null {
    if (event.type !== 'ended') return event
    return this.#saying?.playing === event.playing ? { type: 'ended', said: this.#saying.said } : null
  }
}
