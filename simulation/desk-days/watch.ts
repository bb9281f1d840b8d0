/** Looks at every page and the tray: what was under way and what came of it; after a cut both, until books or card say which. Asks each rule at rest. */
import { unreachable } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import { both as common, isPart, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Replaced, Way, WayEntries } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import type { IssuedCard } from '#simulation/rooms/card-stock.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import {
  type Account,
  type Change,
  cardFound,
  cardIssued,
  cardReplaced,
  cardReturned,
  emptyAccount,
  numberAt,
  ordinaryGiven,
  PEOPLE,
  paperGiven,
  placeOf,
  same,
} from './account.ts'
import type { Cards } from './cards.ts'
import { type Given, givenRefused, isSameDay, isStill, iss02, iss13, pap02, QUIET_RULES, quietAt } from './rules.ts'
import { type UnderWay, writtenOf } from './under-way.ts'

export class Watch {
  view: DayView | null = null
  /** The clerk's last press on the page of a way. */
  pressed: { readonly way: Way; readonly entries: WayEntries; readonly contests: ContestMask } | null = null
  /** LAW-19: whose ordinary papers were recorded with the last card; and whether the last paper alone was one. */
  papersBeside = 0 as ContestMask
  isOrdinary = false
  possible: readonly Account[]
  underWay: UnderWay | null = null
  #before: DayView['desk']['type'] | null = null
  /** ISS-20: the day's records that were shown since the room was at rest, the one of that moment first. */
  #records: DayRecord[] = []
  #withoutCard = false
  /** Roll lists that the desk has said to hold. */
  #held = 0
  /** A page of the medium could not be read: of that row the books presume more than was given. */
  torn = false
  readonly #facts: SampleStation
  readonly #cards: Cards
  readonly #tray: () => UltralightAesCard | null
  readonly #markOf: (voter: number) => string
  readonly #object: (what: string) => void
  readonly #counters = new Map<UltralightAesCard, number>()

  constructor(
    facts: SampleStation,
    cards: Cards,
    tray: () => UltralightAesCard | null,
    markOf: (voter: number) => string,
    object: (what: string) => void,
  ) {
    this.#facts = facts
    this.#cards = cards
    this.#tray = tray
    this.#markOf = markOf
    this.#object = object
    this.possible = [emptyAccount()]
    this.marksMoves()
  }

  get account(): Account {
    return this.possible[0] as Account
  }

  sees(view: IssuerView): void {
    if (view.screen !== 'day') {
      this.view = null
      return
    }
    this.looksAtCards()
    if (this.view === null) this.#goesOn(view)
    // ELG-02a: whichever issuer it is, it holds what was taken in.
    const { number } = view.roll.held
    if (number < this.#held) this.#object(`ISS-20: ${number} lists are held, not ${this.#held}`)
    this.#held = number
    if (this.#records.at(-1) !== view.record) this.#records.push(view.record)
    this.#before = this.view?.desk.type ?? null
    this.view = view
    this.#begins(view)
    this.#ends(view)
  }

  closesWithoutCard(): void {
    this.#withoutCard = true
  }

  /** ISS-14 */
  findsCard(card: UltralightAesCard): void {
    const right = this.#cards.rightOn(card) ?? this.#cards.replaced.get(card) ?? null
    this.#begin({ kind: 'found', change: this.#foundOnce(card, this.#cards.openOn(card)), card, right })
  }

  /** ISS-13, ISS-15: cards are where they were, or have moved as they may. */
  looksAtCards(): void {
    for (const card of this.#cards.all) {
      const before = this.#counters.get(card) ?? 0
      if (counterOf(card) === before) continue
      const wasInEnvelope = this.#cards.placeOf(card) === 'envelope'
      const wrong = iss13(card, { before, at: this.#at(), wasInEnvelope })
      if (wrong !== null) this.#object(`ISS-13: ${wrong}`)
      this.#counters.set(card, counterOf(card))
      this.#cardMoved(card)
    }
    const twice = iss02(this.#cards, PEOPLE)
    if (twice !== null) this.#object(`ISS-02: ${twice}`)
    const onBoth = pap02(this.#cards, PEOPLE)
    if (onBoth !== null) this.#object(`PAP-02: ${onBoth}`)
  }

  /** At a machine of the hall cards move as its own rules have it. */
  marksMoves(): void {
    for (const card of this.#cards.all) this.#counters.set(card, counterOf(card))
  }

  /** Each rule, when nothing is under way. @param kept everything that was shown is in the books */
  asksRules(kept: boolean): void {
    const { view } = this
    if (view !== null && kept) this.#records = [view.record]
    if (view !== null && this.underWay?.kind === 'found' && isStill(view)) this.#foundEnds(this.underWay, view)
    if (view === null || this.underWay !== null || this.torn || !isStill(view)) return
    const broken = this.possible.map((account) => {
      const quiet = quietAt(view, account, this.#facts)
      return Object.entries(QUIET_RULES).flatMap(([name, rule]) => {
        const wrong = rule(quiet)
        return wrong === null ? [] : [`${name}: ${wrong}`]
      })
    })
    const right = this.possible.filter((_, place) => broken[place]?.length === 0)
    if (right.length === 0) for (const what of broken[0] ?? []) this.#object(what)
    else {
      this.possible = right
      if (right.length === 1) this.#settlesPerhaps(this.account)
      const { inEnvelope, foundCards } = this.account
      const lie = this.#cards.at('envelope').length
      if (right.length === 1 && lie !== inEnvelope + foundCards)
        this.#object(`ISS-15: ${lie} cards lie in the envelopes`)
    }
  }

  #at(): Parameters<typeof iss13>[1]['at'] {
    const { view, underWay } = this
    if (underWay?.kind === 'issue') return 'issuing'
    if (underWay?.kind === 'return') return 'returning'
    if (underWay?.kind === 'found') return 'found'
    if (view === null || view.unsettled !== null) return 'unsettled'
    return view.check.type === 'none' ? view.desk.type : view.check.type
  }

  /** A card that has moved to *issued* has the right, whatever the screen had time to say. */
  #cardMoved(card: UltralightAesCard): void {
    const { underWay } = this
    if (underWay?.kind !== 'issue' || underWay.card !== card || underWay.right === null) return
    if (stateOf(counterOf(card)).type !== 'issued') return
    if (underWay.replaces !== null) this.#cards.isReplaced(underWay.right, underWay.replaces)
    this.#cards.issued(card, underWay.right)
  }

  #goesOn(view: DayView): void {
    const isKept = this.#records.some((each) =>
      isSameDay(each, view.record, this.#cards.inPlace, this.underWay?.kind === 'issue'),
    )
    if (this.#records[0] && !isKept && !this.torn)
      this.#object('ISS-20: the issuer does not go on with the day as it was kept')
    const { underWay } = this
    // Still open in the books, and presumed.
    if (underWay === null || view.unsettled !== null) return
    this.underWay = null
    const done = this.possible.map(underWay.change)
    const became = this.#afterCut(underWay)
    this.possible = became === 'done' ? done : became === 'not-done' ? this.possible : [...this.possible, ...done]
    this.#withoutCard = false
    const isBack = underWay.kind === 'return' || underWay.kind === 'found'
    if (isBack && became === 'done') this.#intoEnvelope(underWay)
    if (became === 'either') this.#perhaps.push(underWay)
  }

  /** The books are written before a card moves, and no card moves without them. */
  #afterCut(underWay: UnderWay): 'done' | 'not-done' | 'either' {
    const { kind, card, counter, change } = underWay
    const moved = card !== null && counterOf(card) > counter
    switch (kind) {
      case 'issue':
        if (this.#hasMoved(underWay)) return 'done'
        return this.#withoutCard ? 'either' : 'not-done'
      case 'return':
        if (this.#withoutCard && moved) return 'either'
        if (moved || change === same) return moved ? 'done' : 'not-done'
        // Released by a machine before: nothing moves, and nothing tells.
        return card !== null && stateOf(counter).type === 'released' ? 'either' : 'not-done'
      case 'found':
        return moved ? 'done' : 'either'
      case 'paper':
      case 'row':
        return 'either'
      default:
        return unreachable(kind)
    }
  }

  #intoEnvelope({ kind, card }: UnderWay): void {
    if (card === null) return
    if (kind === 'return') this.#cards.isBack(card)
    else this.#cards.isFound(card)
  }

  /** Rights and cards of which the books alone tell: as many cards lie in the envelopes as they say, and as many rights are out. */
  #settlesPerhaps({ rows, inEnvelope, foundCards }: Account): void {
    for (const each of this.#perhaps.splice(0)) {
      const { kind, right } = each
      if (kind === 'return' || kind === 'found') {
        if (this.#cards.at('envelope').length < inEnvelope + foundCards) this.#intoEnvelope(each)
      } else if (kind === 'issue' && right !== null) {
        const isOut = ((rows[right.voter]?.out ?? 0) & right.contests) === right.contests
        if (isOut && !this.#hasMoved(each)) this.#presumes(right, each.replaces)
      }
    }
  }

  /** ISS-20, D-07: the card in whose place it would be lies where it lay, or in the envelope, as when it had been written. */
  #presumes(right: IssuedCard, replaces: Replaced | null): void {
    if (replaces !== null) this.#cards.isReplaced(right, replaces)
    this.#cards.presumed(right)
  }

  #hasMoved({ card, counter }: UnderWay): boolean {
    return card !== null && counterOf(card) > counter && stateOf(counterOf(card)).type !== 'blank'
  }

  #begin(begun: Partial<UnderWay> & Pick<UnderWay, 'kind' | 'change'>): void {
    const { card = null } = begun
    const counter = card === null ? 0 : counterOf(card)
    const found = this.view?.counts.cardsFound ?? 0
    this.underWay = { right: null, replaces: null, found, ...begun, card, counter }
  }

  #begins(view: DayView): void {
    if (this.underWay !== null) return
    const { desk } = view
    if (desk.type === 'issuing') this.#issues(view, desk)
    if (desk.type === 'returning') this.#takesBack(desk)
    if (desk.type === 'giving-paper') this.#givesPaper(view, desk)
    if (desk.type === 'recording') this.#writesAbout(desk)
  }

  #issues(view: DayView, { checked }: Extract<DayView['desk'], { type: 'issuing' }>): void {
    const { voter, chosen, replaces } = checked
    const number = placeOf(voter.rollNo)
    const again = replaces !== null || isPart(chosen, voter.standing.marks)
    const [contests, papers] = [without(chosen, offCardsOf(view)), common(chosen, offCardsOf(view))]
    this.#mayGive(view, number, { what: 'card', replaces: replaces !== null, again }, contests)
    if (papers !== 0) this.#mayGive(view, number, { what: 'ordinary', replaces: false, again }, papers)
    const change = replaces === null ? cardIssued(number, contests, papers) : cardReplaced(number, contests, replaces)
    const right = { voter: number, contests }
    this.papersBeside = papers
    this.#begin({ kind: 'issue', change, card: this.#tray(), right, replaces })
  }

  #takesBack({ voter }: Extract<DayView['desk'], { type: 'returning' }>): void {
    const card = this.#tray()
    const number = placeOf(voter.rollNo)
    const right = card && (this.#cards.rightOn(card) ?? this.#cards.replaced.get(card) ?? null)
    const contests = card === null ? (0 as ContestMask) : this.#cards.openOn(card)
    const { lost = 0 } = this.account.rows[number] ?? {}
    const state = card === null ? null : stateOf(counterOf(card))
    const whole = state?.type !== 'released' || state.mask === 0
    const isOwn = right !== null && right.voter === number && contests !== 0
    const isFound = isOwn && common(contests, lost as ContestMask) !== 0
    const change =
      isFound && card !== null ? this.#foundOnce(card, contests) : isOwn ? cardReturned(number, contests, whole) : same
    this.#begin({ kind: isFound ? 'found' : 'return', change, card, right })
  }

  #givesPaper(view: DayView, { voter, contests }: Extract<DayView['desk'], { type: 'giving-paper' }>): void {
    const { pressed } = this
    this.isOrdinary = this.#before !== 'ways'
    if (this.isOrdinary) {
      const ofVoter = placeOf(voter.rollNo)
      const again = isPart(contests, voter.standing.marks)
      this.#mayGive(view, ofVoter, { what: 'ordinary', replaces: false, again }, contests)
      this.#begin({ kind: 'paper', change: ordinaryGiven(ofVoter, contests) })
      return
    }
    if (pressed === null || (pressed.way !== 'braille' && pressed.way !== 'provisional')) {
      this.#object('PAP-01: a paper that nobody asked for')
      return
    }
    const number = placeOf(voter.rollNo)
    this.#mayGive(view, number, { what: pressed.way, replaces: false, again: false }, contests)
    const { ground } = pressed.entries
    const insists =
      pressed.way === 'provisional' && (ground === 'no-right' || ground === 'no-declaration') ? ground : 'none'
    this.#begin({ kind: 'paper', change: paperGiven(number, pressed.way, contests, insists) })
  }

  /** Marks that waited for a card are struck; or something is written about the voter, who stands there still. */
  #writesAbout({ voter, next }: Extract<DayView['desk'], { type: 'recording' }>): void {
    const { way = null, contests = null } = this.pressed ?? {}
    const back = way === 'paper-unused' ? contests : this.#withdrawn
    const written = writtenOf(way, back, placeOf(voter.rollNo), voter.refusal === null)
    const change = next === 'again' ? written : same
    this.#begin({ kind: 'row', change })
    this.pressed = null
  }

  readonly #perhaps: UnderWay[] = []
  #withdrawn: ContestMask | null = null

  /** LAW-19: what the page puts into the voter's hand with the card is what the books have with it. */
  handsPapers(papers: ContestMask): void {
    if (papers !== this.papersBeside)
      this.#object(`LAW-19: papers for ${papers} go with a card, and ${this.papersBeside} are in the books`)
  }

  takesPaperBack(contests: ContestMask): void {
    this.pressed = null
    this.#withdrawn = contests
  }

  #mayGive(view: DayView, voter: number, how: Pick<Given, 'what' | 'replaces' | 'again'>, contests: ContestMask): void {
    const rollNo = numberAt(voter)
    const wrong = this.possible.map((account) => {
      const row = account.rows[voter]
      if (row === undefined) return 'a voter whom the roll does not have'
      return givenRefused({ ...how, view, row, mark: this.#markOf(voter) }, contests, rollNo)
    })
    if (!wrong.includes(null)) this.#object(wrong[0] ?? '')
  }

  /** The page that follows says what came of it. */
  #ends(view: DayView): void {
    const { underWay } = this
    if (underWay === null || view.unsettled !== null) return
    const { desk } = view
    // A found card that is refused ends when the room is at rest: the page may be gone before the card was moved.
    const isNew = view.counts.cardsFound > underWay.found
    if (underWay.kind === 'issue' && desk.type !== 'issuing') this.#issueEnds(underWay, desk.type === 'hand-over')
    if (underWay.kind === 'return' && desk.type !== 'returning') this.#returnEnds(underWay, isBack(desk))
    if (underWay.kind === 'paper' && desk.type !== 'giving-paper') this.#done(underWay, desk.type === 'paper-given')
    if (underWay.kind === 'row' && desk.type !== 'recording') this.#done(underWay, true)
    if (underWay.kind === 'found' && isNew) this.#foundEnds(underWay, view)
  }

  #issueEnds(underWay: UnderWay, handed: boolean): void {
    const presumed = this.#withoutCard
    this.#withoutCard = false
    const { card, right } = underWay
    const moved = this.#hasMoved(underWay)
    if (presumed && !moved && right !== null) this.#presumes(right, underWay.replaces)
    if (handed && !moved) this.#object('ISS-20: a card is handed over, and nothing is on it')
    if (!handed && !presumed && moved && card !== null) this.#object('ISS-20: a card has a right, and the desk says no')
    this.#done(underWay, handed || presumed)
  }

  #returnEnds(underWay: UnderWay, back: boolean): void {
    this.#withoutCard = false
    if (back && underWay.change !== same) this.#intoEnvelope(underWay)
    this.#done(underWay, back)
  }

  /** Refused, it may be in the books all the same: they have its number before it is moved, and the page says so. */
  #foundEnds(underWay: UnderWay, { counts }: DayView): void {
    const { card, counter } = underWay
    const isNew = counts.cardsFound > underWay.found
    if (card !== null && (isNew || counterOf(card) > counter)) this.#cards.isFound(card)
    this.#done(underWay, isNew)
  }

  #foundOnce(card: UltralightAesCard, contests: ContestMask): Change {
    return this.#cards.isHalfFound(card) ? same : cardFound(contests)
  }

  #done(underWay: UnderWay, isDone: boolean): void {
    if (underWay.kind === 'row') this.#withdrawn = null
    this.underWay = null
    if (isDone) this.possible = this.possible.map(underWay.change)
  }
}

/** LAW-19: what is voted on ordinary papers now. */
function offCardsOf({ head }: { readonly head: { readonly offCards: ContestMask } | null }): ContestMask {
  return head?.offCards ?? NO_CONTEST
}

/** ELG-02: marks of somebody who gets no card any more are struck as soon as the card is back. */
function isBack({ type }: DayView['desk']): boolean {
  return type === 'returned' || type === 'checked' || type === 'recording'
}
