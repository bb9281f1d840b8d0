/** The card desk of a played station: real cards of the card model, issued by the steps of the issuer and signed with its key. */
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { type IssuerKeyId, parseCardToken, parseCardUid } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { issueNumberOf, stateOf, toReturned } from '#election/card/card-state.ts'
import { expiryAfter, signBody, type VotingCardBody } from '#election/card/voting-card.ts'
import type { Use } from '#election/definition/definition.ts'
import type { CardUid, ContestMask, ElectionId, StationIndex } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { moveCounter, writeIssuedCard } from '#hardware/card-reader/voting-card-steps.ts'
import { must } from './must.ts'

/** The keys with which a desk signs and writes. */
export interface DeskKeys {
  readonly electionId: ElectionId
  readonly use: Use
  readonly station: StationIndex
  readonly contests: ContestMask
  readonly cardMaster: Uint8Array
  readonly issuerKey: IssuerKeyId
  /** Ed25519 secret of the issuer's machine. */
  readonly signingKey: Uint8Array
}

export interface IssuedCard {
  readonly card: UltralightAesCard
  /** 16 bytes of this issue, which only the players know. */
  readonly token: Uint8Array
}

/** As long as a day. */
const VALID_MINUTES = 12 * 60

export class CardDesk {
  readonly #keys: DeskKeys
  readonly #now: () => LocalMinute
  readonly #randomness: Randomness
  readonly #reader: FakeCardReader
  /** Finished cards that came back. */
  readonly #case: UltralightAesCard[] = []

  constructor(keys: DeskKeys, now: () => LocalMinute, randomness: Randomness) {
    this.#keys = keys
    this.#now = now
    this.#randomness = randomness
    this.#reader = new FakeCardReader(randomness)
  }

  /** Normal, for all contests of the station, if nothing else is said. A finished card is issued again, as at the real desk. */
  async issue(changes: Partial<VotingCardBody> = {}): Promise<IssuedCard> {
    const { cardMaster, signingKey, ...keys } = this.#keys
    const old = this.#case.pop()
    const card = old ?? UltralightAesCard.factory(drawnUid(this.#randomness))
    const counter = counterOf(card)
    const token = parseCardToken(toHex(this.#randomness.bytes(16)))
    assert(token !== null, 'card desk: 16 bytes')
    const body: VotingCardBody = {
      ...keys,
      presentation: 'normal',
      operatingMode: 'voter',
      token,
      issueNumber: issueNumberOf(old === undefined ? counter : counter + 1),
      expires: expiryAfter(this.#now(), VALID_MINUTES),
      ...changes,
    }
    const key = this.#keyOf(card)
    await this.under(card, async (reader) => {
      if (old === undefined) must(await reader.personalise(card.uid, { key, authenticationLimit: 0 }), 'a voting card')
      must(await writeIssuedCard(reader, card.uid, key, signBody(body, card.uid, signingKey), counter), 'an issue')
    })
    return { card, token: fromHex(body.token) }
  }

  /** At the return window. A card whose last step is missing is kept aside (C4); the next voter gets another one. */
  keep(card: UltralightAesCard): void {
    if (stateOf(counterOf(card)).type === 'finished') this.#case.push(card)
  }

  /** ISS-12, C4: a card that has recorded nothing comes back. @returns whether it did, so that a new one may be issued */
  async takeBack(card: UltralightAesCard): Promise<boolean> {
    const counter = counterOf(card)
    const by = toReturned(counter)
    if (!by.ok) return false
    const moved = await this.under(card, (reader) =>
      moveCounter(reader, card.uid, this.#keyOf(card), counter, by.value),
    )
    assert(stateOf(must(moved, 'a return')).type === 'released', 'card desk: a card taken back')
    return true
  }

  /** An act with a card on the desk's own reader: no kiosk sees it. */
  async under<T>(card: UltralightAesCard, use: (reader: FakeCardReader) => Promise<T>): Promise<T> {
    this.#reader.tray.insert(card)
    try {
      return await use(this.#reader)
    } finally {
      this.#reader.tray.remove()
    }
  }

  #keyOf({ uid }: UltralightAesCard): Uint8Array {
    return cardKeyOf(this.#keys.cardMaster, uid, this.#keys.electionId)
  }
}

/** Seven bytes of which no two cards have the same. */
export function numberedUid(number: number): CardUid {
  const uid = parseCardUid(`04${number.toString(16).padStart(12, '0')}`)
  assert(uid !== null, 'seven bytes')
  return uid
}

export function drawnUid(randomness: Randomness): CardUid {
  const uid = parseCardUid(toHex(Uint8Array.of(0x04, ...randomness.bytes(6))))
  assert(uid !== null, 'seven bytes')
  return uid
}

/** Counter 2 of the chip is the card's state. */
export function counterOf(card: UltralightAesCard): number {
  return card.memory.counters[2] as number
}
