/**
 * A PN532 at the far end of a serial line, with a card tray over it. The driver at the near end is the one that ships.
 *
 * Fault model – what the line and the chip may do, because the driver must survive it:
 * - bytes arrive in chunks cut anywhere; noise and wake-up bytes stand before frames, also noise that holds `00 FF`;
 * - an answer with a wrong checksum (asked for again with NACK, not run again), or cut short;
 * - an ACK that is late or missing although the command runs; an answer that never comes although the command has run;
 * - silence for good, also behind a line that babbles; the device vanishes (`PtyPair.unplug`, `SimulatedReader.unplug`) and comes back asleep.
 *
 * Not modelled: pacing (86.8 µs a byte at 115200), USB latency, a line that changes bytes without breaking a checksum.
 */
import { concat } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { openSerialLine, type SerialLine } from '../../serial-line/serial-line.ts'
import { systemTimer, type Timer } from '../../serial-line/timer.ts'
import {
  ACK_FRAME,
  CHIP_TO_HOST,
  ERROR_FRAME,
  encodeFrame,
  FrameDecoder,
  type FrameEvent,
  HOST_TO_CHIP,
} from '../pn532-frames.ts'
import { CardTray } from './card-tray.ts'
import { Pn532Chip } from './pn532-chip.ts'

const WAKE_BYTE = 0x55
const BAUD_RATE = 115_200
/** The driver is under test, not this end: however busy the machine is, this end does not give up. Nothing would open it again. */
const WRITE_TIMEOUT_MS = 60_000
/** Noise with a false start in it: `00 FF` and a length that fails its check. */
const NOISE = Uint8Array.of(0x55, 0x80, 0x00, 0xff, 0x12, 0x34, 0x55)

/** Numbers count down with each answer that they spoil. */
export interface LineFaults {
  /** So many answers pass unspoiled first. */
  spared: number
  splitChunks: boolean
  noise: boolean
  damagedAnswers: number
  cutAnswers: number
  lostAnswers: number
  lostAcks: number
  lateAcks: number
  lateAckMs: number
  /** The chip hears and says nothing. */
  dead: boolean
  /** Behind a dead chip: something on the line says ACK so often. 0: silence. */
  babbleEveryMs: number
}

export class Pn532Simulator {
  readonly tray: CardTray
  readonly faults: LineFaults = {
    spared: 0,
    splitChunks: false,
    noise: false,
    damagedAnswers: 0,
    cutAnswers: 0,
    lostAnswers: 0,
    lostAcks: 0,
    lateAcks: 0,
    lateAckMs: 0,
    dead: false,
    babbleEveryMs: 0,
  }
  /** Command codes that have run, for tests that count what the host may send twice. */
  readonly ran: number[] = []
  readonly #chip: Pn532Chip
  #awaited: { readonly count: number; readonly tell: () => void } | null = null
  readonly #timer: Timer
  readonly #decoder = new FrameDecoder()
  #line: SerialLine | null = null
  #lastAnswer: Uint8Array | null = null
  #babbling = false

  constructor(randomness: Randomness, timer: Timer = systemTimer) {
    this.tray = new CardTray(randomness, () => performance.now())
    this.#chip = new Pn532Chip(this.tray)
    this.#timer = timer
  }

  /** @throws Error when the path cannot be opened */
  async plug(path: string): Promise<void> {
    this.#decoder.clear()
    this.#lastAnswer = null
    this.#chip.powerDown()
    const line = await openSerialLine({
      path,
      baudRate: BAUD_RATE,
      writeTimeoutMs: WRITE_TIMEOUT_MS,
      timer: this.#timer,
      data: (bytes) => this.#receive(bytes),
      lost: () => {
        this.#line = null
        this.#chip.powerDown()
      },
    })
    if (!line.ok) throw new Error(`PN532 simulator: ${line.error.type}`)
    this.#line = line.value
  }

  async unplug(): Promise<void> {
    const line = this.#line
    this.#line = null
    this.#chip.powerDown()
    await line?.close()
  }

  /** Resolves when so many commands have run in all. */
  ranAtLeast(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited = { count, tell: resolve }
    })
  }

  #receive(bytes: Uint8Array): void {
    if (this.faults.dead) {
      this.#babble()
      return
    }
    if (!this.#chip.awake) {
      const waking = bytes.indexOf(WAKE_BYTE)
      if (waking < 0) return
      this.#chip.awake = true
    }
    for (const event of this.#decoder.push(bytes)) this.#handle(event)
  }

  /** Begins with what the host says, and goes on by itself. */
  #babble(): void {
    const { dead, babbleEveryMs } = this.faults
    if (!dead || babbleEveryMs === 0 || this.#babbling) return
    this.#babbling = true
    this.#send(ACK_FRAME)
    this.#timer.after(babbleEveryMs, () => {
      this.#babbling = false
      this.#babble()
    })
  }

  #handle(event: FrameEvent): void {
    switch (event.type) {
      case 'nack':
        if (this.#lastAnswer) this.#send(this.#lastAnswer)
        return
      case 'frame':
        if (event.tfi === HOST_TO_CHIP) this.#run(event.data)
        else this.#send(ERROR_FRAME)
        return
      // ACK aborts what runs; nothing runs between two events here but a search without end, and its answer never comes.
      case 'ack':
      case 'error':
      case 'damaged':
        return
    }
  }

  #run(data: Uint8Array): void {
    const code = data[0]
    if (code === undefined) {
      this.#send(ERROR_FRAME)
      return
    }
    this.ran.push(code)
    if (this.#awaited && this.ran.length >= this.#awaited.count) this.#awaited.tell()
    const answer = this.#chip.run(code, data.slice(1))
    const frame =
      answer.type === 'data' ? encodeFrame(CHIP_TO_HOST, concat(Uint8Array.of(code + 1), answer.bytes)) : null
    if (this.faults.lateAcks > 0 && this.faults.spared === 0) {
      this.faults.lateAcks--
      this.#timer.after(this.faults.lateAckMs, () => this.#reply(answer.type === 'syntax', frame))
      return
    }
    this.#reply(answer.type === 'syntax', frame)
  }

  #reply(syntax: boolean, frame: Uint8Array | null): void {
    const spared = this.faults.spared > 0
    if (spared) this.faults.spared--
    const acknowledgement = !spared && this.#counted('lostAcks') ? new Uint8Array(0) : ACK_FRAME
    this.#lastAnswer = syntax ? ERROR_FRAME : frame
    if (syntax) this.#send(concat(acknowledgement, ERROR_FRAME))
    else if (frame === null || (!spared && this.#counted('lostAnswers'))) this.#send(acknowledgement)
    else
      this.#send(
        concat(acknowledgement, this.faults.noise ? NOISE : new Uint8Array(0), spared ? frame : this.#spoiled(frame)),
      )
  }

  #spoiled(frame: Uint8Array): Uint8Array {
    if (this.#counted('cutAnswers')) return frame.slice(0, frame.length - 3)
    if (!this.#counted('damagedAnswers')) return frame
    const damaged = frame.slice()
    damaged[frame.length - 2] = (damaged[frame.length - 2] as number) ^ 0x01
    return damaged
  }

  #counted(fault: 'damagedAnswers' | 'cutAnswers' | 'lostAnswers' | 'lostAcks'): boolean {
    if (this.faults[fault] === 0) return false
    this.faults[fault]--
    return true
  }

  #send(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    if (!this.faults.splitChunks) this.#line?.write(bytes)
    else for (const byte of bytes) this.#line?.write(Uint8Array.of(byte))
  }
}
