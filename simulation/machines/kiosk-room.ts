/** One kiosk as a whole computer, with its officer, the desk that issues its cards, and its reader: the room of each scenario at a kiosk. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LocalMinute } from '#election/time.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { checkQuietMedia } from '#simulation/kills/media-check.ts'
import { type PreparedRoom, prepareRoom } from '#simulation/kills/prepared-room.ts'
import type { CardDesk } from '#simulation/rooms/card-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { opened, readAsCounted } from '#simulation/rooms/opened-media.ts'
import { deskIn, operatorCardOf, PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { copyDisk, withDisk } from './disks.ts'
import { prepareKiosk } from './kiosk-machine.ts'
import { type Device, Machine, type MachineInput } from './machine.ts'
import { stickAt } from './set-up.ts'

const MORNING = '2027-04-25T07:30' as LocalMinute
/** In the order of the labels: see `prepareKiosk`. */
export const SOCKET = { touch: 1, reader: 2, original: 3, duplicate: 4, keypad: 5, headphones: 6 } as const
const MEDIA = ['original', 'duplicate'] as const

export class KioskRoom {
  readonly directory: string
  readonly room: PreparedRoom
  readonly reader: SimulatedReader
  readonly desk: CardDesk
  readonly input: MachineInput
  readonly #officersCard: UltralightAesCard
  #machine: Machine | null = null

  /** @param seed of the cards @param voice of the package, if it is listened to */
  static async prepare(seed: string, ...voice: Parameters<typeof prepareRoom>): Promise<KioskRoom> {
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
    const room = await prepareRoom(...voice)
    const randomness = seededRandomness(seed, 'cards')
    const reader = await SimulatedReader.start(randomness)
    const desk = await deskIn(room.directory, room.place, () => MORNING, randomness)
    const officersCard = await operatorCardOf(room.place, randomness)
    return new KioskRoom(directory, room, reader, desk, officersCard)
  }

  private constructor(
    directory: string,
    room: PreparedRoom,
    reader: SimulatedReader,
    desk: CardDesk,
    officersCard: UltralightAesCard,
  ) {
    this.directory = directory
    this.room = room
    this.reader = reader
    this.desk = desk
    this.#officersCard = officersCard
    this.input = prepareKiosk(room, reader, directory)
  }

  /** Cuts what runs; so a start after a cut is part of each trial but the first. */
  async powerOn(changed: Partial<MachineInput> = {}): Promise<Machine> {
    await this.cut()
    this.#machine = await Machine.start({ ...this.input, ...changed })
    return this.#machine
  }

  get machine(): Machine {
    if (this.#machine === null) throw new Error('the kiosk is off')
    return this.#machine
  }

  get officer() {
    return {
      glass: new AtTheGlass(this.machine),
      tray: this.reader.tray,
      card: this.#officersCard,
      pin: PREPARED_PIN,
    }
  }

  async cut(): Promise<void> {
    await this.#machine?.cut()
    this.#machine = null
  }

  /** Meant for this socket. */
  device(number: number): Device {
    const plugged = this.input.sockets.get(number)
    if (plugged === undefined) throw new Error(`nothing is meant for socket ${number}`)
    return plugged
  }

  stick(role: (typeof MEDIA)[number]): string {
    return stickAt(this.directory, role)
  }

  /** As somebody reads them who takes both sticks home: a copy, so that the machine's own are as it left them. */
  wrongOnMedia(): readonly string[] {
    const [one = '', other = ''] = MEDIA.map((role) => {
      const copy = join(this.directory, `${role}-copy.img`)
      copyDisk(this.stick(role), copy)
      return copy
    })
    return withDisk(one, (original) =>
      withDisk(other, (duplicate) => checkQuietMedia(this.room, { original, duplicate })),
    )
  }

  /** Records that the count finds on a sealed stick: contest and candidate of each record. */
  async countedOn(role: (typeof MEDIA)[number]): Promise<readonly string[]> {
    const copy = join(this.directory, `${role}-sealed.img`)
    copyDisk(this.stick(role), copy)
    const { election, authorityPublicKey, countingSecretKey } = this.room
    // Read while it is mounted: the reader answers later.
    const files = join(this.directory, `${role}-sealed`)
    withDisk(copy, (root) => cpSync(root, files, { recursive: true, filter: (path) => !path.endsWith('lost+found') }))
    const sealed = must(await readAsCounted(files, election, authorityPublicKey))
    return opened(election, countingSecretKey, sealed).map((record) => {
      const { contest, selection } = must(record)
      return `${contest} ${selection.type === 'candidate' ? selection.id : selection.type}`
    })
  }

  async leave(): Promise<void> {
    await this.cut()
    await this.reader.stop()
    this.room.remove()
    rmSync(this.directory, { recursive: true, force: true })
  }
}
