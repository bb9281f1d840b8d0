/**
 * The works of the office with its key process and its record: commission's key, package, list, media, cards, shares. The Nth operation
 * below the project and its sticks fails; then people come back and do it again. Nothing is believed that is not so, no line is written
 * twice, nobody is left without a word, and the second time leads to the end.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid, PairNumber, StationId } from '#election/ids.ts'
import { parseKit } from '#election/keys/machine-identity.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { isSystemError } from '#hardware/files/system-error.ts'
import { personaliseMachine } from '#office/personalise/personalise-machine.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import { type Recorded, recordedOf, signedAsRecorded } from '#office/services/as-recorded.ts'
import type { RoomReply, RoomSetting } from '#office/services/keys/key-messages.ts'
import { doWork } from '#office/services/keys/key-work.ts'
import { actOf } from '#office/services/keys/rooms.ts'
import { OfficeServices } from '#office/services/perform.ts'
import { placesOf } from '#office/services/places.ts'
import type { OfficeEffect } from '#office/session/effect.ts'
import type { OfficeEvent } from '#office/session/event.ts'
import { withCell } from '#office/session/mend.ts'
import { projectOf } from '#office/session/project.ts'
import { type Act, RECORD_FILE, readRecord } from '#office/session/record.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { writeBegunProject } from '#simulation/office/begun-project.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { inScratch } from '#simulation/rooms/in-scratch.ts'
import { must } from '#simulation/rooms/must.ts'
import { cheapPassphrases } from './cheap-passphrases.ts'
import { type DiskFails, failingDisk, standBeforeTheDisk } from './failing-disk.ts'

export const OFFICE_WORKS = ['office', 'package', 'list', 'media', 'cards', 'shares'] as const
export type OfficeWork = (typeof OFFICE_WORKS)[number]

/** Room for the operations of each work; beyond its last one nothing fails (`every-operation-of-the-office-fails.day.test.ts` looks). */
export const OFFICE_OPERATIONS: Readonly<Record<OfficeWork, number>> = {
  office: 150,
  package: 260,
  list: 420,
  media: 120,
  cards: 80,
  shares: 130,
}

const { at, person } = OfficeInHand
const randomness = secureRandomness()
const TYPED = new Map([0, 1, 2, 3].map((seat) => [seat, `the passphrase of seat ${seat}`]))
const STATION = '1' as StationId
const PLACE = { medium: 'S1-P1-O', station: STATION, box: { pair: 1 as PairNumber, role: 'original' as const } }
const CARDS = 2

/** People's acts, in their order. A key work is a room; the others are presses of a button. */
const STEPS: Readonly<Record<OfficeWork, readonly (OfficeEffect | RoomSetting['purpose'])[]>> = {
  office: ['office'],
  package: ['package'],
  list: [
    'list',
    { type: 'put-list', station: STATION, version: 2, at },
    { type: 'check-list', station: STATION, version: 2, at },
  ],
  media: [
    { type: 'put-medium', place: PLACE, at },
    { type: 'check-medium', place: PLACE, at },
  ],
  cards: ['cards'],
  shares: [
    { type: 'put-share', holder: 1, at },
    { type: 'check-share', holder: 1, at },
  ],
}

const LINES: Readonly<Record<OfficeWork, readonly Act['type'][]>> = {
  office: ['office-made'],
  package: ['package-signed'],
  list: ['list-signed', 'list-put', 'list-checked'],
  media: ['medium-put', 'medium-checked'],
  cards: ['cards-made'],
  shares: ['share-put', 'share-checked'],
}

export interface OfficeRun {
  readonly hit: string | null
  readonly violations: readonly string[]
  readonly last: readonly string[]
}

/** A project and its sticks, in one folder. */
class Room {
  readonly root: string
  readonly config
  #services: OfficeServices
  /** The messages that people were told, in their order. */
  readonly said: string[] = []
  cards = 0

  constructor(root: string) {
    this.root = root
    const on = (name: string) => join(root, name)
    this.config = {
      ...{ package: on('package'), machine: on('machine'), project: on('project'), sources: on('stick') },
      ...{ shares: on('share'), media: [on('slot')], practice: true, reader: cardReaderOn('/dev/reader') },
    }
    this.#services = this.#start()
  }

  #start(): OfficeServices {
    const clock = { kind: 'system', now: () => at, onMinute: () => () => {} } as const
    return new OfficeServices(this.config, { clock, randomness })
  }

  readonly send = (event: OfficeEvent): void => {
    if (event.type === 'progress') return
    this.said.push('code' in event && event.code !== null ? `${event.type} ${event.code}` : event.type)
  }

  /** The program is started, and somebody signs in. @returns what the load said */
  async opens(): Promise<string> {
    // The process of before has ended, and with it its claim.
    rmSync(join(this.root, 'project', 'in-use'), { recursive: true, force: true })
    this.#services = this.#start()
    const before = this.said.length
    await this.#services.perform({ type: 'load' }, this.send)
    const [loaded = 'no word'] = this.said.slice(before)
    await this.#services.perform({ type: 'open-person', ...person }, this.send)
    return loaded
  }

  async does(step: OfficeEffect | RoomSetting['purpose']): Promise<void> {
    if (typeof step !== 'string') return this.#services.perform(step, this.send)
    const reply = await this.#works(step)
    if (reply.type === 'done') await this.#services.perform({ type: 'record', act: actOf(reply.done), at }, this.send)
    else this.said.push(`room-over ${reply.type === 'failed' ? reply.code : reply.type}`)
  }

  /** Its process dies of what the system refuses, and the screen says so. */
  async #works(purpose: RoomSetting['purpose']): Promise<RoomReply> {
    const setting: RoomSetting = {
      ...{ type: 'setting', purpose, use: 'rehearsal', finished: [], paper: [], voice: null },
      files: this.files(purpose),
      places: { ...placesOf(this.config), reader: cardReaderOn('/dev/reader') },
      cards: purpose === 'cards' ? { type: 'voting', station: STATION, count: CARDS } : null,
      recorded: this.recorded,
    }
    Pn532CardReader.open = async () => this.#reader() as unknown as Pn532CardReader
    try {
      return await doWork(setting, [], TYPED, randomness, () => {})
    } catch (error) {
      if (isSystemError(error)) return { type: 'failed', code: 'key-process-ended', about: {} }
      throw error
    }
  }

  #reader(): FakeCardReader {
    const reader = new FakeCardReader(randomness)
    const lay = () => {
      reader.tray.remove()
      reader.tray.insert(
        UltralightAesCard.factory(parseCardUid(`0411223344${String(this.cards).padStart(4, '0')}`) as CardUid),
      )
    }
    const personalise = reader.personalise.bind(reader)
    reader.personalise = async (...asked) => {
      const made = await personalise(...asked)
      this.cards++
      setImmediate(lay)
      return made
    }
    lay()
    return reader
  }

  get entries() {
    const record = readRecord(readFileSync(join(this.root, 'project', RECORD_FILE)))
    return record.ok ? record.value : null
  }

  get recorded(): Recorded {
    return recordedOf(projectOf(this.entries ?? []))
  }

  files(purpose: RoomSetting['purpose']): ReadonlyMap<string, Uint8Array> {
    const folder = join(this.root, 'set')
    const files = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
    return purpose === 'list' ? withOtherName(files) : files
  }
}

/** A candidate's name is written otherwise: there is a list to be signed. */
function withOtherName(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const bytes = files.get('candidates.csv') ?? new Uint8Array()
  const rows = new TextDecoder().decode(bytes).split('\n')
  const line = rows.findIndex((each) => each.includes('林　久美')) + 1
  const mended = withCell(bytes, { file: 'candidates.csv', line, column: 'display_name' }, '')
  return files.set('candidates.csv', mended?.bytes ?? bytes)
}

let templates: ReadonlyMap<OfficeWork, string> | null = null

/** A project before each work, made once. */
async function templatesOnce(): Promise<ReadonlyMap<OfficeWork, string>> {
  if (templates !== null) return templates
  cheapPassphrases()
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-office-work-'))
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
  const room = new Room(join(scratch, 'now'))
  for (const name of ['stick', 'slot', 'share', 'project']) mkdirSync(join(room.root, name), { recursive: true })
  writeRehearsalSet(join(room.root, 'set'))
  await writeBegunProject(join(room.root, 'project'), { ...person, use: 'rehearsal', at })
  const made = new Map<OfficeWork, string>()
  const keep = (...works: readonly OfficeWork[]) => {
    for (const work of works) {
      made.set(work, join(scratch, work))
      cpSync(room.root, join(scratch, work), { recursive: true })
    }
  }
  keep('office')
  await room.opens()
  await room.does('office')
  const kit = must(parseKit(new Uint8Array(readFileSync(join(room.root, 'project', 'office', 'kits', '1.json')))))
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }] as unknown as Parameters<typeof machinePlacesOf>[0]
  for (const place of machinePlacesOf(stations)) {
    const directory = join(room.root, 'project', 'machines', place.id)
    must(await personaliseMachine({ directory, place: { ...place, serial: place.id }, kit, randomness }))
  }
  keep('package')
  await room.does('package')
  keep('list', 'media', 'cards', 'shares')
  if (room.entries?.length !== 3) throw new Error(`office work: the templates: ${room.said.join(', ')}`)
  rmSync(room.root, { recursive: true })
  standBeforeTheDisk()
  templates = made
  return made
}

export async function failingOfficeWork(work: OfficeWork, operation: number, how: DiskFails): Promise<OfficeRun> {
  const template = (await templatesOnce()).get(work) ?? ''
  return inScratch((root) => {
    cpSync(template, root, { recursive: true })
    return play(new Room(root), work, operation, how)
  })
}

async function play(room: Room, work: OfficeWork, operation: number, how: DiskFails): Promise<OfficeRun> {
  const violations: string[] = []
  const share = join(room.root, 'project', 'prepared', 'office', 'share-1.json')
  const sealed = existsSync(share) ? readFileSync(share) : null
  const broke = (what: string) => violations.push(what)
  failingDisk.begin(room.root, operation, how)
  await attempt(room, work, broke)
  const { hit } = failingDisk
  failingDisk.end()
  room.said.push('— again —')
  const loaded = await room.opens()
  if (loaded !== 'loaded') broke(`after the failure the project does not open: ${loaded}`)
  await goesOn(room, work, broke)
  await looks(room, work, sealed, broke)
  return { hit, violations, last: room.said }
}

/** Until somebody is told that it does not go on. */
async function attempt(room: Room, work: OfficeWork, broke: (what: string) => void): Promise<void> {
  try {
    if ((await room.opens()) !== 'loaded') return
    for (const step of STEPS[work]) {
      const before = room.said.length
      await room.does(step)
      if (room.said.length === before) broke(`no word at ${typeof step === 'string' ? step : step.type}`)
      if (!room.said.slice(before).includes('recorded')) return
    }
  } catch (error) {
    broke(`the program ends: ${error}`)
  }
}

/** As people do: what has its line is done, and the rest is done now. A stick that was begun is emptied first, as the words say. */
async function goesOn(room: Room, work: OfficeWork, broke: (what: string) => void): Promise<void> {
  for (const [place, step] of STEPS[work].entries()) {
    const line = LINES[work][place]
    if (room.entries?.some(({ act }) => act.type === line)) continue
    if (line === 'medium-put')
      for (const name of readdirSync(join(room.root, 'slot'))) rmSync(join(room.root, 'slot', name))
    try {
      await room.does(step)
    } catch (error) {
      broke(`the second time the program ends: ${error}`)
    }
  }
}

async function looks(
  room: Room,
  work: OfficeWork,
  sealed: Buffer | null,
  broke: (what: string) => void,
): Promise<void> {
  const { entries } = room
  if (entries === null) return broke('the record does not read')
  for (const line of LINES[work]) {
    const times = entries.filter(({ act }) => act.type === line).length
    if (times !== 1) broke(`${line}: ${times} lines`)
  }
  const cards = entries.reduce((sum, { act }) => sum + (act.type === 'cards-made' ? act.count : 0), 0)
  if (cards > room.cards) broke(`${cards} cards recorded, ${room.cards} made`)
  if (work !== 'office') {
    const there = await signedAsRecorded(room.recorded, join(room.root, 'project', 'prepared'))
    if (!there.ok) broke(`what lies there: ${there.error.type}`)
  }
  const project = join(room.root, 'project')
  if (existsSync(join(project, 'prepared.in-progress'))) broke('an unfinished ceremony is left')
  if (work !== 'shares') return
  if (existsSync(join(project, 'prepared', 'office', 'share-1.json'))) broke('the share is still here')
  const stick = join(room.root, 'share', 'share-1.json')
  if (!existsSync(stick) || sealed === null || !readFileSync(stick).equals(sealed)) broke('the share is on no stick')
}
