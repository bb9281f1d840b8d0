/** One room at a time: what its key process answers becomes events, and what it made becomes a line of the record. */
import { assert, unreachable } from '#election/assert.ts'
import type { LocalMinute } from '#election/time.ts'
import type { Contents, OfficeEffect } from '../../session/effect.ts'
import type { OfficeEvent } from '../../session/event.ts'
import type { SignedPoll } from '../../session/project.ts'
import type { Act } from '../../session/record.ts'
import type { CardsWanted, FinishedCard } from '../../session/room.ts'
import type { RoomReply, RoomSetting, WorkDone } from './key-messages.ts'
import { KeyRoom } from './key-room.ts'

type Send = (event: OfficeEvent) => void

export class Rooms {
  readonly #record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>
  #room: KeyRoom | null = null
  #cards: CardsWanted | null = null
  /** Cards of the row that is under way. */
  #made = 0
  /** Cards made since the start, of every room, by their UIDs. */
  readonly #finished = new Map<string, FinishedCard>()
  /** What the answer is waited for, and resolves when it is on the disk. */
  #asked: { readonly at: LocalMinute; readonly contents: Contents; readonly over: () => void } | null = null

  constructor(record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>) {
    this.#record = record
  }

  open(wanted: Omit<RoomSetting, 'finished'>, send: Send): void {
    assert(this.#room === null, 'rooms: one at a time')
    const setting: RoomSetting = { ...wanted, finished: [...this.#finished.values()] }
    const room = new KeyRoom(setting, (reply) => {
      if (this.#room === room) void this.#hear(reply, setting, send)
    })
    this.#room = room
    this.#cards = setting.cards
    this.#made = 0
  }

  /** Resolves with the answer: whatever comes after it in the lane waits. */
  ask(effect: Extract<OfficeEffect, { type: 'give-passphrase' | 'do-work' }>): Promise<void> {
    const room = this.#room
    if (room === null) return Promise.resolve()
    return new Promise((resolve) => {
      this.#asked = { at: effect.at, contents: effect.type === 'do-work' ? effect.contents : [], over: resolve }
      if (effect.type === 'do-work') room.send({ type: 'work' })
      else room.send({ type: 'passphrase', seat: effect.seat, sealed: effect.sealed })
    })
  }

  /** A row of cards that is ended by hand: what was made until then is made. */
  async close(send: Send): Promise<void> {
    const room = this.#room
    this.#room = null
    await room?.close()
    const cards = this.#cards
    if (cards?.type === 'voting' && this.#made > 0 && this.#asked !== null)
      await this.#write({ type: 'cards-made', station: cards.station, kind: 'voting', count: this.#made }, send)
    this.#made = 0
    this.#answered()
  }

  #answered(): void {
    this.#asked?.over()
    this.#asked = null
  }

  async #hear(reply: RoomReply | null, { purpose }: RoomSetting, send: Send): Promise<void> {
    if (reply === null) return this.#over(send, { code: 'key-process-ended', about: {} })
    switch (reply.type) {
      case 'ready':
        return send({ type: 'room-open', sealTo: reply.sealTo })
      case 'progress':
        this.#made = reply.phase === 'cards' ? reply.done : 0
        return send({ ...reply, type: 'room-progress' })
      case 'card-finished':
        this.#finished.set(reply.card.uid, reply.card)
        return
      case 'held':
        if (purpose === 'prove') await this.#write({ type: 'share-proved', index: reply.seat }, send)
        send({ type: 'passphrase-held', seat: reply.seat })
        return this.#answered()
      case 'seat-refused':
        send({ type: 'passphrase-refused', seat: reply.seat, code: reply.code, about: reply.about })
        return this.#answered()
      case 'failed':
        return this.#over(send, { code: reply.code, about: reply.about })
      case 'done':
        await this.#write(actOf(reply.done, this.#asked?.contents ?? []), send)
        return this.#over(send, ('stopped' in reply.done ? reply.done.stopped : null) ?? { code: null, about: {} })
      default:
        return unreachable(reply)
    }
  }

  async #write(act: Act, send: Send): Promise<void> {
    assert(this.#asked !== null, 'rooms: an answer to what was asked')
    await this.#record(act, this.#asked.at, send)
  }

  #over(send: Send, end: Pick<Extract<OfficeEvent, { type: 'room-over' }>, 'code' | 'about'>): void {
    this.#room = null
    this.#made = 0
    send({ type: 'room-over', ...end })
    this.#answered()
  }
}

function actOf(done: WorkDone, items: Contents): Act {
  const contents = [...items]
  const saysOf = ({ says: { voice, ...says } }: { says: SignedPoll }) => ({
    ...says,
    without: [...says.without],
    paper: [...says.paper],
    ...(voice !== null && { voice }),
  })
  switch (done.type) {
    case 'office-made':
      return { type: 'office-made', authority: done.authority }
    case 'package-signed':
      return {
        type: 'package-signed',
        electionId: done.electionId,
        number: done.fingerprint,
        contents,
        says: saysOf(done),
      }
    case 'list-signed':
      return {
        type: 'list-signed',
        version: done.version,
        number: done.fingerprint,
        contents,
        says: saysOf(done),
      }
    case 'cards-made':
      return { type: 'cards-made', station: done.station, kind: done.kind, count: done.count }
    default:
      return unreachable(done)
  }
}
