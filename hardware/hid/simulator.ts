/**
 * A USB device with input reports, as the kernel shows one: a folder in sysfs and a file that yields one report a read.
 *
 * Not modelled: a kernel that cuts reports, other devices of the same model in the same socket.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HidPlace } from './reports.ts'

const PLACE: HidPlace = { id: '2047:0902', port: 'usb-0000:00:14.0-2/input0' }
const NAME = 'hidraw3'

export class SimulatedHid {
  /** For the driver. */
  readonly options: HidPlace & { readonly sysfs: string; readonly dev: string }
  readonly #directory: string
  readonly #descriptor: Uint8Array | undefined
  #fd: number | null = null

  /** @param descriptor what the device says of its reports; left out: the driver asks nothing */
  constructor(place: HidPlace = PLACE, descriptor?: Uint8Array) {
    this.#descriptor = descriptor
    this.#directory = mkdtempSync(join(tmpdir(), 'ippyo-hid-'))
    this.options = { ...PLACE, sysfs: join(this.#directory, 'sys'), dev: join(this.#directory, 'dev') }
    mkdirSync(this.options.dev)
    this.plug(place)
  }

  /** The device may be another model, or in another socket. */
  plug(place: HidPlace = PLACE): void {
    const file = join(this.options.dev, NAME)
    if (spawnSync('mkfifo', ['-m', '600', file]).status !== 0) throw new Error('mkfifo makes no pipe')
    // Opened for both: a pipe without a reader takes nothing.
    this.#fd = openSync(file, constants.O_RDWR | constants.O_NONBLOCK)
    const device = join(this.options.sysfs, 'class', 'hidraw', NAME, 'device')
    mkdirSync(device, { recursive: true })
    const [vendor, product] = place.id.toUpperCase().split(':')
    writeFileSync(
      join(device, 'uevent'),
      `DRIVER=hid-generic\nHID_ID=0003:0000${vendor}:0000${product}\nHID_NAME=Keypad\nHID_PHYS=${place.port}\nHID_UNIQ=\n`,
    )
    if (this.#descriptor !== undefined) writeFileSync(join(device, 'report_descriptor'), this.#descriptor)
  }

  send(report: Uint8Array): void {
    if (this.#fd !== null) writeSync(this.#fd, report)
  }

  /** Its file is there, and every read of it says that the device is gone. */
  die(): void {
    if (this.#fd !== null) closeSync(this.#fd)
    this.#fd = null
  }

  unplug(): void {
    this.die()
    rmSync(join(this.options.sysfs, 'class', 'hidraw', NAME), { recursive: true, force: true })
    rmSync(join(this.options.dev, NAME), { force: true })
  }

  stop(): void {
    this.unplug()
    rmSync(this.#directory, { recursive: true, force: true })
  }
}
