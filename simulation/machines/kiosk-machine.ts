/** The first kiosk of the small election, with its reader and its two media. */
import { join } from 'node:path'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import type { MachineInput } from './machine.ts'
import { setUp } from './set-up.ts'

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
      ['keypad', null],
      ['headphones', null],
    ],
  })
}
