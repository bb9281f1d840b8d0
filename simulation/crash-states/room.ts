/**
 * What can happen in the room, one step at a time: machines write and are cut, media die, cards are laid on, moved and
 * pulled, the officer ends, closes and reopens, the desk takes cards back. Each method emits every state that its step can
 * end in; with `faults` off, only the one in which everything goes well.
 */
import { assert } from '#election/assert.ts'
import type { RecordRequest } from '#election/ballot-box/requests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { Broken } from './broken.ts'
import type { CardRules } from './card-rules.ts'
import type { Mistakes } from './mistakes.ts'
import { type Answer, type Flight, type PairBook, type PairState, type Stands, tokenOf } from './pair-book.ts'
import { namedRecord } from './record-name.ts'
import type { Fields, State } from './world.ts'
import * as w from './world.ts'
import { at, set } from './world.ts'

export interface Scenario {
  readonly fields: Fields
  readonly books: readonly PairBook[]
  readonly cards: CardRules
  readonly mistakes: Mistakes
  readonly start: State
  /** Contests of the election, as a mask. */
  readonly contests: number
  /** Day numbers of the listed dates. */
  readonly days: readonly number[]
  /** Voters come on two dates, the last of them on the second. */
  readonly twoDays: boolean
  readonly mediumDies: 'for-good' | 'returns'
  /** Cards can be torn to something unreadable, or to something that is old or new by turns. */
  readonly cardFaults: boolean
  /** A machine may be closed for good while voters have not been there. */
  readonly earlyClose: boolean
}

export type Emit = (state: State, by: string) => void

const UNREADABLE = 1
const UNSETTLED = 2

export class Room {
  readonly scenario: Scenario
  readonly #emit: Emit
  readonly #faults: boolean

  constructor(scenario: Scenario, faults: boolean, emit: Emit) {
    this.scenario = scenario
    this.#faults = faults
    this.#emit = emit
  }

  /** What the machine with this pair sees; of a machine that is off, what it will see. */
  pair(state: State, kiosk: number): PairState {
    const [original, duplicate] = this.images(state, kiosk)
    const book = this.#book(kiosk)
    return book.state(original, duplicate, this.#get(state, kiosk, w.SPARE) === 1)
  }

  images(state: State, kiosk: number): [number, number] {
    const out = this.#get(state, kiosk, w.GONE) || this.#get(state, kiosk, w.CONDEMNED)
    return [out === 1 ? 0 : this.#get(state, kiosk, w.ORIGINAL), out === 2 ? 0 : this.#get(state, kiosk, w.DUPLICATE)]
  }

  /** FLT-04: votes only on two media, in the machine that the pair belongs to. */
  inService(state: State, kiosk: number, stands: Stands): boolean {
    return stands.media === 3 && !stands.alone && this.#get(state, kiosk, w.SPARE) === 0
  }

  /** Row 32: a pair that was opened on an earlier day and not closed takes no vote. */
  isOfToday(state: State, stands: Stands): boolean {
    return stands.day === 0 || stands.day === this.#today(state)
  }

  powerOn(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    this.#to(state, 'power on', (t) => set(t, p + w.ON, 1))
    const bothThere = at(state, p + w.GONE) === 0
    if (!this.#faults || at(state, w.MEDIUM_DEATHS) === 0 || !bothThere) return
    for (const role of [1, 2]) {
      this.#to(state, `medium ${role} is not read`, (t) => {
        set(t, w.MEDIUM_DEATHS, at(t, w.MEDIUM_DEATHS) - 1)
        set(t, p + w.ON, 1)
        this.#loseMedium(t, kiosk, role)
      })
    }
  }

  switchOff(state: State, kiosk: number): void {
    this.#to(state, 'switched off', (t) => this.#off(t, kiosk))
  }

  cutBetweenWrites(state: State, kiosk: number): void {
    if (at(state, w.CUTS) > 0) {
      this.#to(state, 'cut', (t) => {
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        this.#off(t, kiosk)
      })
    }
    this.machineDies(state, kiosk)
  }

  machineDies(state: State, kiosk: number): void {
    if (at(state, w.MACHINE_DEATHS) === 0 || this.#get(state, kiosk, w.SPARE) === 1) return
    this.#to(state, 'machine dies', (t) => this.#die(t, kiosk))
  }

  /** One barrier of recovery. */
  proceed(state: State, kiosk: number, step: Extract<PairState, { type: 'barrier' }>): void {
    this.#fly(state, kiosk, step.flight, step.rule, () => {})
  }

  /** A card is laid on the tray of a machine that waits. */
  present(state: State, kiosk: number, card: number, stands: Stands): void {
    const { fields, cards } = this.scenario
    const c = fields.card(card)
    if (at(state, c + w.HEALTH) === UNREADABLE) return
    if (this.#settleCard(state, card)) return
    const mine = stands.card === card && (stands.state === 'part' || stands.state === 'freed')
    const [original, duplicate] = this.images(state, kiosk)
    const decision = cards.check({
      kiosk,
      card,
      counter: at(state, c + w.COUNTER),
      contests: at(state, c + w.CONTESTS),
      spent: (stands.spent & (1 << card)) !== 0 && !this.scenario.mistakes.has('spent-mark-forgotten'),
      openSession: mine,
      sessionOpen: stands.state === 'part' || stands.state === 'freed',
      startRefusal: this.#book(kiosk).refusalToStart(original, duplicate, false, this.#today(state)),
    })
    const votable = decision.type === 'start' || decision.type === 'start-again' || decision.type === 'continue'
    if (votable && this.#get(state, kiosk, w.TOLD_CLOSED) !== 0)
      throw new Broken('P8: votable again after "un-votable"')
    switch (decision.type) {
      case 'start':
        this.#move(state, card, cards.taken(at(state, c + w.COUNTER), kiosk), 'taken', (t) => {
          this.#sit(t, kiosk, card)
        })
        break
      case 'start-again':
      case 'continue':
        this.#to(state, decision.type, (t) => {
          this.#sit(t, kiosk, card)
          const recorded = decision.type === 'continue' ? stands.recorded : 0
          this.#tell(t, card, recorded)
        })
        break
      case 'session-over':
        this.#move(state, card, cards.finished(at(state, c + w.COUNTER), kiosk), 'session over', (t) => {
          set(t, c + w.PLACE, w.KEPT)
        })
        break
      case 'refuse':
        break
    }
  }

  /** 「○投票する」 for the first contest that is open. */
  press(state: State, kiosk: number, stands: Stands): void {
    const { cards, mistakes, fields } = this.scenario
    const card = this.#get(state, kiosk, w.SESSION) - 1
    const c = fields.card(card)
    const counter = at(state, c + w.COUNTER)
    const open = at(state, c + w.CONTESTS) & ~(stands.state === 'part' ? stands.recorded : 0)
    if (open === 0 || (stands.state === 'part' && stands.card !== card)) return
    const contest = lowest(open)
    const isLast = open === 1 << contest
    const place = cards.stateOf(counter)
    if (place === 'taken' && !mistakes.has('no-pressed-step')) {
      this.#move(state, card, cards.pressed(counter, kiosk), 'pressed', () => {})
      return
    }
    if (mistakes.has('card-finished-before-intent') && isLast && place === 'pressed') {
      this.#move(state, card, cards.finished(counter, kiosk), 'finished too early', () => {})
      return
    }
    this.#record(state, kiosk, stands, { card, contest, act: 'vote' })
  }

  /** All is recorded: counter → 127, while the media still roll forward. */
  finish(state: State, kiosk: number): void {
    const card = this.#get(state, kiosk, w.SESSION) - 1
    const c = this.scenario.fields.card(card)
    const counter = at(state, c + w.COUNTER)
    const leave = (t: State): void => {
      set(t, c + w.PLACE, w.KEPT)
      set(t, this.scenario.fields.pair(kiosk) + w.SESSION, 0)
    }
    if (this.scenario.cards.stateOf(counter) === 'finished') this.#to(state, 'finish', leave)
    else this.#move(state, card, this.scenario.cards.finished(counter, kiosk), 'finish', leave)
  }

  allRecorded(state: State, card: number): boolean {
    const c = this.scenario.fields.card(card)
    const v = this.scenario.fields.voter(at(state, c + w.VOTER) - 1)
    return bitsOf(at(state, c + w.CONTESTS)).every((contest) => at(state, v + w.TOLD + contest) === w.RECORDED)
  }

  pull(state: State, kiosk: number): void {
    this.#to(state, 'card pulled', (t) => this.#standUp(t, kiosk))
  }

  /** The officer ends an interrupted session: an "ended" record for the first contest that is open. */
  end(state: State, kiosk: number, stands: Stands, card: number): void {
    const open = at(state, this.scenario.fields.card(card) + w.CONTESTS) & ~stands.recorded
    this.#record(state, kiosk, stands, { card, contest: lowest(open), act: 'ended-by-staff' })
  }

  /** Out of service with some contests recorded: PART → FREED. */
  release(state: State, kiosk: number, stands: Stands): void {
    const answer = this.#book(kiosk).release(...this.#asked(state, kiosk), stands)
    this.#fly(state, kiosk, this.#granted(answer, 'release'), 'release', () => {})
  }

  /** FREED: the card goes to 112 + recorded. */
  releaseCard(state: State, kiosk: number, stands: Stands): void {
    const c = this.scenario.fields.card(stands.card)
    if (this.#settleCard(state, stands.card)) return
    const by = this.scenario.cards.released(at(state, c + w.COUNTER), kiosk, stands.recorded)
    this.#move(state, stands.card, by, 'release card', (t) => this.#tell(t, stands.card, stands.recorded))
  }

  /** FREED → IDLE, when the card says so or the officer drops a card that is away. */
  finishRelease(state: State, kiosk: number, stands: Stands, drop: boolean): void {
    const answer = this.#book(kiosk).finishRelease(...this.#asked(state, kiosk), stands)
    const flight = this.#granted(answer, 'finish release')
    const base = Int32Array.from(state)
    if (drop) {
      const v = this.#voterOf(base, stands.card)
      this.#tell(base, stands.card, stands.recorded)
      set(base, v + w.EXCUSED, at(base, v + w.EXCUSED) | (stands.contests & ~stands.recorded))
    }
    this.#fly(base, kiosk, flight, drop ? 'drop' : 'finish release', () => {})
  }

  /** Out of service with nothing recorded for this card: it goes to 112, or to 127 when its session is over. */
  releaseIdle(state: State, kiosk: number, card: number, stands: Stands): void {
    const { fields, cards } = this.scenario
    if (this.#settleCard(state, card)) return
    const counter = at(state, fields.card(card) + w.COUNTER)
    if ((stands.spent & (1 << card)) !== 0) {
      this.#move(state, card, cards.finished(counter, kiosk), 'session over', (t) => {
        set(t, fields.card(card) + w.PLACE, w.KEPT)
      })
      return
    }
    this.#move(state, card, cards.released(counter, kiosk, 0), 'release card', (t) => this.#tell(t, card, 0))
  }

  /** The desk takes a card back and issues a new one for what it leaves open, by the counter alone. */
  desk(state: State, card: number): void {
    const c = this.scenario.fields.card(card)
    if (at(state, c + w.HEALTH) === UNREADABLE) return
    if (this.#settleCard(state, card)) return
    const contests = at(state, c + w.CONTESTS)
    const back = this.scenario.cards.takenBack(at(state, c + w.COUNTER), contests, this.#evidence(state, card))
    if (back === null) return
    this.#to(state, 'desk', (t) => {
      set(t, c + w.COUNTER, at(t, c + w.COUNTER) + back.by)
      set(t, c + w.PLACE, w.KEPT)
      if (back.over) return
      this.#tell(t, card, contests & ~back.left)
      if (back.left !== 0) this.#issue(t, card, back.left)
    })
  }

  close(state: State, kiosk: number, stands: Stands, final: boolean): void {
    const [original, duplicate, spare] = this.#asked(state, kiosk)
    const answer = this.#book(kiosk).close(original, duplicate, spare, stands, this.#today(state), final)
    const p = this.scenario.fields.pair(kiosk)
    const told = (t: State): void => set(t, p + w.TOLD_CLOSED, final ? 2 : 1)
    if (this.scenario.mistakes.has('closed-page-left-out') && this.#faults && at(state, w.CUTS) > 0) {
      this.#to(state, 'cut before the seal', (t) => {
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        told(t)
        this.#off(t, kiosk)
      })
    }
    this.#fly(state, kiosk, this.#granted(answer, 'close'), final ? 'close for good' : 'close for the day', told)
  }

  /** The officer tries although a session is open. */
  mayNotClose(state: State, kiosk: number, stands: Stands): void {
    const [original, duplicate, spare] = this.#asked(state, kiosk)
    const answer = this.#book(kiosk).close(original, duplicate, spare, stands, this.#today(state), true)
    if (answer.ok) throw new Broken('P8: a machine can be closed over an open session')
  }

  reopen(state: State, kiosk: number, stands: Stands): void {
    const [original, duplicate, spare] = this.#asked(state, kiosk)
    const book = this.#book(kiosk)
    const answer = book.reopen(original, duplicate, spare, stands, this.#today(state))
    const flight = this.#granted(answer, 'reopen')
    if (!book.store.sameBehindHeader(original, duplicate)) throw new Broken('P10: reopened on unequal media')
    const base = Int32Array.from(state)
    set(base, this.scenario.fields.pair(kiosk) + w.TOLD_CLOSED, 0)
    this.#fly(base, kiosk, flight, 'reopen', () => {})
  }

  /** A planted mistake: the second medium still lacks the seal of the day. */
  reopenEarly(state: State, kiosk: number): void {
    const [original, duplicate] = this.images(state, kiosk)
    const base = Int32Array.from(state)
    set(base, this.scenario.fields.pair(kiosk) + w.TOLD_CLOSED, 0)
    const flight = this.#book(kiosk).reopenEarly(original, duplicate, this.#today(state))
    this.#fly(base, kiosk, flight, 'reopen too early', () => {})
  }

  mayReopen(state: State, kiosk: number, stands: Stands): boolean {
    return this.#book(kiosk).reopen(...this.#asked(state, kiosk), stands, this.#today(state)).ok
  }

  night(state: State): void {
    const { fields } = this.scenario
    this.#to(state, 'night', (t) => {
      for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) {
        const p = fields.pair(kiosk)
        if (at(t, p + w.TOLD_CLOSED) === 1 && at(t, p + w.ON) === 1) set(t, p + w.DAY_SEALED, 1)
        this.#off(t, kiosk)
      }
      set(t, w.DAY, 1)
    })
  }

  log(state: State, kiosk: number, stands: Stands): void {
    const answer = this.#book(kiosk).log(...this.#asked(state, kiosk), stands)
    if (!answer.ok) return
    const base = Int32Array.from(state)
    set(base, w.LOGS, at(base, w.LOGS) - 1)
    const [write] = answer.flight.original
    this.#fly(base, kiosk, answer.flight, 'log', (t) => {
      const both = this.images(t, kiosk).every((image) => image !== 0)
      if (both && write) set(t, this.scenario.fields.pair(kiosk) + w.LOG_PENDING, 1 + write.page + 256 * write.content)
    })
  }

  logSecond(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const pending = at(state, p + w.LOG_PENDING) - 1
    const duplicate = [{ page: pending % 256, content: Math.floor(pending / 256) }]
    const flight = this.#book(kiosk).flight(this.images(state, kiosk), { original: [], duplicate })
    const base = Int32Array.from(state)
    set(base, p + w.LOG_PENDING, 0)
    this.#fly(base, kiosk, flight, 'log', () => {})
  }

  /** Somebody keeps what a medium holds now, to put it back another day. */
  keepImage(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    for (const [role, sign] of [
      [w.ORIGINAL, 1],
      [w.DUPLICATE, -1],
    ] as const) {
      this.#to(state, 'image kept', (t) => set(t, p + w.KEPT_IMAGE, sign * at(t, p + role)))
    }
  }

  putBack(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const kept = at(state, p + w.KEPT_IMAGE)
    this.#to(state, 'old image put back', (t) => {
      set(t, p + (kept > 0 ? w.ORIGINAL : w.DUPLICATE), Math.abs(kept))
      set(t, p + w.KEPT_IMAGE, 0)
      set(t, p + w.TAMPERED, 1)
      set(t, w.OLD_IMAGES, at(t, w.OLD_IMAGES) - 1)
    })
  }

  excuse(state: State, voter: number, contests: number): void {
    const v = this.scenario.fields.voter(voter)
    this.#to(state, 'excused', (t) => set(t, v + w.EXCUSED, at(t, v + w.EXCUSED) | contests))
  }

  #record(
    state: State,
    kiosk: number,
    stands: Stands,
    { card, contest, act }: { card: number; contest: number; act: RecordRequest['act'] },
  ): void {
    const { fields } = this.scenario
    const voter = at(state, fields.card(card) + w.VOTER) - 1
    const v = fields.voter(voter)
    const base = Int32Array.from(state)
    if (act === 'ended-by-staff') set(base, v + w.EXCUSED, at(base, v + w.EXCUSED) | (1 << contest))
    if (at(base, v + w.TOLD + contest) === w.OPEN) this.#notRecorded(base, v, contest)
    if (act === 'vote') this.#checkDay(state, kiosk)
    set(base, v + w.TOLD + contest, w.OPEN)
    const request: RecordRequest = {
      token: tokenOf(card),
      cardContests: at(state, fields.card(card) + w.CONTESTS) as ContestMask,
      contest: contest as ContestBit,
      record: namedRecord({
        voter,
        contest: contest as ContestBit,
        attempt: at(base, v + w.ATTEMPT + contest),
        day: at(state, w.DAY),
      }),
      today: this.#today(state),
      act,
    }
    const answer = this.#book(kiosk).recordFor(...this.#asked(state, kiosk), stands, request)
    this.#fly(base, kiosk, this.#granted(answer, act), act, (t) => {
      // 「記録されました」, or on one medium what staff read of it after the fence.
      set(t, v + w.TOLD + contest, w.RECORDED)
    })
  }

  /** P10: no vote while an earlier day with votes is unsealed, and none on media without its seal. */
  #checkDay(state: State, kiosk: number): void {
    if (at(state, w.DAY) === 0) return
    const book = this.#book(kiosk)
    for (const image of this.images(state, kiosk)) {
      const { earlierVotes, daySealed } = book.daysOf(image)
      if (earlierVotes && !daySealed) throw new Broken('P10: a vote while an earlier day is unsealed')
      if (this.#get(state, kiosk, w.DAY_SEALED) === 1 && !daySealed) {
        throw new Broken('P10: a vote on a medium without the seal of the last closed day')
      }
    }
  }

  #evidence(state: State, card: number): 'spent' | 'not-spent-and-closed' | null {
    const { fields, cards, mistakes } = this.scenario
    const kiosk = cards.kioskOf(at(state, fields.card(card) + w.COUNTER))
    if (kiosk === null) return null
    if (mistakes.has('pressed-card-issued-again')) return 'not-spent-and-closed'
    const pair = this.pair(state, kiosk)
    if (pair.type !== 'done' || this.#get(state, kiosk, w.ON) === 0) return null
    const spent = (pair.spent & (1 << card)) !== 0
    if (spent && !(mistakes.has('left-over-card-released-though-spent') && pair.state === 'closed')) return 'spent'
    return pair.state === 'closed' ? 'not-spent-and-closed' : null
  }

  #issue(t: State, old: number, contests: number): void {
    const { fields, cards } = this.scenario
    for (let card = 0; card < fields.cards; card++) {
      const c = fields.card(card)
      if (at(t, c + w.VOTER) !== 0) continue
      set(t, c + w.VOTER, at(t, fields.card(old) + w.VOTER))
      set(t, c + w.CONTESTS, contests)
      set(t, c + w.COUNTER, cards.issuedCounter)
      if (at(t, w.REISSUES) > 0) set(t, w.REISSUES, at(t, w.REISSUES) - 1)
      return
    }
    assert(false, 'room: a card to issue')
  }

  /** What screen or staff say of a card: these contests are recorded, its others are not. */
  #tell(t: State, card: number, recorded: number): void {
    const v = this.#voterOf(t, card)
    for (const contest of bitsOf(at(t, this.scenario.fields.card(card) + w.CONTESTS))) {
      if ((recorded & (1 << contest)) !== 0) set(t, v + w.TOLD + contest, w.RECORDED)
      else if (at(t, v + w.TOLD + contest) === w.OPEN) this.#notRecorded(t, v, contest)
      else if (at(t, v + w.TOLD + contest) === w.RECORDED) {
        throw new Broken('P2: what was called recorded is called not recorded')
      }
    }
  }

  #notRecorded(t: State, v: number, contest: number): void {
    set(t, v + w.TOLD + contest, w.NOT_RECORDED)
    set(t, v + w.ATTEMPT + contest, at(t, v + w.ATTEMPT + contest) + 1)
  }

  #voterOf(t: State, card: number): number {
    return this.scenario.fields.voter(at(t, this.scenario.fields.card(card) + w.VOTER) - 1)
  }

  #sit(t: State, kiosk: number, card: number): void {
    set(t, this.scenario.fields.card(card) + w.PLACE, w.ON_TRAY)
    set(t, this.scenario.fields.pair(kiosk) + w.SESSION, card + 1)
  }

  #standUp(t: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const card = at(t, p + w.SESSION) - 1
    if (card >= 0) set(t, this.scenario.fields.card(card) + w.PLACE, w.WITH_VOTER)
    set(t, p + w.SESSION, 0)
  }

  #leaveEverywhere(t: State, card: number): void {
    for (let kiosk = 0; kiosk < this.scenario.fields.kiosks; kiosk++) {
      if (this.#get(t, kiosk, w.SESSION) === card + 1) this.#standUp(t, kiosk)
    }
  }

  /** One step of a card's counter (C1, C2): made and confirmed, or made with the answer lost, or torn. */
  #move(state: State, card: number, by: number, what: string, confirmed: (t: State) => void): void {
    const c = this.scenario.fields.card(card)
    const moved = (t: State): void => set(t, c + w.COUNTER, at(t, c + w.COUNTER) + by)
    this.#to(state, what, (t) => {
      moved(t)
      confirmed(t)
    })
    if (!this.#faults) return
    const away = (how: string, change: (t: State) => void): void =>
      this.#to(state, `${what}, ${how}`, (t) => {
        this.#leaveEverywhere(t, card)
        change(t)
      })
    away('answer lost', moved)
    if (!this.scenario.cardFaults) return
    away('card erased, not moved', (t) => set(t, c + w.HEALTH, UNREADABLE))
    away('card erased, moved', (t) => {
      moved(t)
      set(t, c + w.HEALTH, UNREADABLE)
    })
    away('card unstable', (t) => set(t, c + w.HEALTH, UNSETTLED + by))
  }

  /** The first reading with MAC of an unstable counter shows the old value or the new one, and that is it from then on. */
  #settleCard(state: State, card: number): boolean {
    const c = this.scenario.fields.card(card)
    const health = at(state, c + w.HEALTH)
    if (health < UNSETTLED) return false
    this.#to(state, 'card read: old', (t) => set(t, c + w.HEALTH, 0))
    if (!this.#faults) return true
    this.#to(state, 'card read: new', (t) => {
      set(t, c + w.HEALTH, 0)
      set(t, c + w.COUNTER, at(t, c + w.COUNTER) + health - UNSETTLED)
    })
    return true
  }

  #granted(answer: Answer, what: string): Flight {
    if (!answer.ok) throw new Broken(`P9: ${what} is refused: ${answer.refusal}`)
    return answer.flight
  }

  #asked(state: State, kiosk: number): [number, number, boolean] {
    return [...this.images(state, kiosk), this.#get(state, kiosk, w.SPARE) === 1]
  }

  /** A barrier: done on all media, or cut with any of its writes old, new or torn, or with one medium dying in it. */
  #fly(base: State, kiosk: number, flight: Flight, what: string, done: (t: State) => void): void {
    this.#to(base, what, (t) => {
      this.#write(t, kiosk, flight.done)
      done(t)
    })
    if (!this.#faults) return
    if (at(base, w.CUTS) > 0 || at(base, w.MACHINE_DEATHS) > 0) this.#cut(base, kiosk, flight, what)
    const both = this.images(base, kiosk).every((image) => image !== 0)
    if (at(base, w.MEDIUM_DEATHS) === 0 || !both) return
    for (const role of [1, 2] as const) {
      if ((role === 1 ? flight.original : flight.duplicate).length > 0)
        this.#dieIn(base, kiosk, flight, role, what, done)
    }
  }

  #cut(base: State, kiosk: number, flight: Flight, what: string): void {
    const [originals, duplicates] = flight.cut()
    for (const original of originals) {
      for (const duplicate of duplicates) {
        const t = Int32Array.from(base)
        this.#write(t, kiosk, [original, duplicate])
        this.#off(t, kiosk)
        if (at(base, w.MACHINE_DEATHS) > 0 && this.#get(base, kiosk, w.SPARE) === 0) {
          this.#to(t, `${what}: machine dies`, (dead) => this.#die(dead, kiosk))
        }
        if (at(base, w.CUTS) === 0) continue
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        this.#emit(t, `${what}: cut`)
      }
    }
  }

  /** What a medium holds that never comes back is all the same. */
  #dieIn(base: State, kiosk: number, flight: Flight, role: 1 | 2, what: string, done: (t: State) => void): void {
    const left = this.scenario.mediumDies === 'for-good' ? [0] : (flight.cut()[role - 1] as readonly number[])
    const recording = what === 'vote' || what === 'ended-by-staff'
    for (const image of left) {
      this.#to(base, `${what}: medium ${role} dies`, (t) => {
        const { done: written } = flight
        this.#write(t, kiosk, role === 1 ? [image, written[1]] : [written[0], image])
        set(t, w.MEDIUM_DEATHS, at(t, w.MEDIUM_DEATHS) - 1)
        this.#loseMedium(t, kiosk, role)
        this.#standUp(t, kiosk)
        if (!recording) done(t)
      })
    }
  }

  #loseMedium(t: State, kiosk: number, role: number): void {
    const p = this.scenario.fields.pair(kiosk)
    if (this.scenario.mediumDies === 'returns') set(t, p + w.CONDEMNED, role)
    else {
      set(t, p + w.GONE, role)
      set(t, p + (role === 1 ? w.ORIGINAL : w.DUPLICATE), 0)
    }
  }

  #write(t: State, kiosk: number, images: readonly [number, number]): void {
    const p = this.scenario.fields.pair(kiosk)
    const [original, duplicate] = this.images(t, kiosk)
    if (original !== 0) set(t, p + w.ORIGINAL, images[0])
    if (duplicate !== 0) set(t, p + w.DUPLICATE, images[1])
  }

  #off(t: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    this.#standUp(t, kiosk)
    set(t, p + w.ON, 0)
    set(t, p + w.CONDEMNED, 0)
    set(t, p + w.LOG_PENDING, 0)
  }

  #die(t: State, kiosk: number): void {
    this.#off(t, kiosk)
    set(t, w.MACHINE_DEATHS, at(t, w.MACHINE_DEATHS) - 1)
    set(t, this.scenario.fields.pair(kiosk) + w.SPARE, 1)
  }

  #today(state: State): number {
    return this.scenario.days[at(state, w.DAY)] ?? 0
  }

  #get(state: State, kiosk: number, field: number): number {
    return at(state, this.scenario.fields.pair(kiosk) + field)
  }

  #book(kiosk: number): PairBook {
    const book = this.scenario.books[kiosk]
    assert(book !== undefined, 'room: a kiosk')
    return book
  }

  #to(state: State, by: string, change: (t: State) => void): void {
    const t = Int32Array.from(state)
    change(t)
    this.#emit(t, by)
  }
}

export function bitsOf(mask: number): number[] {
  return [0, 1, 2].filter((bit) => (mask & (1 << bit)) !== 0)
}

function lowest(mask: number): number {
  const [bit] = bitsOf(mask)
  assert(bit !== undefined, 'room: a contest is open')
  return bit
}
