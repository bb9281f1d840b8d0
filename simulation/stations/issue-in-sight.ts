/** Whose card is being written, and with what: known before anything else can happen to it; and that the day goes on as it was kept. */
import { stateOf } from '#election/card/card-state.ts'
import { both, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask, MachineId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { pairsLeftOpen } from '#issuer/session/day-checklist.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { isSameDay } from '#simulation/desk-days/rules.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { hasMoved, type OpenIssue } from '#simulation/rooms/card-stock.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { type DayView, numberOf, offCardsOf } from './desk-acts.ts'
import { isPaused } from './desk-mishaps.ts'
import type { Hall } from './voter.ts'

export class IssueInSight {
  open: OpenIssue | null = null
  hasIssued = false
  /** The card on the tray, when the page says that it is back. */
  returned: UltralightAesCard | null = null
  /** The card stands for one that nobody can read or find (D-07). */
  #replaces = false
  /** Contests of the card in whose place this one is, beyond those of this one. */
  #counted: ContestMask | null = null
  /** Whose ordinary ballot papers go with it (LAW-19). */
  #papers: ContestMask = NO_CONTEST
  /** Whose papers the ledger has with the last card. If that card is not here, a page gives them alone (ISS-20). */
  #hasPapers: number | null = null
  #sawDay = false
  #failed: readonly MachineId[] = []
  /** D-07: voters whose cards were all issued since then. */
  readonly #sinceFailure = new Set<number>()
  readonly #hall: Hall
  readonly #desk: ReceptionRoom

  constructor(hall: Hall, desk: ReceptionRoom) {
    this.#hall = hall
    this.#desk = desk
  }

  sees(view: IssuerView): void {
    if (view.screen !== 'day') {
      this.#sawDay = false
      return
    }
    if (!this.#sawDay) this.#seesTheDayGoOn(view)
    this.#sawDay = true
    const { desk } = view
    const failed = view.record.kiosks.flatMap(({ machine, state }) => (state === 'failed' ? [machine] : []))
    if (failed.some((machine) => !this.#failed.includes(machine))) this.#sinceFailure.clear()
    this.#failed = failed
    if (desk.type === 'card-awaited' || desk.type === 'checked') this.open = null
    const card = this.#desk.card
    this.returned = desk.type === 'returned' ? card : null
    if (desk.type !== 'issuing' || card === null || this.open !== null) return
    if (isPaused(view) || view.officer !== null || view.record.closing.kiosksMayClose)
      this.#hall.object('P1: a card is issued while nothing may be issued')
    const { voter, chosen, replaces } = desk.checked
    if (replaces !== null && pairsLeftOpen(view.record) !== '' && !this.#sinceFailure.has(numberOf(voter)))
      this.#hall.object('P1: a card is replaced while a pair is open that may hold its vote')
    const offCards = offCardsOf(this.#desk)
    const contests = without(chosen, offCards)
    this.open = { card, counter: counterOf(card), voter: numberOf(voter), contests }
    this.#replaces = replaces !== null
    // One that nobody can read is missing in whatever may be on it; of a lost one the case tells.
    const isOnly = replaces === 'unreadable' && voter.standing.cardsIssued - voter.standing.cardsReturned === 1
    this.#counted = isOnly ? this.#hall.ledger.rightsOf(this.open.voter) : null
    this.#papers = both(chosen, offCards)
  }

  /** A card that has moved to *issued* has the right, whatever the screen had time to say. */
  cardSays(card: UltralightAesCard): void {
    if (this.open?.card === card && hasMoved(this.open)) this.isIssued()
  }

  /** LAW-19: what the books have with the card is what the page puts into the voter's hand. */
  handsPapers(papers: ContestMask): void {
    this.#hasPapers = null
    if (papers !== this.#papers)
      this.#hall.object(`LAW-19: papers for ${papers} go with a card, and ${this.#papers} are in the books`)
  }

  closesWithoutCard(): void {
    if (this.open !== null) this.#hall.stock.closedWithoutCard(this.open)
    this.isIssued()
  }

  /** A page gives papers without a card. */
  givesPapers(voter: number, contests: ContestMask): void {
    if (this.#hasPapers !== voter) this.#hall.ledger.paperGiven(voter, contests)
    this.#hasPapers = null
  }

  isIssued(): void {
    const { ledger, stock, say, happens } = this.#hall
    if (this.open === null) return
    const { card, voter, contests } = this.open
    this.#isIssuable(this.open)
    this.open = null
    this.hasIssued = true
    if (this.#replaces) {
      ledger.replaced(voter, contests)
      stock.isReplaced(voter, contests, this.#counted ?? contests)
    } else {
      if (ledger.rightsOf(voter) === NO_CONTEST) this.#sinceFailure.add(voter)
      ledger.issued(voter, contests)
    }
    if (this.#papers !== NO_CONTEST) {
      ledger.paperGiven(voter, this.#papers)
      this.#hasPapers = voter
      happens('ordinary papers beside a card')
    }
    stock.issued(card, { voter, contests })
    say(`card with ${contests} for voter ${voter}`)
  }

  /** ISS-13, ISS-15: never one that can still vote, and none of an envelope. */
  #isIssuable(open: OpenIssue): void {
    if (!hasMoved(open)) return
    const { type } = stateOf(open.counter)
    if (type !== 'blank' && type !== 'finished') this.#hall.object(`ISS-13: a card that is ${type} is issued`)
    if (this.#desk.envelopeOf(open.card.uid) !== null) this.#hall.object('ISS-15: a card of an envelope is issued')
  }

  /** ISS-20: whichever issuer it is, it goes on with what was declared and ticked. */
  #seesTheDayGoOn({ record, unsettled }: DayView): void {
    const kept = this.#desk.dayKept
    const isUnderWay = this.open !== null || unsettled?.kind === 'issue'
    if (kept !== null && !isSameDay(kept, record, this.#hall.stock.inPlace, isUnderWay))
      this.#hall.object('P7: the issuer does not go on with the day as it was kept')
  }
}
