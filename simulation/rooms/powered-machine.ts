/** Kiosk or issuer in the room: a program that lives as long as its power, a tray, and the clock on the wall. */
import { assert } from '#election/assert.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Randomness } from '#election/randomness.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import type { StationClock } from './clock.ts'
import type { Dice } from './dice.ts'
import { never, Power, turn } from './power.ts'
import type { SampleStation } from './sample-station.ts'

/** A machine's surroundings, and the one to whom it is told. */
export interface Room {
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly randomness: Randomness
  readonly dice: Dice
  /** The crypto that ships; the reference where both are compared. */
  readonly crypto: MachineCrypto
  /** Something happens somewhere: the room is not at rest. */
  activity(): void
}

export abstract class PoweredMachine<View, ScreenEvent> {
  power: Power | null = null
  view: View | null = null
  /** Turns until the power goes; null: it does not. */
  cutIn: number | null = null
  /** The station as this machine knew it at its last start: a later list is for the next one. */
  startedWith: SampleStation | null = null
  protected readonly room: Room
  protected app: RunningApp<View, ScreenEvent> | null = null
  protected reader: FakeCardReader
  /** On the tray while the machine is without power. */
  #lying: UltralightAesCard | null = null

  constructor(room: Room) {
    this.room = room
    this.reader = new FakeCardReader(room.randomness)
  }

  get card(): UltralightAesCard | null {
    return this.power === null ? this.#lying : this.reader.tray.card
  }

  get tray() {
    return this.reader.tray
  }

  lay(card: UltralightAesCard): void {
    assert(this.card === null, 'a tray holds one card')
    if (this.power === null) this.#lying = card
    else this.reader.tray.insert(card)
  }

  lift(): UltralightAesCard | null {
    const card = this.card
    this.#lying = null
    if (this.power !== null) this.reader.tray.remove()
    return card
  }

  /** @returns true when the power goes now */
  ticks(): boolean {
    if (this.cutIn === null || this.power === null) return false
    return this.cutIn-- <= 0
  }

  /** Everything as it would be found: the reader knows nothing of what was planned for it before. */
  protected plugIn(): { readonly power: Power; readonly surroundings: Surroundings; readonly reader: CardReader } {
    assert(this.power === null, 'power on: a machine without power')
    const { randomness, clock } = this.room
    const power = new Power()
    this.power = power
    this.startedWith = this.room.facts
    this.reader = new FakeCardReader(randomness)
    if (this.#lying !== null) this.reader.tray.insert(this.#lying)
    this.#lying = null
    const onMinute = (listener: Parameters<StationClock['onMinute']>[0]) => {
      const stop = clock.onMinute(listener)
      power.atCut(stop)
      return stop
    }
    const surroundings = { randomness, clock: { kind: 'fixture', now: () => clock.now(), onMinute } } as const
    return { power, surroundings, reader: this.#poweredReader(this.reader, power) }
  }

  protected run(starting: Promise<RunningApp<View, ScreenEvent>>, power: Power, shows: (view: View) => void): void {
    void starting.then((app) => {
      if (!power.on) return
      this.app = app
      app.subscribe((view) => {
        if (!power.on) return
        this.view = view
        this.room.activity()
        shows(view)
      })
    })
    this.room.activity()
  }

  /** The program is gone; the card lies where it lay. */
  protected plugOut(power: Power): void {
    const card = this.reader.tray.card
    power.cut()
    if (card !== null) this.reader.tray.remove()
    this.reader.unplug()
    this.#lying = card
    this.power = null
    this.view = null
    this.app = null
    this.cutIn = null
  }

  /** The answer of a part of the machine to its program, while there is one. */
  protected async answers<T>(power: Power, answer: () => T): Promise<T> {
    if (!power.on) return never()
    this.room.activity()
    await turn()
    return power.on ? answer() : never()
  }

  #poweredReader(reader: FakeCardReader, power: Power): CardReader {
    const { activity } = this.room
    return {
      watch: (listener) =>
        reader.watch((presence) => {
          if (!power.on) return
          activity()
          listener(presence)
        }),
      async exchange(uid, key, use) {
        if (!power.on) return never()
        activity()
        const answer = await power.hears(reader.exchange(uid, key, use))
        activity()
        return answer
      },
      async close() {},
    }
  }
}
