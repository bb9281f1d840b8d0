/** The presiding officer at a kiosk: opens, ends, closes, looks at the status; always with card, PIN and witnesses. */
import type { KioskPage } from '#kiosk/session/view.ts'
import { type KioskRoom, OPERATOR_UID, PIN, WRONG_PIN } from '#simulation/rooms/kiosk-room.ts'
import type { Hall, Voter } from './voter.ts'

/** `open`: whatever a start needs until voters may come. `tend`: an abandoned session is ended or dropped. */
export type Errand = 'open' | 'close' | 'tend'

export class Officer {
  readonly errands = new Map<KioskRoom, Errand>()
  /** Wrong PINs since the last right one: a third would shut the card out on this machine. */
  readonly #wrongPins = new Map<KioskRoom, number>()
  readonly #hall: Hall
  readonly #voters: readonly Voter[]

  constructor(hall: Hall, voters: readonly Voter[]) {
    this.#hall = hall
    this.#voters = voters
  }

  goes(kiosk: KioskRoom, errand: Errand): void {
    this.errands.set(kiosk, errand)
  }

  /** @returns false when there is nothing to do just now */
  act(kiosk: KioskRoom): boolean {
    const errand = this.errands.get(kiosk)
    const { page } = kiosk
    if (errand === undefined || page === null) return false
    switch (page.type) {
      case 'zero-check':
        return this.#witnesses(kiosk, page.witnesses, page.voterConfirmed)
      case 'operator-card':
        return this.#unlocks(kiosk, page, errand)
      case 'recovered':
        kiosk.press({ type: 'next' })
        return true
      case 'remove-operator-card':
        return this.#lift(kiosk)
      case 'waiting':
        return this.#waiting(kiosk, errand)
      case 'card-away':
        return this.#cardAway(kiosk, page, errand)
      case 'staff-menu':
        return this.#menu(kiosk, page, errand)
      case 'staff-witnesses':
        return this.#staffWitnesses(kiosk, page)
      case 'staff-status':
        kiosk.press({ type: 'back' })
        return true
      case 'staff-early':
        kiosk.press({ type: 'close-early' })
        return true
      case 'closed':
        this.errands.delete(kiosk)
        return this.#lift(kiosk)
      case 'out-of-service':
        return this.#outOfService(kiosk, page, errand)
      case 'starting':
      case 'zero-reading':
      case 'opening':
      case 'staff-ending':
      case 'closing':
      case 'recording':
      case 'reading-card':
        return false
      default:
        // A voter's page. Who comes to close, or finds nobody there, takes the card from the tray.
        return errand !== 'open' || this.#isOperatorCard(kiosk) ? this.#lift(kiosk) : this.#leave(kiosk)
    }
  }

  #waiting(kiosk: KioskRoom, errand: Errand): boolean {
    if (this.#isOperatorCard(kiosk)) return this.#lift(kiosk)
    if (errand !== 'close') return this.#leave(kiosk)
    if (kiosk.card !== null) return this.#lift(kiosk)
    kiosk.press({ type: 'staff' })
    return true
  }

  #cardAway(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'card-away' }>, errand: Errand): boolean {
    if (errand === 'open') return this.#isOperatorCard(kiosk) ? this.#lift(kiosk) : this.#leave(kiosk)
    if (kiosk.card !== null) return this.#lift(kiosk)
    if (page.forEnding && this.#laysVotersCard(kiosk)) return true
    kiosk.press({ type: 'staff' })
    return true
  }

  /** Ending a session whose card was never pressed needs its card on the tray again (C3). */
  #laysVotersCard(kiosk: KioskRoom): boolean {
    const visit = this.#hall.observer.visits.get(kiosk)
    const voter = this.#voters.find((each) => each.card !== null && each.card === visit?.card)
    if (voter === undefined || voter.card === null || this.#hall.dice.oneIn(4)) return false
    kiosk.lay(voter.card)
    voter.laid = voter.card
    voter.card = null
    voter.kiosk = kiosk
    voter.place = 'kiosk'
    return true
  }

  #unlocks(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'operator-card' }>, errand: Errand): boolean {
    const { dice, stock } = this.#hall
    if (page.step === 'checking') return false
    if (kiosk.card === null) {
      if (page.cancellable && page.purpose === 'staff' && dice.oneIn(40)) kiosk.press({ type: 'back' })
      else if (stock.operatorCard.uid === OPERATOR_UID) kiosk.lay(stock.operatorCard)
      return true
    }
    if (!this.#isOperatorCard(kiosk)) return this.#lift(kiosk)
    const wrong = this.#wrongPins.get(kiosk) ?? 0
    if (errand !== 'open' && wrong < 1 && dice.oneIn(12)) {
      this.#wrongPins.set(kiosk, wrong + 1)
      kiosk.press({ type: 'pin', pin: WRONG_PIN })
    } else {
      this.#wrongPins.set(kiosk, 0)
      kiosk.press({ type: 'pin', pin: PIN })
    }
    return true
  }

  #witnesses(kiosk: KioskRoom, lines: readonly { mark: string }[], voterConfirmed: boolean): boolean {
    lines.forEach((_, witness) => {
      kiosk.press({ type: 'witness', witness, mark: witness < 2 ? 'confirmed' : 'absent' })
    })
    if (!voterConfirmed) kiosk.press({ type: 'voter-confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    return true
  }

  #menu(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'staff-menu' }>, errand: Errand): boolean {
    const { dice, observer } = this.#hall
    if (dice.oneIn(10)) kiosk.press({ type: 'menu', item: 'status' })
    else if (page.session === 'can-drop' && dice.oneIn(2)) {
      const visit = observer.visits.get(kiosk)
      kiosk.press({ type: 'menu', item: 'drop-session' })
      // Dropped is told as "nothing is recorded".
      for (const contest of visit === undefined ? [] : observer.open(visit)) {
        this.#hall.ledger.toldNotRecorded(visit?.voter ?? 0, contest, 'a dropped session')
      }
    } else if (page.session === 'can-drop' || page.session === 'must-end') {
      kiosk.press({ type: 'menu', item: 'end-session' })
    } else if (errand === 'close') kiosk.press({ type: 'menu', item: 'close' })
    else kiosk.press(page.session === 'over' ? { type: 'menu', item: 'drop-session' } : { type: 'back' })
    return true
  }

  #staffWitnesses(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'staff-witnesses' }>): boolean {
    const { observer } = this.#hall
    page.witnesses.forEach((_, witness) => {
      kiosk.press({ type: 'witness', witness, mark: 'confirmed' })
    })
    kiosk.press({ type: 'officer-confirmed' })
    if (page.purpose !== 'end-session') return true
    const visit = observer.visits.get(kiosk)
    if (visit === undefined) return true
    if (kiosk.page?.type === 'staff-ending') {
      observer.endBeingWritten.add(kiosk)
      observer.asksToEnd(visit)
    } else observer.endedByStaff.add(kiosk)
    return true
  }

  #outOfService(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'out-of-service' }>, errand: Errand): boolean {
    if (kiosk.card !== null) return this.#lift(kiosk)
    if (!page.closable || errand === 'open') return this.#leave(kiosk)
    kiosk.press({ type: 'staff' })
    return true
  }

  #isOperatorCard(kiosk: KioskRoom): boolean {
    return kiosk.card === this.#hall.stock.operatorCard
  }

  /** Somebody else's card goes back to its owner, or to the cards that lie about. */
  #lift(kiosk: KioskRoom): boolean {
    const { stock, found } = this.#hall
    const card = kiosk.lift()
    kiosk.tray.callOff()
    if (card === null || card === stock.operatorCard) return card !== null
    // Who left a card behind and is gone owns it no more: it has been another voter's since.
    const owner = this.#voters.find((voter) => voter.laid === card && voter.place !== 'gone')
    if (owner === undefined) found.push(card)
    else {
      owner.card = card
      owner.laid = null
    }
    return true
  }

  #leave(kiosk: KioskRoom): boolean {
    this.errands.delete(kiosk)
    return true
  }
}
