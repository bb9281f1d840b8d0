/** The office's step before the day: factory cards become this station's voting cards and its presiding officer's card. */
import { assert } from '#election/assert.ts'
import { type OperatorCardNumber, parsePin } from '#election/card/operator-card.ts'
import type { Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Randomness } from '#election/randomness.ts'
import { Pn532CardReader } from '#hardware/card-reader/driver.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import { personaliseOperatorCard, personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import { CardCase } from '#simulation/people/card-case.ts'
import { drawnUid } from '#simulation/rooms/card-desk.ts'
import { writeByHand } from './place-again.ts'

interface CardsOf {
  readonly election: LoadedElection
  readonly station: Station
  readonly secrets: StationSecrets
  readonly pin: string
}

export async function makeCards(
  input: CardsOf,
  simulated: SimulatedReader,
  count: number,
  operatorCard: OperatorCardNumber,
  randomness: Randomness,
): Promise<CardCase> {
  const { electionPackage } = input.election
  const { station, secrets } = input
  const pin = parsePin(input.pin, electionPackage.use)
  assert(pin !== null, 'the people have PINs as long as the use asks')
  const reader = await Pn532CardReader.open({ path: simulated.path, randomness })
  try {
    const cards: UltralightAesCard[] = []
    for (let made = 0; made <= count; made++) {
      const card = UltralightAesCard.factory(drawnUid(randomness))
      const hands = { place: () => simulated.tray.insert(card), takeAway: () => simulated.tray.remove() }
      const operator = { electionPackage, station, secrets, cardNumber: operatorCard, pin, randomness }
      await writeByHand(reader, hands, (uid) =>
        made === count
          ? personaliseOperatorCard(reader, uid, operator)
          : personaliseVotingCard(reader, uid, { electionPackage, secrets }),
      )
      cards.push(card)
    }
    const officers = cards.pop()
    assert(officers !== undefined, 'the last card is the operator card')
    return new CardCase(cards, officers)
  } finally {
    await reader.close()
  }
}
