/** The station with its guide: does what hands and tour ask for, looks at every change, and says the next step. */
import { assert } from '#election/assert.ts'
import { EffectQueue, type Lanes } from '#shell/effect-queue.ts'
import { stageFiles } from '#tally/services/stage-files.ts'
import type { Desk } from '../app.ts'
import type { DeskEffect, DeskEvent } from '../session/step.ts'
import type { DeskView, StationView } from '../session/view.ts'
import type { DeskStation } from '../station/station.ts'
import { nextStep } from './next-step.ts'
import { playStep } from './play.ts'
import type { Room, Seen } from './room.ts'
import type { GuideStep } from './step.ts'
import { Told } from './told.ts'
import { whatIfs } from './what-if.ts'

type Send = (event: DeskEvent) => void

/** One after another, as one pair of hands does it. The guide has hands of its own, and nobody waits while a machine starts. */
const LANES: Lanes<DeskEffect, 'hands'> = {
  look: null,
  'card-moved': 'hands',
  'ticket-shown': 'hands',
  'foreign-card': 'hands',
  'medium-moved': 'hands',
  'share-moved': 'hands',
  'key-pressed': 'hands',
  'switch-pressed': 'hands',
  'pad-chosen': 'hands',
  'keypad-plugged': 'hands',
  'headphones-plugged': 'hands',
  listened: 'hands',
  'words-read': 'hands',
  'reader-fault': 'hands',
  power: null,
  'spare-fetched': 'hands',
  'machine-died': 'hands',
  felt: 'hands',
  'card-bent': 'hands',
  'loss-declared': 'hands',
  'clock-set': 'hands',
  'clock-rate': 'hands',
  language: 'hands',
  'play-step': null,
}

export class GuidedDesk implements Desk {
  readonly #station: DeskStation
  readonly #told: Told
  readonly #queue = new EffectQueue<DeskEvent, DeskEffect, 'hands'>(
    (effect, send) => this.#carryOut(effect, send),
    LANES,
  )
  #seen: DeskView
  #playing = false
  /** The reason why the last played step failed; shown until there is another step. */
  #stuck: { readonly step: string; readonly why: string } | null = null
  #switchedOff = Promise.resolve()

  constructor(station: DeskStation) {
    this.#station = station
    this.#told = new Told(station.prepared)
    this.#seen = this.#look()
  }

  view(programError: boolean): DeskView {
    return { ...this.#seen, programError }
  }

  hear(changed: () => void): void {
    this.#station.onChange(changed)
  }

  perform(effect: DeskEffect, send: Send): Promise<void> {
    return this.#queue.perform(effect, send)
  }

  /** Nobody's hands move any more, so the machines are switched off in order. */
  halt(): void {
    this.#queue.halt()
    this.#switchedOff = this.#station.switchOff()
  }

  async stop(): Promise<void> {
    await this.#switchedOff
    await this.#station.stop()
  }

  async #carryOut(effect: DeskEffect, send: Send): Promise<void> {
    if (effect.type === 'look') {
      this.#seen = this.#look()
      this.#station.tellLanguage()
      return send({ type: 'seen' })
    }
    await (effect.type === 'play-step' ? this.#play() : this.#station.act(effect))
    this.#station.changed()
  }

  /** Also when nobody watches: what an app shows for a moment is remembered. */
  #look(): DeskView {
    const { issuer } = this.#station
    const station = this.#station.view()
    this.#told.look({
      issuer: { id: issuer.plan.id, view: issuer.remote?.view() ?? null },
      kiosks: this.#kiosks(station),
      cards: station.cards,
    })
    return this.#viewOf(station)
  }

  #viewOf(station: StationView): DeskView {
    const room = this.#room(station)
    const step = nextStep(room)
    const stuck = this.#stuck?.step === nameOf(step) ? this.#stuck.why : null
    const guide = { step, playing: this.#playing, stuck, whatIfs: whatIfs(room, station) }
    return { ...station, programError: false, voters: this.#told.voters(), guide }
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
      // An error in our own words is one that people meet; any other error is a bug.
      if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) throw error
      this.#stuck = { step: nameOf(nextStep(this.#room(this.#station.view()))), why: error.message }
    }
    this.#playing = false
  }

  #room(view: StationView): Room {
    const { issuer, tally, prepared } = this.#station
    const { out } = tally.plan.config
    assert(out !== undefined, 'desk: its plan says where the tally writes')
    return {
      now: view.now,
      // A rehearsal is held at any hour of any other day.
      hours: view.use === 'rehearsal' ? null : { opens: view.opens, closes: view.closes },
      stationIndex: prepared.station.index,
      issuer: seen(view, issuer.plan.id, issuer.remote?.view() ?? null),
      kiosks: this.#kiosks(view),
      tally: seen(view, tally.plan.id, tally.remote?.view() ?? null),
      cards: view.cards,
      media: view.media,
      shares: view.shares,
      tallyPassphrase: prepared.tallyPassphrase,
      toCheck: { folder: stageFiles(out).bundle, authority: prepared.authorityNumber },
      tallySlots: tally.plan.slots.flatMap(({ id, role }) => (role === 'any' ? [id] : [])),
      ...this.#told.progress(),
    }
  }

  #kiosks(view: StationView) {
    return this.#station.kiosks.map(({ plan, remote }) => seen(view, plan.id, remote?.view() ?? null))
  }
}

function seen<View>({ apps }: StationView, id: string, view: View | null): Seen<View> {
  const app = apps.find((each) => each.id === id)
  return { id, spare: app?.spare ?? false, power: app?.power ?? 'off', pad: app?.keypad?.pad ?? null, view }
}

function nameOf({ key, word, app }: GuideStep): string {
  return `${key} ${word} ${app}`
}
