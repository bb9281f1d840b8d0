/** The cards of a station and the trays they are laid on. A card is a thing: it is in the case, on one tray, or in a hand. */
import { assert } from '#election/assert.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'

/** Acts of hands at one reader. */
export interface CardTray {
  occupied(): boolean
  /** The next card of the case. */
  layBlankCard(): void
  layOperatorCard(): void
  lay(card: UltralightAesCard): void
  takeCard(): UltralightAesCard
}

export class CardCase {
  readonly size: number
  readonly #cards: UltralightAesCard[]
  readonly #operatorCard: UltralightAesCard
  readonly #lying = new Set<UltralightAesCard>()

  constructor(cards: readonly UltralightAesCard[], operatorCard: UltralightAesCard) {
    this.size = cards.length
    this.#cards = [...cards]
    this.#operatorCard = operatorCard
  }

  trayOf(reader: SimulatedReader): CardTray {
    const lay = (card: UltralightAesCard) => {
      assert(!this.#lying.has(card), 'a card lies on one tray at a time')
      this.#lying.add(card)
      reader.tray.insert(card)
    }
    return {
      occupied: () => reader.tray.card !== null,
      lay,
      layOperatorCard: () => lay(this.#operatorCard),
      layBlankCard: () => {
        const card = this.#cards.shift()
        assert(card !== undefined, 'the case holds a card for every kiosk and more')
        lay(card)
      },
      takeCard: () => {
        const card = reader.tray.remove()
        assert(card !== null, 'a card lies on the tray')
        this.#lying.delete(card)
        return card
      },
    }
  }

  /** The voter gave it back at the return window. */
  putBack(card: UltralightAesCard): void {
    this.#cards.push(card)
  }

  get inCase(): number {
    return this.#cards.length
  }
}
