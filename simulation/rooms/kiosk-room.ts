/** One kiosk in the room: the whole real app over a card reader, a keypad, two media and a disk that are in memory. */
import type { Role } from '#election/ballot-box/layout.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import type { CardUid, PairNumber } from '#election/ids.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Felt } from '#hardware/felt/felt.ts'
import { FakeFront } from '#hardware/front/fake.ts'
import { FakeHeadphones } from '#hardware/headphones/fake.ts'
import { FakeKeypad } from '#hardware/keypad/fake.ts'
import { type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import { FakePower } from '#hardware/power/fake.ts'
import { startKiosk } from '#kiosk/app.ts'
import type { KioskElection } from '#kiosk/services/election.ts'
import type { KioskMachine } from '#kiosk/services/machine.ts'
import type { Remembered } from '#kiosk/services/machine-memory.ts'
import type { MachineState } from '#kiosk/services/machine-state.ts'
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { never, type Power } from './power.ts'
import { PoweredMachine, type Room } from './powered-machine.ts'
import { signerOf, stationKeys } from './sample-station.ts'
import { SlotMedium } from './slot-medium.ts'

export const PIN = '246810'
export const WRONG_PIN = '111111'
export const OPERATOR_UID = '04aa0000000001' as CardUid

export interface KioskWatcher {
  shows(kiosk: KioskRoom, view: KioskView): void
  mediumFailed(kiosk: KioskRoom, role: Role): void
}

/** The thing in a slot: a medium, or nothing. */
export type Slots = Record<Role, FakeMedium | null>

const ROLES = ['original', 'duplicate'] as const

export class KioskRoom extends PoweredMachine<KioskView, KioskScreenEvent> {
  readonly pair: PairNumber
  readonly slots: Slots
  /** Whose pair lies in it: its own, or that of a machine that died. */
  holds: KioskRoom = this
  /** D-18 */
  takeOverInTheDay = false
  readonly supply = new FakePower()
  readonly front = new FakeFront()
  /** Reasons against letting anybody in, as a person before it sees them. */
  readonly unfit = new Set<'medium' | 'front' | 'battery'>()
  /** Some seconds are over: it looks at its media. */
  lookAtMedia: () => void = () => {}
  /** The machine's own disk. */
  memory: MachineState | null = null
  keyErased = false
  /** The permission on the officer's card (CLS-03). */
  permitted: () => ClosingPermission | null = () => null
  /** Each write of it. */
  readonly remembered: Pick<MachineState, 'starts' | 'seq'>[] = []
  /** The machine's own disk takes no more. */
  diskFull = false
  /** Media from elsewhere than the slots: the real driver over files that fail. */
  openOther: ((role: Role) => Promise<Result<Medium, MediumFault>>) | null = null
  diskTakes = () => !this.diskFull
  /** Barriers until the power goes in one. */
  cutInBarrier: number | null = null
  readonly #watcher: KioskWatcher
  #keypad: FakeKeypad | null = null
  #headphones: FakeHeadphones | null = null
  #media: Partial<Record<Role, SlotMedium>> = {}

  constructor(room: Room, pair: PairNumber, slots: Slots, watcher: KioskWatcher) {
    super(room)
    this.pair = pair
    this.slots = slots
    this.#watcher = watcher
  }

  get page(): KioskPage | null {
    return this.view?.page ?? null
  }

  press(press: Press, on?: number): void {
    if (this.app === null || this.view === null) return
    this.app.send({ on: on ?? this.view.serial, press })
  }

  key(key: Parameters<FakeKeypad['press']>[0]): void {
    this.#keypad?.press(key)
  }

  /** The voter hears it out: all that is said, sentence after sentence. */
  hear(): void {
    while (this.#headphones?.playing) this.#headphones.finish()
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
    this.reader.unplug()
    this.reader.plug()
  }

  medium(role: Role): SlotMedium | null {
    return this.#media[role] ?? null
  }

  /** Everything as it would be found: media and reader know nothing of what was planned for them before. */
  powerOn(slots: Slots = this.holds.slots): void {
    const { power, surroundings, reader } = this.plugIn()
    this.#keypad = new FakeKeypad()
    this.#headphones = new FakeHeadphones()
    this.#media = {}
    this.unfit.delete('medium')
    this.unfit.delete('front')
    const ports = {
      reader,
      keypad: this.#felt(this.#keypad, power),
      headphones: this.#headphones,
      power: this.#felt(this.supply, power),
      front: this.#felt(this.front, power),
      lookAtMedia: (listener: () => void) => {
        this.lookAtMedia = listener
        return () => {}
      },
      openMedium: (role: Role) => this.#open(role, slots, power),
      machine: this.#machine(power),
      crypto: this.room.crypto,
    }
    const starting = startKiosk({ package: '', machine: '' }, surroundings, ports)
    this.run(starting, power, (view) => this.#watcher.shows(this, view))
  }

  /** @param neighbours a torn write may take its 64 KiB with it @returns media whose neighbours were damaged */
  powerOff(neighbours = true): readonly Role[] {
    const { power } = this
    if (power === null) return []
    this.plugOut(power)
    const damaged = ROLES.filter((role) => this.#media[role]?.loseFlight(neighbours))
    const { slots } = this.holds
    for (const role of ROLES) {
      const medium = slots[role]
      // Plans and failures are forgotten; the content of the cells is not.
      if (medium !== null) slots[role] = fakeMedium(medium.pages, medium.contents())
    }
    this.#keypad = null
    this.#headphones = null
    this.#media = {}
    this.lookAtMedia = () => {}
    this.cutInBarrier = null
    return damaged
  }

  async #open(role: Role, slots: Slots, power: Power): Promise<Result<Medium, MediumFault>> {
    this.room.activity()
    if (!power.on) return never<never>()
    if (this.openOther !== null) return this.openOther(role)
    const inner = slots[role]
    if (inner === null) return err({ type: 'missing' })
    const { dice } = this.room
    const medium = new SlotMedium(inner, power, {
      dice,
      activity: () => this.room.activity(),
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
      this.cutIn = this.room.dice.below(4)
    }
  }

  /** Without power a machine feels nothing. */
  #felt<T>(device: Felt<T>, power: Power): Felt<T> {
    return {
      watch(listener) {
        const stop = device.watch((value) => {
          if (power.on) listener(value)
        })
        power.atCut(stop)
        return stop
      },
      async close() {},
    }
  }

  #election(): KioskElection {
    const { takeOverInTheDay } = this
    const election = this.room.facts.kiosk(this.pair)
    return { ...election, facts: { ...election.facts, takeOverInTheDay } }
  }

  #machine(power: Power): KioskMachine {
    const ask = <T>(answer: () => T) => this.answers(power, answer)
    return {
      personalised: () => ask(() => ok(this.room.facts.kiosk(this.pair).facts.machine)),
      election: () => ask(() => ok(this.#election())),
      remembered: () =>
        ask(() => (this.memory === null ? { type: 'nothing' } : { type: 'known', state: this.memory }) as Remembered),
      remember: (state) =>
        ask(() => {
          if (!this.diskTakes()) return err({ type: 'machine-disk' } as const)
          this.memory = state
          this.remembered.push(state)
          return ok()
        }),
      unlock: (_reader, _election, uid, pin) =>
        ask(() => {
          if (this.card?.uid !== uid) return err('operator-card-gone' as const)
          if (uid !== OPERATOR_UID || pin !== PIN) return err('wrong-pin' as const)
          const { machine } = this.room.facts.kiosk(this.pair).facts
          const signer = this.keyErased ? new MachineSigner(null) : signerOf(machine)
          return ok({ operatorCard: 1, permission: this.permitted(), keys: stationKeys, signer })
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
