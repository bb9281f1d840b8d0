/**
 * One room at a time: what its key process answers becomes events, and what it made becomes a line of the record. An answer is taken
 * where it was asked for, in the lane of the effect: a record that cannot be written is that effect's failure, and `ask` always ends.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { OfficeEffect } from '../../session/effect.ts'
import type { OfficeEvent } from '../../session/event.ts'
import type { SignedPoll } from '../../session/project.ts'
import type { Act, Entry } from '../../session/record.ts'
import type { FinishedCard } from '../../session/room.ts'
import type { RoomReply, RoomSetting, WorkDone } from './key-messages.ts'
import { type KeyRoom, openKeyRoom } from './key-room.ts'

type Send = (event: OfficeEvent) => void
type Asked = Extract<OfficeEffect, { type: 'give-passphrase' | 'do-work' }>
type Over = Pick<Extract<OfficeEvent, { type: 'room-over' }>, 'code' | 'about'>
/** `ended`: the process, without being asked to; `closed`: by hand, or with the program. */
type Answer =
  | Extract<RoomReply, { type: 'held' | 'seat-refused' | 'failed' | 'done' }>
  | { readonly type: 'ended' | 'closed' }

const ENDED: Over = { code: 'key-process-ended', about: {} }

class OpenRoom {
  readonly setting: RoomSetting
  readonly keys: KeyRoom
  /** Chips that were finished in this room: they are made, whatever becomes of it. */
  readonly made: FinishedCard[] = []
  /** Null: nobody waits for an answer. */
  asked: { readonly answer: (answer: Answer) => void; readonly over: Promise<void> } | null = null
  isClosed = false

  constructor(setting: RoomSetting, hear: (room: OpenRoom, reply: RoomReply | null) => void) {
    this.setting = setting
    this.keys = openKeyRoom(setting, (reply) => hear(this, reply))
  }
}

export class Rooms {
  readonly #record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>
  #room: OpenRoom | null = null
  /** Cards made since the start, of every room, by their UIDs. */
  readonly #finished = new Map<string, FinishedCard>()

  constructor(record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>) {
    this.#record = record
  }

  open(wanted: Omit<RoomSetting, 'finished'>, send: Send): void {
    assert(this.#room === null, 'rooms: one at a time')
    const setting: RoomSetting = { ...wanted, finished: [...this.#finished.values()] }
    this.#room = new OpenRoom(setting, (room, reply) => this.#hear(room, reply, send))
  }

  /** Resolves when what came of it is on the disk: whatever comes after it in the lane waits. @throws what the record throws */
  async ask(effect: Asked, send: Send): Promise<void> {
    const room = this.#room
    if (room === null) return
    let over = () => {}
    const answered = new Promise<Answer>((answer) => {
      room.asked = { answer, over: new Promise((resolve) => (over = resolve)) }
    })
    if (effect.type === 'do-work') room.keys.send({ type: 'work', contents: effect.contents })
    else room.keys.send({ type: 'passphrase', seat: effect.seat, sealed: effect.sealed })
    try {
      await this.#take(room, await answered, effect.at, send)
    } finally {
      room.asked = null
      over()
    }
  }

  /** A row of cards that is ended by hand: what was made until then is made. Never rejects: the effect that was asked does. */
  async close(): Promise<void> {
    const room = this.#room
    this.#room = null
    if (room === null) return
    room.isClosed = true
    // Everything that the process said until its end is still counted.
    await room.keys.close()
    room.asked?.answer({ type: 'closed' })
    await room.asked?.over
  }

  #hear(room: OpenRoom, reply: RoomReply | null, send: Send): void {
    if (reply?.type === 'card-finished') {
      this.#finished.set(reply.card.uid, reply.card)
      if (room.made.every(({ uid }) => uid !== reply.card.uid)) room.made.push(reply.card)
    }
    // Work that came to its end while its room was closed is done all the same.
    if (room.isClosed && reply?.type !== 'done') return
    if (reply?.type === 'ready') send({ type: 'room-open', sealTo: reply.sealTo })
    else if (reply?.type === 'progress') send({ ...reply, type: 'room-progress' })
    else if (reply?.type !== 'card-finished') {
      if (room.asked !== null) room.asked.answer(reply ?? { type: 'ended' })
      else this.#over(room, ENDED, send)
    }
  }

  async #take(room: OpenRoom, answer: Answer, at: Entry['at'], send: Send): Promise<void> {
    switch (answer.type) {
      case 'held':
        if (room.setting.purpose === 'prove') await this.#record({ type: 'share-proved', index: answer.seat }, at, send)
        return send({ type: 'passphrase-held', seat: answer.seat })
      case 'seat-refused':
        return send({ type: 'passphrase-refused', seat: answer.seat, code: answer.code, about: answer.about })
      case 'done':
        await this.#record(actOf(answer.done), at, send)
        return this.#over(
          room,
          ('stopped' in answer.done ? answer.done.stopped : null) ?? { code: null, about: {} },
          send,
        )
      case 'failed':
      case 'ended':
      case 'closed': {
        const cards = cardsMade(room.made)
        if (cards !== null) await this.#record(cards, at, send)
        if (answer.type !== 'closed') this.#over(room, answer.type === 'failed' ? answer : ENDED, send)
        return
      }
      default:
        return unreachable(answer)
    }
  }

  #over(room: OpenRoom, { code, about }: Over, send: Send): void {
    if (this.#room === room) this.#room = null
    send({ type: 'room-over', code, about })
  }
}

/** Null: no chip was finished. */
function cardsMade(made: readonly FinishedCard[]): Act | null {
  const [first] = made
  return first === undefined
    ? null
    : { type: 'cards-made', station: first.station, kind: first.kind, count: made.length }
}

/** The line of what was made. */
export function actOf(done: WorkDone): Act {
  const saysOf = ({ says: { voice, ...says } }: { says: SignedPoll }) => ({
    ...says,
    without: [...says.without],
    paper: [...says.paper],
    ...(voice !== null && { voice }),
  })
  switch (done.type) {
    case 'office-made':
      return {
        type: 'office-made',
        authority: done.authority,
        ...(done.approvers !== undefined && { approvers: done.approvers }),
      }
    case 'package-signed':
      return {
        type: 'package-signed',
        electionId: done.electionId,
        number: done.fingerprint,
        contents: [...done.contents],
        says: saysOf(done),
      }
    case 'list-signed':
      return {
        type: 'list-signed',
        version: done.version,
        number: done.fingerprint,
        contents: [...done.contents],
        says: saysOf(done),
      }
    case 'roll-meetings-found':
      return { type: done.type, number: done.number, sha256: done.sha256, rows: done.rows }
    case 'roll-list-signed':
    case 'losses-signed':
      return done
    case 'cards-made':
      return { type: 'cards-made', station: done.station, kind: done.kind, count: done.count }
    default:
      return unreachable(done)
  }
}
