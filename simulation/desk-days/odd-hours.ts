/** The eve of a desk day, and an evening that lasts until after midnight: dice of their own, so that a seed's day is otherwise the same. */
import { addMinutes, dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { PREPARATION_TICKS } from '#issuer/session/day-names.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { DATES } from '#simulation/rooms/sample-station.ts'
import type { Clerks } from './clerks.ts'
import type { Scene } from './scene.ts'

const MORNING = `${DATES[0]}T06:30` as LocalMinute
const EVE_ACTS = 14

export class OddHours {
  readonly #dice: Dice
  readonly #hasEve: boolean
  /** Tries of the evening before midnight comes; null: it is over before. */
  readonly #midnightAt: number | null

  constructor(seed: number) {
    this.#dice = new Dice(seed, 'odd hours')
    this.#hasEve = this.#dice.oneIn(5)
    this.#midnightAt = this.#dice.oneIn(6) ? this.#dice.below(40) : null
  }

  /** PRE-04: lists, names, cards and papers; whatever else is pressed, no day begins. The night is slept through, with the power on or off. */
  async prepares(day: Scene, clerks: Clerks): Promise<void> {
    if (!this.#hasEve) return
    const dice = this.#dice
    day.transcript.happens('eves')
    day.clock.set(addMinutes(MORNING, -24 * 60 + dice.below(15 * 60)))
    for (let acts = 0; acts < EVE_ACTS; acts++) {
      await day.rest()
      if (day.watch.view === null || dice.oneIn(3)) clerks.opens()
      else day.reception.send({ type: 'day-ticked', tick: dice.pick(PREPARATION_TICKS), done: true, witnesses: [] })
    }
    await day.rest()
    const { view } = day.watch
    if (view !== null && (view.stage !== 'preparing' || view.counts.cardsIssued > 0))
      day.object('a day begins on its eve')
    if (dice.oneIn(3)) day.powerGoes()
    day.clock.set(MORNING)
  }

  /** D-29: the books of the day that was opened are closed on the date after. */
  evening({ clock, transcript }: Scene, tries: number): void {
    if (tries !== this.#midnightAt) return
    transcript.happens('midnights')
    clock.set(`${nextDate(dateOf(clock.now()))}T00:10`)
  }
}

function nextDate(date: LocalDate): LocalDate {
  return dateOf(addMinutes(`${date}T00:00` as LocalMinute, 24 * 60))
}
