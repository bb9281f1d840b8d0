/**
 * A MIFARE Ultralight AES card (MF0AES20) as a reader meets it. It exists apart from any reader: carry it from tray to tray,
 * or through `toJSON` to another process.
 *
 * Fault model – what may happen, because the product must survive it:
 * - a user, key or configuration page whose write is cut: old, new, erased, a mix of both, or weak bits that read
 *   differently each time; lock bits, one-time page and counters: old or new, as the chip's anti-tearing promises;
 * - authentication failures up to AUTH_LIM, after which the card is dead for ever;
 * - refusals: NAK in clear, silence inside a secure session, as real cards were seen to do; both end the session.
 *
 * Not modelled: the effect of lock bits and LOCK_KEYS (they are stored, one way), random UID, originality signature, SIG
 * commands, wear, timing on the air, an authentication that is counted although the card was pulled in it, and a torn increment
 * that leaves neither the old nor the new value (open on real cards for steps > 1).
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { CardAnswer } from '../contact.ts'
import {
  BLOCK_BYTES,
  COMMAND,
  decryptBlocks,
  encryptBlocks,
  PAGE,
  rotatedLeft,
  SecureSession,
  sessionKeyOf,
} from '../ultralight-aes.ts'
import { CardMemory, type CardMemoryJson, PAGE_BYTES, type Tear } from './card-memory.ts'

export type AnswerOfCard = Exclude<CardAnswer, { type: 'garbled' }>

export interface CardJson {
  readonly uid: string
  readonly memory: CardMemoryJson
}

const VERSION = fromHex('0004030104000f03')
const NTAG_VERSION = fromHex('0004040201001303')
const NAK_ARGUMENT = 0x0
const NAK_COUNTER = 0x4
const SILENCE: AnswerOfCard = { type: 'silence' }
const ACK: AnswerOfCard = { type: 'ack' }
/** AN13452: each successful authentication takes 16 failures off. */
const SUCCESS_TAKES_OFF = 0x10

type Phase =
  | { readonly type: 'off' }
  | { readonly type: 'idle' }
  /** Deaf to REQA until the field is cycled. */
  | { readonly type: 'halted' }
  | { readonly type: 'active' }
  | { readonly type: 'challenged'; readonly key: Uint8Array; readonly b: Uint8Array }
  | { readonly type: 'authenticated'; readonly session: SecureSession | null }

export class UltralightAesCard {
  readonly uid: CardUid
  readonly memory: CardMemory
  #version = VERSION
  #phase: Phase = { type: 'off' }
  /** Configuration as read at power-up; writing its pages takes effect at the next one. */
  #config = { auth0: 0x3c, macs: false, readsNeedKey: false, countNeedsKey: false, limit: 0 }

  private constructor(uid: CardUid, memory: CardMemory) {
    this.uid = uid
    this.memory = memory
  }

  /** A tag with the same commands and pages, but another chip: an NTAG or an older Ultralight that somebody laid down. */
  static otherChip(uid: CardUid): UltralightAesCard {
    const card = UltralightAesCard.factory(uid)
    card.#version = NTAG_VERSION
    return card
  }

  static factory(uid: CardUid): UltralightAesCard {
    return new UltralightAesCard(uid, CardMemory.factory(uid))
  }

  /** @throws AssertionError when `json` was not made by `toJSON` */
  static fromJSON(json: CardJson): UltralightAesCard {
    const uid = parseCardUid(json.uid)
    assert(uid !== null, 'a card has a UID of 7 bytes')
    return new UltralightAesCard(uid, CardMemory.fromJSON(json.memory))
  }

  toJSON(): CardJson {
    return { uid: this.uid, memory: this.memory.toJSON() }
  }

  powerUp(): void {
    const page = this.memory.config()
    this.#config = {
      auth0: (page.config0[3] as number) & 0x7f,
      macs: ((page.config0[0] as number) & 0x02) !== 0,
      readsNeedKey: ((page.config1[0] as number) & 0x80) !== 0,
      countNeedsKey: ((page.config1[0] as number) & 0x08) === 0,
      limit: (page.config1[2] as number) | (((page.config1[3] as number) & 0x03) << 8),
    }
    this.#phase = { type: 'idle' }
  }

  /** Noise that the card takes for HLTA. */
  halt(): void {
    this.#phase = { type: 'halted' }
  }

  powerDown(): void {
    this.#phase = { type: 'off' }
  }

  /** REQA and anticollision. An active card misses the first REQA and answers the next. */
  select(): CardUid | null {
    if (this.#phase.type === 'off' || this.#phase.type === 'halted') return null
    if (this.#phase.type !== 'idle') {
      this.#phase = { type: 'idle' }
      return null
    }
    this.#phase = { type: 'active' }
    return this.uid
  }

  receive(command: Uint8Array, randomness: Randomness): AnswerOfCard {
    const phase = this.#phase
    switch (phase.type) {
      case 'off':
      case 'idle':
      case 'halted':
        return SILENCE
      case 'active':
        return command[0] === COMMAND.authenticate
          ? this.#challenge(command, randomness)
          : this.#plain(command, false, randomness)
      case 'challenged':
        return this.#check(command, phase.key, phase.b)
      case 'authenticated':
        if (phase.session !== null) return this.#maced(command, phase.session, randomness)
        if (command[0] === COMMAND.authenticate) return this.#challenge(command, randomness)
        return this.#plain(command, true, randomness)
    }
  }

  /** Receives the command and loses power while it runs. */
  receiveTorn(command: Uint8Array, tear: Tear, randomness: Randomness): void {
    const before = this.memory.toJSON()
    this.receive(command, randomness)
    this.powerDown()
    this.memory.tear(before, tear, randomness)
  }

  #challenge(command: Uint8Array, randomness: Randomness): AnswerOfCard {
    const key = this.memory.key(command[1] ?? -1)
    if (command.length !== 2 || key === null || this.#locked()) return this.#refuse(NAK_ARGUMENT)
    const b = randomness.bytes(BLOCK_BYTES)
    this.#phase = { type: 'challenged', key, b }
    return { type: 'data', bytes: concat(Uint8Array.of(COMMAND.authenticatePart2), encryptBlocks(key, b)) }
  }

  #check(command: Uint8Array, key: Uint8Array, b: Uint8Array): AnswerOfCard {
    if (command[0] !== COMMAND.authenticatePart2 || command.length !== 1 + 2 * BLOCK_BYTES)
      return this.#refuse(NAK_ARGUMENT)
    const proof = decryptBlocks(key, command.slice(1))
    const a = proof.slice(0, BLOCK_BYTES)
    if (!equalBytes(proof.subarray(BLOCK_BYTES), rotatedLeft(b))) {
      if (this.#config.limit !== 0) this.memory.failures++
      return this.#refuse(NAK_ARGUMENT)
    }
    this.memory.failures = Math.max(0, this.memory.failures - SUCCESS_TAKES_OFF)
    const session = this.#config.macs ? new SecureSession(sessionKeyOf(key, a, b)) : null
    this.#phase = { type: 'authenticated', session }
    return { type: 'data', bytes: concat(Uint8Array.of(0x00), encryptBlocks(key, rotatedLeft(a))) }
  }

  /** Reaching the limit is permanent. */
  #locked(): boolean {
    return this.#config.limit !== 0 && this.memory.failures >= this.#config.limit
  }

  #maced(command: Uint8Array, session: SecureSession, randomness: Randomness): AnswerOfCard {
    const message = session.open(command)
    const keyPageWrite = message !== null && message[0] === COMMAND.write && (message[1] ?? 0) >= PAGE.dataKey
    if (message === null || keyPageWrite) return this.#fallSilent()
    const answer = this.#plain(message, true, randomness)
    if (answer.type === 'nak' || answer.type === 'silence') return this.#fallSilent()
    return { type: 'data', bytes: session.protect(answer.type === 'data' ? answer.bytes : new Uint8Array(0)) }
  }

  #plain(command: Uint8Array, authenticated: boolean, randomness: Randomness): AnswerOfCard {
    const [code, first, second] = command
    switch (code) {
      case COMMAND.getVersion:
        return { type: 'data', bytes: this.#version }
      case COMMAND.read:
        return this.#read(first, 4, authenticated, randomness)
      case COMMAND.fastRead:
        return this.#read(first, (second ?? -1) - (first ?? 0) + 1, authenticated, randomness)
      case COMMAND.write:
        return this.#write(first, command.slice(2), authenticated)
      case COMMAND.readCounter:
        return this.#readCounter(first, authenticated)
      case COMMAND.increment:
        return this.#increment(first, command.slice(2), authenticated)
      default:
        return this.#refuse(NAK_ARGUMENT)
    }
  }

  #read(first: number | undefined, count: number, authenticated: boolean, randomness: Randomness): AnswerOfCard {
    const end = this.#config.readsNeedKey && !authenticated ? Math.min(this.#config.auth0, PAGE.end) : PAGE.end
    if (first === undefined || count < 1 || first >= end || first + count > end) return this.#refuse(NAK_ARGUMENT)
    return { type: 'data', bytes: this.memory.read(first, count, randomness) }
  }

  #write(page: number | undefined, bytes: Uint8Array, authenticated: boolean): AnswerOfCard {
    if (page === undefined || bytes.length !== PAGE_BYTES) return this.#refuse(NAK_ARGUMENT)
    if (page >= this.#config.auth0 && !authenticated) return this.#refuse(NAK_ARGUMENT)
    return this.memory.write(page, bytes) ? ACK : this.#refuse(NAK_ARGUMENT)
  }

  #readCounter(index: number | undefined, authenticated: boolean): AnswerOfCard {
    const value = this.memory.counters[index ?? -1]
    if (value === undefined || (index === 2 && this.#config.countNeedsKey && !authenticated))
      return this.#refuse(NAK_ARGUMENT)
    return { type: 'data', bytes: Uint8Array.of(value & 0xff, (value >> 8) & 0xff, value >> 16) }
  }

  #increment(index: number | undefined, step: Uint8Array, authenticated: boolean): AnswerOfCard {
    const value = this.memory.counters[index ?? -1]
    if (index === undefined || value === undefined || step.length !== 4) return this.#refuse(NAK_ARGUMENT)
    if (index === 2 && this.#config.countNeedsKey && !authenticated) return this.#refuse(NAK_ARGUMENT)
    const next = value + (step[0] as number) + (step[1] as number) * 0x100 + (step[2] as number) * 0x1_00_00
    if (next > 0xff_ff_ff) return this.#refuse(NAK_COUNTER)
    this.memory.counters[index] = next
    return ACK
  }

  #refuse(code: number): AnswerOfCard {
    this.#phase = { type: 'idle' }
    return { type: 'nak', code }
  }

  #fallSilent(): AnswerOfCard {
    this.#phase = { type: 'idle' }
    return SILENCE
  }
}
