/** The declaration of lost media: what two people approved for the key room, and the signed one onto its stick (CNT-08). */
import { assert } from '#election/assert.ts'
import { roundDirectory } from '../files/office-files.ts'
import { checkLosses, putLosses } from '../prepare/loss-stick.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { lossesContent, lossesItem } from '../session/losses.ts'
import { isApproved, type Project } from '../session/project.ts'
import type { Act, Entry } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'
import type { RoomSetting } from './keys/key-messages.ts'
import { aboutOf } from './keys/seats.ts'
import { onStick } from './on-stick.ts'
import type { OfficePlaces } from './places.ts'

type Send = (event: OfficeEvent) => void
type Effect = Extract<OfficeEffect, { type: 'put-losses' | 'check-losses' }>

/** For the key room: what two people approved. */
export function approvedLosses(project: Project): NonNullable<RoomSetting['losses']> {
  const { losses } = project
  const content = lossesContent(losses)
  assert(isApproved(project, lossesItem(losses), content), 'losses: two people approved this content')
  const { chair, lost, signed } = losses
  return { number: signed.length + 1, content, chair, lost, before: signed.at(-1)?.at ?? null }
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

  async run(
    { type, number, at }: Effect,
    { authority, election }: AsSigned,
    { losses, use }: Project,
    send: Send,
  ): Promise<void> {
    const refuse = (code: OfficeRoomCode, about: object = {}) => send({ type: 'refused', code, about: aboutOf(about) })
    const [stick, from] = [this.#stick, roundDirectory(this.#places.losses, number)]
    const signed = losses.signed[number - 1]
    assert(signed !== undefined, 'losses: a stick is written from a line')
    const { document, paper } = signed
    const work = { stick, from, document, paper, authority, election }
    const done = await onStick({ stick, project: this.#places.project, use }, () =>
      type === 'put-losses' ? putLosses(work) : checkLosses(work),
    )
    if (!done.ok) return refuse(done.error.type, done.error)
    await this.#record({ type: type === 'put-losses' ? 'losses-put' : 'losses-checked', number }, at, send)
  }
}
