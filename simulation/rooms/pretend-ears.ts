/** Who wears the headphones of a pretended kiosk: hears sentences one by one, and remembers what was begun and what was heard to its end. */
import type { ClipId } from '#election/ids.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Happening } from '#kiosk/session/event.ts'
import type { Language } from '#ui/messages/message.ts'

export class PretendEars {
  /** Clips of every sentence that was begun. */
  readonly begun: (readonly ClipId[])[] = []
  /** Clips of those that were heard to their end. */
  readonly heard: (readonly ClipId[])[] = []
  /** The language of the sentence that was begun last. */
  language: Language | null = null
  speed = 100
  volume = 10
  #now: Extract<KioskEffect, { type: 'say' }> | null = null

  get isSilent(): boolean {
    return this.#now === null
  }

  /** @returns whether the effect is for the ears */
  take(effect: KioskEffect): boolean {
    switch (effect.type) {
      case 'say':
        this.#now = effect
        this.language = effect.language
        this.begun.push(effect.clips)
        return true
      case 'hush':
        this.#now = null
        return true
      case 'tune':
        Object.assign(this, { speed: effect.speed, volume: effect.volume })
        return true
      default:
        return false
    }
  }

  /** The sentence that sounds comes to its end. */
  finish(): Happening | null {
    const now = this.#now
    this.#now = null
    if (now === null) return null
    this.heard.push(now.clips)
    return { type: 'headphones', event: { type: 'ended', said: now.said } }
  }
}
