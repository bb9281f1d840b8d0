/** The clerk at the reception and card desk, with the officer's card where it is needed. One act at a time. */
import type { ContestMask, MachineId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import { hearing } from '#simulation/people/clerk.ts'
import { morning } from '#simulation/people/issuer-day.ts'
import { cardState } from '#simulation/rooms/card-stock.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import {
  cardForIssue,
  chooseForCard,
  countTickets,
  type DayView,
  issuesInstead,
  layOnTray,
  nextInLine,
  numberOf,
  seeks,
  someOf,
  unlock,
} from './desk-acts.ts'
import { isPaused } from './desk-mishaps.ts'
import { IssueInSight } from './issue-in-sight.ts'
import { type Hands, OfficerAtDesk } from './officer-at-desk.ts'
import type { Hall, Voter } from './voter.ts'

type DeskOf<T extends DayView['desk']['type']> = Extract<DayView['desk'], { type: T }>

export class Clerk implements Hands {
  readonly line: Voter[] = []
  readonly foundCards = new Set<UltralightAesCard>()
  /** Cards taken out of an operation that nobody knows the end of. */
  #held: UltralightAesCard | null = null
  served: Voter | null = null
  toCheck: UltralightAesCard | null = null
  /** In the books a spare, by a wrong tap in the morning. */
  forgotten: MachineId | null = null
  /** Whose card is being written, and with what. */
  readonly issue: IssueInSight
  readonly #officer: OfficerAtDesk
  readonly #hall: Hall
  readonly #desk: ReceptionRoom

  constructor(hall: Hall, desk: ReceptionRoom) {
    this.#hall = hall
    this.#desk = desk
    this.issue = new IssueInSight(hall, desk)
    this.#officer = new OfficerAtDesk(hall, desk, this)
  }

  sees(view: IssuerView): void {
    this.issue.sees(view)
  }

  get idle(): boolean {
    return this.line.length === 0 && this.handsFree
  }

  get handsFree(): boolean {
    return this.served === null && this.#held === null && this.toCheck === null
  }

  /** @returns false when there is nothing to do just now */
  act(): boolean {
    const { view } = this.#desk
    if (view === null) return false
    switch (view.screen) {
      case 'locked':
        return !view.working && unlock(this.#desk, this.#hall.stock.operatorCard)
      case 'take-over':
        return !view.working && this.#takesOver(view)
      case 'day':
        return this.#serve(view)
      default:
        return false
    }
  }

  /** The machine lost its power: what lay on the tray is in the clerk's hand. */
  dropEverything(): void {
    this.#hall.ledger.deskLostPower()
    const card = this.#desk.lift()
    this.#desk.tray.callOff()
    if (card === null || card === this.#hall.stock.operatorCard) return
    if (card === this.toCheck) this.toCheck = null
    if (card === this.issue.returned) {
      this.#putAway(card)
      return
    }
    this.#held = card
    this.issue.cardSays(card)
  }

  /** As the page says: new books only where no card was issued; else the issuer that has the records. */
  #takesOver({ offer, failure }: Extract<IssuerView, { screen: 'take-over' }>): true {
    if (offer.reason !== 'new-books' || !this.issue.hasIssued)
      return countTickets(this.#desk, this.#hall.ledger, failure)
    this.#desk.powerOff()
    this.dropEverything()
    this.#desk.place = this.#desk.otherPlace
    return true
  }

  #serve(view: DayView): boolean {
    const { stock } = this.#hall
    const isAsked = view.check.type === 'operator-card' || view.officer !== null
    if (this.#desk.card === stock.operatorCard && !isAsked) return this.#desk.lift() !== null
    if (view.alarm !== null) return this.#desk.send({ type: 'alarm-acknowledged' })
    if (view.officer !== null) return this.#officer.unlocks(view.officer)
    if (view.record.kiosks.find(({ machine }) => machine === this.forgotten)?.state === 'started') this.forgotten = null
    const opens = morning(stock.received, (machine) => machine !== this.forgotten)
    if (opens(view) !== 'done') return playsAtOnce(this.#desk, opens) !== 'waits' // OPN-09
    if (view.check.type !== 'none') return this.#officer.check(view)
    if (view.unsettled !== null) return this.#settle(view.unsettled)
    const inUse = ['issuing', 'returning', 'hand-over'].includes(view.desk.type)
    if (this.#held !== null && this.#desk.card === null && !inUse) return this.#putAway(this.#held)
    return this.#atTheDesk(view)
  }

  #atTheDesk(view: DayView): boolean {
    const { desk } = view
    switch (desk.type) {
      case 'ready':
      case 'declined':
      case 'returned':
        return this.#next(view, desk.type === 'returned')
      case 'seeking':
      case 'recording':
      case 'moving':
      case 'issuing':
      case 'returning':
      case 'giving-paper':
        return false
      case 'refused':
        return this.#refused(desk)
      case 'found':
        return this.#found(view, desk)
      case 'checked':
        return desk.checked.replaces === null
          ? chooseForCard(this.#desk, this.#hall.dice, desk.checked)
          : issuesInstead(this.#desk, this.#hall, desk.checked)
      case 'question':
        return this.#desk.send({ type: 'question-answered', yes: !this.#hall.dice.oneIn(6) })
      case 'card-awaited':
        return this.#laysCard(desk)
      case 'hand-over':
        return this.#handsOver(desk)
      case 'return-awaited':
        return this.#takesBack(view, desk)
      case 'paper-given':
        return this.#givesPaper(desk)
      default: // No search by name, and no other way than a card: simulation/desk-days has them.
        return this.#goesAway()
    }
  }

  #next(view: DayView, returned: boolean): boolean {
    if (this.#desk.card !== null) return this.clear()
    if (this.toCheck !== null) return this.#putAway(this.toCheck)
    const { dice, found } = this.#hall
    if (this.served !== null) this.dismiss(this.served)
    if (returned) this.#desk.send({ type: 'voter-left' })
    const [lost] = found
    if (lost !== undefined && dice.oneIn(4)) {
      found.shift()
      this.toCheck = lost
      this.#desk.send({ type: 'card-check-requested' })
      return true
    }
    if (dice.oneIn(12)) this.#desk.send({ type: 'cards-brought', count: 1 + dice.below(3) })
    const voter = nextInLine(this.line, isPaused(view) && !dice.oneIn(6))
    if (voter === undefined) return false
    this.served = voter
    voter.isServed()
    return seeks(this.#desk, this.#hall, voter.number)
  }

  sendsBackToLine(voter: Voter): void {
    this.served = null
    voter.visits--
    voter.place = 'line'
  }

  #refused(desk: DeskOf<'refused'>): boolean {
    const voter = this.served
    if (desk.voter !== null && voter !== null && this.#officer.helps(voter)) return true
    if (desk.voter !== null && desk.voter.standing.out !== 0 && voter?.card) return this.#asksBack(voter)
    return this.#goesAway()
  }

  #goesAway(): boolean {
    this.#desk.send({ type: 'voter-left' })
    if (this.served !== null) this.dismiss(this.served)
    return true
  }

  #found(view: DayView, desk: DeskOf<'found'>): boolean {
    const voter = this.served
    if (voter !== null && this.#officer.helps(voter)) return true
    if (desk.voter.standing.out !== 0 && voter?.card) return this.#asksBack(voter)
    if (this.#hall.dice.oneIn(40)) return this.#goesAway()
    if (voter !== null && isPaused(view) && !this.#hall.dice.oneIn(3)) {
      this.#desk.send({ type: 'voter-left' })
      this.sendsBackToLine(voter)
      return true
    }
    if (desk.oath === 'asked' && !this.#hall.dice.oneIn(9)) this.#desk.send({ type: 'oath-received', reason: 'away' })
    for (const event of hearing(desk.said)) this.#desk.send(event)
    return this.#desk.send({ type: 'identity-confirmed' })
  }

  /** A voter with a card in hand gives it back: what a machine has held must be seen by the officer first. */
  #asksBack(voter: Voter): boolean {
    const { dice } = this.#hall
    const card = voter.card
    if (card === null) return false
    const state = cardState(card).type
    if (state === 'finished' || state === 'blank' || state === 'pressed') return this.keepsApart(voter, card)
    if (state !== 'issued' && this.#desk.card !== card && !dice.oneIn(5)) {
      this.toCheck = card
      voter.card = null
      this.#desk.send({ type: 'card-check-requested' })
      return true
    }
    return this.#asksFor(card)
  }

  asksBackNow(card: UltralightAesCard, isSeen = false): true {
    this.#held = card
    if (isSeen) return this.#desk.send({ type: 'exchange-seen', witnesses: [0, 1], voter: true })
    return this.#asksFor(card)
  }

  #asksFor(card: UltralightAesCard): true {
    const { dice, stock } = this.#hall
    return this.#desk.send({ type: 'return-requested', declined: someOf(this.#desk, dice, stock.openOn(card), 33) })
  }

  /** Nothing that the desk may do: to the machine that holds it, or the officer keeps it. */
  keepsApart(voter: Voter, card: UltralightAesCard): true {
    const { dice, stock } = this.#hall
    this.#desk.send({ type: 'voter-left' })
    if (cardState(card).type === 'pressed' && (voter.manner === 'ordinary' || dice.chance(80))) {
      this.served = null
      voter.place = 'hall'
      return true
    }
    voter.card = null
    stock.leftOver.push(card)
    this.dismiss(voter)
    return true
  }

  #laysCard(desk: DeskOf<'card-awaited'>): boolean {
    const { dice } = this.#hall
    if (this.#desk.card !== null) return this.clear()
    if (desk.failure !== null && dice.oneIn(12)) {
      return this.#desk.send({ type: dice.oneIn(2) ? 'operation-cancelled' : 'voter-left' })
    }
    const card = cardForIssue(this.#desk, this.#hall)
    if (card === undefined) return false
    this.#held = card
    layOnTray(this.#desk, dice, card)
    return true
  }

  #handsOver({ checked, papers }: DeskOf<'hand-over'>): boolean {
    const { stock } = this.#hall
    const card = this.#desk.lift() ?? this.#held
    this.#desk.tray.callOff()
    this.#held = null
    this.issue.isIssued()
    this.issue.handsPapers(papers)
    const number = numberOf(checked.voter)
    this.#desk.send({ type: 'handed-over' })
    const voter = this.served
    if (card === null) return true
    if (voter === null || voter.number !== number) {
      // Nobody waits for it any more.
      stock.leftOver.push(card)
      return true
    }
    voter.card = card
    voter.lost = null
    voter.givesBack = false
    voter.place = 'hall'
    this.served = null
    return true
  }

  /** LAW-19: all that this voter may still vote on is off cards. */
  #givesPaper({ voter, contests }: DeskOf<'paper-given'>): boolean {
    // The card that came back, and in whose place the paper is given.
    if (this.#desk.card !== null) return this.clear()
    this.issue.givesPapers(numberOf(voter), contests)
    this.#hall.happens('ordinary papers alone')
    this.#desk.send({ type: 'handed-over' })
    if (this.served !== null) this.dismiss(this.served)
    return true
  }

  #takesBack(view: DayView, desk: DeskOf<'return-awaited'>): boolean {
    const voter = this.served
    if (desk.failure?.code === 'exchange-not-seen' && voter !== null) {
      this.toCheck = this.#desk.lift()
      this.#held = null
      return this.#desk.send({ type: 'card-check-requested' })
    }
    if (desk.failure !== null) {
      this.clear()
      this.#desk.send({ type: 'operation-cancelled' })
      if (voter !== null) this.dismiss(voter)
      return true
    }
    if (this.#desk.card !== null) return view.cardDealtWith ? this.clear() : false
    if (voter?.card) {
      this.#held = voter.card
      if (this.#hall.dice.oneIn(12)) this.#desk.tray.pullDuring('increment', 1, this.#hall.dice.pick(['old', 'new']))
      this.#desk.lay(voter.card)
      voter.card = null
      return true
    }
    this.#desk.send({ type: 'operation-cancelled' })
    return true
  }

  /** ISS-20: the same card again; without it the books presume. */
  #settle(unsettled: NonNullable<DayView['unsettled']>): boolean {
    if (unsettled.working) return false
    const { dice, stock } = this.#hall
    if (this.#desk.card !== null) {
      const card = this.#desk.lift()
      if (card !== stock.operatorCard) this.#held = card
      return true
    }
    if (this.#held !== null && !dice.oneIn(10)) {
      this.#desk.lay(this.#held)
      return true
    }
    // Without the card the books presume that it has the right, and the person who has the card may be right or not.
    if (unsettled.kind === 'issue') this.issue.closesWithoutCard()
    if (this.#held !== null) {
      // A return that counts as not made: whatever the counter says, the right stays with its voter in the books.
      if (unsettled.kind === 'return') stock.forget(this.#held)
      stock.leftOver.push(this.#held)
    }
    this.#held = null
    this.#desk.send({ type: 'unsettled-issue-closed' })
    return true
  }

  clear(): boolean {
    const card = this.#desk.lift()
    this.#desk.tray.callOff()
    if (card === null || card === this.#hall.stock.operatorCard) return card !== null
    return this.#putAway(card)
  }

  /** A card goes where its counter says. */
  #putAway(card: UltralightAesCard): boolean {
    const { stock } = this.#hall
    this.issue.cardSays(card)
    if (card === this.#held) this.#held = null
    if (card === this.toCheck) this.toCheck = null
    if (stock.envelope.includes(card) || stock.leftOver.includes(card)) return true
    const state = cardState(card).type
    const right = stock.rightOn(card)
    const isIn = this.#desk.envelopeOf(card.uid)
    // The desk keeps the card of a voter who already had another one for it as a found one.
    if (isIn === 2) this.foundCards.add(card)
    if (state === 'released' && stock.broken.has(card)) {
      stock.envelope.push(card)
      // A voter who asks for another one has it no more.
      if (this.served !== null && right?.voter === this.served.number) this.served.lost = card
    } else if (state === 'released' && isIn !== null) {
      stock.envelope.push(card)
      if (this.foundCards.has(card)) stock.isFound(card)
      if (right !== null) this.#isBack(card, right.voter, stock.openOn(card))
    } else if (state === 'blank' || state === 'finished') stock.case.push(card)
    // The books have its number already, and the power went before its counter moved.
    else if (this.foundCards.has(card)) this.#hall.found.push(card)
    else if (this.served !== null && right?.voter === this.served.number) this.served.card = card
    else stock.leftOver.push(card)
    return true
  }

  #isBack(card: UltralightAesCard, voter: number, contests: ContestMask): void {
    this.#hall.stock.forget(card)
    const isFound = this.foundCards.has(card)
    this.#hall.say(`card with ${contests} of voter ${voter} is ${isFound ? 'found' : 'back'}`)
    if (!isFound) this.#hall.ledger.returned(voter, contests)
  }

  dismiss(voter: Voter): void {
    this.served = null
    voter.place = voter.card === null && voter.lost === null ? 'gone' : 'hall'
  }
}
