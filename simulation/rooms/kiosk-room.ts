/** One kiosk in the room: the whole real app over a card reader, a keypad, two media and a disk that are in memory. */
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { CardUid, PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { FakeKeypad } from '#hardware/keypad/fake.ts'
import { type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import { startKiosk } from '#kiosk/app.ts'
import type { KioskMachine } from '#kiosk/services/machine.ts'
import type { Remembered } from '#kiosk/services/machine-memory.ts'
import type { MachineState } from '#kiosk/services/machine-state.ts'
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { RunningApp } from '#shell/running-app.ts'
import type { StationClock } from './clock.ts'
import type { Dice } from './dice.ts'
import { never, Power, turn } from './power.ts'
import { type SampleStation, signerOf, stationKeys } from './sample-station.ts'
import { SlotMedium } from './slot-medium.ts'

export const PIN = '246810'
export const WRONG_PIN = '111111'
export const OPERATOR_UID = '04aa0000000001' as CardUid

/** What a machine's surroundings are to it, and to whom it is told. */
export interface Room {
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly randomness: Randomness
  readonly dice: Dice
  /** What ships; the reference where both are compared. */
  readonly crypto: MachineCrypto
  /** Something happens somewhere: the room is not at rest. */
  activity(): void
}

export interface KioskWatcher {
  shows(kiosk: KioskRoom, view: KioskView): void
  mediumFailed(kiosk: KioskRoom, role: Role): void
}

/** What stands in a slot: a medium, or nothing. */
export type Slots = Record<Role, FakeMedium | null>

const ROLES = ['original', 'duplicate'] as const

export class KioskRoom {
  readonly pair: PairNumber
  readonly slots: Slots
  power: Power | null = null
  view: KioskView | null = null
  /** The machine's own disk. */
  memory: MachineState | null = null
  keyErased = false
  /** The seq of each write of it. */
  readonly remembered: number[] = []
  /** The machine's own disk takes no more. */
  diskFull = false
  /** Media from elsewhere than the slots: the real driver over files that fail. */
  openOther: ((role: Role) => Promise<Result<Medium, MediumFault>>) | null = null
  diskTakes = () => !this.diskFull
  /** Turns until the power goes; null: it does not. */
  cutIn: number | null = null
  /** Barriers until the power goes in one. */
  cutInBarrier: number | null = null
  readonly #room: Room
  readonly #watcher: KioskWatcher
  #reader: FakeCardReader
  #keypad: FakeKeypad | null = null
  #app: RunningApp<KioskView, KioskScreenEvent> | null = null
  #media: Partial<Record<Role, SlotMedium>> = {}
  /** On the tray while the machine is without power. */
  #lying: UltralightAesCard | null = null

  constructor(room: Room, pair: PairNumber, slots: Slots, watcher: KioskWatcher) {
    this.pair = pair
    this.slots = slots
    this.#room = room
    this.#watcher = watcher
    this.#reader = new FakeCardReader(room.randomness)
  }

  get page(): KioskPage | null {
    return this.view?.page ?? null
  }

  get card(): UltralightAesCard | null {
    return this.power === null ? this.#lying : this.#reader.tray.card
  }

  get tray() {
    return this.#reader.tray
  }

  lay(card: UltralightAesCard): void {
    assert(this.card === null, 'a tray holds one card')
    if (this.power === null) this.#lying = card
    else this.#reader.tray.insert(card)
  }

  lift(): UltralightAesCard | null {
    const card = this.card
    this.#lying = null
    if (this.power !== null) this.#reader.tray.remove()
    return card
  }

  press(press: Press, on?: number): void {
    if (this.#app === null || this.view === null) return
    this.#app.send({ on: on ?? this.view.serial, press })
  }

  key(key: Parameters<FakeKeypad['press']>[0]): void {
    this.#keypad?.press(key)
  }

  unplugKeypad(): void {
    this.#keypad?.unplug()
  }

  plugKeypad(): void {
    this.#keypad?.plug()
  }

  /** The reader's cable, out and in again. */
  shakeReader(): void {
    if (this.power === null) return
    this.#reader.unplug()
    this.#reader.plug()
  }

  medium(role: Role): SlotMedium | null {
    return this.#media[role] ?? null
  }

  /** Everything as it would be found: media and reader know nothing of what was planned for them before. */
  powerOn(slots: Slots = this.slots): void {
    assert(this.power === null, 'power on: a machine without power')
    const { randomness, clock } = this.#room
    const power = new Power()
    this.power = power
    this.#reader = new FakeCardReader(randomness)
    this.#keypad = new FakeKeypad()
    if (this.#lying !== null) this.#reader.tray.insert(this.#lying)
    this.#lying = null
    this.#media = {}
    const surroundings = {
      randomness,
      clock: {
        kind: 'fixture',
        now: () => clock.now(),
        onMinute(listener: Parameters<StationClock['onMinute']>[0]) {
          const stop = clock.onMinute(listener)
          power.atCut(stop)
          return stop
        },
      },
    } as const
    const ports = {
      reader: this.#poweredReader(this.#reader, power),
      keypad: this.#poweredKeypad(this.#keypad, power),
      openMedium: (role: Role) => this.#open(role, slots, power),
      machine: this.#machine(power),
      crypto: this.#room.crypto,
    }
    void startKiosk({ package: '', machine: '' }, surroundings, ports).then((app) => {
      if (!power.on) return
      this.#app = app
      app.subscribe((view) => {
        if (!power.on) return
        this.view = view
        this.#room.activity()
        this.#watcher.shows(this, view)
      })
    })
    this.#room.activity()
  }

  /** @param neighbours a torn write may take its 64 KiB with it @returns media whose neighbours were damaged */
  powerOff(neighbours = true): readonly Role[] {
    const { power } = this
    if (power === null) return []
    const card = this.#reader.tray.card
    power.cut()
    const damaged = ROLES.filter((role) => this.#media[role]?.loseFlight(neighbours))
    for (const role of ROLES) {
      const medium = this.slots[role]
      // What was planned or has failed is forgotten; what the cells hold is not.
      if (medium !== null) this.slots[role] = fakeMedium(medium.pages, medium.contents())
    }
    if (card !== null) this.#reader.tray.remove()
    this.#reader.unplug()
    this.#lying = card
    this.power = null
    this.view = null
    this.#app = null
    this.#keypad = null
    this.#media = {}
    this.cutIn = null
    this.cutInBarrier = null
    return damaged
  }

  /** @returns true when the power goes now */
  ticks(): boolean {
    if (this.cutIn === null || this.power === null) return false
    if (this.cutIn > 0) {
      this.cutIn--
      return false
    }
    return true
  }

  async #open(role: Role, slots: Slots, power: Power): Promise<Result<Medium, MediumFault>> {
    this.#room.activity()
    if (!power.on) return never<never>()
    if (this.openOther !== null) return this.openOther(role)
    const inner = slots[role]
    if (inner === null) return err({ type: 'missing' })
    const { dice } = this.#room
    const medium = new SlotMedium(inner, power, {
      dice,
      activity: () => this.#room.activity(),
      committing: () => this.#barrier(),
      failed: () => this.#watcher.mediumFailed(this, role),
    })
    this.#media[role] = medium
    return ok(medium)
  }

  #barrier(): void {
    if (this.cutInBarrier === null) return
    if (this.cutInBarrier > 0) this.cutInBarrier--
    else {
      this.cutInBarrier = null
      this.cutIn = this.#room.dice.below(4)
    }
  }

  #poweredReader(reader: FakeCardReader, power: Power): CardReader {
    const { activity } = this.#room
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

  #poweredKeypad(keypad: FakeKeypad, power: Power) {
    return {
      watch: (listener: Parameters<FakeKeypad['watch']>[0]) =>
        keypad.watch((event) => {
          if (power.on) listener(event)
        }),
      async close() {},
    }
  }

  #machine(power: Power): KioskMachine {
    const ask = async <T>(answer: () => T): Promise<T> => {
      if (!power.on) return never()
      this.#room.activity()
      await turn()
      if (!power.on) return never()
      return answer()
    }
    return {
      personalised: () => ask(() => ok()),
      election: () => ask(() => ok(this.#room.facts.kiosk(this.pair))),
      remembered: () =>
        ask(() => (this.memory === null ? { type: 'nothing' } : { type: 'known', state: this.memory }) as Remembered),
      remember: (state) =>
        ask(() => {
          if (!this.diskTakes()) return err({ type: 'machine-disk' } as const)
          this.memory = state
          this.remembered.push(state.seq)
          return ok()
        }),
      unlock: (_reader, _election, uid, pin) =>
        ask(() => {
          if (this.card?.uid !== uid) return err('operator-card-gone' as const)
          if (uid !== OPERATOR_UID || pin !== PIN) return err('wrong-pin' as const)
          const { machine } = this.#room.facts.kiosk(this.pair).facts
          const signer = this.keyErased ? new MachineSigner(null) : signerOf(machine)
          return ok({ operatorCard: 1, keys: stationKeys, signer })
        }),
      signingKey: () => ask(() => (this.keyErased ? 'erased' : 'sealed')),
      eraseSigningKey: () =>
        ask(() => {
          this.keyErased = true
          return ok()
        }),
      close: async () => {},
    }
  }
}
