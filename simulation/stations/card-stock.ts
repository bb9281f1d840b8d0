/** The station's cards, and whose right lies on which one, as the people know it who handed it over. */
import { assert } from '#election/assert.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { type CardState, stateOf } from '#election/card/card-state.ts'
import type { ContestMask } from '#election/ids.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { type CardJson, UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { OPERATOR_UID } from './kiosk-room.ts'
import { ELECTION, stationKeys } from './station-facts.ts'

export interface IssuedCard {
  readonly voter: number
  readonly contests: ContestMask
}

const personalised: CardJson[] = []

/** As they come out of the office, made once for all stations. */
async function personalisedCards(count: number): Promise<readonly CardJson[]> {
  const randomness = seededRandomness('card stock')
  while (personalised.length < count) {
    const uid = parseCardUid(`04${(0x100 + personalised.length).toString(16).padStart(12, '0')}`)
    assert(uid !== null, 'seven bytes')
    const card = UltralightAesCard.factory(uid)
    const reader = new FakeCardReader(randomness)
    reader.tray.insert(card)
    const key = cardKeyOf(stationKeys.cardMaster, uid, ELECTION)
    const made = await reader.personalise(uid, { key, authenticationLimit: 0 })
    assert(made.ok, 'a card of this station')
    reader.tray.remove()
    personalised.push(card.toJSON())
  }
  return personalised.slice(0, count)
}

/** Counter 2 of the chip. */
export function counterOf(card: UltralightAesCard): number {
  return card.memory.counters[2] as number
}

export function cardState(card: UltralightAesCard): CardState {
  return stateOf(counterOf(card))
}

export class CardStock {
  /** Blank and finished ones, for the next issue; and what people put there by mistake. */
  readonly case: UltralightAesCard[]
  /** Of the envelopes: returned unvoted, or found. */
  readonly envelope: UltralightAesCard[] = []
  /** Not to be issued and not to be put into an envelope: the officer keeps them apart. */
  readonly leftOver: UltralightAesCard[] = []
  readonly received: number
  readonly operatorCard = UltralightAesCard.factory(OPERATOR_UID)
  readonly #issued = new Map<UltralightAesCard, IssuedCard>()

  private constructor(cards: UltralightAesCard[]) {
    this.case = cards
    this.received = cards.length
  }

  static async of(count: number): Promise<CardStock> {
    const cards = await personalisedCards(count)
    return new CardStock(cards.map((json) => UltralightAesCard.fromJSON(json)))
  }

  issued(card: UltralightAesCard, to: IssuedCard): void {
    this.#issued.set(card, to)
  }

  /** Null: no voter's. */
  rightOn(card: UltralightAesCard): IssuedCard | null {
    return this.#issued.get(card) ?? null
  }

  forget(card: UltralightAesCard): void {
    this.#issued.delete(card)
  }
}
