/** A voter's presses, at the far end of the wire of each kind of keypad. */
import { openKeypad } from '#hardware/keypad/open.ts'
import type { Key, Keypad } from '#hardware/keypad/port.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { SwitchKeypad } from '#hardware/keypad/switch-driver.ts'
import { SimulatedSwitches } from '#hardware/keypad/switch-simulator.ts'
import type { HurriedTime } from './hurried-time.ts'

/** A keypad of eleven keys, or so many switches. */
export type Pad = 'kpb-200' | 1 | 2

export interface Hand {
  readonly keypad: Keypad
  press(key: Key): void
  stop(): Promise<void>
}

/** How long one switch stays on each thing: so long that a busy machine is not too late for it. */
export const PACE_MS = 60_000

export async function handOn(pad: Pad, time: HurriedTime): Promise<Hand> {
  if (pad !== 'kpb-200') return handOnSwitches(pad, time)
  const simulated = await SimulatedKeypad.start()
  return {
    keypad: openKeypad({ type: 'kpb-200', path: simulated.path }),
    press: (key) => simulated.press(key),
    stop: () => simulated.stop(),
  }
}

function handOnSwitches(switches: 1 | 2, time: HurriedTime): Hand {
  const box = new SimulatedSwitches()
  return {
    keypad: SwitchKeypad.open({ ...box.options, switches, paceMs: PACE_MS, timer: time, clock: time.now }),
    press: (key) => box.press(switches === 2 && key === 'select' ? 'second' : 'first'),
    stop: async () => box.stop(),
  }
}
