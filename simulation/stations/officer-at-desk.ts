/** カード状態確認 at the desk: operator card, PIN, then the card. Its state decides, or its silence (ISS-12, ISS-14, ISS-22, D-07). */
import { contestBits, isPart } from '#election/contests.ts'
import type { PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { OfficerAsked } from '#issuer/session/state.ts'
import { isExchange } from '#issuer/session/step-desk.ts'
import { WRONG_PIN } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { type DayView, offCardsOf, unlock } from './desk-acts.ts'
import { isPaused } from './desk-mishaps.ts'
import type { Hall, Voter } from './voter.ts'

/** The clerk's hands: what they hold, and do with it. */
export interface Hands {
  served: Voter | null
  /** A card to be checked by the officer: of the served voter, or one that was found. */
  toCheck: UltralightAesCard | null
  /** Found cards are not given back: their right stays with their voter (ISS-14). */
  readonly foundCards: Set<UltralightAesCard>
  clear(): boolean
  /** @param isSeen witnesses and voter saw the card at the check, so it is exchanged */
  asksBackNow(card: UltralightAesCard, isSeen?: boolean): true
  keepsApart(voter: Voter, card: UltralightAesCard): true
  sendsBackToLine(voter: Voter): void
  dismiss(voter: Voter): void
}

type Check<T extends DayView['check']['type']> = Extract<DayView['check'], { type: T }>

export class OfficerAtDesk {
  /** For this voter another card was asked for, and the page said no. */
  #refused: Voter | null = null
  readonly #hall: Hall
  readonly #desk: ReceptionRoom
  readonly #hands: Hands

  constructor(hall: Hall, desk: ReceptionRoom, hands: Hands) {
    this.#hall = hall
    this.#desk = desk
    this.#hands = hands
  }

  /** Nobody can read the card of this voter, or they have none any more. @returns false: it is no such voter */
  helps(voter: Voter): boolean {
    const { stock, ledger, kiosks, observer } = this.#hall
    const card = voter.lost ?? voter.card
    const right = card && stock.rightOn(card)
    if (card === null || !right || (voter.lost === null && !stock.broken.has(card))) return false
    // The officer asks the voter and each machine. When one says "recorded", or cannot say yet, no card is issued.
    // Nor is one issued while all contests of the right are voted on paper (LAW-19).
    const isOff = isPart(right.contests, offCardsOf(this.#desk))
    if (isOff || !ledger.nothingKnown(voter.number, right.contests)) {
      this.#desk.send({ type: 'voter-left' })
      voter.lost = null
      if (voter.card !== null) this.#hands.keepsApart(voter, voter.card)
      else this.#hands.dismiss(voter)
      return true
    }
    const isOpenThere = kiosks.some(
      (kiosk) => observer.visits.get(kiosk)?.card === card && kiosk.page?.type === 'card-away',
    )
    if (isOpenThere) {
      this.#desk.send({ type: 'voter-left' })
      this.#hands.sendsBackToLine(voter)
      return true
    }
    this.#hands.toCheck = voter.card
    voter.card = null
    return this.#desk.send({ type: 'card-check-requested' })
  }

  /** An act that only the presiding officer may do: card and PIN, now and then a wrong one first. */
  unlocks({ working, failure }: OfficerAsked): boolean {
    const { dice, stock } = this.#hall
    if (working) return false
    if (this.#desk.card !== null && this.#desk.card !== stock.operatorCard) return this.#hands.clear()
    if (this.#desk.card !== null && failure === null && dice.oneIn(8))
      return this.#desk.send({ type: 'pin-entered', pin: WRONG_PIN })
    return unlock(this.#desk, stock.operatorCard)
  }

  check(view: DayView): boolean {
    const { check } = view
    const { stock } = this.#hall
    switch (check.type) {
      case 'operator-card':
        if (check.working) return false
        return [null, stock.operatorCard].includes(this.#desk.card)
          ? unlock(this.#desk, stock.operatorCard)
          : this.#hands.clear()
      case 'voting-card':
        return this.#lays(view, check)
      case 'shown':
        return this.#hasSeen(view, check)
      case 'replacing':
        return !check.working && this.#decides(check)
      case 'none':
        return false
    }
  }

  #lays(view: DayView, { working }: Check<'voting-card'>): boolean {
    const { served, toCheck } = this.#hands
    if (working || this.#desk.card !== null) return false
    // A chip that says nothing at all looks like a card that is not there.
    const silent = toCheck !== null && this.#hall.stock.broken.has(toCheck) && this.#hall.dice.oneIn(3)
    if (served !== null && (served.lost !== null || silent)) return this.#asks(view, served)
    if (toCheck === null) return this.#cancels()
    this.#desk.lay(toCheck)
    return true
  }

  #asks(view: DayView, voter: Voter): boolean {
    if (this.#refused === voter || (isPaused(view) && !this.#hall.dice.oneIn(4))) return this.#putsOff(voter)
    // Asked only once: if it cannot be done now, the page says so.
    this.#refused = voter
    return this.#desk.send({ type: 'replacement-requested', card: voter.lost === null ? 'unreadable' : 'lost' })
  }

  #decides({ voter: { rollNo } }: Check<'replacing'>): boolean {
    const { dice } = this.#hall
    if (dice.oneIn(20)) return this.#cancels()
    if (dice.oneIn(8)) return this.#desk.send({ type: 'replacement-decided', reason: ' ' })
    this.#refused = null
    return this.#desk.send({ type: 'replacement-decided', reason: `simulated ${rollNo}` })
  }

  /** Not now: the machine is not recovered, voting is suspended, witnesses are away. The voter waits. */
  #putsOff(voter: Voter): boolean {
    this.#refused = null
    this.#cancels()
    const card = this.#hands.toCheck
    this.#hands.toCheck = null
    if (card !== null) voter.card = card
    this.#desk.send({ type: 'voter-left' })
    this.#hands.sendsBackToLine(voter)
    return true
  }

  #hasSeen(view: DayView, { found }: Check<'shown'>): boolean {
    const { toCheck: card, served: voter } = this.#hands
    if (card === null) return this.#cancels() && this.#hands.clear()
    if (voter !== null) return this.#ofServed(view, voter, card, found)
    if (found.type === 'can-vote') {
      this.#hands.foundCards.add(card)
      return this.#desk.send({ type: 'found-card-recorded', witnesses: [0, 1, 2] })
    }
    const says = found.type === 'pressed' ? this.#machineSays(view, card, found.pair) : null
    if (says !== null) return this.#desk.send({ type: 'left-over-decided', says, witnesses: [0, 1, 2] })
    return this.#cancels() && this.#hands.clear()
  }

  /** The served voter's card stays on the tray, and the return goes on from here (ISS-12). */
  #ofServed(view: DayView, voter: Voter, card: UltralightAesCard, found: Check<'shown'>['found']): boolean {
    if (found.type === 'not-usable' && this.#hall.stock.broken.has(card)) {
      if (this.#refused !== voter && !isPaused(view)) return this.#asks(view, voter)
      this.#desk.lift()
      return this.#putsOff(voter)
    }
    this.#hands.toCheck = null
    if (found.type === 'can-vote' && isExchange(view.desk)) return this.#hands.asksBackNow(card, true)
    this.#cancels()
    voter.card = null
    if (found.type === 'taken' || found.type === 'can-vote' || found.type === 'released') {
      return this.#hands.asksBackNow(card)
    }
    this.#desk.lift()
    voter.card = card
    return this.#hands.keepsApart(voter, card)
  }

  /** C4: `over` at once when its contests are all recorded or ended; else the word of its machine, once that has closed. Null: not yet. */
  #machineSays({ record }: DayView, card: UltralightAesCard, pair: PairNumber): 'over' | 'not-recorded' | null {
    const { ledger, stock } = this.#hall
    const right = stock.rightOn(card)
    if (right === null) return null
    const known = contestBits(right.contests).map((contest) => ledger.known(right.voter, contest))
    if (known.every((each) => each === 'recorded' || each === 'ended')) return 'over'
    const machine = record.kiosks.find((kiosk) => kiosk.pair === pair)?.machine
    const isTold = record.closing.told.some((told) => told.machine === machine)
    if (!record.closing.kiosksMayClose || !isTold) return null
    if (known.every((each) => each === 'none')) return 'not-recorded'
    // Its card goes into the case again, so the books lack its unrecorded contests although no card is missing.
    stock.saidOver.set(card, right)
    return 'over'
  }

  #cancels(): true {
    return this.#desk.send({ type: 'operation-cancelled' })
  }
}
