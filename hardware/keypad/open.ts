/** The voter's keypad, whichever the configuration names. */
import { unreachable } from '#election/assert.ts'
import type { HidPlace } from '../hid/reports.ts'
import { Kpb200Keypad } from './driver.ts'
import { HidKeypad } from './hid-driver.ts'
import type { Key, Keypad } from './port.ts'
import type { Scanning } from './scan.ts'
import { SwitchKeypad } from './switch-driver.ts'

export type KeypadPlace =
  | { readonly type: 'kpb-200'; readonly path: string }
  /** `keys`: by usages in two hexadecimal digits. */
  | ({ readonly type: 'hid'; readonly keys?: Readonly<Record<string, Key>> | undefined } & HidPlace)
  | ({ readonly type: 'switch'; readonly sysfs?: string | undefined; readonly dev?: string | undefined } & HidPlace &
      Scanning)

export function openKeypad(place: KeypadPlace): Keypad {
  switch (place.type) {
    case 'kpb-200':
      return Kpb200Keypad.open({ path: place.path })
    case 'hid': {
      const { id, port, keys } = place
      const table = keys && new Map(Object.entries(keys).map(([usage, key]) => [Number.parseInt(usage, 16), key]))
      return HidKeypad.open({ id, port, keys: table })
    }
    case 'switch': {
      const { type: _type, ...box } = place
      return SwitchKeypad.open(box)
    }
    default:
      return unreachable(place)
  }
}
