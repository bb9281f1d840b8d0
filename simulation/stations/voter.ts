/** One person: how they came, what they want, and what they do with a card in their hand. One act at a time. */
import type { ContestBit } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { nextPress } from '#simulation/people/voter.ts'
import { type CardStock, cardState } from '#simulation/rooms/card-stock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { candidateOf } from '#simulation/rooms/sample-station.ts'
import { type Audio, pressesKeys } from './keypad-hand.ts'
import type { Ledger } from './ledger.ts'
import { isReleasing, type Observer } from './observer.ts'

export type Place = 'outside' | 'line' | 'desk' | 'hall' | 'kiosk' | 'gone'

/** Ordinary people do what the screen says; the others do what people do. */
export type Manner = 'ordinary' | 'restless' | 'undecided' | 'leaves'

export interface Hall {
  readonly dice: Dice
  readonly ledger: Ledger
  readonly observer: Observer
  readonly stock: CardStock
  readonly kiosks: readonly KioskRoom[]
  /** Cards that somebody left lying about. */
  readonly found: UltralightAesCard[]
  /** Is somebody else busy at this machine? */
  occupied(kiosk: KioskRoom): boolean
  /** Is staff at this machine? */
  tended(kiosk: KioskRoom): boolean
  /** The officer is called, to release a card that this machine has taken. */
  asksForRelease(kiosk: KioskRoom): void
  /** Somebody leaves the station, for good. */
  leaves(voter: Voter): void
  say(what: string): void
  happens(what: string): void
  object(what: string): void
}

type Choose = Extract<KioskPage, { type: 'choose' }>

const LEAVE: Press = { type: 'leave' }
/** At the desk. */
const VISITS_MAX = 12

export class Voter {
  readonly number: number
  readonly manner: Manner
  place: Place = 'outside'
  card: UltralightAesCard | null = null
  /** On the tray where they stand. */
  laid: UltralightAesCard | null = null
  kiosk: KioskRoom | null = null
  /** How often they stood at the desk. */
  visits = 0
  /** To the desk, with an unvoted card. */
  givesBack = false
  /** Not in their hand any more, and they do not know where it is. */
  lost: UltralightAesCard | null = null
  readonly #hall: Hall

  constructor(number: number, manner: Manner, hall: Hall) {
    this.number = number
    this.manner = manner
    this.#hall = hall
  }

  /** @returns false when there is nothing to do just now */
  act(): boolean {
    if (this.place === 'hall') return this.#inTheHall()
    return this.place === 'kiosk' && this.kiosk !== null && this.#atTheKiosk(this.kiosk)
  }

  #inTheHall(): boolean {
    const { dice, kiosks } = this.#hall
    if (this.card === null) return this.lost === null ? this.#goes('gone') : this.#goesToTheDesk()
    const state = cardState(this.card)
    if (state.type === 'finished') return this.#handsIn()
    // Voted with another one: an honest voter votes with this one no more.
    if (this.#hall.stock.replaced.has(this.card)) return this.#goesToTheDesk()
    // Released by a machine: the desk takes it and issues for what it leaves open.
    if (state.type === 'released') return this.#mayTryAgain() ? this.#goesToTheDesk() : this.#handsIn()
    if (this.manner === 'leaves' && dice.oneIn(6)) return this.#leavesCardBehind()
    if (dice.oneIn(150) && this.#mayTryAgain()) return this.#goesToTheDesk()
    const holder = kiosks.find(({ holds }) => 'pair' in state && holds.pair === state.pair)
    if (holder !== undefined && isReleasing(holder.page) && !this.#hall.occupied(holder)) {
      this.kiosk = holder
      this.place = 'kiosk'
      if (holder.page?.type === 'out-of-service') this.#hall.asksForRelease(holder)
      return true
    }
    const free = kiosks.filter(
      (kiosk) =>
        kiosk.page?.type === 'waiting' && !this.#hall.occupied(kiosk) && (!kiosk.unfit.has('battery') || dice.oneIn(8)),
    )
    const own = free.find((kiosk) => 'pair' in state && kiosk.pair === state.pair)
    const kiosk = own !== undefined && !dice.oneIn(5) ? own : dice.pick(free)
    if (kiosk === undefined || kiosk.card !== null) return this.#tiredOfWaiting()
    this.kiosk = kiosk
    this.place = 'kiosk'
    this.#lay(kiosk, this.card)
    return true
  }

  /** No machine is free: most wait, some ask the desk. Where none is in order nobody waits for long. */
  #tiredOfWaiting(): boolean {
    const { dice, kiosks } = this.#hall
    const hopeless = kiosks.every(({ page }) => page === null || ['out-of-service', 'closed'].includes(page.type))
    if (!dice.oneIn(hopeless ? 10 : 150)) return false
    return this.#mayTryAgain() ? this.#goesToTheDesk() : this.#leavesCardBehind()
  }

  #atTheKiosk(kiosk: KioskRoom): boolean {
    const { dice } = this.#hall
    const { page } = kiosk
    if (page === null) return this.#machineIsDark(kiosk)
    if (this.manner === 'restless' && dice.oneIn(8) && kiosk.card !== null && kiosk.card === this.#mine(kiosk)) {
      return this.#lift(kiosk)
    }
    if (this.manner !== 'ordinary' && dice.oneIn(25)) this.#playsWithTheLooks(kiosk)
    // Called away: the card stays where it lies.
    if (this.manner === 'leaves' && kiosk.card !== null && dice.oneIn(40)) return this.#leaves()
    switch (page.type) {
      case 'waiting':
        return this.card === null ? this.#leaves() : this.#layAgain(kiosk)
      case 'roles':
      case 'how-to':
        return this.#goesOn(kiosk, page, this.manner === 'undecided' && dice.oneIn(8) ? LEAVE : null)
      case 'choose':
        return this.#chooses(kiosk, page)
      case 'confirm':
        return this.#confirms(kiosk, page)
      case 'leave':
        kiosk.press(this.#leaveScope())
        return true
      case 'leave-sure':
        return this.#maySurelyLeave(kiosk, page)
      case 'recorded':
        return this.#goesOn(kiosk, page, this.manner === 'undecided' && dice.oneIn(6) ? LEAVE : null)
      case 'audio':
        return this.#listens(kiosk, page)
      case 'take-card':
      case 'session-over':
      case 'closed':
        return this.#takesCardAndGoes(kiosk)
      case 'refused':
        return this.#isRefused(kiosk, page)
      case 'card-away':
        return this.#cardIsAway(kiosk, page)
      case 'out-of-service':
        return this.#machineFailed(kiosk)
      case 'release-card':
        return this.#laysToRelease(kiosk, page)
      case 'released':
        this.visits = 0 // However often sent to and fro before: the page says what to do now.
        return this.#takesCardAndGoes(kiosk)
      default:
        return false
    }
  }

  #chooses(kiosk: KioskRoom, page: Choose): boolean {
    const { dice } = this.#hall
    if (page.pageCount > 1 && !page.allSeen) {
      kiosk.press({ type: 'turn-page', page: dice.below(page.pageCount) })
    } else if (this.manner === 'undecided' && dice.oneIn(6)) {
      kiosk.press(dice.oneIn(3) ? { type: 'leave' } : { type: 'select', candidate: dice.pick(page.candidates).id })
    } else if (this.manner === 'undecided' && dice.oneIn(12)) {
      const count = 1 + dice.below(3)
      kiosk.press({ type: 'pages', count, perPage: Math.ceil(page.candidates.length / count) })
    } else this.#goesOn(kiosk, page)
    return true
  }

  /** As the page asks, for their own candidate; or by what came over them. */
  #goesOn(kiosk: KioskRoom, page: KioskPage, instead: Press | null = null): true {
    const wishes = (title: string) => candidateOf(this.number, this.#hall.observer.contestOf(title))
    const press = instead ?? nextPress(page, wishes)
    if (press !== null) kiosk.press(press)
    return true
  }

  #confirms(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'confirm' }>): boolean {
    const { dice, observer } = this.#hall
    const contest = observer.contestOf(page.contest.title)
    if (page.candidate.id !== candidateOf(this.number, contest) || (this.manner === 'undecided' && dice.oneIn(8))) {
      return this.#goesOn(kiosk, page, { type: 'back' })
    }
    const on = kiosk.view?.serial
    this.#goesOn(kiosk, page)
    this.#castDone(kiosk, contest)
    // A double tap: the second press belongs to a page that is gone.
    if (dice.oneIn(10) && on !== undefined) kiosk.press({ type: 'cast' }, on)
    return true
  }

  /** The page has gone on to recording: from now on there may be a record. */
  #castDone(kiosk: KioskRoom, contest: ContestBit): void {
    const { page } = kiosk
    const recording = page?.type === 'recording' || (page?.type === 'audio' && page.phase === 'recording')
    if (recording) this.#hall.ledger.attempted(this.number, contest, 'maybe-vote', kiosk.pair)
  }

  #leaveScope() {
    if (this.#hall.dice.oneIn(3)) return { type: 'back' } as const
    return { type: 'leave-scope', scope: this.#hall.dice.oneIn(2) ? 'contest' : 'all' } as const
  }

  #maySurelyLeave(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'leave-sure' }>): boolean {
    const { dice, ledger, observer } = this.#hall
    if (dice.oneIn(3)) return this.#goesOn(kiosk, page, { type: 'back' })
    this.#goesOn(kiosk, page)
    if (kiosk.page?.type !== 'recording') return true
    const contest = observer.contestOf(page.contest.title)
    if (page.scope === 'contest') ledger.attempted(this.number, contest, 'maybe-end', kiosk.pair)
    else observer.asksToEnd(kiosk)
    return true
  }

  #listens(kiosk: KioskRoom, page: Audio): boolean {
    const goesBack = page.phase === 'confirm' && this.manner === 'undecided' && this.#hall.dice.oneIn(5)
    const contest = page.contest && this.#hall.observer.contestOf(page.contest.title)
    const pressed = pressesKeys(kiosk, page, this.number, goesBack)
    if (page.phase === 'confirm' && !goesBack && contest !== null) this.#castDone(kiosk, contest)
    return pressed
  }

  #playsWithTheLooks(kiosk: KioskRoom): void {
    const { dice } = this.#hall
    if (dice.oneIn(2)) kiosk.press({ type: 'language', language: dice.pick(LANGUAGES) })
    else kiosk.press({ type: 'text-size', size: dice.oneIn(2) ? 'large' : 'largest' })
  }

  #cardIsAway(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'card-away' }>): boolean {
    const { dice } = this.#hall
    if (kiosk.card !== null) return page.cardLies ? this.#lift(kiosk) : false
    if (this.card === null) return this.#leaves()
    if (page.refusal !== null || (this.manner === 'leaves' && dice.oneIn(3))) return this.#walksOff()
    this.#lay(kiosk, this.card)
    return true
  }

  #isRefused(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'refused' }>): boolean {
    const { dice } = this.#hall
    if (kiosk.card === null) return false
    this.#lift(kiosk)
    this.kiosk = null
    this.place = 'hall'
    // The mains come back.
    if (page.refusal === 'on-battery') return true
    if (page.refusal === 'card-expired') this.#hall.happens('cards that expired in the hand')
    if (['machine-full', 'card-taken-elsewhere'].includes(page.refusal) && dice.oneIn(2)) return true
    return this.#mayTryAgain() ? this.#goesToTheDesk() : this.#leavesCardBehind()
  }

  #machineIsDark(kiosk: KioskRoom): boolean {
    if (!this.#hall.dice.oneIn(4)) return false
    if (kiosk.card !== null) this.#lift(kiosk)
    return this.#walksOff()
  }

  #machineFailed(kiosk: KioskRoom): boolean {
    if (kiosk.card !== null && !this.#hall.tended(kiosk)) return this.#lift(kiosk)
    if (this.#hall.tended(kiosk)) return false
    const state = this.card && cardState(this.card)
    const held = state !== null && 'pair' in state && state.pair === kiosk.holds.pair && isReleasing(kiosk.page)
    // From *taken* the desk gives the right again as well.
    if (!held || !this.#hall.dice.oneIn(state.type === 'pressed' ? 1 : 2)) return this.#walksOff()
    this.#hall.asksForRelease(kiosk)
    return true
  }

  #laysToRelease(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'release-card' }>): boolean {
    if (page.cardLies) this.#lift(kiosk)
    if (page.refusal !== null || this.card === null || kiosk.card !== null) return this.#walksOff()
    if (page.cardLies) return true
    this.#lay(kiosk, this.card)
    return true
  }

  #takesCardAndGoes(kiosk: KioskRoom): boolean {
    if (kiosk.card !== null) this.#lift(kiosk)
    this.kiosk = null
    this.place = 'hall'
    return true
  }

  #layAgain(kiosk: KioskRoom): boolean {
    if (kiosk.card !== null || this.card === null) return false
    if (cardState(this.card).type === 'finished') return this.#takesCardAndGoes(kiosk)
    this.#lay(kiosk, this.card)
    return true
  }

  /** The card leaves the machine's tray only by their own hand, or in the middle of a command. */
  #mine(kiosk: KioskRoom): UltralightAesCard | null {
    return kiosk.card === this.laid ? kiosk.card : null
  }

  #lay(kiosk: KioskRoom, card: UltralightAesCard): void {
    const { dice } = this.#hall
    if (this.manner === 'restless' && dice.oneIn(4)) {
      const tear = dice.pick(['old', 'new', 'unstable'] as const)
      kiosk.tray.pullDuring('any', 1 + dice.below(30), tear)
    } else {
      const lost = dice.below(30)
      if (lost === 0) kiosk.tray.loseAnswer('any', 1 + dice.below(20))
      if (lost === 1) kiosk.tray.garbleAnswer('any', 1 + dice.below(20))
    }
    this.#hall.say(`voter ${this.number} lays a card at ${kiosk.pair}`)
    this.laid = card
    kiosk.lay(card)
    this.card = null
  }

  #lift(kiosk: KioskRoom): boolean {
    this.#hall.say(`voter ${this.number} lifts the card at ${kiosk.pair}`)
    const card = kiosk.lift()
    kiosk.tray.callOff()
    // The officer's card goes to the officer. In the pocket of a voter it ended in the case, and was counted as a voting card.
    if (card === null || card === this.#hall.stock.operatorCard) return true
    // With the own card in hand: somebody else's is handed to the desk.
    if (this.card !== null) this.#hall.found.push(card)
    else this.card = card
    this.laid = null
    return true
  }

  /** The clerk has called them. */
  isServed(): void {
    this.place = 'desk'
    this.visits++
    this.#hall.ledger.comesToDesk(this.number)
  }

  /** The card was pulled out in the middle of a command: it is in their hand. */
  catches(): void {
    const { kiosk, laid } = this
    if (laid === null || this.card !== null || kiosk === null || kiosk.card !== null) return
    this.card = laid
    this.laid = null
  }

  #handsIn(): boolean {
    const { stock, dice } = this.#hall
    this.#goes('gone')
    if (this.card !== null) {
      const finished = cardState(this.card).type === 'finished'
      // Somebody always puts the wrong thing into the box.
      if (finished || dice.oneIn(2)) stock.case.push(this.card)
      else stock.leftOver.push(this.card)
      if (finished) stock.forget(this.card)
    }
    this.card = null
    return true
  }

  #goesToTheDesk(): boolean {
    this.givesBack = true
    this.kiosk = null
    return this.#goes('line')
  }

  #leaves(): boolean {
    this.kiosk = null
    return this.#goes('gone')
  }

  #walksOff(): boolean {
    this.kiosk = null
    if (this.card === null) return this.#goes('gone')
    this.place = 'hall'
    if (cardState(this.card).type === 'finished') return true
    return this.#mayTryAgain() && !this.#hall.dice.oneIn(4) ? this.#goesToTheDesk() : true
  }

  #leavesCardBehind(): boolean {
    const { dice, found } = this.#hall
    this.#goes('gone')
    if (this.card !== null && dice.oneIn(2)) found.push(this.card)
    this.card = null
    this.kiosk = null
    return true
  }

  #mayTryAgain(): boolean {
    return this.visits < VISITS_MAX
  }

  #goes(place: Place): boolean {
    this.place = place
    if (place === 'gone') this.#hall.leaves(this)
    return true
  }
}
