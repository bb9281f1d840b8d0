/** The office's step before the day: factory cards become this station's voting cards and its operator cards. */
import { assert } from '#election/assert.ts'
import { type OperatorCardNumber, parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import { personaliseOperatorCard, personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import { writeByHand } from '#simulation/people/place-again.ts'
import { drawnUid } from '#simulation/rooms/card-desk.ts'

export interface CardsOf {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  readonly secrets: StationSecrets
  readonly votingCards: number
  /** The PINs of operator cards 1, 2, 3. */
  readonly pins: readonly string[]
  readonly randomness: Randomness
  readonly progress?: (done: number, total: number) => void
}

/** Through the real driver, over the wire of a simulated reader. */
export async function makeCards(input: CardsOf, simulated: SimulatedReader) {
  const { electionPackage, station, secrets, votingCards, pins, randomness } = input
  const reader = await Pn532CardReader.open({ path: simulated.path, randomness })
  const write = (uid: CardUid, place: number) => {
    if (place < votingCards) return personaliseVotingCard(reader, uid, { electionPackage, secrets })
    const pin = parsePin(pins[place - votingCards] ?? '', electionPackage.use)
    assert(pin !== null, 'the people have PINs as long as the use asks')
    const cardNumber = (place - votingCards + 1) as OperatorCardNumber
    return personaliseOperatorCard(reader, uid, { electionPackage, station, secrets, cardNumber, pin, randomness })
  }
  try {
    const made: UltralightAesCard[] = []
    const total = votingCards + pins.length
    while (made.length < total) {
      const card = UltralightAesCard.factory(drawnUid(randomness))
      const hands = { place: () => simulated.tray.insert(card), takeAway: () => simulated.tray.remove() }
      await writeByHand(reader, hands, (uid) => write(uid, made.length))
      made.push(card)
      input.progress?.(made.length, total)
    }
    return { voting: made.slice(0, votingCards), operators: made.slice(votingCards) }
  } finally {
    await reader.close()
  }
}
