/** Writes signed things onto sticks and looks at them there: media, lists, shares. Each is a line of the record when it is done. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import type { AppConfig } from '#shell/config.ts'
import { eraseUnfinished } from '../prepare/prepare-imported.ts'
import type { PutPhase } from '../prepare/put-on-medium.ts'
import { checkShare, eraseShare, putShare } from '../prepare/share-stick.ts'
import { pinnedApprovers } from '../session/approvers.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { Project } from '../session/project.ts'
import type { Act, Entry } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'
import { aboutOf } from './keys/seats.ts'
import { onListStick } from './list-sticks.ts'
import { checkPut, putMedium } from './media.ts'
import { isAnotherDisk, type OfficePlaces, stickOf } from './places.ts'
import { progress } from './progress.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

export class ProjectSticks {
  readonly #config: AppConfig
  readonly #places: OfficePlaces
  readonly #record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>

  /** @param record resolves to false when nobody may write */
  constructor(
    config: AppConfig,
    places: OfficePlaces,
    record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>,
  ) {
    this.#config = config
    this.#places = places
    this.#record = record
  }

  run(
    effect: Effect<'put-medium' | 'check-medium' | 'put-list' | 'check-list' | 'put-share' | 'check-share'>,
    signed: AsSigned,
    project: Project,
    send: Send,
  ): Promise<void> {
    switch (effect.type) {
      case 'put-medium':
      case 'check-medium':
        return this.#onMedium(effect, signed, project, send)
      case 'put-list':
      case 'check-list':
        return this.#onList(effect, signed, project, send)
      case 'put-share':
      case 'check-share':
        return this.#onShare(effect, signed, project, send)
      default:
        return unreachable(effect)
    }
  }

  async #onMedium(
    { type, place, at }: Effect<'put-medium' | 'check-medium'>,
    { authority, election }: AsSigned,
    { use }: Project,
    send: Send,
  ): Promise<void> {
    const slots = this.#config.media ?? []
    const refuse = (code: OfficeRoomCode, about: object = {}) => send({ type: 'refused', code, about: aboutOf(about) })
    if (slots.length === 0) return refuse('no-slot')
    const kind = this.#config.practice ? 'folders' : 'sticks'
    assert(kind === 'sticks' || use === 'rehearsal', 'practice: no project of an election is open')
    const work: Parameters<typeof putMedium>[0] = {
      ...{ place, slots, kind },
      ...{ media: join(this.#places.prepared, 'media'), authority, electionId: election.electionPackage.electionId },
      progress: (phase: PutPhase, done: number, total: number) => progress(send, `medium-${phase}`, done, total),
    }
    const done = type === 'put-medium' ? await putMedium(work) : await checkPut(work)
    if (!done.ok) return refuse(done.error.type, done.error)
    const act = type === 'put-medium' ? 'medium-put' : 'medium-checked'
    await this.#record({ type: act, medium: place.medium }, at, send)
  }

  async #onList(
    effect: Effect<'put-list' | 'check-list'>,
    signed: AsSigned,
    project: Project,
    send: Send,
  ): Promise<void> {
    const { type, station, version, at } = effect
    const done = await onListStick(effect, {
      stick: stickOf(this.#config),
      places: this.#places,
      signed,
      use: project.use,
      approvers: pinnedApprovers(project),
      progress: (at, whole) => progress(send, type === 'put-list' ? 'writing' : 'medium-compare', at, whole),
    })
    if (!done.ok) return send({ type: 'refused', code: done.error.type, about: aboutOf(done.error) })
    await this.#record({ type: type === 'put-list' ? 'list-put' : 'list-checked', station, version }, at, send)
  }

  async #onShare(
    { type, holder, at }: Effect<'put-share' | 'check-share'>,
    { election: { electionPackage } }: AsSigned,
    { use }: Project,
    send: Send,
  ): Promise<void> {
    const stick = this.#config.shares ?? stickOf(this.#config)
    const work = { stick, office: join(this.#places.prepared, 'office'), index: holder, electionPackage }
    try {
      // A slot without a stick is a folder of this computer's own disk, where no share may stay.
      if (use === 'live' && !(await isAnotherDisk(stick, this.#places.project))) {
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
    if (!recorded || type !== 'check-share') return
    const erased = await eraseShare(work.office, holder)
    if (!erased.ok) send({ type: 'refused', code: erased.error.type, about: { index: holder } })
  }

  /** Power may have gone between the line of the record and the erasing. */
  async eraseWhatWasSeen({ shares }: Project, send: Send): Promise<void> {
    const office = join(this.#places.prepared, 'office')
    for (const [index, { checkedBy }] of shares) {
      if (checkedBy === null) continue
      const erased = await eraseShare(office, index)
      if (!erased.ok) send({ type: 'refused', code: erased.error.type, about: { index } })
    }
    // A ceremony that the power cut off: nobody goes on with it, and it holds shares.
    const erased = await eraseUnfinished(this.#places.prepared)
    if (!erased.ok) send({ type: 'refused', code: erased.error.type, about: aboutOf(erased.error) })
  }
}
