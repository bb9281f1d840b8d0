/** The station with its guide: looks at every change, says the next step, and plays it when asked. */
import type { RunningApp } from '#shell/running-app.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { DeskView, StationView } from '../session/view.ts'
import type { DeskStation } from '../station/station.ts'
import { nextStep } from './next-step.ts'
import { playStep } from './play.ts'
import type { Room, Seen } from './room.ts'
import type { GuideStep } from './step.ts'
import { Told } from './told.ts'

export class GuidedDesk implements RunningApp<DeskView, DeskScreenEvent> {
  readonly #station: DeskStation
  readonly #told: Told
  readonly #listeners = new Set<(view: DeskView) => void>()
  readonly #leave: () => void
  #playing = false
  /** What the last played step could not do; said until there is another step. */
  #stuck: { readonly step: string; readonly why: string } | null = null

  constructor(station: DeskStation) {
    this.#station = station
    this.#told = new Told(station.prepared)
    this.#leave = station.subscribe((view) => this.#changed(view))
  }

  view(): DeskView {
    return this.#viewOf(this.#station.view())
  }

  subscribe(listener: (view: DeskView) => void): () => void {
    this.#listeners.add(listener)
    listener(this.view())
    return () => this.#listeners.delete(listener)
  }

  /** The guide has hands of its own: people go on meanwhile. */
  send(event: DeskScreenEvent): void {
    if (event.type === 'play-step') void this.#play()
    else this.#station.send(event)
  }

  async stop(): Promise<void> {
    this.#leave()
    this.#listeners.clear()
    await this.#station.stop()
  }

  /** Also when nobody watches: what an app shows for a moment is remembered. */
  #changed(station: StationView): void {
    const { issuer } = this.#station
    this.#told.look({
      issuer: { id: issuer.plan.id, view: issuer.remote?.view() ?? null },
      kiosks: this.#kiosks(station),
      cards: station.cards,
    })
    if (this.#listeners.size === 0) return
    const view = this.#viewOf(station)
    for (const listener of this.#listeners) listener(view)
  }

  #viewOf(station: StationView): DeskView {
    const step = nextStep(this.#room(station))
    const stuck = this.#stuck?.step === nameOf(step) ? this.#stuck.why : null
    return { ...station, voters: this.#told.voters(), guide: { step, playing: this.#playing, stuck } }
  }

  async #play(): Promise<void> {
    if (this.#playing) return
    this.#playing = true
    this.#stuck = null
    this.#station.changed()
    const step = nextStep(this.#room(this.#station.view()))
    try {
      await playStep(this.#station, this.#told, step)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#stuck = { step: nameOf(nextStep(this.#room(this.#station.view()))), why }
    }
    this.#playing = false
    this.#station.changed()
  }

  #room(view: StationView): Room {
    const { issuer, tally } = this.#station
    return {
      now: view.now,
      // A rehearsal is held at any hour of any other day.
      hours: view.use === 'rehearsal' ? null : { opens: view.opens, closes: view.closes },
      issuer: seen(view, issuer.plan.id, issuer.remote?.view() ?? null),
      kiosks: this.#kiosks(view),
      tally: seen(view, tally.plan.id, tally.remote?.view() ?? null),
      cards: view.cards,
      media: view.media,
      shares: view.shares,
      tallySlots: tally.plan.slots.map((slot) => slot.id),
      ...this.#told.progress(),
    }
  }

  #kiosks(view: StationView) {
    return this.#station.kiosks.map(({ plan, remote }) => seen(view, plan.id, remote?.view() ?? null))
  }
}

function seen<View>({ apps }: StationView, id: string, view: View | null): Seen<View> {
  return { id, power: apps.find((app) => app.id === id)?.power ?? 'off', view }
}

function nameOf({ key, word, app }: GuideStep): string {
  return `${key} ${word} ${app}`
}
