/** The station's cards and ballot papers as things: where each lies, whose right was written on it, and what was voted. */
import { stateOf, toFinished, toPressed, toReleased, toTaken } from '#election/card/card-state.ts'
import { without } from '#election/contests.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Replaced } from '#issuer/session/screen-event.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { breakCard, CardStock, cardState, type IssuedCard } from '#simulation/rooms/card-stock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { must } from '#simulation/rooms/must.ts'
import { BITS, isIn } from './account.ts'

/** hand: of its voter · lying: somebody left it there · staff: in the clerk's hand, to be dealt with · apart: nobody brings it back. */
type Place = 'case' | 'hand' | 'lying' | 'staff' | 'envelope' | 'apart'

const PAIR = 1 as PairNumber

export class Cards {
  readonly all: readonly UltralightAesCard[]
  readonly operatorCard: UltralightAesCard
  /** Chip or contents are no good any more. */
  readonly broken = new Set<UltralightAesCard>()
  /** Another one was issued in its place (D-07). */
  readonly replaced = new Map<UltralightAesCard, IssuedCard>()
  /** Cards that were issued in place of another. */
  inPlace = 0
  readonly #found = new Set<UltralightAesCard>()
  readonly #places = new Map<UltralightAesCard, Place>()
  readonly #rights = new Map<UltralightAesCard, IssuedCard>()
  /** The contests recorded with a card, before it is finished or released. */
  readonly #recorded = new Map<UltralightAesCard, ContestMask>()
  readonly #votes: ContestMask[]
  readonly #papers: ContestMask[]
  /** LAW-19 */
  readonly #ordinary: ContestMask[]
  /** Rights that the books presume to be on a card that was never written (ISS-20). */
  #onNoCard: readonly IssuedCard[] = []
  /** The rest of a card that another one replaced, and that is not on that one: it was off cards then (LAW-19). */
  readonly #leftBehind: ContestMask[] = []

  static async of(count: number, voters: number): Promise<Cards> {
    return new Cards(await CardStock.of(count), voters)
  }

  private constructor({ case: cards, operatorCard }: CardStock, voters: number) {
    this.all = [...cards]
    this.operatorCard = operatorCard
    for (const card of cards) this.#places.set(card, 'case')
    this.#votes = Array.from({ length: voters }, () => 0 as ContestMask)
    this.#papers = Array.from({ length: voters }, () => 0 as ContestMask)
    this.#ordinary = Array.from({ length: voters }, () => 0 as ContestMask)
  }

  at(place: Place): readonly UltralightAesCard[] {
    return this.all.filter((card) => this.#places.get(card) === place)
  }

  placeOf(card: UltralightAesCard): Place {
    return this.#places.get(card) ?? 'apart'
  }

  put(card: UltralightAesCard, place: Place): void {
    this.#places.set(card, place)
  }

  rightOn(card: UltralightAesCard): IssuedCard | null {
    return this.#rights.get(card) ?? null
  }

  ofVoter(voter: number): readonly UltralightAesCard[] {
    return this.at('hand').filter((card) => (this.#rights.get(card) ?? this.replaced.get(card))?.voter === voter)
  }

  /** A right was written on it. */
  issued(card: UltralightAesCard, right: IssuedCard): void {
    this.broken.delete(card)
    this.#recorded.delete(card)
    this.#rights.set(card, right)
    this.#places.set(card, 'hand')
  }

  presumed(right: IssuedCard): void {
    this.#onNoCard = [...this.#onNoCard, right]
  }

  /** D-07: the rights go on upon another card. */
  isReplaced({ voter, contests }: IssuedCard, how: Replaced): void {
    this.inPlace++
    for (const [card, right] of this.#rights) {
      if (right.voter !== voter || (right.contests & contests) === 0 || this.isVoted(card)) continue
      this.replaced.set(card, right)
      this.#leftBehind.push(without(right.contests, contests))
      this.#rights.delete(card)
      if (how === 'unreadable') this.put(card, 'envelope')
    }
    this.#onNoCard = this.#onNoCard.map((right) =>
      right.voter === voter ? { voter, contests: without(right.contests, contests) } : right,
    )
  }

  isFound(card: UltralightAesCard): void {
    this.#found.add(card)
    this.put(card, 'envelope')
  }

  /** Counted as found, and pulled before its right was off it. */
  isHalfFound(card: UltralightAesCard): boolean {
    return this.#found.has(card) && ['issued', 'taken'].includes(cardState(card).type)
  }

  isBack(card: UltralightAesCard): void {
    this.#rights.delete(card)
    this.#places.set(card, 'envelope')
  }

  /** The rest of the right by the card's counter. */
  openOn(card: UltralightAesCard): ContestMask {
    const right = this.#rights.get(card) ?? this.replaced.get(card)
    const state = cardState(card)
    return without(right?.contests ?? (0 as ContestMask), state.type === 'released' ? state.mask : (0 as ContestMask))
  }

  papers(voter: number, contests: ContestMask): void {
    this.#papers[voter] = ((this.#papers[voter] ?? 0) | contests) as ContestMask
  }

  ordinary(voter: number, contests: ContestMask): void {
    this.#ordinary[voter] = ((this.#ordinary[voter] ?? 0) | contests) as ContestMask
  }

  unused(voter: number, contests: ContestMask): void {
    this.#ordinary[voter] = ((this.#ordinary[voter] ?? 0) & ~contests) as ContestMask
  }

  papersOf(voter: number): ContestMask {
    return this.#papers[voter] ?? (0 as ContestMask)
  }

  /** A card that can vote, or a vote with one. */
  hasCard(voter: number): boolean {
    return BITS.some((bit) => this.#live(voter, bit) > 0 || isIn(this.#votes[voter] ?? 0, bit))
  }

  rightsOf(voter: number, bit: number): number {
    const voted = isIn(this.#votes[voter] ?? 0, bit) ? 1 : 0
    const papers = [this.papersOf(voter), this.#ordinary[voter] ?? 0].filter((mask) => isIn(mask, bit))
    return this.#live(voter, bit) + voted + papers.length
  }

  votes(bit: number): number {
    return this.#votes.filter((mask) => isIn(mask, bit)).length
  }

  /** Received, and in neither case nor envelope. */
  missing(): number {
    return this.all.filter((card) => !['case', 'envelope'].includes(this.placeOf(card))).length
  }

  /** D-07: nothing was voted with the one card that this voter had. */
  mayBeReplaced(voter: number): boolean {
    const own = [...this.#rights].filter(([, right]) => right.voter === voter)
    const isUnvoted = own.every(([card]) => cardState(card).type === 'issued')
    return own.length <= 1 && isUnvoted && this.#votes[voter] === 0
  }

  /** CNT-05: what V − Σ − F comes to, card by card. */
  unexplained(bit: number): number {
    const held = [...this.#rights].filter(([card, { contests }]) => {
      const isVoted = isIn(this.#recorded.get(card) ?? 0, bit)
      return isIn(contests, bit) && !isVoted && this.placeOf(card) !== 'envelope'
    })
    const onNoCard = this.#onNoCard.filter(({ contests }) => isIn(contests, bit))
    const twice = [...this.replaced].filter(([card, { contests }]) => isIn(contests, bit) && this.#found.has(card))
    const leftBehind = this.#leftBehind.filter((contests) => isIn(contests, bit))
    return held.length + onNoCard.length + leftBehind.length - twice.length
  }

  /** At a machine: finished, left there pressed, or released with a part of it. Nobody votes with a card that was replaced. */
  votesWith(card: UltralightAesCard, dice: Dice): void {
    const right = this.#rights.get(card)
    if (right === undefined || cardState(card).type !== 'issued' || this.broken.has(card)) return
    this.#moves(card, toTaken)
    const how = dice.below(12)
    if (how === 0) return
    this.#moves(card, toPressed)
    const some = how === 1 ? this.#someOf(right.contests, dice) : right.contests
    this.#recorded.set(card, some)
    this.#votes[right.voter] = ((this.#votes[right.voter] ?? 0) | some) as ContestMask
    if (how === 1) this.#moves(card, (counter) => toReleased(counter, PAIR, some))
    else if (how > 2) this.#finishes(card)
    else if (dice.oneIn(2)) this.put(card, 'lying')
  }

  /** ISS-22: out of circulation by the word of its machine, and among the others again. */
  isOver(card: UltralightAesCard): void {
    if (cardState(card).type !== 'finished') return
    this.#rights.delete(card)
    this.put(card, 'case')
  }

  breaks(card: UltralightAesCard, how: 'bent' | 'dead'): void {
    breakCard(card, how)
    this.broken.add(card)
  }

  #finishes(card: UltralightAesCard): void {
    this.#moves(card, toFinished)
    this.#rights.delete(card)
    this.put(card, 'case')
  }

  #someOf(contests: ContestMask, dice: Dice): ContestMask {
    return (contests & (1 + dice.below(7))) as ContestMask
  }

  #moves(card: UltralightAesCard, move: (counter: number, pair: PairNumber) => ReturnType<typeof toTaken>): void {
    const counter = counterOf(card)
    card.memory.counters[2] = counter + must(move(counter, PAIR))
  }

  isVoted(card: UltralightAesCard): boolean {
    const right = this.#rights.get(card)
    return right !== undefined && ((this.#recorded.get(card) ?? 0) & right.contests) === right.contests
  }

  #live(voter: number, bit: number): number {
    return [...this.#rights].filter(([card, right]) => {
      const state = stateOf(counterOf(card)).type
      const votes = state === 'issued' || state === 'taken' || state === 'pressed'
      const isOpen = isIn(right.contests, bit) && !isIn(this.#recorded.get(card) ?? 0, bit)
      return right.voter === voter && isOpen && votes
    }).length
  }
}
