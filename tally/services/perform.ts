/**
 * Carries out the session's effects, in order on two lanes: what happens to media already read must not wait for the
 * reading of the others. A failure of the tally's own disk is a fault, said with its own words; a bug goes up.
 */
import { assert, unreachable } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { haveSharedMark } from '#election/count/doubts.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { openedSetOf } from '#election/count/opened-set.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok } from '#election/result.ts'
import { claimFolder } from '#hardware/files/claim-folder.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { AppConfig } from '#shell/config.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import type { Surroundings } from '#shell/running-app.ts'
import type { TallyEffect } from '../session/effect.ts'
import type { TallyEvent } from '../session/event.ts'
import { KeptAnnouncements } from './announcements.ts'
import { CountPapers, printerOf } from './documents/count-papers.ts'
import { supersede } from './documents/kept-papers.ts'
import { readEarlierCount } from './earlier-count.ts'
import { configured, inUse, type Send, tellWhenChanged } from './in-events.ts'
import { IN_PROCESSES, LANES, type Lane } from './lanes.ts'
import { type LoadedTally, loadTally } from './load.ts'
import { findTallyMachine, machineKeyFile } from './machine-key.ts'
import { type Merged, mergeRecords } from './merge/merge-records.ts'
import { KeptMinutes } from './minutes.ts'
import { MixedCount } from './mix/mixed-count.ts'
import { seenShares } from './open/find-share.ts'
import { type KeyRoom, openKeyRoom } from './open/key-room.ts'
import { writeMerged } from './open/merged-file.ts'
import { OpenedMemory } from './opened-memory.ts'
import { progressOf } from './progress.ts'
import { KeptContents } from './receive/kept-contents.ts'
import { ReceivedReports } from './receive/received-reports.ts'
import { eraseUnopened, Slots } from './receive/slots.ts'
import { writeReceived } from './received-stage.ts'
import { type StageFiles, stageFiles } from './stage-files.ts'
import { showTallyLog, TallyLog } from './tally-log.ts'
import { writeStages } from './write-stages.ts'

type Effect<Type extends TallyEffect['type']> = Extract<TallyEffect, { type: Type }>

const WATCH_MS = 1000

/** The program that counts: the message to a second one names the first by this. */
type CountingProgram = 'screen' | 'command'

export class TallyServices {
  readonly #program: CountingProgram
  readonly #config: AppConfig
  readonly #surroundings: Surroundings
  readonly #out: string
  readonly #files: StageFiles
  readonly #kept: KeptContents
  readonly #slots: Slots
  readonly #reports = new ReceivedReports()
  readonly #papers: CountPapers
  readonly #announcements: KeptAnnouncements
  readonly #minutes: KeptMinutes
  readonly #log: TallyLog
  readonly #mixed: MixedCount
  #loaded: LoadedTally | null = null
  /** Gives the folder of the count back; null while it is not ours. */
  #release: (() => Promise<void>) | null = null
  #keyRoom: KeyRoom | null = null
  #merged: Merged | null = null
  #watch: NodeJS.Timeout | null = null
  #ends = false
  readonly #queue = new EffectQueue<TallyEvent, TallyEffect, Lane>((effect, send) => this.#run(effect, send), LANES)

  /** @param printer null: none is there, papers are files only */
  constructor(
    config: AppConfig,
    surroundings: Surroundings,
    program: CountingProgram = 'screen',
    printer: Printer | null = printerOf(config),
  ) {
    this.#program = program
    this.#config = config
    this.#surroundings = surroundings
    const out = config.out ?? config.machine
    this.#out = out
    this.#files = stageFiles(out)
    this.#kept = new KeptContents(this.#files)
    this.#slots = new Slots(config.media ?? [], this.#kept)
    this.#papers = new CountPapers(out, printer)
    const electionId = () => this.#countingElection().electionPackage.electionId
    this.#announcements = new KeptAnnouncements(out, this.#files, electionId)
    this.#minutes = new KeptMinutes(out, this.#files, electionId)
    this.#log = new TallyLog(out)
    const known = { loaded: () => this.#afterLoading(), merged: () => this.#mergedNow() }
    const reports = () => this.#reports.signed()
    this.#mixed = new MixedCount({ config, files: this.#files, ...known, reports, memory: () => this.#openedMemory() })
  }

  perform(effect: TallyEffect, send: Send): Promise<void> {
    if (effect.type === 'log') this.#log.add(effect.entries)
    return this.#queue.perform(effect, send)
  }

  /** No share and no passphrase stays where nothing is counted any more (X-C5). */
  halt(): void {
    this.#queue.halt()
    this.#log.halt()
    if (this.#watch !== null) clearInterval(this.#watch)
    this.#papers.stop()
    void this.#closeKeyRoom()
  }

  /** The helper processes are killed and no other one is begun, the watch ends; files under way are finished. */
  async stop(): Promise<void> {
    this.#ends = true
    this.#log.halt()
    if (this.#watch !== null) clearInterval(this.#watch)
    this.#papers.stop()
    await Promise.all([this.#closeKeyRoom(), this.#slots.close()])
    await this.#queue.idle()
    await this.#release?.()
    this.#files.signer.secretKey?.fill(0)
    this.#files.signer.secretKey = null
  }

  async #run(effect: TallyEffect, send: Send): Promise<void> {
    if (this.#ends && IN_PROCESSES.has(effect.type)) return
    try {
      await this.#carryOut(effect, send)
    } catch (error) {
      unlessSystemError(error)
      send({ type: 'fault', code: 'out-not-writable' })
    }
  }

  #carryOut(effect: TallyEffect, send: Send): Promise<void> | void {
    switch (effect.type) {
      case 'load':
        return this.#load(send)
      case 'unlock':
        return this.#unlock(effect, send)
      case 'watch':
        return this.#startWatch(effect, send)
      case 'receive-reports':
        return this.#receiveReports(effect, send)
      case 'read-media':
        return this.#readMedia(effect, send)
      case 'keep-medium':
        return this.#slots.keep(effect.slot, effect.serial)
      case 'drop-medium':
        return this.#slots.drop(effect.slot)
      case 'forget-medium':
        return this.#kept.forget(effect.serial)
      case 'compare-marks':
        return this.#compareMarks(effect, send)
      case 'write-received':
        return writeReceived(this.#files, effect.stage).then((written) => void tellWhenChanged(written, send))
      case 'open-key-room':
        return this.#openKeyRoom(send)
      case 'close-key-room':
        return this.#closeKeyRoom()
      case 'give-share':
        return this.#mixed.giveShare(effect, send)
      case 'merge':
        return this.#merge(effect, send)
      case 'mix':
      case 'await-holder':
      case 'open-list':
      case 'carry-out':
      case 'carry-in':
      case 'mix-carried':
        return this.#mixed.perform(effect, send)
      case 'write-stages':
        return writeStages(this.#files, effect.stages).then((written) => {
          if (tellWhenChanged(written, send)) send({ type: 'stages-written' })
        })
      case 'log':
        return this.#log.write(() => send({ type: 'log-waits' }))
      case 'read-log':
        return showTallyLog(this.#out).then((log) => send({ type: 'log-read', log }))
      case 'keep-minutes':
        return this.#minutes.keep(effect.entry).then((kept) => {
          if (tellWhenChanged(kept, send)) send({ type: 'minutes-kept', entry: effect.entry })
        })
      case 'announce':
        return this.#announcements.keep(effect.announcement).then((kept) => {
          if (tellWhenChanged(kept, send)) send({ ...effect, type: 'announced' })
        })
      case 'supersede':
        return supersede(this.#out, effect.documents).then((papers) => send({ type: 'superseded', papers }))
      case 'print-announcement':
        return this.#papers.makeAnnouncement(effect, send)
      case 'print':
        return this.#papers.make(effect, send)
      case 'send-to-printer':
        return this.#papers.send(effect, send)
      default:
        return unreachable(effect)
    }
  }

  async #load(send: Send): Promise<void> {
    const { clock, randomness } = this.#surroundings
    const loaded = await loadTally(this.#config, { clock: clock.kind, randomness: randomness.kind })
    if (!loaded.ok) return send({ type: 'load-refused', ...loaded.error })
    // Before anything there is read or erased: what another program writes is not what this one would go on from.
    const claimed = await claimFolder(this.#out, { program: this.#program, since: clock.now() })
    if (claimed.type === 'in-use') return send({ type: 'load-refused', ...inUse(claimed, this.#out) })
    this.#release = claimed.release
    this.#loaded = loaded.value
    const { election, authorityPublicKey, software } = loaded.value
    const machine = await findTallyMachine(this.#config.machine, election.electionPackage, authorityPublicKey)
    this.#files.signer.machine = machine
    const minutes = machine === null ? ok([]) : await this.#minutes.readAll(machine)
    if (!minutes.ok) return send({ type: 'load-refused', code: 'count-changed', about: { file: minutes.error.file } })
    const read = await readEarlierCount(this.#files, this.#announcements, election, authorityPublicKey)
    if (!read.ok) {
      const { type: code, ...about } = read.error
      return send({ type: 'load-refused', code, about })
    }
    const earlier = read.value
    if (earlier !== null) {
      // Files of another count, put here: what they say is not what this machine opened.
      const known = await this.#openedMemory().remember(openedSetOf(earlier.receipt))
      if (!known.ok) return send({ type: 'load-refused', code: known.error, about: {} })
    } else {
      await eraseUnopened(this.#files)
      this.#slots.prepare(this.#countingElection())
    }
    send({
      type: 'loaded',
      election,
      earlier,
      machineKey: machine === null ? 'missing' : 'locked',
      software,
      minutes: minutes.value,
      minutesConfigured: configured(election.electionPackage),
      hasPrinter: this.#papers.hasPrinter,
      hasCarry: this.#config.carry !== undefined,
    })
    this.#papers.prepare(election)
  }

  async #unlock({ sealed }: Effect<'unlock'>, send: Send): Promise<void> {
    const { signer } = this.#files
    if (signer.machine === null) return send({ type: 'unlock-refused', code: 'tally-not-personalised' })
    const file = await machineKeyFile(this.#config.machine)
    if (file === null) return send({ type: 'unlock-refused', code: 'tally-key-damaged' })
    const ended = err({ type: 'unlock-process-ended' } as const)
    const opened = await (this.#keyRoom?.unlock(file, signer.machine, sealed) ?? ended)
    if (!opened.ok) return send({ type: 'unlock-refused', code: opened.error.type })
    signer.secretKey = opened.value
    send({ type: 'unlocked' })
  }

  /** Lasts as long as the watch: a bug in a later look is a bug of this effect. */
  #startWatch({ election }: Effect<'watch'>, send: Send): Promise<never> {
    let looking = false
    const look = async () => {
      if (looking) return
      looking = true
      try {
        send({ type: 'slots-seen', slots: await this.#slots.look(this.#countingElection()) })
        await this.#lookForShares(election, send)
      } catch (error) {
        unlessSystemError(error) // A pulled stick: the next look says what is there. Reading has words of its own.
      } finally {
        looking = false
      }
    }
    return new Promise((_resolve, reject) => {
      const lookOrFail = () => void look().catch(reject)
      this.#watch = setInterval(lookOrFail, WATCH_MS)
      lookOrFail()
    })
  }

  async #lookForShares({ electionPackage }: LoadedElection, send: Send): Promise<void> {
    send({ type: 'shares-seen', ...(await seenShares(this.#config.shares, electionPackage)) })
  }

  async #receiveReports({ election }: Effect<'receive-reports'>, send: Send): Promise<void> {
    // A caller who has the reports read, and then asks which shares are there, must not depend on the progress of the watch.
    await this.#lookForShares(election, send).catch(unlessSystemError)
    send(await this.#reports.read(this.#config.reports, this.#afterLoading()))
  }

  async #readMedia({ except }: Effect<'read-media'>, send: Send): Promise<void> {
    const seen = await this.#slots.look(this.#countingElection())
    send({ type: 'slots-seen', slots: seen })
    await this.#slots.read(this.#countingElection(), this.#slots.toRead(seen, except), send)
    // Decisions made during reading are on disk before reading is reported as over.
    await this.#queue.settled('media')
    send({ type: 'media-read' })
  }

  async #compareMarks({ station, serials }: Effect<'compare-marks'>, send: Send): Promise<void> {
    const lists: (readonly string[])[] = []
    for (const serial of serials) {
      const marks = await this.#kept.marksOf(serial)
      if (!tellWhenChanged(marks, send)) return
      lists.push(marks.value)
    }
    send({ type: 'marks-compared', station, shared: haveSharedMark(lists) })
  }

  /** Not waited for: the reports can be read meanwhile. */
  #openKeyRoom(send: Send): void {
    void this.#closeKeyRoom()
    const room = openKeyRoom()
    this.#keyRoom = room
    void room.sealTo.then((sealTo) => {
      if (this.#keyRoom !== room) return
      send(sealTo === null ? { type: 'fault', code: 'internal-fault' } : { type: 'key-room-open', sealTo })
    })
  }

  async #closeKeyRoom(): Promise<void> {
    const room = this.#keyRoom
    this.#keyRoom = null
    await Promise.all([room?.close(), this.#mixed.stop()])
  }

  async #merge({ serials, set }: Effect<'merge'>, send: Send): Promise<void> {
    const allowed = await this.#openedMemory().mayOpen(set)
    if (!allowed.ok) return send({ type: 'merge-refused', code: allowed.error })
    const { randomness } = this.#surroundings
    const progress = progressOf('mixing', send)
    const merged = await mergeRecords({ files: this.#files, kept: this.#kept, serials, randomness, progress })
    if (!tellWhenChanged(merged, send)) return
    this.#merged = merged.value
    if (!tellWhenChanged(await writeMerged(this.#files, merged.value), send)) return
    const { records, shared } = merged.value
    send({ type: 'merged', records, shared })
  }

  #mergedNow(): Merged {
    assert(this.#merged !== null, 'services: after the merge')
    return this.#merged
  }

  #openedMemory(): OpenedMemory {
    return new OpenedMemory(this.#config.machine, this.#countingElection().electionPackage)
  }

  #afterLoading(): LoadedTally {
    assert(this.#loaded !== null, 'services: after loading')
    return this.#loaded
  }

  #countingElection() {
    const { election, authorityPublicKey } = this.#afterLoading()
    const { electionPackage, packageHash } = election
    const several = severalListsIn(election)
    return { electionPackage, packageSha256: toHex(packageHash), authorityPublicKey, several }
  }
}
