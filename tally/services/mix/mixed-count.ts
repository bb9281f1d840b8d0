/**
 * The tally's side: sorting, mixers, holders and the opened list, each a process that ends. The bundle on the disk is the state:
 * a file counts once its process has reported it, everything else there is erased before the next process begins. So there are never two
 * outputs of one mixer for one input, wherever the power went.
 */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { asOpenedDistrict } from '#election/count/district.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { bundleFingerprint, carriedListFingerprint, carriedMixFingerprint } from '#election/keys/fingerprint.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { AppConfig } from '#shell/config.ts'
import type { HelperProcess } from '#shell/helper-process.ts'
import type { TallyRefusalCode } from '../../session/codes.ts'
import type { TallyEffect } from '../../session/effect.ts'
import type { MessageValues } from '../../session/view.ts'
import { startHelper } from '../helper-process.ts'
import { codeOf, type Send, tellWhenChanged } from '../in-events.ts'
import type { LoadedTally } from '../load.ts'
import type { Merged } from '../merge/merge-records.ts'
import { shareFor } from '../open/find-share.ts'
import { HolderRoom } from '../open/holder-room.ts'
import { bindMerged } from '../open/merged-file.ts'
import type { OpenedMemory } from '../opened-memory.ts'
import { writeOpened } from '../opened-stage.ts'
import { erase, hashOfFile, type StageFiles } from '../stage-files.ts'
import { askHelper, workProgress } from './ask-helper.ts'
import { evidenceFiles, fileOf, type PublishedEvidence, sameEvidence } from './carried-evidence.ts'
import { type Outgoing, putOnStick, readStick, type StickRefusal } from './carried-stick.ts'
import { CarryPlace } from './carry-place.ts'
import type {
  DoesNotHold,
  ListPlace,
  ListProgress,
  ListReply,
  ListRequest,
  MixerReply,
  MixerRequest,
  WrittenFile,
} from './list-messages.ts'
import { SecondMixer } from './second-mixer.ts'
import { takeMix } from './take-mix.ts'
import { checkWork, holderWork, listWork, mixingWork } from './work.ts'
import { eraseUnreported, finishBundle } from './write-bundle.ts'

type Effect<Type extends TallyEffect['type']> = Extract<TallyEffect, { type: Type }>

type MixEffect = Effect<'mix' | 'await-holder' | 'open-list' | 'carry-out' | 'carry-in' | 'mix-carried'>

interface Of {
  readonly config: AppConfig
  readonly files: StageFiles
  /** Once they are there. */
  loaded(): LoadedTally
  merged(): Merged
  /** Signed words about pairs without a seal. */
  reports(): DistrictEvidence['reports']
  memory(): OpenedMemory
}

/** How far this list is. It belongs to one merge of the media. */
interface Made {
  readonly merged: Merged
  readonly evidence: DistrictEvidence
  published: Omit<PublishedEvidence, 'evidence'>
  /** Name → SHA-256 of each file that its process has reported. */
  readonly files: Map<string, string>
  readonly records: number
  readonly refused: number
  mixers: number
  readonly holders: Set<number>
  /** SHA-256 of the last `list.json` that went to the second PC, hex; null: none of these mixes did. */
  carried: string | null
  /** 20 digits of a mix that came from the second PC. */
  second: string | null
}

export class MixedCount {
  readonly #of: Of
  #made: Made | null = null
  #helper: { kill(): void } | null = null
  #holder: HolderRoom | null = null
  #carry: CarryPlace | null = null
  /** Everything under way ends, also where its process is not begun yet. */
  #isStopped = false
  readonly #second = new SecondMixer()

  constructor(of: Of) {
    this.#of = of
  }

  perform(effect: MixEffect, send: Send): Promise<void> {
    this.#isStopped = false
    switch (effect.type) {
      case 'mix':
        return this.mix(effect, send)
      case 'await-holder':
        return this.awaitHolder(send)
      case 'open-list':
        return this.openList(effect, send)
      case 'carry-out':
        return this.#carryOut(send)
      case 'carry-in':
        return this.#carryIn(send)
      case 'mix-carried':
        return this.#second.mix({ config: this.#of.config, loaded: this.#of.loaded() }, send)
      default:
        return unreachable(effect)
    }
  }

  /** From where an earlier press came to; from the merged records, if there was none or something does not hold. */
  async mix({ sets, set, lost, accepted, mixersHere, ...published }: Effect<'mix'>, send: Send): Promise<void> {
    const { files, memory } = this.#of
    const merged = this.#of.merged()
    const allowed = await memory().mayOpen(set)
    if (!allowed.ok) return send({ type: 'mix-refused', code: allowed.error })
    // The records that are sorted are those of the media, to the byte.
    if (!tellWhenChanged(await bindMerged(files, merged), send)) return
    const tell = workProgress('mixing', merged.records.count, mixingWork(mixersHere), send)
    const evidence = { sets, lost, accepted, reports: this.#of.reports() }
    // Holders hold the list against reports and declaration too: where these are others now, it is another list (CNT-08).
    const isSame = this.#made !== null && sameEvidence(this.#made.evidence, evidence)
    if (this.#made?.merged.sha256 !== merged.sha256 || !isSame) {
      const sorted = await this.#sort(merged, evidence, tell)
      if (!sorted.ok) return send({ type: 'mix-refused', ...sorted.error })
    }
    const made = this.#made
    assert(made !== null, 'mixed count: sorted')
    made.published = published
    // Openings of an earlier press belong to its last mix, which may be mixed anew below.
    for (const name of made.files.keys()) if (name.startsWith('open')) made.files.delete(name)
    made.holders.clear()
    if (made.mixers > mixersHere) withoutMixesAfter(made, mixersHere)
    while (made.mixers < mixersHere) {
      const changed = await this.#changed(made)
      if (changed !== null) return this.#begin(send, changed)
      const mixer: HelperProcess<MixerRequest, MixerReply> = startHelper('mixer')
      send({ type: 'mixer-began', mixer: made.mixers + 1 })
      const answer = await this.#ask(mixer, { place: this.#place(made) }, tell)
      if (answer === null) return send({ type: 'mix-refused', code: 'mixer-ended' })
      if (answer.type === 'disk-refused') return send({ type: 'mix-refused', code: await this.#noRoom() })
      if (answer.type !== 'written') return this.#begin(send, answer)
      note(made, answer.files)
      made.mixers++
      send({ type: 'mixer-ended', mixer: made.mixers })
    }
    tellMixed(made, send)
  }

  /** Not waited for: it checks the list while the holder comes. */
  async awaitHolder(send: Send): Promise<void> {
    await this.closeHolder()
    const made = this.#made
    assert(made !== null, 'mixed count: mixed before a holder comes')
    await eraseUnreported(this.#of.files.bundle, made.files)
    if (this.#isStopped) return
    const room = new HolderRoom({ place: this.#place(made), machine: this.#of.config.machine })
    this.#holder = room
    void room.sealTo.then((sealTo) => {
      if (this.#holder !== room) return
      send(sealTo === null ? { type: 'fault', code: 'internal-fault' } : { type: 'key-room-open', sealTo })
    })
  }

  async giveShare({ election, index, sealed, records }: Effect<'give-share'>, send: Send): Promise<void> {
    const refuse = (code: TallyRefusalCode, found = index) => send({ type: 'share-refused', index, code, found })
    const refuseList = (found: DoesNotHold) => {
      this.#made = null
      send({ type: 'share-refused', index, found: index, ...inWords(found) })
    }
    const { shares } = this.#of.config
    const share = shares === undefined ? null : await shareFor(shares, index, election.electionPackage)
    if (share === null) return refuse('share-file-missing')
    const [room, made] = [this.#holder, this.#made]
    if (room === null || made === null) return refuse('holder-ended')
    const changed = await this.#changed(made)
    if (changed !== null) {
      await this.closeHolder()
      return refuseList(changed)
    }
    const tell = workProgress('opening', records, holderWork(made.mixers), send)
    const request = { type: 'share', file: share.bytes, folder: dirname(share.path), index, sealed, records } as const
    const answer = await room.give(request, tell)
    if (answer?.type === 'share-refused') {
      const { refusal } = answer
      return refuse(codeOf(refusal), 'index' in refusal ? refusal.index : index)
    }
    await this.closeHolder()
    if (answer === null) return refuse('holder-ended')
    if (isOfTheList(answer)) return refuseList(answer)
    if (answer.type === 'disk-refused') return refuse(await this.#noRoom())
    if (answer.type !== 'written') return refuse(answer.type)
    note(made, answer.files)
    made.holders.add(index)
    send({ type: 'share-held', index })
  }

  /** First the memory, then what it is about: a power cut between the two shows nobody a figure. */
  async openList({ set }: Effect<'open-list'>, send: Send): Promise<void> {
    const made = this.#made
    assert(made !== null, 'mixed count: k holders were here')
    const remembered = await this.#of.memory().remember(set)
    if (!remembered.ok) return send({ type: 'open-refused', code: remembered.error })
    const changed = await this.#changed(made)
    if (changed !== null) return this.#begin(send, changed)
    const list: HelperProcess<ListRequest, ListReply> = startHelper('list')
    const holders = [...made.holders]
    const work = listWork(made.mixers, holders.length)
    const tell = workProgress('opening', made.records, work, send)
    const answer = await this.#ask(list, { type: 'open-list', place: this.#place(made), holders }, tell)
    if (answer === null) return send({ type: 'open-refused', code: 'mixer-ended' })
    if (answer.type === 'disk-refused') return send({ type: 'open-refused', code: await this.#noRoom() })
    if (isOfTheList(answer)) return this.#begin(send, answer)
    assert(answer.type === 'listed', 'mixed count: the answer to an opening')
    const { config, files, merged } = this.#of
    const { election } = this.#of.loaded()
    const manifest = await finishBundle(files.bundle, config.package, election, { ...made, ...made.published })
    if (manifest === null) return this.#begin(send, { type: 'does-not-hold', file: 'package' })
    const opened = asOpenedDistrict([answer.selections], answer.notOpened)
    // Stage 1 has the holders' names by now: stage 2 is bound to it anew.
    if (!tellWhenChanged(await bindMerged(files, merged()), send)) return
    const secondMix = made.second
    if (!tellWhenChanged(await writeOpened(files, opened, election, { bundle: manifest, secondMix }), send)) return
    send({ type: 'opened', opened, bundle: bundleFingerprint(fromHex(manifest)), secondMix })
  }

  /** The list and everything that it is held against, for the second PC. */
  async #carryOut(send: Send): Promise<void> {
    const { files, loaded } = this.#of
    const made = this.#made
    assert(made !== null, 'mixed count: mixed before it is carried')
    const changed = await this.#changed(made)
    if (changed !== null) return this.#begin(send, changed)
    const { packageHash, lists } = loaded().election
    const list: Outgoing = {
      package: toHex(packageHash),
      lists: lists.map(({ listHash }) => toHex(listHash)),
      mixers: made.mixers,
      carried: made.carried,
      files: [
        ...[...made.files.keys()].map((path) => ({ path, from: join(files.bundle, path) })),
        ...evidenceFiles(made.evidence).map(({ name: path, bytes }) => ({ path, from: bytes })),
      ],
    }
    const put = await putOnStick(this.#carryPlace(), list)
    if (!put.ok) return send({ type: 'carry-refused', ...put.error })
    made.carried = put.value
    send({ type: 'carried-out', number: carriedListFingerprint(fromHex(put.value)) })
  }

  /** Nothing that comes back is believed: a process checks every mix of the list before it is one of ours. */
  async #carryIn(send: Send): Promise<void> {
    const { files, loaded } = this.#of
    const made = this.#made
    assert(made !== null, 'mixed count: carried before it comes back')
    const refuse = (refusal: StickRefusal) => send({ type: 'carry-refused', ...refusal })
    const found = await readStick(this.#carryPlace(), toHex(loaded().election.packageHash))
    if (!found.ok) return refuse(found.error)
    const changed = await this.#changed(made)
    if (changed !== null) return this.#begin(send, changed)
    const taken = await takeMix(files.bundle, made, found.value)
    if (!taken.ok) return this.#noRoom().then(() => refuse(taken.error))
    const mixers = made.mixers + 1
    const list: HelperProcess<ListRequest, ListReply> = startHelper('list')
    const tell = workProgress('mixing', made.records, checkWork(mixers), send)
    const place = this.#place({ ...made, mixers })
    const answer = await this.#ask(list, { type: 'check-mix', place }, tell)
    if (answer?.type !== 'holds') {
      const code = await this.#noRoom()
      if (answer === null || !isOfTheList(answer)) return refuse({ code: answer ? code : 'carry-mixer-ended' })
      return refuse({ code: 'carry-mix-does-not-hold', about: { file: fileOf(answer) } })
    }
    note(made, taken.value.files)
    made.mixers = mixers
    made.second = carriedMixFingerprint(fromHex(taken.value.hash))
    tellMixed(made, send)
  }

  async closeHolder(): Promise<void> {
    const room = this.#holder
    this.#holder = null
    await room?.close()
  }

  /** Work that is under way ends, with everything that it knows. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#helper?.kill()
    this.#second.stop()
    await this.closeHolder()
  }

  async #sort(
    merged: Merged,
    evidence: DistrictEvidence,
    tell: (work: number) => void,
  ): Promise<Result<void, { readonly code: TallyRefusalCode; readonly about?: MessageValues }>> {
    this.#made = null
    const { bundle } = this.#of.files
    await erase(bundle)
    await mkdir(bundle, { recursive: true, mode: 0o700 })
    const list: HelperProcess<ListRequest, ListReply> = startHelper('list')
    const place = this.#place({ evidence, mixers: 0 })
    const answer = await this.#ask(list, { type: 'sort', place, source: merged.records.source }, tell)
    if (answer === null) return err({ code: 'mixer-ended' })
    if (answer.type === 'disk-refused') return err({ code: await this.#noRoom() })
    if (isOfTheList(answer)) return err(inWords(answer))
    assert(answer.type === 'sorted', 'mixed count: the answer to a sort')
    const { records, refused } = answer
    const begun = { published: { typed: [], rollRound: null, sorter: null }, mixers: 0, carried: null, second: null }
    this.#made = { merged, evidence, records, refused, files: new Map(), holders: new Set(), ...begun }
    note(this.#made, answer.files)
    return ok()
  }

  /** The list does not hold: the next press begins with the merged records. */
  #begin(send: Send, found: DoesNotHold): void {
    this.#made = null
    send({ type: 'mix-refused', ...inWords(found) })
  }

  /** The first file that is not as its process left it; null: all are. What nobody reported is erased. */
  async #changed({ files }: Made): Promise<DoesNotHold | null> {
    const { bundle } = this.#of.files
    await eraseUnreported(bundle, files)
    for (const [name, sha256] of files) {
      if ((await hashOfFile(join(bundle, name))) !== sha256) return { type: 'does-not-hold', file: `bundle/${name}` }
    }
    return null
  }

  /** The pieces go first: who makes room sees all that there is, and the log has its own. */
  async #noRoom(): Promise<'bundle-not-writable'> {
    await eraseUnreported(this.#of.files.bundle, this.#made?.files ?? new Map())
    return 'bundle-not-writable'
  }

  #carryPlace(): CarryPlace | null {
    const { config, loaded } = this.#of
    if (config.carry !== undefined) this.#carry ??= new CarryPlace(config.carry, loaded().election.electionPackage.use)
    return this.#carry
  }

  #place({ evidence, mixers }: Pick<Made, 'evidence' | 'mixers'>): ListPlace {
    const { config, files, loaded } = this.#of
    const { authorityPublicKey } = loaded()
    return { directory: files.bundle, packageDirectory: config.package, authorityPublicKey, mixers, evidence }
  }

  /** Null: the process ended without an answer. */
  #ask<Request, Reply extends { readonly type: string }>(
    helper: HelperProcess<Request, Reply | ListProgress>,
    request: Request,
    tell: (work: number) => void,
  ): Promise<Exclude<Reply, ListProgress> | null> {
    this.#helper = helper
    if (this.#isStopped) helper.kill()
    return askHelper(helper, request, tell)
  }
}

function tellMixed({ records, refused, mixers, second, carried }: Made, send: Send): void {
  const out = carried === null ? null : carriedListFingerprint(fromHex(carried))
  send({ type: 'mixed', mixed: { records, refused, mixers, second }, out })
}

/** They are erased with everything that nobody has reported: another PC gives the next one. */
function withoutMixesAfter(made: Made, mixers: number): void {
  const later = [...made.files.keys()].filter((name) => Number(/^mix-\d+-(\d+)\.bin$/.exec(name)?.[1] ?? 0) > mixers)
  for (const name of later) made.files.delete(name)
  made.mixers = mixers
  made.second = null
}

function isOfTheList<Answer extends { readonly type: string }>(answer: Answer | DoesNotHold): answer is DoesNotHold {
  return answer.type in CODES
}

const CODES = {
  'does-not-hold': 'list-does-not-hold',
  'not-as-sealed': 'list-not-as-sealed',
  'seal-not-genuine': 'seal-not-genuine',
  'district-not-complete': 'district-not-complete',
  'online-not-there': 'online-not-there',
  'opening-undecided': 'opening-undecided',
} as const satisfies Record<DoesNotHold['type'], TallyRefusalCode>

function inWords({ type, ...about }: DoesNotHold): { readonly code: TallyRefusalCode; readonly about: MessageValues } {
  return { code: CODES[type], about }
}

function note({ files }: Made, written: readonly WrittenFile[]): void {
  for (const { name, sha256 } of written) files.set(name, sha256)
}
