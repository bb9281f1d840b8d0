/** A voter's hand presses it at a machine on the desk: the keypad, or one or two switches (D-15). One of them is in its socket. */
import { KPB200_KEYS, type Kpb200Key } from '#hardware/keypad/key-table.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { Switch } from '#hardware/keypad/scan.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { SimulatedSwitches } from '#hardware/keypad/switch-simulator.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Pad } from '../session/screen-event.ts'
import type { KeypadView } from '../session/view.ts'

/** With one switch: as long as a person who tries it needs to hear each thing. */
const PACE_MS = 4000

const SWITCHES: Readonly<Record<Pad, readonly Switch[]>> = {
  keypad: [],
  'one-switch': ['first'],
  'two-switches': ['first', 'second'],
}

export class VotersPad {
  readonly #keypad: SimulatedKeypad
  readonly #switches = new SimulatedSwitches()
  #pad: Pad = 'keypad'
  #plugged = true

  private constructor(keypad: SimulatedKeypad) {
    this.#keypad = keypad
  }

  static async start(): Promise<VotersPad> {
    return new VotersPad(await SimulatedKeypad.start())
  }

  view(): KeypadView {
    const keys: readonly Kpb200Key[] = this.#pad === 'keypad' ? [...KPB200_KEYS.values()] : []
    return { pad: this.#pad, plugged: this.#plugged, keys, switches: SWITCHES[this.#pad] }
  }

  /** For the configuration of the program that starts next. */
  place(): NonNullable<AppConfig['keypad']> {
    if (this.#pad === 'keypad') return { type: 'kpb-200', path: this.#keypad.path }
    return {
      type: 'switch',
      ...this.#switches.options,
      switches: this.#pad === 'one-switch' ? 1 : 2,
      paceMs: PACE_MS,
    }
  }

  choose(pad: Pad): void {
    this.#pad = pad
  }

  pressKey(key: Key): void {
    if (this.#pad === 'keypad') this.#keypad.press(key)
  }

  pressSwitch(which: Switch): void {
    if (SWITCHES[this.#pad].includes(which)) this.#switches.press(which)
  }

  /** One cable, whatever is at its end. */
  async plug(plugged: boolean): Promise<void> {
    if (this.#plugged === plugged) return
    this.#plugged = plugged
    if (plugged) {
      this.#switches.plug()
      await this.#keypad.plug()
    } else {
      this.#switches.unplug()
      await this.#keypad.unplug()
    }
  }

  async stop(): Promise<void> {
    this.#switches.stop()
    await this.#keypad.stop()
  }
}
