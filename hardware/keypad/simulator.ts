/**
 * A KPB-200 at the far end of a pseudo-terminal: give `path` to the driver, and press keys.
 *
 * Fault model: bytes cut anywhere; noise between frames; a frame with a wrong check; a stuck key that is reported again and
 * again; key frames queued from before the handshake; the device is unplugged and comes back.
 * Not modelled: pacing at 9600 baud, a keypad that answers the handshake and then falls silent.
 */

import { PtyPair } from '../serial-line/pty.ts'
import { openSerialLine, type SerialLine } from '../serial-line/serial-line.ts'
import { systemTimer } from '../serial-line/timer.ts'
import { KPB200_KEYS } from './key-table.ts'
import { buttonFrame, encodeKeypadFrame, HANDSHAKE, HANDSHAKE_PAYLOAD, KeypadFrameDecoder } from './kpb200-frames.ts'
import type { Key } from './port.ts'

const BAUD_RATE = 9600
/** The hand at the far end is no device under test: however busy this machine is, it does not give up. */
const WRITE_TIMEOUT_MS = 60_000
const NOISE = Uint8Array.of(0x30, 0x00, 0xff, 0x10)

export class SimulatedKeypad {
  readonly path: string
  readonly faults = {
    splitChunks: false,
    noise: false,
    damagedFrames: 0,
    ignoredHandshakes: 0,
    queuedKeys: [] as Key[],
  }
  readonly #cable: PtyPair
  #line: SerialLine | null = null

  private constructor(cable: PtyPair) {
    this.#cable = cable
    this.path = cable.device
  }

  static async start(): Promise<SimulatedKeypad> {
    const keypad = new SimulatedKeypad(await PtyPair.make())
    await keypad.#attach()
    return keypad
  }

  /** Finger down and up. */
  press(key: Key): void {
    this.down(key)
    this.up(key)
  }

  down(key: Key): void {
    this.#send(buttonFrame(buttonOf(key), true))
  }

  up(key: Key): void {
    this.#send(buttonFrame(buttonOf(key), false))
  }

  /** A key that is in no table. */
  pressUnknown(button: number): void {
    this.#send(buttonFrame(button, true))
  }

  async unplug(): Promise<void> {
    const line = this.#line
    this.#line = null
    await line?.close()
    await this.#cable.unplug()
  }

  async plug(): Promise<void> {
    await this.#cable.plug()
    await this.#attach()
  }

  async stop(): Promise<void> {
    await this.#line?.close()
    this.#line = null
    await this.#cable.stop()
  }

  async #attach(): Promise<void> {
    const decoder = new KeypadFrameDecoder()
    const line = await openSerialLine({
      path: this.#cable.far,
      baudRate: BAUD_RATE,
      writeTimeoutMs: WRITE_TIMEOUT_MS,
      timer: systemTimer,
      data: (bytes) => {
        for (const frame of decoder.push(bytes)) if (frame.type === 'handshake') this.#greet()
      },
      lost: () => {
        this.#line = null
      },
    })
    if (!line.ok) throw new Error(`keypad simulator: ${line.error.type}`)
    this.#line = line.value
  }

  #greet(): void {
    for (const key of this.faults.queuedKeys.splice(0)) this.press(key)
    if (this.faults.ignoredHandshakes > 0) this.faults.ignoredHandshakes--
    else this.#send(encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD))
  }

  #send(frame: Uint8Array): void {
    const bytes = frame.slice()
    if (this.faults.damagedFrames > 0) {
      this.faults.damagedFrames--
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 0x01
    }
    if (this.faults.noise) this.#line?.write(NOISE)
    if (!this.faults.splitChunks) this.#line?.write(bytes)
    else for (const byte of bytes) this.#line?.write(Uint8Array.of(byte))
  }
}

function buttonOf(key: Key): number {
  for (const [button, meaning] of KPB200_KEYS) if (meaning === key) return button
  throw new Error(`the KPB-200 has no key for ${key}`)
}
