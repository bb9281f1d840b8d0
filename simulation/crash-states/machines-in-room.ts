/** Machines and media in the room: what a barrier, a cut, a death and an old image make of a state. */
import { assert } from '#election/assert.ts'
import { Broken } from './broken.ts'
import type { CardRules } from './card-rules.ts'
import type { Mistakes } from './mistakes.ts'
import type { Answer, Flight, PairBook, PairState, SettledPair, Sight } from './pair-book.ts'
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

/** Each step emits every state it can end in; with `faults` off, only the one in which everything goes well. */
export class MachinesInRoom {
  readonly scenario: Scenario
  readonly #emit: Emit
  protected readonly faults: boolean

  constructor(scenario: Scenario, faults: boolean, emit: Emit) {
    this.scenario = scenario
    this.faults = faults
    this.#emit = emit
  }

  /** The sight of the machine with this pair; of a machine that is off, its later sight. */
  pair(state: State, kiosk: number): PairState {
    return this.book(kiosk).state(this.sight(state, kiosk))
  }

  images(state: State, kiosk: number): [number, number] {
    const out = this.get(state, kiosk, w.GONE) || this.get(state, kiosk, w.CONDEMNED)
    return [out === 1 ? 0 : this.get(state, kiosk, w.ORIGINAL), out === 2 ? 0 : this.get(state, kiosk, w.DUPLICATE)]
  }

  /** FLT-04: votes only on two media, in the machine that the pair belongs to. */
  inService(state: State, kiosk: number, pair: SettledPair): boolean {
    return pair.media === 3 && !pair.alone && this.get(state, kiosk, w.HOLDER) === 0
  }

  /** Row 32: a pair that was opened on an earlier day and not closed takes no vote. */
  isOfToday(state: State, pair: SettledPair): boolean {
    return pair.day === 0 || pair.day === this.today(state)
  }

  powerOn(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    this.to(state, 'power on', (t) => set(t, p + w.ON, 1))
    const bothThere = at(state, p + w.GONE) === 0
    if (!this.faults || at(state, w.MEDIUM_DEATHS) === 0 || !bothThere) return
    for (const role of [1, 2]) {
      this.to(state, `medium ${role} is not read`, (t) => {
        set(t, w.MEDIUM_DEATHS, at(t, w.MEDIUM_DEATHS) - 1)
        set(t, p + w.ON, 1)
        this.#loseMedium(t, kiosk, role)
      })
    }
  }

  switchOff(state: State, kiosk: number): void {
    this.to(state, 'switched off', (t) => this.off(t, kiosk))
  }

  cutBetweenWrites(state: State, kiosk: number): void {
    if (at(state, w.CUTS) > 0) {
      this.to(state, 'cut', (t) => {
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        this.off(t, kiosk)
      })
    }
    this.machineDies(state, kiosk)
  }

  machineDies(state: State, kiosk: number): void {
    if (at(state, w.MACHINE_DEATHS) === 0 || this.get(state, kiosk, w.HOLDER) !== 0) return
    this.to(state, 'machine dies', (t) => this.#die(t, kiosk))
  }

  /** The pair lies in the slots of another machine of the station, or in its own again. */
  handOver(state: State, kiosk: number): void {
    if (at(state, w.HAND_OVERS) === 0) return
    const from = this.get(state, kiosk, w.HOLDER)
    for (let holder = 0; holder < w.HOLDERS; holder++) {
      if (holder === from) continue
      this.to(state, holder === 0 ? 'back in its own machine' : `taken over by ${holder}`, (t) => {
        set(t, w.HAND_OVERS, at(t, w.HAND_OVERS) - 1)
        set(t, this.scenario.fields.pair(kiosk) + w.HOLDER, holder)
      })
    }
  }

  /** The memory of the holder's own disk must not be ahead of the media, whatever was cut and whichever machine wrote meanwhile. */
  notTakenForOld(state: State, kiosk: number): void {
    if (this.get(state, kiosk, w.TAMPERED) === 1) return
    const at = w.REMEMBERED + 2 * this.get(state, kiosk, w.HOLDER)
    const own = { seq: this.get(state, kiosk, at), records: this.get(state, kiosk, at + 1) }
    if (this.book(kiosk).isOld(this.sight(state, kiosk), own))
      throw new Broken('P6: the media are taken for an old image')
  }

  /** At each minute, and around a closing: the latest that can have come to the disk is what was settled before this write. */
  #remember(t: State, kiosk: number): void {
    const pair = this.pair(t, kiosk)
    if (pair.type !== 'done' || at(this.scenario.start, w.HAND_OVERS) === 0) return
    const field = this.scenario.fields.pair(kiosk) + w.REMEMBERED + 2 * this.get(t, kiosk, w.HOLDER)
    const early = this.scenario.mistakes.has('remembered-before-the-barrier') ? 1 : 0
    set(t, field, Math.max(at(t, field), pair.seq + early))
    set(t, field + 1, Math.max(at(t, field + 1), pair.used))
  }

  /** One barrier of recovery. */
  proceed(state: State, kiosk: number, step: Extract<PairState, { type: 'barrier' }>): void {
    this.fly(state, kiosk, step.flight, step.rule, () => {})
  }

  /** Somebody keeps what a medium holds now, to put it back another day. */
  keepImage(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    for (const [role, sign] of [
      [w.ORIGINAL, 1],
      [w.DUPLICATE, -1],
    ] as const) {
      this.to(state, 'image kept', (t) => set(t, p + w.KEPT_IMAGE, sign * at(t, p + role)))
    }
  }

  putBack(state: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const kept = at(state, p + w.KEPT_IMAGE)
    this.to(state, 'old image put back', (t) => {
      set(t, p + (kept > 0 ? w.ORIGINAL : w.DUPLICATE), Math.abs(kept))
      set(t, p + w.KEPT_IMAGE, 0)
      set(t, p + w.TAMPERED, 1)
      set(t, w.OLD_IMAGES, at(t, w.OLD_IMAGES) - 1)
    })
  }

  protected standUp(t: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    const card = at(t, p + w.SESSION) - 1
    if (card >= 0) set(t, this.scenario.fields.card(card) + w.PLACE, w.WITH_VOTER)
    set(t, p + w.SESSION, 0)
  }

  protected granted(answer: Answer, what: string): Flight {
    if (!answer.ok) throw new Broken(`P9: ${what} is refused: ${answer.refusal}`)
    return answer.flight
  }

  protected sight(state: State, kiosk: number): Sight {
    const [original, duplicate] = this.images(state, kiosk)
    return { original, duplicate, holder: this.get(state, kiosk, w.HOLDER) }
  }

  /** A barrier: done on all media, or cut with any of its writes old, new or torn, or with one medium dying in it. */
  protected fly(from: State, kiosk: number, flight: Flight, what: string, done: (t: State) => void): void {
    const base = Int32Array.from(from)
    this.#remember(base, kiosk)
    this.to(base, what, (t) => {
      this.#write(t, kiosk, flight.done)
      done(t)
    })
    if (!this.faults) return
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
        this.off(t, kiosk)
        if (at(base, w.MACHINE_DEATHS) > 0 && this.get(base, kiosk, w.HOLDER) === 0) {
          this.to(t, `${what}: machine dies`, (dead) => this.#die(dead, kiosk))
        }
        if (at(base, w.CUTS) === 0) continue
        set(t, w.CUTS, at(t, w.CUTS) - 1)
        this.#emit(t, `${what}: cut`)
      }
    }
  }

  /** The bytes of a medium that never comes back are all the same. */
  #dieIn(base: State, kiosk: number, flight: Flight, role: 1 | 2, what: string, done: (t: State) => void): void {
    const left = this.scenario.mediumDies === 'for-good' ? [0] : (flight.cut()[role - 1] as readonly number[])
    const recording = what === 'vote' || what === 'ended-by-staff'
    for (const image of left) {
      this.to(base, `${what}: medium ${role} dies`, (t) => {
        const { done: written } = flight
        this.#write(t, kiosk, role === 1 ? [image, written[1]] : [written[0], image])
        set(t, w.MEDIUM_DEATHS, at(t, w.MEDIUM_DEATHS) - 1)
        this.#loseMedium(t, kiosk, role)
        this.standUp(t, kiosk)
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

  protected off(t: State, kiosk: number): void {
    const p = this.scenario.fields.pair(kiosk)
    this.#remember(t, kiosk)
    this.standUp(t, kiosk)
    set(t, p + w.ON, 0)
    set(t, p + w.CONDEMNED, 0)
    set(t, p + w.LOG_PENDING, 0)
  }

  #die(t: State, kiosk: number): void {
    this.off(t, kiosk)
    set(t, w.MACHINE_DEATHS, at(t, w.MACHINE_DEATHS) - 1)
    set(t, this.scenario.fields.pair(kiosk) + w.HOLDER, 1)
  }

  protected today(state: State): number {
    return this.scenario.days[at(state, w.DAY)] ?? 0
  }

  protected get(state: State, kiosk: number, field: number): number {
    return at(state, this.scenario.fields.pair(kiosk) + field)
  }

  protected book(kiosk: number): PairBook {
    const book = this.scenario.books[kiosk]
    assert(book !== undefined, 'room: a kiosk')
    return book
  }

  protected to(state: State, by: string, change: (t: State) => void): void {
    const t = Int32Array.from(state)
    change(t)
    this.#emit(t, by)
  }
}
