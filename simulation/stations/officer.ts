/** The presiding officer at a kiosk: opens, ends, closes, looks at the status; always with card, PIN and witnesses. */
import type { KioskPage } from '#kiosk/session/view.ts'
import { lying, nextOfOfficer } from '#simulation/people/officer-at-kiosk.ts'
import { type KioskRoom, OPERATOR_UID, PIN, WRONG_PIN } from '#simulation/rooms/kiosk-room.ts'
import type { Hall, Voter } from './voter.ts'

/** `tend`: ends an abandoned session. `release`: a voter is there whose card this machine holds. `mistake`: closes it hours too early. */
export type Errand = 'open' | 'close' | 'tend' | 'release' | 'mistake'

const ONE_IS_AWAY = ['confirmed', 'confirmed', 'absent', 'absent', 'absent'] as const

export class Officer {
  readonly errands = new Map<KioskRoom, Errand>()
  /** Another machine's pair is still to be taken over by one that has closed its own. */
  keepsKey = false
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
      case 'operator-card':
        return this.#unlocks(kiosk, page, errand)
      case 'recovered':
        kiosk.front.shut()
        return this.#asAsked(kiosk, page)
      case 'zero-check':
      case 'taken-over':
      case 'staff-status':
      case 'staff-date':
      case 'remove-operator-card':
        return this.#asAsked(kiosk, page)
      case 'unknown-media':
        return this.#unknownMedia(kiosk, page)
      case 'take-over':
        return page.refusal === null ? this.#asAsked(kiosk, page) : this.#leave(kiosk)
      case 'release-card':
        return this.#releaseCard(kiosk, page, errand)
      case 'waiting':
        return this.#waiting(kiosk, errand)
      case 'card-away':
        return this.#cardAway(kiosk, page, errand)
      case 'staff-menu':
        return this.#menu(kiosk, page, errand)
      case 'staff-witnesses':
        return this.#staffWitnesses(kiosk, page)
      case 'staff-one-medium':
        return this.#asAsked(kiosk, page)
      case 'staff-early':
      case 'staff-no-permission':
        return this.#early(kiosk, page, errand)
      case 'closed':
        this.errands.delete(kiosk)
        return this.#lift(kiosk)
      case 'out-of-service':
        return this.#outOfService(kiosk, page, errand)
      case 'starting':
      case 'zero-reading':
      case 'opening':
      case 'staff-ending':
      case 'staff-freeing':
      case 'finishing':
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
    if (errand !== 'close' && errand !== 'mistake') return this.#leave(kiosk)
    if (kiosk.card !== null) return this.#lift(kiosk)
    kiosk.press({ type: 'staff' })
    return true
  }

  /** OPN-03: what they hold is looked at with the witnesses; now and then nobody dares, and they are asked again at the next start. */
  #unknownMedia(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'unknown-media' }>): boolean {
    if (this.#hall.dice.oneIn(6)) {
      kiosk.press({ type: 'back' })
      if (kiosk.page?.type === 'opening') this.#hall.object(`P6: ${kiosk.pair} opens media that the officer refused`)
      return true
    }
    return this.#asAsked(kiosk, page)
  }

  /** Most see in time that it is hours too early, and that nobody has permitted it; some tick what is not true. */
  #early(kiosk: KioskRoom, page: KioskPage, errand: Errand): boolean {
    if (errand !== 'mistake' || this.#hall.dice.oneIn(4)) return this.#asAsked(kiosk, page)
    this.errands.set(kiosk, 'open')
    kiosk.press({ type: 'back' })
    return true
  }

  /** Its voter lays it there. Who does not come is not waited for. */
  #releaseCard(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'release-card' }>, errand: Errand): boolean {
    if (this.#isOperatorCard(kiosk)) return this.#lift(kiosk)
    if (errand === 'open') return this.#leave(kiosk)
    if (errand === 'release' && this.#isAsked(kiosk)) return false
    if (kiosk.card !== null || page.cardLies) return this.#lift(kiosk)
    if (errand === 'release' && !this.#hall.dice.oneIn(4)) return this.#leave(kiosk)
    kiosk.press({ type: 'staff' })
    return true
  }

  #isAsked(kiosk: KioskRoom): boolean {
    return this.#voters.some((voter) => voter.kiosk === kiosk && voter.place === 'kiosk')
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
    const visit = this.#hall.observer.visits.get(kiosk.holds)
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

  /** Nothing is left to chance here. */
  #asAsked(kiosk: KioskRoom, page: KioskPage): boolean {
    const tray = lying(kiosk.card, this.#hall.stock.operatorCard)
    const marks = page.type === 'zero-check' ? ONE_IS_AWAY : []
    for (const act of nextOfOfficer(page, { errand: 'close', pin: PIN, tray, marks })) {
      if (act.type === 'take-card') return this.#lift(kiosk)
      if (act.type !== 'lay-card') kiosk.press(act)
    }
    return true
  }

  #menu(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'staff-menu' }>, errand: Errand): boolean {
    const { dice, observer } = this.#hall
    if (dice.oneIn(10)) kiosk.press({ type: 'menu', item: 'status' })
    else if (errand === 'release' && page.releasable && this.#isAsked(kiosk)) {
      kiosk.press({ type: 'menu', item: 'release' })
    } else if (page.session === 'freed' || page.session === 'releasing') {
      if (page.session === 'freed') observer.dropsFreed(kiosk)
      kiosk.press({ type: 'menu', item: 'drop-session' })
    } else if (errand === 'release') {
      this.errands.set(kiosk, 'open')
      kiosk.press({ type: 'back' })
    } else if (page.session === 'can-drop' && dice.oneIn(2)) {
      const visit = observer.visits.get(kiosk.holds)
      kiosk.press({ type: 'menu', item: 'drop-session' })
      // Dropped is told as "nothing is recorded".
      for (const contest of visit === undefined ? [] : observer.open(visit)) {
        this.#hall.ledger.toldNotRecorded(visit?.voter ?? 0, contest, 'a dropped session')
      }
    } else if (page.session === 'can-drop' || page.session === 'must-end') {
      kiosk.press({ type: 'menu', item: 'end-session' })
    } else if (errand === 'close' || errand === 'mistake') kiosk.press({ type: 'menu', item: 'close' })
    else kiosk.press(page.session === 'over' ? { type: 'menu', item: 'drop-session' } : { type: 'back' })
    return true
  }

  #staffWitnesses(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'staff-witnesses' }>): boolean {
    const { observer } = this.#hall
    if (this.keepsKey && page.keepKey !== null) {
      kiosk.press({ type: 'keep-key', keep: true })
      // With its disk full, a machine that loses its power in its closing forgets the wish, and erases.
      if (!kiosk.keyErased && !kiosk.diskFull) observer.keeps.add(kiosk)
    }
    this.#asAsked(kiosk, page)
    if (page.purpose !== 'end-session') return true
    const visit = observer.visits.get(kiosk.holds)
    if (visit === undefined) return true
    if (kiosk.page?.type === 'staff-ending') {
      observer.endBeingWritten.add(kiosk)
      observer.asksToEnd(kiosk)
    } else observer.endedByStaff.add(kiosk)
    return true
  }

  #outOfService(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'out-of-service' }>, errand: Errand): boolean {
    if (kiosk.card !== null) return this.#lift(kiosk)
    if (!page.closable || errand === 'open') return this.#leave(kiosk)
    if (errand === 'release' && !this.#isAsked(kiosk)) return this.#leave(kiosk)
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
