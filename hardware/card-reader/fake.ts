/**
 * A card reader in memory: the same card model, tray and secure session as behind the serial line, without chip and line. For
 * tests and simulations of everything above the reader. It notices a card at once.
 */
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { runExchange } from './card-exchange.ts'
import type { CardAnswer, Contact, ContactLost, Selected } from './contact.ts'
import { type Personalisation, personaliseCard } from './personalisation.ts'
import type { AuthenticatedCard, CardFault, CardPersonaliser, CardPresence } from './port.ts'
import { PresenceBoard } from './presence-board.ts'
import { CardTray } from './simulator/card-tray.ts'

/** Passive retries as the driver sets them, and the first try. */
const SELECT_TRIES = 3

export class FakeCardReader implements CardPersonaliser {
  readonly tray: CardTray
  readonly #randomness: Randomness
  readonly #board = new PresenceBoard()
  readonly #contact: Contact
  #plugged = true
  #last: Promise<unknown> = Promise.resolve()

  constructor(randomness: Randomness) {
    this.#randomness = randomness
    this.tray = new CardTray(randomness)
    this.tray.changed = () => this.#look()
    this.#contact = new TrayContact(this.tray, () => this.#plugged)
    this.#look()
  }

  unplug(): void {
    this.#plugged = false
    this.tray.switchField(false)
    this.#look()
  }

  plug(): void {
    this.#plugged = true
    this.#look()
  }

  watch(listener: (presence: CardPresence) => void): () => void {
    return this.#board.watch(listener)
  }

  exchange<T>(
    uid: CardUid,
    key: Uint8Array,
    use: (card: AuthenticatedCard) => Promise<Result<T, CardFault>>,
  ): Promise<Result<T, CardFault>> {
    return this.#queue(() => runExchange(this.#contact, uid, key, this.#randomness, use))
  }

  personalise(uid: CardUid, card: Personalisation): Promise<Result<void, CardFault>> {
    return this.#queue(() => personaliseCard(this.#contact, uid, card, this.#randomness))
  }

  async close(): Promise<void> {
    await this.#last
    this.#plugged = false
  }

  #queue<T>(work: () => Promise<Result<T, CardFault>>): Promise<Result<T, CardFault>> {
    const result = this.#last.then(work)
    // The next exchange waits for this one, whatever becomes of it; the caller sees the failure.
    this.#last = result.catch(() => undefined)
    return result
  }

  #look(): void {
    if (!this.#plugged) this.#board.show({ type: 'reader-lost', why: 'not-there' })
    else this.#board.show(this.tray.presence)
  }
}

class TrayContact implements Contact {
  readonly #tray: CardTray
  readonly #plugged: () => boolean

  constructor(tray: CardTray, plugged: () => boolean) {
    this.#tray = tray
    this.#plugged = plugged
  }

  async select(): Promise<Result<Selected, ContactLost>> {
    return this.#plugged() ? ok(this.#tray.select(SELECT_TRIES)) : err({ type: 'reader-lost' })
  }

  async transceive(command: Uint8Array): Promise<Result<CardAnswer, ContactLost>> {
    return this.#plugged() ? ok(this.#tray.transceive(command)) : err({ type: 'reader-lost' })
  }

  async cycleField(): Promise<Result<void, ContactLost>> {
    if (!this.#plugged()) return err({ type: 'reader-lost' })
    this.#tray.switchField(false)
    this.#tray.switchField(true)
    return ok()
  }
}
