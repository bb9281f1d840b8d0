/** Events in the room, one step at a time: to machines, to cards, and here what officer and clock do. */
import { Broken } from './broken.ts'
import { CardsInRoom, lowest } from './cards-in-room.ts'
import type { SettledPair } from './pair-book.ts'
import type { State } from './world.ts'
import * as w from './world.ts'
import { at, set } from './world.ts'

export class Room extends CardsInRoom {
  /** The officer ends an interrupted session: an "ended" record for the first contest that is open. */
  end(state: State, kiosk: number, pair: SettledPair, card: number): void {
    const open = at(state, this.scenario.fields.card(card) + w.CONTESTS) & ~pair.recorded
    this.record(state, kiosk, pair, { card, contest: lowest(open), act: 'ended-by-staff' })
  }

  /** Out of service with some contests recorded: PART → FREED. */
  release(state: State, kiosk: number, pair: SettledPair): void {
    const answer = this.book(kiosk).release(this.sight(state, kiosk), pair)
    this.fly(state, kiosk, this.granted(answer, 'release'), 'release', () => {})
  }

  /** FREED: the card goes to 112 + recorded. */
  releaseCard(state: State, kiosk: number, pair: SettledPair): void {
    const c = this.scenario.fields.card(pair.card)
    if (this.settleCard(state, pair.card)) return
    const by = this.scenario.cards.released(at(state, c + w.COUNTER), kiosk, pair.recorded)
    this.move(state, pair.card, by, 'release card', (t) => this.tell(t, pair.card, pair.recorded))
  }

  /** FREED → IDLE, when the card says so or the officer drops a card that is away. */
  finishRelease(state: State, kiosk: number, pair: SettledPair, drop: boolean): void {
    const answer = this.book(kiosk).finishRelease(this.sight(state, kiosk), pair)
    const flight = this.granted(answer, 'finish release')
    const base = Int32Array.from(state)
    if (drop) {
      const v = this.voterOf(base, pair.card)
      this.tell(base, pair.card, pair.recorded)
      set(base, v + w.EXCUSED, at(base, v + w.EXCUSED) | (pair.contests & ~pair.recorded))
    }
    this.fly(base, kiosk, flight, drop ? 'drop' : 'finish release', () => {})
  }

  /** Out of service with nothing recorded for this card: it goes to 112, or to 255 when its session is over. */
  releaseIdle(state: State, kiosk: number, card: number, pair: SettledPair): void {
    const { fields, cards } = this.scenario
    if (this.settleCard(state, card)) return
    const counter = at(state, fields.card(card) + w.COUNTER)
    if ((pair.spent & (1 << card)) !== 0) {
      this.move(state, card, cards.finished(counter, kiosk), 'session over', (t) => {
        set(t, fields.card(card) + w.PLACE, w.KEPT)
      })
      return
    }
    this.move(state, card, cards.released(counter, kiosk, 0), 'release card', (t) => this.tell(t, card, 0))
  }

  close(state: State, kiosk: number, pair: SettledPair, final: boolean): void {
    const answer = this.book(kiosk).close(this.sight(state, kiosk), pair, this.today(state), final)
    const p = this.scenario.fields.pair(kiosk)
    const told = (t: State): void => set(t, p + w.TOLD_CLOSED, final ? 2 : 1)
    if (this.scenario.mistakes.has('closed-page-left-out') && this.faults && at(state, w.CUTS) > 0) {
      this.to(state, 'cut before the seal', (t) => {
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        told(t)
        this.off(t, kiosk)
      })
    }
    this.fly(state, kiosk, this.granted(answer, 'close'), final ? 'close for good' : 'close for the day', told)
  }

  /** The officer tries although a session is open. */
  mayNotClose(state: State, kiosk: number, pair: SettledPair): void {
    if (this.book(kiosk).close(this.sight(state, kiosk), pair, this.today(state), true).ok)
      throw new Broken('P8: a machine can be closed over an open session')
  }

  reopen(state: State, kiosk: number, pair: SettledPair): void {
    const [book, sight] = [this.book(kiosk), this.sight(state, kiosk)]
    const flight = this.granted(book.reopen(sight, pair, this.today(state)), 'reopen')
    const { original, duplicate } = sight
    if (!book.store.sameBehindHeader(original, duplicate)) throw new Broken('P10: reopened on unequal media')
    const base = Int32Array.from(state)
    set(base, this.scenario.fields.pair(kiosk) + w.TOLD_CLOSED, 0)
    this.fly(base, kiosk, flight, 'reopen', () => {})
  }

  /** A planted mistake: the second medium still lacks the seal of the day. */
  reopenEarly(state: State, kiosk: number): void {
    const base = Int32Array.from(state)
    set(base, this.scenario.fields.pair(kiosk) + w.TOLD_CLOSED, 0)
    const flight = this.book(kiosk).reopenEarly(this.sight(state, kiosk), this.today(state))
    this.fly(base, kiosk, flight, 'reopen too early', () => {})
  }

  mayReopen(state: State, kiosk: number, pair: SettledPair): boolean {
    return this.book(kiosk).reopen(this.sight(state, kiosk), pair, this.today(state)).ok
  }

  night(state: State): void {
    const { fields } = this.scenario
    this.to(state, 'night', (t) => {
      for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) {
        const p = fields.pair(kiosk)
        if (at(t, p + w.TOLD_CLOSED) === 1 && at(t, p + w.ON) === 1) set(t, p + w.DAY_SEALED, 1)
        this.off(t, kiosk)
      }
      set(t, w.DAY, 1)
    })
  }

  log(state: State, kiosk: number, pair: SettledPair): void {
    const answer = this.book(kiosk).log(this.sight(state, kiosk), pair)
    if (!answer.ok) return
    const base = Int32Array.from(state)
    set(base, w.LOGS, at(base, w.LOGS) - 1)
    const [write] = answer.flight.original
    this.fly(base, kiosk, answer.flight, 'log', (t) => {
      const both = this.images(t, kiosk).every((image) => image !== 0)
      if (both && write) set(t, this.scenario.fields.pair(kiosk) + w.LOG_PENDING, 1 + write.page + 256 * write.content)
    })
  }

  logSecond(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const pending = at(state, p + w.LOG_PENDING) - 1
    const duplicate = [{ page: pending % 256, content: Math.floor(pending / 256) }]
    const flight = this.book(kiosk).flight(this.images(state, kiosk), { original: [], duplicate })
    const base = Int32Array.from(state)
    set(base, p + w.LOG_PENDING, 0)
    this.fly(base, kiosk, flight, 'log', () => {})
  }
}
