/** A tab of a device in a public room (S-14): what it keeps for itself is that it is one, and it is emptied before the next voter. */
import { inTab } from '#ui/language/language-of-tab.ts'
import { type DeviceStanding, deviceStanding } from '../session/device.ts'
import type { State } from '../session/state.ts'
import type { Shelf } from './shelf.ts'

const FLAG = 'device'
const LOOK_MS = 1000
export const DEVICE_PATH = '/device'

/** The card's page comes back to another address of the same tab. */
export function isDeviceTab(path: string): boolean {
  if (path === DEVICE_PATH) inTab(flag)
  return inTab((tab) => tab.getItem(FLAG)) !== null
}

/** Forgets all that the page keeps of anybody in this browser: a way to the card or a vote, and the language of the tab. */
export async function emptied(shelf: Shelf): Promise<void> {
  inTab((tab) => tab.clear())
  inTab(flag)
  await shelf.change(() => null)
}

function flag(tab: Storage): void {
  tab.setItem(FLAG, '1')
}

interface Watched {
  readonly draw: (state: State) => void
  readonly wipe: () => void
}

/** A key or a touch is somebody; their absence is asked about, and then all of them is wiped. */
export class DeviceWatch {
  readonly #clocks: readonly (() => number)[]
  #touched: readonly number[] | null
  #before: DeviceStanding = 'free'

  /**
   * @param clocks in seconds; the one that went further counts: that of the wall may be set back, the other rests while the device sleeps
   * @param isUsed somebody is there without a touch
   */
  constructor(clocks: readonly (() => number)[], isUsed: boolean) {
    this.#clocks = clocks
    this.#touched = isUsed ? this.#now() : null
  }

  standing(state: State): DeviceStanding {
    const touched = this.#touched
    const idle = touched && Math.max(...this.#now().map((second, at) => second - (touched[at] ?? second)))
    return deviceStanding(state, idle)
  }

  begin(stateNow: () => State, { draw, wipe }: Watched): void {
    const look = () => {
      const state = stateNow()
      const now = this.standing(state)
      if (now === 'over') return wipe()
      if (now !== this.#before) draw(state)
      this.#before = now
    }
    const touch = () => {
      this.#touched = this.#now()
      look()
    }
    for (const type of ['pointerdown', 'keydown'] as const) window.addEventListener(type, touch, true)
    setInterval(look, LOOK_MS)
  }

  #now(): readonly number[] {
    return this.#clocks.map((clock) => clock())
  }
}
