/** The declaration of lost media: what two people approved for the key room, and the signed one onto its stick (CNT-08). */
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { roundDirectory } from '../files/office-files.ts'
import { checkLosses, putLosses } from '../prepare/loss-stick.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { lossesContent, lossesItem } from '../session/losses.ts'
import { isApproved, type Project } from '../session/project.ts'
import type { Act, Entry } from '../session/record.ts'
import type { RoomSetting } from './keys/key-messages.ts'
import { aboutOf } from './keys/seats.ts'
import { isAnotherDisk, type OfficePlaces } from './places.ts'

type Send = (event: OfficeEvent) => void
type Effect = Extract<OfficeEffect, { type: 'put-losses' | 'check-losses' }>

/** For the key room: what two people approved. */
export function approvedLosses(project: Project): NonNullable<RoomSetting['losses']> {
  const { losses } = project
  const content = lossesContent(losses)
  assert(isApproved(project, lossesItem(losses), content), 'losses: two people approved this content')
  return { number: losses.signed.length + 1, content, chair: losses.chair, lost: losses.lost }
}

export class ProjectLosses {
  readonly #places: OfficePlaces
  readonly #stick: string
  readonly #record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>

  /** @param record resolves to false when nobody may write */
  constructor(
    places: OfficePlaces,
    stick: string,
    record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>,
  ) {
    this.#places = places
    this.#stick = stick
    this.#record = record
  }

  async run({ type, number, at }: Effect, { losses, use, authority }: Project, send: Send): Promise<void> {
    const refuse = (code: OfficeRoomCode, about: object = {}) => send({ type: 'refused', code, about: aboutOf(about) })
    const [stick, from] = [this.#stick, roundDirectory(this.#places.losses, number)]
    const signed = losses.signed[number - 1]
    assert(signed !== undefined && authority !== null, 'losses: a stick is written from a line')
    // The record's own word on the key: a file is exchanged as easily as its signature.
    const work = { stick, from, document: signed.document, paper: signed.paper, authority: fromHex(authority) }
    try {
      // A slot without a stick is a folder of this computer's own disk: it goes to no tally.
      if (use === 'live' && !(await isAnotherDisk(stick, this.#places.project)))
        return refuse('stick-not-writable', { path: stick })
      const done = await (type === 'put-losses' ? putLosses : checkLosses)(work)
      if (!done.ok) return refuse(done.error.type, done.error)
    } catch (error) {
      unlessSystemError(error)
      return refuse('stick-not-writable', { path: stick })
    }
    await this.#record({ type: type === 'put-losses' ? 'losses-put' : 'losses-checked', number }, at, send)
  }
}
