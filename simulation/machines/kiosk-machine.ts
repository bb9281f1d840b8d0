/** The first kiosk of the small election, with its reader and its two media. */
import { join } from 'node:path'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import { KEYBOARD_ID, type MachineInput, portOf, SOUND_CARD } from './machine.ts'
import { setUp } from './set-up.ts'

/** Usages of an ordinary keyboard (HID 1.12, page 7) for keys of the keypad: Enter, Esc and the arrows. */
const KEYS = { '28': 'select', '29': 'back', '52': 'up', '51': 'down', '50': 'left', '4f': 'right' }

export function prepareKiosk(room: PreparedRoom, reader: SimulatedReader, directory: string): MachineInput {
  const medium = (role: string) => join(room.directory, 'media', room.machine.station, String(room.machine.pair), role)
  return setUp({
    role: 'kiosk',
    directory,
    machine: join(room.directory, 'machines', room.machine.id),
    package: join(room.directory, 'package'),
    sockets: [
      ['touch', { type: 'touch' }],
      ['reader', { type: 'reader', line: reader.path }],
      ['original', { files: medium('original') }],
      ['duplicate', { files: medium('duplicate') }],
      ['keypad', { type: 'keyboard' }],
      ['headphones', { type: 'headphones' }],
    ],
    fitted: {
      keypad: { type: 'hid', id: KEYBOARD_ID, port: `${portOf(5)}/input0`, keys: KEYS },
      headphones: { card: SOUND_CARD, device: 0 },
    },
  })
}
