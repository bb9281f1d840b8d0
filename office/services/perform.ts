/**
 * Carries out the session's effects, one after the other. The key of the person who is signed in is kept here and nowhere else, and is
 * wiped when that person goes. A failure of the project's disk is a fault with its own words; a bug goes up.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { Station } from '#election/definition/definition.ts'
import { notAsDelivered, type SoftwareFound, softwareNumber } from '#election/software-found.ts'
import { dateOf } from '#election/time.ts'
import { isSystemError } from '#hardware/files/system-error.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { AppConfig } from '#shell/config.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { notAsBuilt, RUNS_FROM_BUNDLE } from '#shell/runs-from-bundle.ts'
import type { ScreenFile } from '#shell/screen-files.ts'
import { softwareAsListed } from '#shell/software.ts'
import { approversFor, pinnedApprovers } from '../session/approvers.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { onPaperNext } from '../session/paper.ts'
import { NEW_PROJECT, type Project, projectOf, withAct } from '../session/project.ts'
import { type Act, anchorOf, type Entry, readRecord, recordHead, withEntry } from '../session/record.ts'
import { type AsSigned, asRecorded, recordedOf, signedAsRecorded } from './as-recorded.ts'
import { earlierProjects } from './earlier-projects.ts'
import { findFiles } from './find-files.ts'
import { Rooms } from './keys/rooms.ts'
import { aboutOf } from './keys/seats.ts'
import { LANES } from './lanes.ts'
import { putKits, refusalsOf, seenMachines, takeMachineFiles } from './machine-files.ts'
import { needsSigned } from './needs-signed.ts'
import { admissionOf, approvalOf, type MakeAct, recordDoubt, writeApprovals } from './number-approvals.ts'
import { onStick, type StickSlot } from './on-stick.ts'
import { isFitForKeys, lookAtOwnMachine } from './own-machine.ts'
import { makePersonKey, personFile } from './person-key.ts'
import { type OfficePlaces, placesOf, stickOf } from './places.ts'
import { AnotherWriter, ProjectDisk } from './project-disk.ts'
import { isOfDocuments, ProjectDocuments } from './project-documents.ts'
import { ProjectFiles } from './project-files.ts'
import { approvedLosses, ProjectLosses } from './project-losses.ts'
import { ProjectPapers } from './project-papers.ts'
import { isOfRolls, ProjectRolls } from './project-rolls.ts'
import { ProjectSticks } from './project-sticks.ts'
import { ProjectVoice } from './project-voice.ts'
import { isPut, putFiles } from './put-files.ts'
import { signersWithKeys } from './signers-with-keys.ts'
import { isSomebodys, keyOf } from './whose-passphrase.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

export class OfficeServices {
  readonly #config: AppConfig
  readonly #surroundings: Surroundings
  readonly #slot: { readonly stick: string; readonly project: string }
  readonly #places: OfficePlaces
  readonly #disk: ProjectDisk
  readonly #queue = new EffectQueue<OfficeEvent, OfficeEffect, 'main' | 'printer'>(
    (effect, send) => this.#run(effect, send),
    LANES,
  )
  readonly #rooms = new Rooms((act, at, send) => this.#record(act, at, send))
  readonly #files: ProjectFiles
  readonly #voice: ProjectVoice
  readonly #papers: ProjectPapers
  readonly #sticks: ProjectSticks
  readonly #rolls: ProjectRolls
  readonly #losses: ProjectLosses
  readonly #documents: ProjectDocuments
  #project: Project = NEW_PROJECT
  #software: SoftwareFound = { type: 'unlisted' }
  #person: { readonly name: string; readonly secretKey: Uint8Array } | null = null

  /** @param printer of this computer; null: papers lie as files alone */
  constructor(config: AppConfig, surroundings: Surroundings, printer?: Printer | null) {
    const configured = config.printer === undefined ? null : openPrinter(config.printer)
    this.#config = config
    this.#surroundings = surroundings
    this.#places = placesOf(config)
    this.#slot = { stick: stickOf(config), project: this.#places.project }
    this.#disk = new ProjectDisk(this.#places.project)
    const record = (act: Act | MakeAct, at: Entry['at'], send: Send) => this.#record(act, at, send)
    this.#files = new ProjectFiles(this.#disk, record)
    this.#voice = new ProjectVoice(this.#places.voice, record)
    this.#papers = new ProjectPapers(this.#places, printer === undefined ? configured : printer, record)
    this.#sticks = new ProjectSticks(config, this.#places, record)
    this.#rolls = new ProjectRolls(this.#disk, this.#places, this.#slot.stick, record)
    this.#losses = new ProjectLosses(this.#places, this.#slot.stick, record)
    this.#documents = new ProjectDocuments(this.#disk, this.#slot, record)
  }

  perform(effect: OfficeEffect, send: Send): Promise<void> {
    return this.#queue.perform(effect, send)
  }

  halt(): void {
    this.#voice.stop()
    this.#papers.stop()
    this.#queue.halt()
    // Finished cards must still get their line, in the name of the person who is signed in.
    void this.#rooms.close().then(() => this.#closePerson())
  }

  /** A file that the screen loads beside its own: a clip of the voice, or the picture of a choice. */
  file(route: string): ScreenFile | null {
    return this.#voice.file(route) ?? this.#files.file(route)
  }

  async stop(): Promise<void> {
    this.#voice.stop()
    this.#papers.stop()
    await this.#rooms.close()
    await this.#queue.idle()
    this.#closePerson()
    await this.#disk.release()
  }

  async #run(effect: OfficeEffect, send: Send): Promise<void> {
    try {
      if (!needsSigned(effect)) return await this.#carryOut(effect, send)
      const signed = await signedAsRecorded(recordedOf(this.#project), this.#places.prepared)
      if (signed.ok) await this.#carryOut(effect, send, signed.value)
      else this.#refuseUnsigned(effect, signed.error, send)
    } catch (error) {
      if (error instanceof AnotherWriter) send({ type: 'fault', code: 'project-has-another-writer' })
      else if (isSystemError(error)) send({ type: 'fault', code: 'project-not-writable' })
      else throw error
    }
  }

  get #stick(): StickSlot {
    return { ...this.#slot, use: this.#project.use }
  }

  #refuseUnsigned(effect: OfficeEffect, { type: code, ...facts }: { readonly type: OfficeRoomCode }, send: Send): void {
    const about = aboutOf(facts)
    send(effect.type === 'open-room' ? { type: 'room-over', code, about } : { type: 'refused', code, about })
  }

  #carryOut(effect: OfficeEffect, send: Send, signed: AsSigned | null = null): Promise<void> | void {
    if (isOfDocuments(effect)) return this.#documents.run(effect, of(signed), () => this.#project, send)
    if (isOfRolls(effect)) return this.#rolls.run(effect, of(signed), this.#project, send)
    if (isPut(effect)) return putFiles(this.#stick, effect, this.#files.all, signed).then(send)
    switch (effect.type) {
      case 'load':
        return this.#load(send)
      case 'look-for-files':
        return this.#lookForFiles(send)
      case 'make-person':
        return this.#makePerson(effect, send)
      case 'open-person':
        return this.#openPerson(effect, send)
      case 'close-person':
        return this.#closePerson()
      case 'import':
      case 'mend':
      case 'mend-kind':
      case 'change-files':
        return this.#files.run(effect, this.#project, send)
      case 'take-voice':
        return this.#voice.take(this.#slot.stick, effect.at, send)
      case 'make-voice':
        return this.#voice.make(this.#files.all, this.#slot.stick, effect.at, send)
      case 'put-kits':
        return this.#putKits(effect, send)
      case 'take-machine-files':
        return this.#takeMachineFiles(effect, send)
      case 'look-at-machines':
        return this.#lookAtMachines(effect.stations, send)
      case 'look-at-own-machine':
        return lookAtOwnMachine(this.#config, send)
      case 'make-papers':
        return this.#papers.make(effect, of(signed), { project: this.#project, record: this.#disk.record }, send)
      case 'print-record':
        return this.#papers.makeRecord(this.#project, effect, send)
      case 'send-to-printer':
        return this.#papers.print(effect, send)
      case 'approve-number':
        return this.#approveNumber(effect, of(signed), send)
      case 'admit-approver':
        return this.#record(admissionOf(this.#project, effect.name, of(signed)), effect.at, send).then(() => {})
      case 'take-word-back':
        return this.#takeWordBack(effect, send)
      case 'put-losses':
      case 'check-losses':
        return this.#losses.run(effect, of(signed), this.#project, send)
      case 'put-medium':
      case 'check-medium':
      case 'put-list':
      case 'check-list':
      case 'put-share':
      case 'check-share':
        return this.#sticks.run(effect, of(signed), this.#project, send)
      case 'open-room':
        return this.#openRoom(effect, send)
      case 'close-room':
        return this.#rooms.close()
      case 'give-passphrase':
      case 'do-work':
        return this.#rooms.ask(effect, send)
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
    const other = await this.#disk.claim(clock.now())
    if (other !== null) return refuse('project-in-use', other)
    await this.#disk.load()
    const read = readRecord(this.#disk.record)
    if (!read.ok) return refuse(read.error.type, { line: read.error.line })
    this.#project = projectOf(read.value)
    if (this.#config.practice && this.#project.use === 'live') return refuse('practice-only')
    const { prepared } = this.#places
    const shorter = await recordDoubt(prepared, this.#disk.record)
    if (shorter !== null) return refuse(shorter.type, aboutOf(shorter))
    await this.#sticks.eraseWhatWasSeen(this.#project, send)
    this.#software = await softwareAsListed()
    const path = notAsDelivered(this.#software, this.#project.use ?? undefined)
    if (path !== null) return refuse('software-differs', { path })
    const loaded = await this.#files.load(this.#project)
    if (!loaded.ok) return refuse('sources-not-as-recorded', { file: loaded.error })
    if (!(await this.#voice.load(this.#project, send))) return refuse('voice-not-as-recorded')
    const signed = await asRecorded(recordedOf(this.#project), prepared)
    const lies = signed.ok ? null : signed.error
    if (lies !== null && lies.type !== 'signed-not-recorded') return refuse(lies.type, aboutOf(lies))
    if (signed.ok && signed.value !== null) await this.#writeApprovals(signed.value)
    send({
      type: 'loaded',
      entries: read.value,
      checked: loaded.value,
      software: softwareNumber(this.#software),
      hasPrinter: this.#papers.canBePrinted,
      head: recordHead(this.#disk.record),
    })
    if (signed.ok && signed.value !== null) await this.#documents.see(signed.value, this.#project, send)
    if (this.#project.use === 'live') lookAtOwnMachine(this.#config, send)
    // The power may have gone before the line: the room of that work finds it, and until then nothing of it goes out.
    if (lies !== null) send({ type: 'refused', code: lies.type, about: aboutOf(lies) })
  }

  /** Projects that are over are asked for where one begins. */
  async #lookForFiles(send: Send): Promise<void> {
    const { use, from } = this.#project
    const place = this.#config.sources ?? ''
    const folders = await findFiles(place, from !== null)
    const earlier = use === null ? await earlierProjects(place, dateOf(this.#surroundings.clock.now())) : []
    send({ type: 'files-found', folders, ...(earlier.length > 0 && { earlier }) })
  }

  async #makePerson({ name, passphrase, begins, at }: Effect<'make-person'>, send: Send): Promise<void> {
    if (this.#config.practice && begins === 'live') return send({ type: 'refused', code: 'practice-only', about: {} })
    const fault = begins === 'live' ? notAsBuilt(RUNS_FROM_BUNDLE) : null
    if (fault !== null) return send({ type: 'refused', code: fault, about: {} })
    const path = notAsDelivered(this.#software, begins ?? undefined)
    if (path !== null) return send({ type: 'refused', code: 'software-differs', about: { path } })
    // Two people with one passphrase are one person.
    if (await isSomebodys(this.#disk, this.#project.people, passphrase))
      return send({ type: 'refused', code: 'passphrase-taken', about: {} })
    const made = await makePersonKey(name, passphrase, this.#surroundings.randomness)
    // The key file first: a line without its key would name somebody who can never sign in.
    await this.#disk.keepPerson(personFile(made.publicKey), made.file)
    if (begins === null) {
      made.secretKey.fill(0)
      return void (await this.#record({ type: 'joined', name, key: made.publicKey }, at, send))
    }
    this.#person = { name, secretKey: made.secretKey }
    await this.#record({ type: 'begun', use: begins, key: made.publicKey }, at, send)
    send({ type: 'person-open', name })
  }

  async #openPerson({ name, passphrase }: Effect<'open-person'>, send: Send): Promise<void> {
    this.#closePerson()
    const opened = await keyOf(this.#disk, this.#project.people, name, passphrase)
    if (opened === null) return send({ type: 'refused', code: 'passphrase-wrong', about: { name } })
    this.#person = { name, secretKey: opened.secretKey }
    send({ type: 'person-open', name })
  }

  #closePerson(): void {
    this.#person?.secretKey.fill(0)
    this.#person = null
  }

  async #putKits({ stations, at }: Effect<'put-kits'>, send: Send): Promise<void> {
    const [{ office }, { stick }] = [this.#places, this.#slot]
    const put = await onStick(this.#stick, () => putKits(office, stick, stations, pinnedApprovers(this.#project)))
    if (!put.ok) return send({ type: 'refused', code: put.error.type, about: aboutOf(put.error) })
    await this.#record({ type: 'kits-put', stations: stations.length }, at, send)
  }

  async #takeMachineFiles(effect: Effect<'take-machine-files'>, send: Send): Promise<void> {
    const { stations, at } = effect
    const signed = await asRecorded(recordedOf(this.#project), this.#places.prepared)
    // An exchanged package has no say in which keys are new.
    if (!signed.ok) return this.#refuseUnsigned(effect, signed.error, send)
    const machines = signed.value?.election.electionPackage.machines
    const found = await takeMachineFiles(this.#slot.stick, this.#places.machines, stations, machines)
    const refusals = refusalsOf(found, this.#slot.stick)
    if (found.taken === 0 && refusals.length === 0)
      return send({ type: 'refused', code: 'no-machine-files', about: { path: this.#slot.stick } })
    await this.#record({ type: 'machines-taken', machines: found.taken }, at, send)
    await this.#lookAtMachines(stations, send)
    refusals.forEach(send)
  }

  async #lookAtMachines(stations: readonly Station[], send: Send): Promise<void> {
    send({ type: 'machines-seen', machines: await seenMachines(this.#places.machines, stations) })
  }

  /** Keys of a real election are made on a machine as it must be, by what was built. */
  async #openRoom({ purpose, cards }: Effect<'open-room'>, send: Send): Promise<void> {
    const { use } = this.#project
    assert(use !== null, 'office: a project before its keys')
    const over = (code: OfficeRoomCode) => send({ type: 'room-over', code, about: {} })
    const fault = use === 'live' ? notAsBuilt(RUNS_FROM_BUNDLE) : null
    if (fault !== null) return over(fault)
    if (!isFitForKeys(this.#config, use, send)) return over('machine-not-ready')
    await this.#rooms.close()
    const paper = onPaperNext(this.#project)
    const recorded = recordedOf(this.#project)
    const voice = purpose === 'package' || purpose === 'list' ? await this.#voice.forSignature(this.#project) : null
    const round = purpose === 'roll-list' ? await this.#rolls.approved(this.#project) : null
    const signers = await signersWithKeys(this.#disk, this.#project, purpose)
    const named = { approvers: approversFor(this.#project), record: anchorOf(this.#disk.record) }
    this.#rooms.open(
      {
        type: 'setting',
        purpose,
        use,
        files: this.#files.all,
        places: this.#places,
        cards,
        paper,
        recorded,
        ...named,
        ...(signers.length > 0 && { signers }),
        ...(round !== null && { round }),
        ...(purpose === 'lost-media' && { losses: approvedLosses(this.#project) }),
        voice,
      },
      send,
    )
  }

  async #approveNumber({ at }: Effect<'approve-number'>, signed: AsSigned, send: Send): Promise<void> {
    if (await this.#record(approvalOf(signed.election, this.#project), at, send)) await this.#writeApprovals(signed)
  }

  async #takeWordBack(effect: Effect<'take-word-back'>, send: Send): Promise<void> {
    const signed = await asRecorded(recordedOf(this.#project), this.#places.prepared)
    // Otherwise the record would say that it is taken back, and machines would go on reading it beside the list.
    if (!signed.ok) return this.#refuseUnsigned(effect, signed.error, send)
    if (!(await this.#record(effect.act, effect.at, send))) return
    if (signed.value !== null) await this.#writeApprovals(signed.value)
  }

  #writeApprovals({ election }: AsSigned): Promise<void> {
    return writeApprovals(this.#places.prepared, election, this.#project, this.#disk.record)
  }

  /** @returns false when nothing was written */
  async #record(act: Act | MakeAct, at: Entry['at'], send: Send): Promise<boolean> {
    const person = this.#person
    // Gone meanwhile, by hand or by the clock: nobody signs in somebody's place.
    if (person === null) {
      send({ type: 'refused', code: 'nobody-signed-in', about: {} })
      return false
    }
    // Its own copy: who signs out while it is being written wipes the other one, and a line under zeroes would break the record.
    const secretKey = person.secretKey.slice()
    let entry: Entry | null = null
    try {
      await this.#disk.append((record) => {
        const made = typeof act === 'function' ? act(record, secretKey) : act
        entry = { act: made, at, by: person.name }
        return withEntry(record, entry, secretKey)
      })
    } finally {
      secretKey.fill(0)
    }
    assert(entry !== null, 'office: what was written')
    this.#project = withAct(this.#project, entry)
    send({ type: 'recorded', entry, head: recordHead(this.#disk.record) })
    return true
  }
}

/** `needsSigned` asked for it. */
function of(signed: AsSigned | null): AsSigned {
  assert(signed !== null, 'office: asked before it is used')
  return signed
}
