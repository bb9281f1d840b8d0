/**
 * KPB-200 keypad on a serial line, 9600 8N1. It counts as connected when it has returned the handshake; keys that were pressed
 * before belong to nobody and are dropped. Unplugged or silent, it is opened again after a pause.
 */
import type { OpenFault } from '../device-loss.ts'
import { openSerialLine, type SerialLine } from '../serial-line/serial-line.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { KeyBoard } from './key-board.ts'
import { type KeyTable, KPB200_KEYS } from './key-table.ts'
import {
  encodeKeypadFrame,
  HANDSHAKE,
  HANDSHAKE_PAYLOAD,
  type KeypadFrame,
  KeypadFrameDecoder,
} from './kpb200-frames.ts'
import type { Keypad, KeypadEvent } from './port.ts'

export interface KeypadOptions {
  readonly path: string
  readonly keys?: KeyTable
  readonly timer?: Timer
  readonly handshakeMs?: number
  readonly reopenMs?: number
}

const BAUD_RATE = 9600
const WRITE_TIMEOUT_MS = 500
const HANDSHAKE_MS = 5000
const REOPEN_MS = 500

export class Kpb200Keypad implements Keypad {
  readonly #options: Required<KeypadOptions>
  readonly #board = new KeyBoard({ type: 'connected', noRepeat: true })
  #line: SerialLine | null = null
  #opening: Promise<void> = Promise.resolve()
  #attempt = 0
  #closed = false
  #cancel: () => void = () => {}

  private constructor(options: KeypadOptions) {
    this.#options = {
      keys: KPB200_KEYS,
      timer: systemTimer,
      handshakeMs: HANDSHAKE_MS,
      reopenMs: REOPEN_MS,
      ...options,
    }
  }

  /** Returns at once; *connected* follows when the keypad has answered. */
  static open(options: KeypadOptions): Kpb200Keypad {
    const keypad = new Kpb200Keypad(options)
    keypad.#opening = keypad.#begin()
    return keypad
  }

  watch(listener: (event: KeypadEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancel()
    await this.#opening
    await this.#line?.close()
    this.#board.show('not-tried')
  }

  /** Only the newest attempt has a say: bytes and losses of an earlier line are those of a cable that is no longer there. */
  async #begin(): Promise<void> {
    const attempt = ++this.#attempt
    const isNewest = () => attempt === this.#attempt
    const decoder = new KeypadFrameDecoder()
    const line = await openSerialLine({
      path: this.#options.path,
      baudRate: BAUD_RATE,
      writeTimeoutMs: WRITE_TIMEOUT_MS,
      timer: this.#options.timer,
      data: (bytes) => {
        for (const frame of decoder.push(bytes)) if (isNewest()) this.#receive(frame)
      },
      lost: () => {
        if (isNewest()) this.#again('silent')
      },
    })
    if (this.#closed || !isNewest()) {
      if (line.ok) await line.value.close()
      return
    }
    if (!line.ok) {
      this.#again(line.error.type)
      return
    }
    this.#line = line.value
    this.#cancel = this.#options.timer.after(this.#options.handshakeMs, () => this.#again('silent'))
    line.value.write(encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD))
  }

  #receive(frame: KeypadFrame): void {
    if (frame.type === 'handshake') {
      this.#cancel()
      this.#board.show('connected')
      return
    }
    const key = this.#options.keys.get(frame.button)
    if (key === undefined) return
    if (frame.pressed) this.#board.press(key)
    else this.#board.release(key)
  }

  #again(why: OpenFault): void {
    this.#attempt++
    this.#cancel()
    this.#board.show(why)
    if (this.#closed) return
    this.#cancel = this.#options.timer.after(this.#options.reopenMs, () => {
      this.#opening = (this.#line?.close() ?? Promise.resolve()).then(() => this.#begin())
    })
  }
}
