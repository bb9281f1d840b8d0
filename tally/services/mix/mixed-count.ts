/**
 * Suite 2, the tally's side: sorting, mixers, holders and the opened list, each a process that ends. The bundle on the disk is the state:
 * a file counts once its process has reported it, everything else there is erased before the next process begins. So there are never two
 * outputs of one mixer for one input, wherever the power went.
 */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { asOpenedDistrict } from '#election/count/district.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { bundleFingerprint } from '#election/keys/fingerprint.ts'
import { LEAST_MIXERS } from '#election/mix/mix.ts'
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
import { progressOf } from '../progress.ts'
import { erase, hashOfFile, type StageFiles } from '../stage-files.ts'
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
import { holderWork, listWork, mixingWork } from './work.ts'
import { eraseUnreported, finishBundle } from './write-bundle.ts'

type Effect<Type extends TallyEffect['type']> = Extract<TallyEffect, { type: Type }>

interface Of {
  readonly config: AppConfig
  readonly files: StageFiles
  /** Once they are there. */
  loaded(): LoadedTally
  merged(): Merged
  /** Signed words about pairs without a seal. */
  evidence(): Omit<DistrictEvidence, 'sets'>
  memory(): OpenedMemory
}

/** How far this list is. It belongs to one merge of the media. */
interface Made {
  readonly merged: Merged
  readonly evidence: DistrictEvidence
  /** Name → SHA-256 of each file that its process has reported. */
  readonly files: Map<string, string>
  readonly records: number
  readonly refused: number
  mixers: number
  readonly holders: Set<number>
}

export class MixedCount {
  readonly #of: Of
  #made: Made | null = null
  #helper: { kill(): void } | null = null
  #holder: HolderRoom | null = null

  constructor(of: Of) {
    this.#of = of
  }

  /** From where an earlier press came to; from the merged records, if there was none or something does not hold. */
  async mix({ sets, set }: Effect<'mix'>, send: Send): Promise<void> {
    const { files, memory } = this.#of
    const merged = this.#of.merged()
    const allowed = await memory().mayOpen(set)
    if (!allowed.ok) return send({ type: 'mix-refused', code: allowed.error })
    // The records that are sorted are those of the media, to the byte.
    if (!tellWhenChanged(await bindMerged(files, merged), send)) return
    const tell = this.#progress('mixing', merged.records.count, mixingWork(LEAST_MIXERS), send)
    if (this.#made?.merged.sha256 !== merged.sha256) {
      const sorted = await this.#sort(merged, { sets, ...this.#of.evidence() }, tell)
      if (!sorted.ok) return send({ type: 'mix-refused', ...sorted.error })
    }
    const made = this.#made
    assert(made !== null, 'mixed count: sorted')
    // Openings of an earlier press belong to its last mix, which may be mixed anew below.
    for (const name of made.files.keys()) if (name.startsWith('open')) made.files.delete(name)
    made.holders.clear()
    while (made.mixers < LEAST_MIXERS) {
      const changed = await this.#changed(made)
      if (changed !== null) return this.#begin(send, changed)
      const mixer: HelperProcess<MixerRequest, MixerReply> = startHelper('mixer')
      const answer = await this.#ask(mixer, { place: this.#place(made) }, tell)
      if (answer === null) return send({ type: 'mix-refused', code: 'mixer-ended' })
      if (answer.type !== 'written') return this.#begin(send, answer)
      note(made, answer.files)
      made.mixers++
    }
    const { records, refused, mixers } = made
    send({ type: 'mixed', mixed: { records, refused, mixers } })
  }

  /** Not waited for: it checks the list while the holder comes. */
  async awaitHolder(send: Send): Promise<void> {
    await this.closeHolder()
    const made = this.#made
    assert(made !== null, 'mixed count: mixed before a holder comes')
    await eraseUnreported(this.#of.files.bundle, made.files)
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
    if (room === null || made === null || records === null) return refuse('holder-ended')
    const changed = await this.#changed(made)
    if (changed !== null) {
      await this.closeHolder()
      return refuseList(changed)
    }
    const tell = this.#progress('opening', records, holderWork(made.mixers), send)
    const request = { type: 'share', file: share.bytes, folder: dirname(share.path), index, sealed, records } as const
    const answer = await room.give(request, tell)
    if (answer?.type === 'share-refused') {
      const { refusal } = answer
      // Sealed to the process before: nothing is known of any share.
      const code = refusal.type === 'key-process-ended' ? 'holder-ended' : codeOf(refusal)
      return refuse(code, 'index' in refusal ? refusal.index : index)
    }
    await this.closeHolder()
    if (answer === null) return refuse('holder-ended')
    if (isOfTheList(answer)) return refuseList(answer)
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
    const tell = this.#progress('opening', made.records, work, send)
    const answer = await this.#ask(list, { type: 'open-list', place: this.#place(made), holders }, tell)
    if (answer === null) return send({ type: 'open-refused', code: 'mixer-ended' })
    if (isOfTheList(answer)) return this.#begin(send, answer)
    assert(answer.type === 'listed', 'mixed count: the answer to an opening')
    const { config, files, merged } = this.#of
    const { election } = this.#of.loaded()
    const manifest = await finishBundle(files.bundle, config.package, election, made.evidence.sets.seals)
    if (manifest === null) return this.#begin(send, { type: 'does-not-hold', file: 'package' })
    const opened = asOpenedDistrict([answer.selections])
    // Stage 1 has the holders' names by now: stage 2 is bound to it anew.
    if (!tellWhenChanged(await bindMerged(files, merged()), send)) return
    if (!tellWhenChanged(await writeOpened(files, opened, election, manifest), send)) return
    send({ type: 'opened', opened, bundle: bundleFingerprint(fromHex(manifest)) })
  }

  async closeHolder(): Promise<void> {
    const room = this.#holder
    this.#holder = null
    await room?.close()
  }

  /** Whatever is under way ends, with everything that it knows. */
  async stop(): Promise<void> {
    this.#helper?.kill()
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
    if (isOfTheList(answer)) return err(inWords(answer))
    assert(answer.type === 'sorted', 'mixed count: the answer to a sort')
    const { records, refused } = answer
    this.#made = { merged, evidence, files: new Map(), records, refused, mixers: 0, holders: new Set() }
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
    return new Promise((resolve) => {
      helper.onReply((answer) => {
        if (answer.type === 'work') tell((answer as ListProgress).done)
        else resolve(answer as Exclude<Reply, ListProgress>)
      })
      void helper.ended.then(() => resolve(null))
      helper.send(request)
    })
  }

  #progress(stage: 'mixing' | 'opening', records: number, each: number, send: Send): (work: number) => void {
    const tell = progressOf(stage, send)
    let done = 0
    tell(0, records)
    return (work) => {
      done += work
      tell(Math.min(records, Math.floor(done / each)), records)
    }
  }
}

function isOfTheList<Answer extends { readonly type: string }>(answer: Answer | DoesNotHold): answer is DoesNotHold {
  return answer.type in CODES
}

const CODES = {
  'does-not-hold': 'list-does-not-hold',
  'not-as-sealed': 'list-not-as-sealed',
  'seal-not-genuine': 'seal-not-genuine',
  'district-not-complete': 'district-not-complete',
} as const satisfies Record<DoesNotHold['type'], TallyRefusalCode>

function inWords({ type, ...about }: DoesNotHold): { readonly code: TallyRefusalCode; readonly about: MessageValues } {
  return { code: CODES[type], about }
}

function note({ files }: Made, written: readonly WrittenFile[]): void {
  for (const { name, sha256 } of written) files.set(name, sha256)
}
