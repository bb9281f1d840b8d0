/**
 * The first issuer of the small election, whose morning was played before: the station is open, and the machine is switched on again. Each of
 * its sockets has its device but scanner and roll lists.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalMinute } from '#election/time.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import { Reception } from '#simulation/rooms/reception.ts'
import type { MachineInput } from './machine.ts'
import { setUp } from './set-up.ts'

const ISSUER = '1-I1'
const [DAY, BEFORE_OPENING] = ['2027-04-25', '2027-04-25T06:40' as LocalMinute]

export interface OpenIssuer {
  readonly input: MachineInput
  /** For the cards of its people. */
  readonly reception: Reception
}

/** @param fitted besides what the package's configuration has */
export async function openIssuer(
  room: PreparedRoom,
  reader: SimulatedReader,
  directory: string,
  fitted: object = {},
): Promise<OpenIssuer> {
  const { secrets } = room.place
  const reception = await Reception.furnish({ ...room, secrets, close: async () => {} })
  reception.clock.set(BEFORE_OPENING)
  await reception.start(ISSUER)
  await reception.unlock()
  await reception.open(DAY)
  await reception.app.stop()
  const there = readdirSync(reception.room)
  const written = (name: string) =>
    there.includes(name) ? { written: join(reception.room, name) } : ('empty' as const)
  const input = setUp({
    role: 'issuer',
    directory,
    machine: join(reception.room, 'machines', ISSUER),
    package: join(room.directory, 'package'),
    fitted,
    sockets: [
      ['touch', { type: 'touch' }],
      ['touch', { type: 'keyboard' }],
      ['reader', { type: 'reader', line: reader.path }],
      ['takeover', written('take-over')],
      ['reports', written('reports')],
      ['papers', written('documents')],
      ['scanner', null],
      ['rolls', null],
    ],
  })
  return { input, reception }
}
