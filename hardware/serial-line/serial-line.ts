/**
 * One open serial device. Three things that were seen to go wrong shape it: without a data listener a vanished device is
 * never reported; the callback of a write to a vanished device may never come; modem-line calls fail on a pseudo-terminal,
 * so nothing may depend on them.
 */
import { constants } from 'node:fs'
import { autoDetect } from '@serialport/bindings-cpp'
import { SerialPortStream } from '@serialport/stream'
import { err, ok, type Result } from '#election/result.ts'
import { lossAt, type OpenFault } from '../device-loss.ts'
import { tellHangUp } from './hang-up.ts'
import type { Timer } from './timer.ts'
import { wakeAtEachEvent } from './wake.ts'

export interface SerialLine {
  /** Sends without waiting. A failure ends the line and reaches `lost`. */
  write(bytes: Uint8Array): void
  /** Quietly; `lost` is not called. */
  close(): Promise<void>
}

export interface SerialLineOptions {
  readonly path: string
  readonly baudRate: number
  /** A write that the system has not taken by then ends the line. */
  readonly writeTimeoutMs: number
  readonly timer: Timer
  readonly data: (bytes: Uint8Array) => void
  /** Once, when the device vanished or a write failed. The line is closed then. */
  readonly lost: () => void
}

const CLOSE_MS = 2000

export async function openSerialLine(
  options: SerialLineOptions,
): Promise<Result<SerialLine, { readonly type: OpenFault }>> {
  const { path, baudRate } = options
  const port = new SerialPortStream({ binding: autoDetect(), path, baudRate, autoOpen: false })
  const fault = await new Promise<Error | null>((resolve) => port.open(resolve))
  // The library has words for it and no code.
  if (fault) return err({ type: lossAt(path, constants.O_RDWR) })
  if (port.port) {
    wakeAtEachEvent(port.port)
    tellHangUp(port.port)
  }
  return ok(new OpenLine(port, options))
}

class OpenLine implements SerialLine {
  readonly #port: SerialPortStream
  readonly #options: SerialLineOptions
  #ended = false

  constructor(port: SerialPortStream, options: SerialLineOptions) {
    this.#port = port
    this.#options = options
    port.on('data', (chunk: Buffer) => {
      // A plain copy: a Buffer's `slice` is a view into memory that the system fills again.
      if (!this.#ended) options.data(new Uint8Array(chunk))
    })
    port.on('close', () => this.#lose())
    port.on('error', () => this.#lose())
  }

  write(bytes: Uint8Array): void {
    if (this.#ended) return
    const cancel = this.#options.timer.after(this.#options.writeTimeoutMs, () => this.#lose())
    this.#port.write(bytes, (fault) => {
      cancel()
      if (fault) this.#lose()
    })
  }

  close(): Promise<void> {
    this.#ended = true
    return this.#closePort()
  }

  #lose(): void {
    if (this.#ended) return
    this.#ended = true
    this.#closePort().then(this.#options.lost, this.#options.lost)
  }

  #closePort(): Promise<void> {
    if (!this.#port.isOpen) return Promise.resolve()
    return new Promise((resolve) => {
      // The close of a vanished device may wait for a write that never ends. A new opening of the line must not wait with it.
      const cancel = this.#options.timer.after(CLOSE_MS, resolve)
      // A second close in flight, or a device that is gone: either way nothing is left open.
      this.#port.close(() => {
        cancel()
        resolve()
      })
    })
  }
}
