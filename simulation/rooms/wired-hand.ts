/** What a voter presses, at the far end of the wire of each kind of keypad. */
import { SimulatedHid } from '#hardware/hid/simulator.ts'
import { bootReport } from '#hardware/keypad/boot-report.ts'
import { openKeypad } from '#hardware/keypad/open.ts'
import type { Key, Keypad } from '#hardware/keypad/port.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { SwitchKeypad } from '#hardware/keypad/switch-driver.ts'
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
/** What the box of the switches types: 1 and 2. */
const [FIRST, SECOND] = [0x1e, 0x1f]

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
  const box = new SimulatedHid()
  return {
    keypad: SwitchKeypad.open({ ...box.options, switches, paceMs: PACE_MS, timer: time, clock: time.now }),
    press(key) {
      box.send(bootReport([switches === 2 && key === 'select' ? SECOND : FIRST]))
      box.send(bootReport([]))
    },
    stop: async () => box.stop(),
  }
}
