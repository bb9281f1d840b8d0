/** The station's cards, and whose right is on which card, as known to the people who handed them over. */
import { assert } from '#election/assert.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { type CardState, stateOf } from '#election/card/card-state.ts'
import { NO_CONTEST, without } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { type CardJson, UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { PAGE } from '#hardware/card-reader/ultralight-aes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { counterOf, numberedUid } from './card-desk.ts'
import { OPERATOR_UID } from './kiosk-room.ts'
import { ELECTION, stationKeys } from './sample-station.ts'

export interface IssuedCard {
  readonly voter: number
  readonly contests: ContestMask
}

/** The card on the tray, what it is to become, and where its counter stood before. */
export interface OpenIssue extends IssuedCard {
  readonly card: UltralightAesCard
  readonly counter: number
}

const RESERVE = 12
const PAGE_BYTES = 4
const personalised: CardJson[] = []

/** As they come out of the office, made once for all stations. */
async function personalisedCards(count: number): Promise<readonly CardJson[]> {
  const randomness = seededRandomness('card stock')
  while (personalised.length < count) {
    const uid = numberedUid(0x100 + personalised.length)
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

export function cardState(card: UltralightAesCard): CardState {
  return stateOf(counterOf(card))
}

/** bent: its contents are no good any more · dead: from the next look on it answers nobody, as after too many wrong keys. */
export function breakCard({ memory }: UltralightAesCard, how: 'bent' | 'dead'): void {
  if (how === 'bent') memory.pages[10 * PAGE_BYTES] = 1 ^ (memory.pages[10 * PAGE_BYTES] ?? 0)
  else {
    memory.pages[PAGE.config1 * PAGE_BYTES + 2] = 1
    memory.failures = 1
  }
}

export function hasMoved({ card, counter }: OpenIssue): boolean {
  return counterOf(card) > counter && cardState(card).type === 'issued'
}

export class CardStock {
  /** Blank and finished ones, for the next issue; and what people put there by mistake. */
  readonly case: UltralightAesCard[]
  /** Cards in the envelopes: returned unvoted, or found. */
  readonly envelope: UltralightAesCard[] = []
  /** Not to be issued and not to be put into an envelope: the officer keeps them apart. */
  readonly leftOver: UltralightAesCard[] = []
  /** How many cards were brought in so far. */
  received: number
  /** Cards whose chip or contents are broken: nobody can read whose they are. */
  readonly broken = new Set<UltralightAesCard>()
  /** Cards that another card replaced, with the right that they had. Read or found later, they give no right. */
  readonly replaced = new Map<UltralightAesCard, IssuedCard>()
  readonly operatorCard = UltralightAesCard.factory(OPERATOR_UID)
  readonly #issued = new Map<UltralightAesCard, IssuedCard>()
  readonly #onNoCard: OpenIssue[] = []
  /** Cards left pressed that the officer declared over after their machine had closed (ISS-22). */
  readonly saidOver = new Map<UltralightAesCard, IssuedCard>()
  readonly #replacements: IssuedCard[] = []
  readonly #found = new Map<UltralightAesCard, IssuedCard>()
  readonly #reserve: UltralightAesCard[]

  private constructor(cards: UltralightAesCard[], reserve: UltralightAesCard[]) {
    this.case = cards
    this.#reserve = reserve
    this.received = cards.length
  }

  static async of(count: number): Promise<CardStock> {
    const made = await personalisedCards(count + RESERVE)
    const cards = made.map((json) => UltralightAesCard.fromJSON(json))
    return new CardStock(cards.slice(0, count), cards.slice(count))
  }

  /** General affairs bring some (ISS-22). @returns false when there are no more */
  bringMore(count: number): boolean {
    const more = this.#reserve.splice(0, count)
    this.case.push(...more)
    this.received += more.length
    return more.length > 0
  }

  issued(card: UltralightAesCard, to: IssuedCard): void {
    // Contents are written anew with each issue.
    this.broken.delete(card)
    this.#issued.set(card, to)
  }

  /** The contests of the right that the counter leaves open. */
  openOn(card: UltralightAesCard): ContestMask {
    const [right, state] = [this.rightOn(card), cardState(card)]
    return without(right?.contests ?? NO_CONTEST, state.type === 'released' ? state.mask : NO_CONTEST)
  }

  /** The contests still open on the voter's card that nobody can read or find. Another card of theirs has rights of its own. */
  toReplace(voter: number): ContestMask {
    for (const [card, right] of this.#issued) {
      const isGone = this.broken.has(card) || cardState(card).type !== 'finished'
      if (right.voter === voter && isGone) return this.openOn(card)
    }
    return NO_CONTEST
  }

  /** D-07: another card takes over the right. @param counted the contests of the first card in the account (LAW-19) */
  /** Cards that were issued in place of another. */
  get inPlace(): number {
    return this.#replacements.length
  }

  isReplaced(voter: number, contests: ContestMask, counted = contests): void {
    this.#replacements.push({ voter, contests: counted })
    for (const [card, right] of this.#issued) {
      if (right.voter !== voter || (right.contests & contests) === 0) continue
      // With the contests that are voted on paper now: the first card had them too (LAW-19).
      this.replaced.set(card, { voter, contests: this.openOn(card) })
      this.forget(card)
    }
  }

  /** Null: no voter's. */
  rightOn(card: UltralightAesCard): IssuedCard | null {
    return this.#issued.get(card) ?? null
  }

  forget(card: UltralightAesCard): void {
    this.#issued.delete(card)
  }

  /** ISS-20: the books presume that the card was issued. When nothing was written on it, the right is on no card. */
  closedWithoutCard(issue: OpenIssue): void {
    if (!hasMoved(issue)) this.#onNoCard.push({ ...issue, counter: counterOf(issue.card) })
  }

  /** Rights on no card that no missing card explains: their card is back, was issued to somebody else since, or explains another right. */
  rightsOnNoCard(contest: ContestBit): number {
    const explains = new Set<UltralightAesCard>()
    return this.#onNoCard.filter(({ card, counter, contests }) => {
      if ((contests & (1 << contest)) === 0) return false
      const isMissing = counterOf(card) === counter && !this.case.includes(card) && !this.envelope.includes(card)
      const isExplained = isMissing && !explains.has(card)
      explains.add(card)
      return !isExplained
    }).length
  }

  /** Cards of this kind that have the contest; `found`: put into the envelope by the officer (ISS-14). */
  sum(of: 'said over' | 'replaced' | 'found' | 'found after another one was issued', contest: ContestBit): number {
    const rights = {
      'said over': () => [...this.saidOver.values()],
      replaced: () => this.#replacements,
      found: () => [...this.#found.values()],
      'found after another one was issued': () =>
        [...this.#found].flatMap(([card, right]) => (this.replaced.has(card) ? [right] : [])),
    }
    return rights[of]().filter(({ contests }) => (contests & (1 << contest)) !== 0).length
  }

  isFound(card: UltralightAesCard): void {
    const right = this.rightOn(card)
    const found = right === null ? this.replaced.get(card) : { ...right, contests: this.openOn(card) }
    if (found !== undefined) this.#found.set(card, found)
  }

  /** Cards in the case that the officer may count: those with no voter's right. */
  get countedInCase(): number {
    const isIdle = (card: UltralightAesCard) => ['blank', 'finished'].includes(cardState(card).type)
    return this.case.filter((card) => isIdle(card) && !this.envelope.includes(card)).length
  }
}
