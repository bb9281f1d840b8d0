/**
 * The tray of a simulated reader and what hands do to it. One tray serves the PN532 simulator behind a serial line and the
 * fake in memory, so that both know the same accidents.
 */
import { assert } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'
import type { CardAnswer, Selected } from '../contact.ts'
import type { CardPresence } from '../port.ts'
import { COMMAND } from '../ultralight-aes.ts'
import type { Tear } from './card-memory.ts'
import type { UltralightAesCard } from './ultralight-aes-card.ts'

export type CardCommand =
  | 'authenticate'
  | 'prove'
  | 'read-pages'
  | 'write-page'
  | 'read-counter'
  | 'increment'
  | 'other'
/** `any`: every command to the card, selecting not counted (looking for cards would count by chance). */
export type CountedCommand = CardCommand | 'any'

/** `new`, `old` and so on say what the cut command leaves on the card; an answer is never seen. */
type Accident =
  | { readonly type: 'pulled'; readonly tear: Tear }
  /** The card has run the command; the air loses the answer. */
  | { readonly type: 'answer-lost' }
  /** The card has run the command; a bit of the answer is wrong. */
  | { readonly type: 'answer-garbled' }

interface Plan {
  readonly command: CountedCommand
  readonly accident: Accident
  left: number
}

/** In the tray: a card of ours, or something else that answers the radio. */
type Lying = UltralightAesCard | 'foreign' | null

/** A chip lives on its charge for a while, and needs some before it hears anything. */
const FIELD_OFF_LEAST_MS = 10
const FIELD_ON_LEAST_MS = 5

function patient(): () => number {
  let now = 0
  return () => {
    now += FIELD_OFF_LEAST_MS
    return now
  }
}

export class CardTray {
  readonly #randomness: Randomness
  readonly #nowMs: () => number
  #lying: Lying = null
  #field = false
  #offSinceMs = Number.NEGATIVE_INFINITY
  #onSinceMs = Number.NEGATIVE_INFINITY
  #plans: Plan[] = []
  #changed: () => void = () => {}

  /** @param nowMs the time of the field; by default every gap is long enough */
  constructor(randomness: Randomness, nowMs: () => number = patient()) {
    this.#randomness = randomness
    this.#nowMs = nowMs
  }

  /** A listener that must know at once that a card came or went (the fake reader); a real reader has to look. */
  set changed(listener: () => void) {
    this.#changed = listener
  }

  get card(): UltralightAesCard | null {
    return this.#lying === 'foreign' ? null : this.#lying
  }

  /** The card that a reader would see now. */
  get presence(): Exclude<CardPresence, { type: 'reader-lost' }> {
    if (this.#lying === null) return { type: 'absent' }
    return this.#lying === 'foreign' ? { type: 'foreign' } : { type: 'present', uid: this.#lying.uid }
  }

  insert(card: UltralightAesCard): void {
    assert(this.#lying === null, 'the tray holds one card')
    this.#lying = card
    card.powerDown()
    this.#onSinceMs = Number.NEGATIVE_INFINITY
    if (this.#field) card.powerUp()
    this.#changed()
  }

  /** A transport pass, a bank card. */
  insertForeign(): void {
    assert(this.#lying === null, 'the tray holds one card')
    this.#lying = 'foreign'
    this.#changed()
  }

  remove(): UltralightAesCard | null {
    const card = this.card
    card?.powerDown()
    this.#lying = null
    this.#changed()
    return card
  }

  /** The card leaves the field while it runs the `nth` such command from now on (1 = the next). */
  pullDuring(command: CountedCommand, nth: number, tear: Tear): void {
    this.#plan(command, nth, { type: 'pulled', tear })
  }

  loseAnswer(command: CountedCommand, nth: number): void {
    this.#plan(command, nth, { type: 'answer-lost' })
  }

  garbleAnswer(command: CountedCommand, nth: number): void {
    this.#plan(command, nth, { type: 'answer-garbled' })
  }

  /** Accidents that were planned and have not happened. */
  get planned(): number {
    return this.#plans.length
  }

  callOff(): void {
    this.#plans = []
  }

  switchField(on: boolean): void {
    if (this.#field === on) return
    this.#field = on
    if (!on) {
      this.#offSinceMs = this.#nowMs()
      return
    }
    this.#onSinceMs = this.#nowMs()
    // After a shorter gap the card has noticed nothing: session, silence and configuration are what they were.
    if (this.#onSinceMs - this.#offSinceMs < FIELD_OFF_LEAST_MS) return
    this.card?.powerDown()
    this.card?.powerUp()
  }

  #isCharging(): boolean {
    return this.#nowMs() - this.#onSinceMs < FIELD_ON_LEAST_MS
  }

  /** @param tries 1 + passive retries */
  select(tries: number): Selected {
    if (!this.#field) {
      // The chip itself waits as long as a card needs when it switches the field on in order to select.
      this.switchField(true)
      this.#onSinceMs = Number.NEGATIVE_INFINITY
    }
    if (this.#isCharging()) return { type: 'nothing' }
    if (this.#lying === 'foreign') return { type: 'foreign' }
    for (let i = 0; i < tries; i++) {
      const uid = this.#lying?.select()
      if (uid) return { type: 'card', uid }
    }
    return { type: 'nothing' }
  }

  transceive(command: Uint8Array): CardAnswer {
    const card = this.card
    if (card === null || !this.#field || this.#isCharging()) return { type: 'silence' }
    const accident = this.#due(commandOf(command))
    switch (accident?.type) {
      case 'pulled':
        card.receiveTorn(command, accident.tear, this.#randomness)
        this.remove()
        return { type: 'silence' }
      case 'answer-lost':
        card.receive(command, this.#randomness)
        return { type: 'silence' }
      case 'answer-garbled':
        card.receive(command, this.#randomness)
        return { type: 'garbled' }
      case undefined:
        return card.receive(command, this.#randomness)
    }
  }

  #plan(command: CountedCommand, nth: number, accident: Accident): void {
    assert(Number.isInteger(nth) && nth >= 1, 'accidents are counted from 1')
    this.#plans.push({ command, accident, left: nth })
  }

  #due(command: CardCommand): Accident | null {
    let due: Accident | null = null
    for (const plan of this.#plans) {
      if (plan.command !== 'any' && plan.command !== command) continue
      plan.left--
      if (plan.left === 0) due ??= plan.accident
    }
    this.#plans = this.#plans.filter((plan) => plan.left > 0)
    return due
  }
}

function commandOf(command: Uint8Array): CardCommand {
  switch (command[0]) {
    case COMMAND.authenticate:
      return 'authenticate'
    case COMMAND.authenticatePart2:
      return 'prove'
    case COMMAND.read:
    case COMMAND.fastRead:
      return 'read-pages'
    case COMMAND.write:
      return 'write-page'
    case COMMAND.readCounter:
      return 'read-counter'
    case COMMAND.increment:
      return 'increment'
    default:
      return 'other'
  }
}
