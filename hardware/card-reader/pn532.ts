/**
 * The PN532 as a contact to one card: UM0701-02 §7. Cards are spoken to through InCommunicateThru only, because
 * InDataExchange reads some of their command codes as MIFARE Classic commands.
 */
import { concat, equalBytes, toHex } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Timer } from '../serial-line/timer.ts'
import { type CardAnswer, type Contact, type ContactLost, FIELD_OFF_MS, FIELD_ON_MS, type Selected } from './contact.ts'
import { crcA } from './crc-a.ts'
import type { Pn532Channel } from './pn532-channel.ts'

export const CHIP_COMMAND = {
  diagnose: 0x00,
  firmwareVersion: 0x02,
  readRegister: 0x06,
  writeRegister: 0x08,
  samConfiguration: 0x14,
  configure: 0x32,
  communicateThru: 0x42,
  listTarget: 0x4a,
} as const

/** CIU_RxMode; bit 7: the chip checks and strips the CRC of answers. */
const RX_MODE = Uint8Array.of(0x63, 0x03)
const RX_CRC = 0x80
const PN532_IC = 0x32
const STATUS_MASK = 0x3f
const STATUS_OK = 0x00
const STATUS_TIMEOUT = 0x01
/** ATQA 0044, SAK 00: Ultralight family with a 7-byte UID. */
const ULTRALIGHT = Uint8Array.of(0x00, 0x44, 0x00, 0x07)
const UID_BYTES = 7
const CARD_ACK = 0x0a
const FIELD = 0x01
const TIMINGS = 0x02
const MAX_RETRIES = 0x05

export class Pn532 implements Contact {
  readonly #channel: Pn532Channel
  readonly #timer: Timer

  constructor(channel: Pn532Channel, timer: Timer) {
    this.#channel = channel
    this.#timer = timer
  }

  /** After power-up: wakes the chip and sets what it forgets. False when it is no PN532 or does not answer. */
  async start(): Promise<boolean> {
    this.#channel.wake()
    const mode = await this.#channel.command(CHIP_COMMAND.samConfiguration, Uint8Array.of(0x01, 0x00, 0x00), true)
    if (!mode.ok) return false
    const version = await this.#channel.command(CHIP_COMMAND.firmwareVersion, new Uint8Array(0), true)
    if (!version.ok || version.value[0] !== PN532_IC) return false
    // A card that is already active misses the first REQA, so at least one retry; never the default FF, which waits for ever.
    const retries = await this.#configure(MAX_RETRIES, 0x00, 0x01, 0x02)
    // Third byte: time allowed to a card in InCommunicateThru, 0A = 51.2 ms; AES commands may take more than 6.4 ms.
    const timings = await this.#configure(TIMINGS, 0x0a, 0x0b, 0x0a)
    return retries && timings
  }

  diagnose(): Promise<boolean> {
    return this.#channel.diagnose()
  }

  async select(): Promise<Result<Selected, ContactLost>> {
    const found = await this.look()
    if (!found.ok || found.value.type !== 'card') return found
    // The 4-bit ACK of a card looks like a CRC error while the chip checks CRCs; selecting has switched the check on again.
    const mode = await this.#channel.command(CHIP_COMMAND.readRegister, RX_MODE, true)
    if (!mode.ok) return lost
    const without = Uint8Array.of((mode.value[0] ?? 0) & ~RX_CRC)
    const set = await this.#channel.command(CHIP_COMMAND.writeRegister, concat(RX_MODE, without), true)
    return set.ok ? found : lost
  }

  /** Selects without preparing for card commands: enough to know which card is there. */
  async look(): Promise<Result<Selected, ContactLost>> {
    const list = await this.#channel.command(CHIP_COMMAND.listTarget, Uint8Array.of(0x01, 0x00), true)
    return list.ok ? ok(selectedIn(list.value)) : lost
  }

  async transceive(command: Uint8Array): Promise<Result<CardAnswer, ContactLost>> {
    // Never repeated: the card's message counter, and for an increment the card itself, may have moved.
    const answer = await this.#channel.command(CHIP_COMMAND.communicateThru, command, false)
    if (answer.ok) return ok(answerIn(answer.value))
    switch (answer.error.type) {
      case 'chip-lost':
        return lost
      case 'answer-lost':
      case 'syntax':
        return ok({ type: 'garbled' })
    }
  }

  async cycleField(): Promise<Result<void, ContactLost>> {
    if (!(await this.#configure(FIELD, 0x00))) return lost
    await this.#pause(FIELD_OFF_MS)
    if (!(await this.#configure(FIELD, 0x01))) return lost
    await this.#pause(FIELD_ON_MS)
    return ok()
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timer.after(ms, resolve)
    })
  }

  async #configure(item: number, ...values: number[]): Promise<boolean> {
    const done = await this.#channel.command(CHIP_COMMAND.configure, Uint8Array.of(item, ...values), true)
    return done.ok
  }
}

const lost = err({ type: 'reader-lost' } as const)

/** InListPassiveTarget: number of targets, Tg, SENS_RES, SEL_RES, UID length, UID. */
function selectedIn(data: Uint8Array): Selected {
  if (data[0] === 0 || data.length < 1) return { type: 'nothing' }
  if (!equalBytes(data.subarray(2, 6), ULTRALIGHT) || data.length < 6 + UID_BYTES) return { type: 'foreign' }
  const uid = parseCardUid(toHex(data.subarray(6, 6 + UID_BYTES)))
  return uid === null ? { type: 'foreign' } : { type: 'card', uid }
}

/** Status byte, then the answer as it came through the air: 4 bits, or bytes with CRC_A. */
function answerIn(data: Uint8Array): CardAnswer {
  const status = (data[0] ?? STATUS_MASK) & STATUS_MASK
  if (status === STATUS_TIMEOUT) return { type: 'silence' }
  if (status !== STATUS_OK) return { type: 'garbled' }
  const answer = data.subarray(1)
  const [first] = answer
  if (answer.length === 1 && first !== undefined) {
    return first === CARD_ACK ? { type: 'ack' } : { type: 'nak', code: first }
  }
  if (answer.length < 3) return { type: 'garbled' }
  const bytes = answer.slice(0, answer.length - 2)
  return equalBytes(crcA(bytes), answer.subarray(answer.length - 2)) ? { type: 'data', bytes } : { type: 'garbled' }
}
