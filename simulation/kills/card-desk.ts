/** The card desk of the played station: real cards of the card model, issued by the steps of the issuer. */
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { type CardToken, type IssuerKeyId, parseCardUid } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { issueNumberOf, stateOf } from '#election/card/card-state.ts'
import { parsePin } from '#election/card/operator-card.ts'
import { expiryAfter, signBody } from '#election/card/voting-card.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { writeIssuedCard } from '#hardware/card-reader/voting-card-steps.ts'
import { personaliseOperatorCard, personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PreparedRoom } from './prepared-room.ts'

export const PIN = '135790'
const OFFICERS = 1
/** As long as the day. */
const VALID_MINUTES = 12 * 60

export interface IssuedCard {
  readonly card: UltralightAesCard
  /** 16 bytes. */
  readonly token: Uint8Array
}

export class CardDesk {
  readonly #room: PreparedRoom
  readonly #now: LocalMinute
  readonly #randomness: Randomness
  readonly #reader: FakeCardReader
  /** Finished cards that came back. */
  readonly #case: UltralightAesCard[] = []
  #made = 0

  constructor(room: PreparedRoom, now: LocalMinute, randomness: Randomness) {
    this.#room = room
    this.#now = now
    this.#randomness = randomness
    this.#reader = new FakeCardReader(randomness)
  }

  async operatorCard(): Promise<UltralightAesCard> {
    const { election, station, secrets } = this.#room
    const pin = parsePin(PIN, 'fixture')
    assert(pin !== null, 'six digits')
    const card = this.#factoryCard()
    const { electionPackage } = election
    const access = {
      electionPackage,
      station,
      secrets,
      cardNumber: OFFICERS,
      pin,
      randomness: this.#randomness,
    } as const
    this.#reader.tray.insert(card)
    must(await personaliseOperatorCard(this.#reader, card.uid, access))
    this.#reader.tray.remove()
    return card
  }

  /** For all contests of the station. A finished card is issued again, as at the real desk. */
  async issue(): Promise<IssuedCard> {
    const { election, secrets, station, issuer, issuerSigningKey } = this.#room
    const { electionPackage } = election
    const old = this.#case.pop()
    const card = old ?? this.#factoryCard()
    this.#reader.tray.insert(card)
    if (old === undefined) must(await personaliseVotingCard(this.#reader, card.uid, { electionPackage, secrets }))
    const counter = counterOf(card)
    const key = electionPackage.machines.find((each) => each.id === issuer.place.id)?.issuerKeyId
    assert(key !== undefined && key !== null, 'the issuer of this station signs cards')
    const token = toHex(this.#randomness.bytes(16)) as CardToken
    const body = {
      electionId: electionPackage.electionId,
      use: electionPackage.use,
      station: station.index,
      contests: this.#room.contests.reduce((mask, { bit }) => mask | (1 << bit), 0) as ContestMask,
      presentation: 'normal',
      operatingMode: 'voter',
      token,
      issueNumber: issueNumberOf(old === undefined ? counter : counter + 1),
      issuerKey: key as IssuerKeyId,
      expires: expiryAfter(this.#now, VALID_MINUTES),
    } as const
    const cardKey = cardKeyOf(secrets.keys.cardMaster, card.uid, electionPackage.electionId)
    const signed = signBody(body, card.uid, issuerSigningKey)
    must(await writeIssuedCard(this.#reader, card.uid, cardKey, signed, counter))
    this.#reader.tray.remove()
    return { card, token: fromHex(token) }
  }

  /** At the return window. A card whose last step is missing is kept aside (C4); the next voter gets another one. */
  takeBack(card: UltralightAesCard): void {
    if (stateOf(counterOf(card)).type === 'finished') this.#case.push(card)
  }

  #factoryCard(): UltralightAesCard {
    this.#made++
    const uid = parseCardUid(`04${this.#made.toString(16).padStart(12, '0')}`)
    assert(uid !== null, 'seven bytes')
    return UltralightAesCard.factory(uid)
  }
}

export function counterOf(card: UltralightAesCard): number {
  const counter = card.memory.counters[2]
  assert(counter !== undefined, 'the gated counter of a card')
  return counter
}
