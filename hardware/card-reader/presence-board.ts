/** Reports the card on the tray to every watcher at once, and then only when it changes. */
import type { CardPresence } from './port.ts'

type Listener = (presence: CardPresence) => void

export class PresenceBoard {
  readonly #listeners = new Set<{ readonly tell: Listener }>()
  /** Before the reader has answered nothing is known of cards. */
  #shown: CardPresence = { type: 'reader-lost', why: 'not-tried' }

  get watched(): boolean {
    return this.#listeners.size > 0
  }

  /** False until the reader has answered, and while it is lost. */
  get known(): boolean {
    return this.#shown.type !== 'reader-lost'
  }

  watch(listener: Listener): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#shown)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  /** @returns true when it was news */
  show(presence: CardPresence): boolean {
    if (same(presence, this.#shown)) return false
    this.#shown = presence
    for (const { tell } of [...this.#listeners]) tell(presence)
    return true
  }
}

function same(a: CardPresence, b: CardPresence): boolean {
  if (a.type === 'present' && b.type === 'present') return a.uid === b.uid
  if (a.type === 'reader-lost' && b.type === 'reader-lost') return a.why === b.why
  return a.type === b.type
}
