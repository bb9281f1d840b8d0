/** The office's step before the day, for the desk: factory cards become a station's voting cards and operator cards. */

import { assert } from '#election/assert.ts'
import { type OperatorCardNumber, parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { Pn532CardReader } from '#hardware/card-reader/driver.ts'
import type { CardPersonaliser } from '#hardware/card-reader/port.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { type CardJson, UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import {
  cardRemoved,
  nextCard,
  personaliseOperatorCard,
  personaliseVotingCard,
} from '#office/personalise/personalise-cards.ts'
import { drawnUid } from '#simulation/rooms/card-desk.ts'
import { must } from '#simulation/rooms/must.ts'

/** A card with its memory, as it lies in a drawer. */
export interface StoredCard {
  readonly kind: 'voting' | 'operator'
  /** From 1 in each kind; printed on the card. */
  readonly number: number
  /** Operator cards only. */
  readonly pin: string | null
  readonly chip: CardJson
}

export interface CardsInput {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  readonly secrets: StationSecrets
  /** Of operator cards 1, 2, 3. */
  readonly pins: readonly string[]
  readonly votingCards: number
  readonly randomness: Randomness
  readonly progress: (done: number, total: number) => void
}

/** Through the real driver, over the wire of a simulated reader. */
export async function makeCards(input: CardsInput): Promise<readonly StoredCard[]> {
  const { electionPackage, station, secrets, randomness } = input
  const simulated = await SimulatedReader.start(randomness)
  const reader = await Pn532CardReader.open({ path: simulated.path, randomness })
  const wanted = [
    ...Array.from({ length: input.votingCards }, (_, i) => ({ kind: 'voting' as const, number: i + 1, pin: null })),
    ...input.pins.map((pin, i) => ({ kind: 'operator' as const, number: i + 1, pin })),
  ]
  const make = async (reader: CardPersonaliser, uid: CardUid, card: (typeof wanted)[number]) => {
    if (card.kind === 'voting') return personaliseVotingCard(reader, uid, { electionPackage, secrets })
    const pin = parsePin(card.pin, electionPackage.use)
    assert(pin !== null, 'make cards: a PIN as long as the use asks')
    const cardNumber = card.number as OperatorCardNumber
    return personaliseOperatorCard(reader, uid, { electionPackage, station, secrets, cardNumber, pin, randomness })
  }
  try {
    const made: StoredCard[] = []
    for (const card of wanted) {
      const chip = UltralightAesCard.factory(drawnUid(randomness))
      simulated.tray.insert(chip)
      must(await make(reader, must(await nextCard(reader)), card))
      simulated.tray.remove()
      await cardRemoved(reader, chip.uid)
      made.push({ ...card, chip: chip.toJSON() })
      input.progress(made.length, wanted.length)
    }
    return made
  } finally {
    await reader.close()
    await simulated.stop()
  }
}

/** A simulated reader without faults and a factory card: nothing can go wrong here but a bug. */
