/**
 * The commands of a PN532 over one card tray, without its line: frames in, answers out (`pn532-simulator.ts` is the line).
 * Not modelled: baud rate changes, targets other than one type A card, InDataExchange, power consumption, over-heating.
 */
import { concat, fromHex } from '#election/bytes.ts'
import type { CardAnswer } from '../contact.ts'
import { crcA } from '../crc-a.ts'
import { CHIP_COMMAND } from '../pn532.ts'
import type { CardTray } from './card-tray.ts'

const RX_MODE = 0x6303
const CRC_CHECK = 0x80
const CARD_ACK = 0x0a
const RELEASE = 0x52
const POWER_DOWN = 0x16
const OK = 0x00
const TIMEOUT = 0x01
const CRC_ERROR = 0x02
const ENDLESS = 0xff
/** IC 32, firmware 1.6, ISO 14443 A and B and ISO 18092. */
const FIRMWARE = fromHex('32010607')
/** ATQA 0044 SAK 00, seven UID bytes. */
const ULTRALIGHT = fromHex('0101004400' + '07')
/** A type 4 card with a 4-byte UID. */
const FOREIGN = fromHex('0101000420' + '04' + '5a1c77e9')

/** Packet data after the answer code, or why there is none. */
export type ChipAnswer =
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  | { readonly type: 'syntax' }
  /** Waits for a card for ever, until the host aborts. */
  | { readonly type: 'endless' }

export class Pn532Chip {
  readonly #tray: CardTray
  /** Asleep in LowVbat until a 55 arrives. */
  awake = false
  #passiveTries = ENDLESS + 1
  #rxMode = CRC_CHECK

  constructor(tray: CardTray) {
    this.#tray = tray
  }

  powerDown(): void {
    this.awake = false
    this.#passiveTries = ENDLESS + 1
    this.#rxMode = CRC_CHECK
    this.#tray.switchField(false)
  }

  run(code: number, data: Uint8Array): ChipAnswer {
    switch (code) {
      case CHIP_COMMAND.diagnose:
        return { type: 'data', bytes: data }
      case CHIP_COMMAND.firmwareVersion:
        return { type: 'data', bytes: FIRMWARE }
      case CHIP_COMMAND.samConfiguration:
        return nothing()
      case CHIP_COMMAND.configure:
        return this.#configure(data)
      case CHIP_COMMAND.readRegister:
        return this.#readRegisters(data)
      case CHIP_COMMAND.writeRegister:
        return this.#writeRegisters(data)
      case CHIP_COMMAND.listTarget:
        return this.#listTarget(data)
      case CHIP_COMMAND.communicateThru:
        return { type: 'data', bytes: this.#throughTheAir(this.#tray.transceive(data)) }
      case RELEASE:
        return { type: 'data', bytes: Uint8Array.of(OK) }
      case POWER_DOWN:
        this.powerDown()
        return { type: 'data', bytes: Uint8Array.of(OK) }
      default:
        return { type: 'syntax' }
    }
  }

  #configure(data: Uint8Array): ChipAnswer {
    const [item, first, , third] = data
    if (item === 0x01) this.#tray.switchField(((first ?? 0) & 1) === 1)
    if (item === 0x05) this.#passiveTries = (third ?? ENDLESS) + 1
    return nothing()
  }

  #readRegisters(data: Uint8Array): ChipAnswer {
    if (data.length % 2 !== 0) return { type: 'syntax' }
    const values: number[] = []
    for (let i = 0; i < data.length; i += 2) values.push(addressAt(data, i) === RX_MODE ? this.#rxMode : 0x00)
    return { type: 'data', bytes: Uint8Array.from(values) }
  }

  #writeRegisters(data: Uint8Array): ChipAnswer {
    if (data.length % 3 !== 0) return { type: 'syntax' }
    for (let i = 0; i < data.length; i += 3) {
      if (addressAt(data, i) === RX_MODE) this.#rxMode = data[i + 2] as number
    }
    return nothing()
  }

  #listTarget(data: Uint8Array): ChipAnswer {
    if (data[0] !== 0x01 || data[1] !== 0x00) return { type: 'syntax' }
    // Selecting sets the receiver up anew, with its CRC check.
    this.#rxMode |= CRC_CHECK
    const selected = this.#tray.select(this.#passiveTries)
    switch (selected.type) {
      case 'card':
        return { type: 'data', bytes: concat(ULTRALIGHT, fromHex(selected.uid)) }
      case 'foreign':
        return { type: 'data', bytes: FOREIGN }
      case 'nothing':
        return this.#passiveTries > ENDLESS ? { type: 'endless' } : { type: 'data', bytes: Uint8Array.of(0) }
    }
  }

  #throughTheAir(answer: CardAnswer): Uint8Array {
    const checked = (this.#rxMode & CRC_CHECK) !== 0
    switch (answer.type) {
      case 'silence':
        return Uint8Array.of(TIMEOUT)
      case 'garbled':
        return checked ? Uint8Array.of(CRC_ERROR) : Uint8Array.of(OK, 0x5a, 0x5a, 0x00, 0x00)
      // Four bits have no CRC: with the check on they look like an error.
      case 'ack':
        return checked ? Uint8Array.of(CRC_ERROR) : Uint8Array.of(OK, CARD_ACK)
      case 'nak':
        return checked ? Uint8Array.of(CRC_ERROR) : Uint8Array.of(OK, answer.code)
      case 'data':
        return concat(Uint8Array.of(OK), answer.bytes, checked ? new Uint8Array(0) : crcA(answer.bytes))
    }
  }
}

function nothing(): ChipAnswer {
  return { type: 'data', bytes: new Uint8Array(0) }
}

function addressAt(data: Uint8Array, at: number): number {
  return (data[at] as number) * 0x100 + (data[at + 1] as number)
}
