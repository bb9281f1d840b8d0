/** Voting cards of the room and the desk that issues and takes them back: the real card steps on a card in memory. */
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import {
  type CardToken,
  type IssuerKeyId,
  parseCardToken,
  parseCardUid,
  parseIssueNumber,
} from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { issueNumberOf, stateOf, toReturned } from '#election/card/card-state.ts'
import { signBody, type VotingCardBody } from '#election/card/voting-card.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { moveCounter, writeIssuedCard } from '#hardware/card-reader/voting-card-steps.ts'
import { ELECTION, STATION } from '#simulation/rooms/small-pair.ts'

export const ALL_CONTESTS = 3 as ContestMask
const ISSUER_KEY = 1 as IssuerKeyId

/** Counter 2 of the chip is the card's state. */
export function counterOf(card: UltralightAesCard): number {
  return card.memory.counters[2] as number
}

export class RoomDesk {
  readonly cardMaster: Uint8Array
  readonly issuerKeys: ReadonlyMap<IssuerKeyId, Uint8Array>
  /** Token of the card's present issue, as only the test knows it. */
  readonly tokens = new Map<UltralightAesCard, CardToken>()
  readonly #secretKey: Uint8Array
  readonly #randomness: Randomness
  readonly #reader: FakeCardReader

  constructor(randomness: Randomness) {
    const key = makeSigningKey(randomness)
    this.#randomness = randomness
    this.#secretKey = key.secretKey
    this.issuerKeys = new Map([[ISSUER_KEY, key.publicKey]])
    this.cardMaster = randomness.bytes(16)
    this.#reader = new FakeCardReader(randomness)
  }

  async issue(changes: Partial<VotingCardBody> = {}): Promise<UltralightAesCard> {
    const uid = parseCardUid(toHex(Uint8Array.of(0x04, ...this.#randomness.bytes(6))))
    const token = parseCardToken(toHex(this.#randomness.bytes(16)))
    assert(uid !== null && token !== null, 'room: a UID and a token')
    const card = UltralightAesCard.factory(uid)
    const key = cardKeyOf(this.cardMaster, uid, ELECTION)
    const issueNumber = parseIssueNumber(issueNumberOf(counterOf(card)))
    assert(issueNumber !== null, 'room: a first issue')
    const body: VotingCardBody = {
      electionId: ELECTION,
      use: 'fixture',
      station: STATION,
      contests: ALL_CONTESTS,
      presentation: 'normal',
      operatingMode: 'voter',
      token,
      issueNumber,
      issuerKey: ISSUER_KEY,
      expires: '2026-11-21T21:00' as LocalMinute,
      ...changes,
    }
    await this.#with(card, async () => {
      const made = await this.#reader.personalise(uid, { key, authenticationLimit: 0 })
      assert(made.ok, 'room: a card of this station')
      const signed = signBody(body, uid, this.#secretKey)
      const issued = await writeIssuedCard(this.#reader, uid, key, signed, counterOf(card))
      assert(issued.ok, 'room: an issued card')
    })
    this.tokens.set(card, body.token)
    return card
  }

  /** ISS-12, C4: a card that has recorded nothing comes back. @returns whether it did, so that a new one may be issued */
  async takeBack(card: UltralightAesCard): Promise<boolean> {
    const counter = counterOf(card)
    const by = toReturned(counter)
    if (!by.ok) return false
    return this.#with(card, async () => {
      const key = cardKeyOf(this.cardMaster, card.uid, ELECTION)
      const moved = await moveCounter(this.#reader, card.uid, key, counter, by.value)
      assert(moved.ok && stateOf(moved.value).type === 'released', 'room: a card taken back')
      return true
    })
  }

  tokenOf(card: UltralightAesCard): Uint8Array {
    const token = this.tokens.get(card)
    assert(token !== undefined, 'room: a card of this desk')
    return fromHex(token)
  }

  async #with<T>(card: UltralightAesCard, use: () => Promise<T>): Promise<T> {
    this.#reader.tray.insert(card)
    try {
      return await use()
    } finally {
      this.#reader.tray.remove()
    }
  }
}
