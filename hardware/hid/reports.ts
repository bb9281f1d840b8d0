/**
 * Input reports of one USB device, read from its kernel file (`/dev/hidrawN`). Each opening finds that file by the maker's number,
 * the product's number and the socket, so that no other keyboard is taken for this device. Nothing is ever written to it.
 */
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lossAt, type OpenFault } from '../device-loss.ts'
import { readRegular } from '../files/open-regular.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'

export interface HidPlace {
  /** `vendor:product`, four hexadecimal digits each, as `lsusb` prints them. */
  readonly id: string
  /** The kernel's name of socket and interface (HID_PHYS), like `usb-0000:00:14.0-2/input0`. */
  readonly port: string
}

export interface HidOptions extends HidPlace {
  /** The length of a report, or a function of the device's report descriptor; its null means another kind of device. */
  readonly reportBytes: number | ((descriptor: Uint8Array) => number | null)
  readonly report: (bytes: Uint8Array) => void
  readonly show: (connection: 'connected' | OpenFault) => void
  readonly sysfs?: string | undefined
  readonly dev?: string | undefined
  readonly timer?: Timer
  readonly reopenMs?: number
}

export interface HidReports {
  close(): Promise<void>
}

/** A waiting read would hold one of Node's four threads until somebody presses a key, so the file is polled. */
const ASK_MS = 5
const REOPEN_MS = 500
const UEVENT_BYTES_MAX = 4096
/** HID_MAX_DESCRIPTOR_SIZE of the kernel. */
const DESCRIPTOR_BYTES_MAX = 4096

export function openHidReports(options: HidOptions): HidReports {
  return new OpenReports(options)
}

class OpenReports implements HidReports {
  readonly #options: HidOptions
  readonly #timer: Timer
  #buffer = new Uint8Array(0)
  #fd: number | null = null
  #looking: Promise<void>
  #cancel = (): void => {}
  #closed = false

  constructor(options: HidOptions) {
    this.#options = options
    this.#timer = options.timer ?? systemTimer
    this.#looking = this.#look()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancel()
    await this.#looking
    this.#shut()
  }

  async #look(): Promise<void> {
    const { dev = '/dev', sysfs = '/sys' } = this.#options
    const name = await hidrawAt(sysfs, this.#options)
    const bytes = name === null ? null : await this.#reportBytes(sysfs, name)
    if (this.#closed) return
    const loss = name === null ? 'not-there' : this.#open(join(dev, name), bytes)
    this.#options.show(loss ?? 'connected')
    if (loss === null) this.#ask()
    else this.#lookLater()
  }

  /** @returns null when it is open; else it is looked for again later */
  #open(path: string, bytes: number | null): OpenFault | null {
    // Another kind of device, or one that has just gone: what may not be opened is refused all the same.
    if (bytes === null) return lossAt(path, constants.O_RDONLY)
    if (this.#buffer.length !== bytes) this.#buffer = new Uint8Array(bytes)
    try {
      this.#fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      return null
    } catch {
      return lossAt(path, constants.O_RDONLY)
    }
  }

  #lookLater(): void {
    const { reopenMs = REOPEN_MS } = this.#options
    this.#cancel = this.#timer.after(reopenMs, () => {
      this.#looking = this.#look()
    })
  }

  async #reportBytes(sysfs: string, name: string): Promise<number | null> {
    const { reportBytes } = this.#options
    if (typeof reportBytes === 'number') return reportBytes
    const path = join(sysfs, 'class', 'hidraw', name, 'device', 'report_descriptor')
    const descriptor = await readRegular(path, DESCRIPTOR_BYTES_MAX).catch(() => null)
    return descriptor === null ? null : reportBytes(descriptor)
  }

  #ask(): void {
    while (this.#fd !== null) {
      const read = readNow(this.#fd, this.#buffer)
      if (read === 'nothing') break
      if (read === 'gone') {
        this.#shut()
        // Without this pause, a device that opens and fails at once would be opened without end.
        this.#lookLater()
        return
      }
      if (read === this.#buffer.length) this.#options.report(this.#buffer.slice())
    }
    if (!this.#closed) this.#cancel = this.#timer.after(ASK_MS, () => this.#ask())
  }

  #shut(): void {
    if (this.#fd === null) return
    closeSync(this.#fd)
    this.#fd = null
    this.#buffer.fill(0)
    this.#options.show('not-there')
  }
}

function readNow(fd: number, buffer: Uint8Array): number | 'nothing' | 'gone' {
  try {
    return readSync(fd, buffer) || 'gone'
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EAGAIN' ? 'nothing' : 'gone'
  }
}

/** The name of the file; null: no such device is plugged in there. */
export async function hidrawAt(sysfs: string, { id, port }: HidPlace): Promise<string | null> {
  const [vendor, product] = id.toUpperCase().split(':')
  const folder = join(sysfs, 'class', 'hidraw')
  for (const name of await readdir(folder).catch(() => [])) {
    const text = await readRegular(join(folder, name, 'device', 'uevent'), UEVENT_BYTES_MAX).catch(() => null)
    const lines = text === null ? [] : new TextDecoder().decode(text).split('\n')
    // HID_ID is bus : vendor : product, the last two with eight digits.
    const isModel = lines.some((line) => line.startsWith('HID_ID=') && line.endsWith(`:0000${vendor}:0000${product}`))
    if (isModel && lines.includes(`HID_PHYS=${port}`)) return name
  }
  return null
}
