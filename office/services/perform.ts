/**
 * Carries out the session's effects, one after the other. The key of whoever is signed in lies here and nowhere else, and is wiped
 * when that person goes. A failure of the project's disk is a fault, said with its own words; a bug goes up.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import type { Station } from '#election/definition/definition.ts'
import { notAsDelivered, type SoftwareFound, softwareNumber } from '#election/software-found.ts'
import { isSystemError, unlessSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { AppConfig } from '#shell/config.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import { checkForUse } from '#shell/machine/machine-check.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { notAsBuilt, RUNS_FROM_BUNDLE } from '#shell/runs-from-bundle.ts'
import type { ScreenFile } from '#shell/screen-files.ts'
import { softwareAsListed } from '#shell/software.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import type { PutPhase } from '../prepare/put-on-medium.ts'
import { checkShare, eraseShare, putShare } from '../prepare/share-stick.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { filesForRehearsal } from '../session/mend.ts'
import { onPaperNext, onPaperNow } from '../session/paper.ts'
import { NEW_PROJECT, type Project, projectOf, withAct } from '../session/project.ts'
import { type Act, type Entry, readRecord, recordHead, withEntry } from '../session/record.ts'
import { findFiles } from './find-files.ts'
import { Rooms } from './keys/rooms.ts'
import { aboutOf } from './keys/seats.ts'
import { onListStick } from './list-sticks.ts'
import { putKits, seenMachines, takeMachineFiles } from './machine-files.ts'
import { checkPut, putMedium } from './media.ts'
import { makePersonKey, openPersonKey, personFile } from './person-key.ts'
import { isAnotherDisk, type OfficePlaces, placesOf, stickOf } from './places.ts'
import { progress } from './progress.ts'
import { AnotherWriter, ProjectDisk } from './project-disk.ts'
import { ProjectFiles } from './project-files.ts'
import { ProjectPapers } from './project-papers.ts'
import { ProjectVoice } from './project-voice.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

/** A printer out of paper holds nothing up; its papers go one after another, in the order of the list. */
function laneOf(type: OfficeEffect['type']): 'main' | 'printer' | null {
  if (type === 'close-person' || type === 'close-room') return null
  return type === 'send-to-printer' ? 'printer' : 'main'
}

function configuredPrinter({ printer }: AppConfig): Printer | null {
  return printer === undefined ? null : openPrinter(printer)
}

export class OfficeServices {
  readonly #config: AppConfig
  readonly #surroundings: Surroundings
  readonly #stick: string
  readonly #places: OfficePlaces
  readonly #disk: ProjectDisk
  readonly #queue = new EffectQueue<OfficeEvent, OfficeEffect, 'main' | 'printer'>(
    (effect, send) => this.#run(effect, send),
    ({ type }) => laneOf(type),
  )
  readonly #rooms = new Rooms((act, at, send) => this.#record(act, at, send))
  readonly #files: ProjectFiles
  readonly #voice: ProjectVoice
  readonly #papers: ProjectPapers
  #project: Project = NEW_PROJECT
  #software: SoftwareFound = { type: 'unlisted' }
  #person: { readonly name: string; readonly secretKey: Uint8Array } | null = null

  /** @param printer of this computer; null: papers lie as files alone */
  constructor(config: AppConfig, surroundings: Surroundings, printer: Printer | null = configuredPrinter(config)) {
    this.#config = config
    this.#surroundings = surroundings
    this.#stick = stickOf(config)
    this.#places = placesOf(config)
    this.#disk = new ProjectDisk(this.#places.project)
    const record = (act: Act, at: Entry['at'], send: Send) => this.#record(act, at, send)
    this.#files = new ProjectFiles(this.#disk, record)
    this.#voice = new ProjectVoice(this.#places.voice, record)
    this.#papers = new ProjectPapers(this.#places, printer)
  }

  perform(effect: OfficeEffect, send: Send): Promise<void> {
    return this.#queue.perform(effect, send)
  }

  halt(): void {
    this.#voice.stop()
    this.#papers.stop()
    this.#queue.halt()
    this.#closePerson()
    void this.#rooms.close(() => {})
  }

  /** What the screen loads beside its own files: a clip of the voice. */
  file(route: string): ScreenFile | null {
    return this.#voice.file(route)
  }

  async stop(): Promise<void> {
    this.#voice.stop()
    this.#papers.stop()
    await this.#rooms.close(() => {})
    await this.#queue.idle()
    this.#closePerson()
  }

  async #run(effect: OfficeEffect, send: Send): Promise<void> {
    try {
      await this.#carryOut(effect, send)
    } catch (error) {
      if (error instanceof AnotherWriter) send({ type: 'fault', code: 'project-has-another-writer' })
      else if (isSystemError(error)) send({ type: 'fault', code: 'project-not-writable' })
      else throw error
    }
  }

  #carryOut(effect: OfficeEffect, send: Send): Promise<void> | void {
    switch (effect.type) {
      case 'load':
        return this.#load(send)
      case 'look-for-files':
        return findFiles(this.#config.sources ?? '').then((folders) => send({ type: 'files-found', folders }))
      case 'make-person':
        return this.#makePerson(effect, send)
      case 'open-person':
        return this.#openPerson(effect, send)
      case 'close-person':
        return this.#closePerson()
      case 'import':
        return this.#files.import(effect, this.#project.use, send)
      case 'mend':
        return this.#files.mend(effect, send)
      case 'change-files':
        return this.#files.change(effect, send)
      case 'take-voice':
        return this.#voice.take(this.#stick, effect.at, send)
      case 'make-voice':
        return this.#voice.make(this.#files.all, this.#stick, effect.at, send)
      case 'put-kits':
        return this.#putKits(effect, send)
      case 'take-machine-files':
        return this.#takeMachineFiles(effect, send)
      case 'look-at-machines':
        return this.#lookAtMachines(effect.stations, send)
      case 'put-rehearsal':
        return this.#putRehearsal(send)
      case 'make-papers':
        return this.#papers.make(effect, send)
      case 'print-record':
        return this.#papers.makeRecord(this.#project, effect, send)
      case 'send-to-printer':
        return this.#papers.print(effect, send)
      case 'put-medium':
      case 'check-medium':
        return this.#onMedium(effect, send)
      case 'put-list':
      case 'check-list':
        return this.#onListStick(effect, send)
      case 'put-share':
      case 'check-share':
        return this.#onShareStick(effect, send)
      case 'open-room':
        return this.#openRoom(effect, send)
      case 'close-room':
        return this.#rooms.close(send)
      case 'give-passphrase':
      case 'do-work':
        return this.#rooms.ask(effect)
      case 'record':
        return this.#record(effect.act, effect.at, send).then(() => {})
      default:
        return unreachable(effect)
    }
  }

  async #load(send: Send): Promise<void> {
    const { clock, randomness } = this.#surroundings
    const refuse = (code: OfficeRoomCode, about = {}) => send({ type: 'load-refused', code, about })
    if (clock.kind !== 'system' || randomness.kind !== 'secure') return refuse('fixture-only')
    await this.#disk.load()
    const read = readRecord(this.#disk.record)
    if (!read.ok) return refuse(read.error.type, { line: read.error.line })
    this.#project = projectOf(read.value)
    if (this.#config.practice && this.#project.use === 'live') return refuse('practice-only')
    await this.#eraseSeenShares()
    this.#software = await softwareAsListed()
    const path = notAsDelivered(this.#software, this.#project.use ?? undefined)
    if (path !== null) return refuse('software-differs', { path })
    const loaded = await this.#files.load(this.#project)
    if (!loaded.ok) return refuse('sources-not-as-recorded', { file: loaded.error })
    if (!(await this.#voice.load(this.#project, send))) return refuse('voice-not-as-recorded')
    const software = softwareNumber(this.#software)
    send({
      type: 'loaded',
      entries: read.value,
      checked: loaded.value,
      software,
      hasPrinter: this.#papers.canBePrinted,
      head: recordHead(this.#disk.record),
    })
  }

  async #makePerson({ name, passphrase, begins, at }: Effect<'make-person'>, send: Send): Promise<void> {
    if (this.#config.practice && begins === 'live') return send({ type: 'refused', code: 'practice-only', about: {} })
    const fault = begins === 'live' ? notAsBuilt(RUNS_FROM_BUNDLE) : null
    if (fault !== null) return send({ type: 'refused', code: fault, about: {} })
    const path = notAsDelivered(this.#software, begins ?? undefined)
    if (path !== null) return send({ type: 'refused', code: 'software-differs', about: { path } })
    const made = await makePersonKey(name, passphrase, this.#surroundings.randomness)
    // The key file first: a line without its key would name somebody who can never sign in.
    await this.#disk.keepPerson(personFile(made.publicKey), made.file)
    if (begins === null) {
      made.secretKey.fill(0)
      await this.#record({ type: 'joined', name, key: made.publicKey }, at, send)
      return
    }
    this.#person = { name, secretKey: made.secretKey }
    await this.#record({ type: 'begun', use: begins, key: made.publicKey }, at, send)
    send({ type: 'person-open', name })
  }

  async #openPerson({ name, passphrase }: Effect<'open-person'>, send: Send): Promise<void> {
    this.#closePerson()
    const publicKey = this.#project.people.get(name)
    const file = publicKey === undefined ? null : await this.#disk.person(personFile(publicKey))
    const opened = publicKey && file ? await openPersonKey(file, { name, publicKey }, passphrase) : null
    if (opened === null) return send({ type: 'refused', code: 'passphrase-wrong', about: { name } })
    this.#person = { name, secretKey: opened.secretKey }
    send({ type: 'person-open', name })
  }

  #closePerson(): void {
    this.#person?.secretKey.fill(0)
    this.#person = null
  }

  async #putKits({ stations, at }: Effect<'put-kits'>, send: Send): Promise<void> {
    try {
      const put = await putKits(this.#places.office, this.#stick, stations)
      if (!put.ok) return send({ type: 'refused', code: put.error.type, about: aboutOf(put.error) })
    } catch (error) {
      unlessSystemError(error)
      return send({ type: 'refused', code: 'stick-not-writable', about: { path: this.#stick } })
    }
    await this.#record({ type: 'kits-put', stations: stations.length }, at, send)
  }

  async #takeMachineFiles({ stations, at }: Effect<'take-machine-files'>, send: Send): Promise<void> {
    const { taken, refused, unknown } = await takeMachineFiles(this.#stick, this.#places.machines, stations)
    if (taken + refused + unknown.length === 0)
      return send({ type: 'refused', code: 'no-machine-files', about: { path: this.#stick } })
    await this.#record({ type: 'machines-taken', machines: taken }, at, send)
    await this.#lookAtMachines(stations, send)
    if (refused > 0) send({ type: 'refused', code: 'not-a-machine-file', about: { path: this.#stick } })
    if (unknown.length > 0) send({ type: 'refused', code: 'machines-unknown', about: { machines: unknown.join('、') } })
  }

  async #lookAtMachines(stations: readonly Station[], send: Send): Promise<void> {
    send({ type: 'machines-seen', machines: await seenMachines(this.#places.machines, stations) })
  }

  async #putRehearsal(send: Send): Promise<void> {
    const folder = join(this.#stick, 'rehearsal')
    try {
      for (const [name, bytes] of filesForRehearsal(this.#files.all))
        await writeWholeFile(join(folder, name), bytes, 0o600)
    } catch (error) {
      unlessSystemError(error)
      return send({ type: 'refused', code: 'stick-not-writable', about: { path: folder } })
    }
    send({ type: 'rehearsal-put', folder })
  }

  async #onMedium({ type, place, at }: Effect<'put-medium' | 'check-medium'>, send: Send): Promise<void> {
    const { office, prepared } = this.#places
    const slots = this.#config.media ?? []
    const refuse = (code: OfficeRoomCode, about: object = {}) => send({ type: 'refused', code, about: aboutOf(about) })
    if (slots.length === 0) return refuse('no-slot')
    const kind = this.#config.practice ? 'folders' : 'sticks'
    assert(kind === 'sticks' || this.#project.use === 'rehearsal', 'practice: no project of an election is open')
    const authority = await readAuthorityPub(office)
    if (!authority.ok) return refuse(authority.error.type, authority.error)
    const work: Parameters<typeof putMedium>[0] = {
      ...{ place, slots, kind },
      media: join(prepared, 'media'),
      authority: authority.value,
      progress: (phase: PutPhase, done: number, total: number) => progress(send, `medium-${phase}`, done, total),
    }
    const done = type === 'put-medium' ? await putMedium(work) : await checkPut(work)
    if (!done.ok) return refuse(done.error.type, done.error)
    const act = type === 'put-medium' ? 'medium-put' : 'medium-checked'
    await this.#record({ type: act, medium: place.medium }, at, send)
  }

  async #onListStick(effect: Effect<'put-list' | 'check-list'>, send: Send): Promise<void> {
    const { type, station, version, at } = effect
    const done = await onListStick(effect, {
      stick: this.#stick,
      places: this.#places,
      use: this.#project.use,
      progress: (at, whole) => progress(send, type === 'put-list' ? 'writing' : 'medium-compare', at, whole),
    })
    if (!done.ok) return send({ type: 'refused', code: done.error.type, about: aboutOf(done.error) })
    await this.#record({ type: type === 'put-list' ? 'list-put' : 'list-checked', station, version }, at, send)
  }

  async #onShareStick({ type, holder, at }: Effect<'put-share' | 'check-share'>, send: Send): Promise<void> {
    const stick = this.#config.shares ?? this.#stick
    const work = { stick, office: join(this.#places.prepared, 'office'), index: holder }
    try {
      // A slot without a stick is a folder of this computer's own disk, where no share may stay.
      if (this.#project.use === 'live' && !(await isAnotherDisk(stick, this.#places.project))) {
        return send({ type: 'refused', code: 'stick-not-there', about: { index: holder, path: stick } })
      }
      const done = type === 'put-share' ? await putShare(work) : await checkShare(work)
      if (!done.ok) return send({ type: 'refused', code: done.error.type, about: aboutOf(done.error) })
    } catch (error) {
      unlessSystemError(error)
      const code = existsSync(stick) ? 'share-not-written' : 'stick-not-there'
      return send({ type: 'refused', code, about: { index: holder, path: stick } })
    }
    const act = type === 'put-share' ? 'share-put' : 'share-checked'
    const recorded = await this.#record({ type: act, index: holder }, at, send)
    // The record first: a share that is gone without a word would look lost.
    if (recorded && type === 'check-share') await eraseShare(work.office, holder)
  }

  /** Power may have gone between the line of the record and the erasing. */
  async #eraseSeenShares(): Promise<void> {
    const office = join(this.#places.prepared, 'office')
    for (const [index, { checkedBy }] of this.#project.shares) if (checkedBy !== null) await eraseShare(office, index)
  }

  /** Keys of a real election are made on a machine as it must be, by what was built. */
  async #openRoom({ purpose, cards }: Effect<'open-room'>, send: Send): Promise<void> {
    const { use } = this.#project
    assert(use !== null, 'office: a project before its keys')
    const over = (code: OfficeRoomCode) => send({ type: 'room-over', code, about: {} })
    const fault = use === 'live' ? notAsBuilt(RUNS_FROM_BUNDLE) : null
    if (fault !== null) return over(fault)
    const { machine } = this.#config
    const asked = { machine, program: 'built', chromium: true, environment: process.env, places: null } as const
    if (use === 'live' && checkForUse(use, asked, console.error).type === 'refused') return over('machine-not-ready')
    await this.#rooms.close(send)
    const paper = { paper: onPaperNext(this.#project), paperBefore: onPaperNow(this.#project) }
    const voice = purpose === 'package' || purpose === 'list' ? await this.#voice.forSignature(this.#project) : null
    this.#rooms.open(
      { type: 'setting', purpose, use, files: this.#files.all, places: this.#places, cards, ...paper, voice },
      send,
    )
  }

  /** @returns false when nothing was written */
  async #record(act: Act, at: Entry['at'], send: Send): Promise<boolean> {
    const person = this.#person
    // Gone meanwhile, by hand or by the clock: nobody signs in somebody's place.
    if (person === null) {
      send({ type: 'refused', code: 'nobody-signed-in', about: {} })
      return false
    }
    const entry: Entry = { act, at, by: person.name }
    // Its own copy: who signs out while it is being written wipes the other one, and a line under zeroes would break the record.
    const secretKey = person.secretKey.slice()
    try {
      await this.#disk.append((record) => withEntry(record, entry, secretKey))
    } finally {
      secretKey.fill(0)
    }
    this.#project = withAct(this.#project, entry)
    send({ type: 'recorded', entry, head: recordHead(this.#disk.record) })
    return true
  }
}
