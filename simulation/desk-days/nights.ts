/** LAW-12: the nights of an early-voting station: people leave, the power may go, and another issuer may begin the next morning. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { stopAt } from '#election/definition/stops.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import { addMinutes, dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import {
  beginningTheNextDay,
  inOrder,
  leaving,
  lockingTheBox,
  nextOf,
  preparing,
  type Stretch,
} from '#simulation/people/issuer-day.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { DATES } from '#simulation/rooms/sample-station.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { bundleTickets } from './account.ts'
import type { Clerks } from './clerks.ts'
import type { Scene } from './scene.ts'

const TRIES = 200
/** 移動期日前投票所: from 30 minutes before its hour a stop may be begun. */
const READY_MINUTES = 25
/** One later day in so many is postponed before it is opened (公職選挙法 57). */
const POSTPONED = 6

export class Nights {
  /** Where daily lists (ELG-02a) and reports are written. */
  readonly reports = mkdtempSync(join(tmpdir(), 'ippyo-desk-nights-'))
  readonly #dice: Dice
  /** The day, or of a station that moves the stop, that the people play. */
  sitting: Sitting = DATES[0] as LocalDate
  #isListAsked = false
  #isDay = false
  #writesReport = false

  constructor(seed: number) {
    this.#dice = new Dice(seed, 'nights')
  }

  remove(): void {
    // A report of the last turn may still be on its way: the folder is nobody's any more.
    rmSync(this.reports, { recursive: true, force: true, maxRetries: 5 })
  }

  /** ELG-02a: the rest of a day asks for its list; a start of the issuer does not. */
  sees(view: IssuerView): void {
    const isOpen = view.screen === 'day' && isListOpen(view)
    if (isOpen && this.#isDay) this.#isListAsked = true
    if (!isOpen || view.alarm !== null) this.#isListAsked = false
    this.#isDay = view.screen === 'day' && !isOpen
    this.#writesReport = view.screen === 'day' && view.report.type === 'writing'
  }

  powerGoes(): void {
    this.#isListAsked = false
    this.#writesReport = false
    this.#isDay = false
  }

  get isWriting(): boolean {
    return this.#isListAsked || this.#writesReport
  }

  /** From the rest of one day to the morning of the next one. */
  async pass(day: Scene, clerks: Clerks): Promise<void> {
    day.transcript.happens('nights')
    day.watch.possible = day.watch.possible.map(bundleTickets)
    await this.#plays(day, clerks, EVENING)
    if (this.#dice.oneIn(2)) day.powerGoes()
    this.#goesOn(day)
    await this.#plays(day, clerks, inOrder(EVENING, beginningTheNextDay))
    if (!this.#dice.oneIn(POSTPONED)) return
    day.transcript.happens('postponed days')
    await this.#plays(day, clerks, inOrder(postponing, EVENING))
  }

  /** A stop that began under the one before begins late; one whose date is over is missed. */
  #goesOn({ clock, facts: { station }, transcript }: Scene): void {
    const now = clock.now()
    const later = sittingsOf(station.dates).filter((each) => each > this.sitting)
    const next = later.find((each) => dateOfSitting(each) >= dateOf(now))
    assert(next !== undefined, 'nights: the last day is a date of its own')
    const stop = stopAt(station, next)
    if (stop !== null) transcript.happens('stops')
    const date = dateOfSitting(next)
    const ready = stop === null ? `${date}T06:30` : addMinutes(`${date}T${stop.opens}` as LocalMinute, -READY_MINUTES)
    this.sitting = next
    if (now < ready) clock.set(ready as LocalMinute)
  }

  /** Now and then somebody presses something else: a desk that rests gives nothing and takes nothing. */
  async #plays(day: Scene, clerks: Clerks, stretch: Stretch): Promise<void> {
    for (let tries = 0; tries < TRIES && day.violations.length === 0; tries++) {
      await day.rest()
      const { view } = day.watch
      if (view === null) clerks.opens()
      else if (clerks.isWorking(view) || clerks.finishes(view)) continue
      else if (nextOf(stretch, view) === 'done') return
      else if (this.#dice.oneIn(4)) clerks.act()
      else if (isListOpen(view)) this.#asksForTheList(day)
      else playsAtOnce(day.reception, stretch)
    }
    if (day.violations.length === 0) day.object(`the night does not end: ${day.watch.view?.nextDay?.blocked?.code}`)
  }

  #asksForTheList({ reception }: Scene): void {
    this.#isListAsked = true
    reception.send({ type: 'day-list-requested' })
  }
}

/** ELG-02a: a list that could not be written is asked for again. */
function isListOpen({ record: { days } }: DayView): boolean {
  return days.rested !== null && days.list === null
}

const postponing: Stretch = (view) => {
  if (view.stage !== 'preparing') return 'done'
  const before = preparing(0)(view)
  return before === 'done' ? [{ type: 'postponement-requested', reason: 'simulated' }] : before
}

const EVENING: Stretch = (view) => {
  if (view.record.days.rested === null) return 'done'
  return isListOpen(view) ? 'waits' : inOrder(lockingTheBox, leaving)(view)
}
