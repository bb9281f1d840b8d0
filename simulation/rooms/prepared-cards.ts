/** Cards of a station as the office has prepared it: voting cards, the presiding officer's card, and the desk that issues. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { parsePin } from '#election/card/operator-card.ts'
import { maskOf } from '#election/contests.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { readStationSecrets, type StationSecrets } from '#office/files/office-files.ts'
import { personaliseOperatorCard, personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { CardDesk, drawnUid } from './card-desk.ts'
import { must } from './must.ts'
import { playMachine } from './signing-key.ts'

/** The PIN of the first operator card. */
export const PREPARED_PIN = '135790'
const LIVE_PIN = '13579024'

export function pinIn({ use }: Pick<ElectionPackage, 'use'>): string {
  return use === 'live' ? LIVE_PIN : PREPARED_PIN
}

export interface PreparedPlace {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  readonly secrets: StationSecrets
}

export async function operatorCardOf(place: PreparedPlace, randomness: Randomness): Promise<UltralightAesCard> {
  const { electionPackage } = place
  const pin = parsePin(pinIn(electionPackage), electionPackage.use)
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

/** A station of a prepared fixture, whose office opens what it keeps. */
export async function placeIn(
  directory: string,
  { electionPackage }: LoadedElection,
  id: StationId,
): Promise<PreparedPlace> {
  const office = join(directory, 'office')
  const { officePassphrase } = must(await readFixtureSecrets(office))
  const secrets = must(await readStationSecrets(office, officePassphrase)).find((each) => each.station === id)
  const station = electionPackage.stations.find((each) => each.id === id)
  assert(secrets !== undefined && station !== undefined, 'a prepared station')
  return { electionPackage, station, secrets }
}

/** The desk of its first issuer. */
export async function deskIn(
  directory: string,
  { electionPackage, station, secrets }: PreparedPlace,
  now: () => LocalMinute,
  randomness: Randomness,
): Promise<CardDesk> {
  const { electionId, use, contests, machines } = electionPackage
  const issuer = machines.find(({ kind, station: at }) => kind === 'issuer' && at === station.id)
  assert(issuer !== undefined && issuer.issuerKeyId !== null, 'the station has an issuer')
  const played = await playMachine(join(directory, 'machines', issuer.id), electionPackage, secrets)
  const keys = {
    electionId,
    use,
    station: station.index,
    contests: maskOf(contests),
    cardMaster: secrets.keys.cardMaster,
    issuerKey: issuer.issuerKeyId as IssuerKeyId,
    signingKey: played.signingSecretKey,
  }
  return new CardDesk(keys, now, randomness)
}

function factoryCard(randomness: Randomness) {
  const card = UltralightAesCard.factory(drawnUid(randomness))
  const reader = new FakeCardReader(randomness)
  reader.tray.insert(card)
  return { card, reader }
}
