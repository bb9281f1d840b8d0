/** Sentences of the session become samples in the voter's headphones; which clips they were is known here and kept nowhere. */
import { unreachable } from '#election/assert.ts'
import type { ClipId } from '#election/ids.ts'
import type { Headphones, HeadphonesEvent } from '#hardware/headphones/port.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { HeadphonesHeard } from '#kiosk/session/event.ts'
import type { Language } from '#ui/messages/message.ts'

/** Samples of a clip; every one of a language that the kiosk speaks is there. */
export type ClipOf = (language: Language, clip: ClipId) => Int16Array

export type SpokenEffect = Extract<KioskEffect, { type: 'say' | 'hush' | 'tune' }>

export class Speaker {
  readonly #headphones: Headphones
  readonly #clipOf: ClipOf
  #saying: { readonly playing: number; readonly said: number } | null = null

  constructor(headphones: Headphones, clipOf: ClipOf) {
    this.#headphones = headphones
    this.#clipOf = clipOf
  }

  perform(effect: SpokenEffect): void {
    switch (effect.type) {
      case 'say':
        this.#saying = {
          playing: this.#headphones.play(effect.clips.map((clip) => this.#clipOf(effect.language, clip))),
          said: effect.said,
        }
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

  #heard(event: HeadphonesEvent): HeadphonesHeard | null {
    if (event.type !== 'ended') return event
    return this.#saying?.playing === event.playing ? { type: 'ended', said: this.#saying.said } : null
  }
}
