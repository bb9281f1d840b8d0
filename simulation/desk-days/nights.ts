/** LAW-12: the nights of an early-voting station: people leave, the power may go, and another issuer may begin the next morning. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalDate, LocalMinute } from '#election/time.ts'
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
import { nextDate } from './odd-hours.ts'
import type { Scene } from './scene.ts'

const TRIES = 200
/** One later day in so many is postponed before it is opened (公職選挙法 57). */
const POSTPONED = 6

export class Nights {
  /** Where daily lists (ELG-02a) and reports are written. */
  readonly reports = mkdtempSync(join(tmpdir(), 'ippyo-desk-nights-'))
  readonly #dice: Dice
  /** The date that the people play. */
  date = DATES[0] as LocalDate
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
    this.date = nextDate(this.date)
    day.clock.set(`${this.date}T06:30` as LocalMinute)
    await this.#plays(day, clerks, inOrder(EVENING, beginningTheNextDay))
    if (!this.#dice.oneIn(POSTPONED)) return
    day.transcript.happens('postponed days')
    await this.#plays(day, clerks, inOrder(postponing, EVENING))
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
