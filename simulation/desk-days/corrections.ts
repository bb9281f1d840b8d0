/** 報告書の訂正 after the last evening: begun, taken back or signed, with presses that end none. Dice of its own, so that a seed's day is otherwise the same. */
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import type { Clerks } from './clerks.ts'
import type { Scene } from './scene.ts'

const CORRECTED = 6
const ACTS = 24

export class Corrections {
  readonly #dice: Dice
  readonly #object: (what: string) => void
  #correcting = ''
  #isAsked = false

  constructor(seed: number, object: (what: string) => void) {
    this.#dice = new Dice(seed, 'corrections')
    this.#object = object
  }

  /** X-C11: only the officer's card and PIN begin a correction, take it back, or sign what ends it. */
  sees(view: IssuerView): void {
    if (view.screen !== 'day') return
    const { correcting } = view.record.reports
    if (correcting !== this.#correcting && !this.#isAsked)
      this.#object('a correction begins or ends without the officer')
    this.#correcting = correcting
    if (view.officer !== null) this.#isAsked = true
  }

  /** A correction that is open at its end is signed as on any evening. */
  async mayFollow(day: Scene, clerks: Clerks): Promise<void> {
    if (!this.#dice.oneIn(CORRECTED)) return
    day.transcript.happens('corrections')
    for (let acts = 0; acts < ACTS && day.violations.length === 0; acts++) {
      await day.rest()
      const { view } = day.watch
      if (view === null) clerks.opens()
      else if (clerks.isWorking(view) || clerks.finishes(view)) continue
      else {
        // The officer's act before this press is written, or lost.
        this.#isAsked = false
        day.reception.send(this.#press(view))
      }
    }
  }

  #press({ record }: DayView): IssuerScreenEvent {
    const machine = record.kiosks[0]?.machine
    const presses: readonly IssuerScreenEvent[] = [
      { type: 'report-correction-requested', reason: 'simulated' },
      { type: 'report-correction-requested', reason: 'simulated' },
      { type: 'report-correction-dropped' },
      { type: 'station-report-requested' },
      { type: 'tickets-counted', count: this.#dice.below(5) },
      ...(machine === undefined ? [] : [{ type: 'seal-missing', machine, reason: 'seen again' } as const]),
    ]
    return this.#dice.pick(presses)
  }
}
