/** Mishaps of voting cards in people's hands: bent, dead, lost, taken home; and where a lost one turns up again. */
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { breakCard, type CardStock } from '#simulation/rooms/card-stock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { Transcript } from './transcript.ts'
import type { Voter } from './voter.ts'

interface Scene {
  readonly dice: Dice
  readonly transcript: Transcript
  readonly stock: CardStock
  readonly voters: readonly Voter[]
  /** Cards that somebody left lying about. */
  readonly found: UltralightAesCard[]
}

export class CardMishaps {
  readonly #scene: Scene
  readonly #rate: number
  /** Where nobody has looked yet. */
  readonly #lying: UltralightAesCard[] = []

  constructor(scene: Scene, calm: boolean) {
    this.#scene = scene
    this.#rate = calm ? 0 : scene.dice.pick([0, 1, 2, 4])
  }

  /** Once in a while, while people vote. */
  happen(): void {
    const { dice, voters } = this.#scene
    if (this.#rate === 0) return
    if (dice.oneIn(600 / this.#rate)) {
      const holders = voters.filter(({ place, card }) => place === 'hall' && card !== null)
      if (holders.length > 0) this.#befalls(dice.pick(holders))
    }
    if (dice.oneIn(300) && !this.#bringsBack()) this.turnUp(1)
  }

  /** A voter who voted with another one comes again and gives it back as their own (D-07). */
  #bringsBack(): boolean {
    const { dice, voters, stock, transcript } = this.#scene
    const [card] = this.#lying
    const owner = voters[(card && stock.replaced.get(card)?.voter) ?? -1]
    if (card === undefined || owner?.place !== 'gone' || owner.card !== null || dice.oneIn(2)) return false
    this.#lying.shift()
    owner.card = card
    owner.place = 'line'
    transcript.happens('replaced cards that come back')
    return true
  }

  /** In the hall, under a chair, in the car park. */
  turnUp(most: number): void {
    for (const card of this.#lying.splice(0, most)) {
      const owner = this.#scene.voters.find(({ lost }) => lost === card)
      // A voter who has another one in its place hands it in.
      if (owner === undefined || owner.place === 'gone' || this.#scene.stock.replaced.has(card))
        this.#scene.found.push(card)
      else {
        owner.card = card
        owner.lost = null
      }
    }
  }

  /** A voter who went home with it may bring it the next morning, or on the last evening somebody else does. */
  nextMorning(): void {
    for (const voter of this.#scene.voters) {
      if (voter.place !== 'gone' || voter.card === null || !this.#scene.dice.oneIn(2)) continue
      voter.givesBack = true
      voter.place = 'line'
    }
  }

  #befalls(voter: Voter): void {
    const { dice, transcript, stock } = this.#scene
    const { card } = voter
    if (card === null || stock.broken.has(card)) return
    const what = dice.pick(['bent', 'dead', 'lost', 'taken home'] as const)
    transcript.line(`the card of voter ${voter.number} is ${what}`)
    switch (what) {
      case 'bent':
      case 'dead':
        breakCard(card, what)
        stock.broken.add(card)
        return
      case 'lost':
        voter.lost = card
        voter.card = null
        this.#lying.push(card)
        return
      case 'taken home':
        voter.kiosk = null
        voter.place = 'gone'
    }
  }
}
