/** Cards of a station as the office has prepared it: voting cards, the presiding officer's card, and the desk that issues. */
import { assert } from '#election/assert.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { parsePin } from '#election/card/operator-card.ts'
import { maskOf } from '#election/contests.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { Randomness } from '#election/randomness.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import { personaliseOperatorCard, personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import { type DeskKeys, drawnUid } from './card-desk.ts'
import { must } from './must.ts'

/** Of the first operator card. */
export const PREPARED_PIN = '135790'

export interface PreparedPlace {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  readonly secrets: StationSecrets
}

export async function operatorCardOf(place: PreparedPlace, randomness: Randomness): Promise<UltralightAesCard> {
  const pin = parsePin(PREPARED_PIN, 'fixture')
  assert(pin !== null, 'a PIN')
  const { card, reader } = factoryCard(randomness)
  must(await personaliseOperatorCard(reader, card.uid, { ...place, cardNumber: 1, pin, randomness }), 'operator card')
  reader.tray.remove()
  return card
}

export async function votingCardOf(place: PreparedPlace, randomness: Randomness): Promise<UltralightAesCard> {
  const { card, reader } = factoryCard(randomness)
  must(await personaliseVotingCard(reader, card.uid, place), 'voting card')
  reader.tray.remove()
  return card
}

/** @param signingKey Ed25519 secret of the station's first issuer */
export function deskKeysOf({ electionPackage, station, secrets }: PreparedPlace, signingKey: Uint8Array): DeskKeys {
  const { electionId, use, contests, machines } = electionPackage
  const issuer = machines.find((machine) => machine.kind === 'issuer' && machine.station === station.id)
  assert(issuer !== undefined && issuer.issuerKeyId !== null, 'the station has an issuer')
  return {
    electionId,
    use,
    station: station.index,
    contests: maskOf(contests),
    cardMaster: secrets.keys.cardMaster,
    issuerKey: issuer.issuerKeyId as IssuerKeyId,
    signingKey,
  }
}

function factoryCard(randomness: Randomness) {
  const card = UltralightAesCard.factory(drawnUid(randomness))
  const reader = new FakeCardReader(randomness)
  reader.tray.insert(card)
  return { card, reader }
}
