/** For tests: a /sys with one host controller and what is plugged into it, as the kernel shows it and udev reads it. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

const CLASSES = ['tty', 'hidraw', 'input', 'block']
type Interface = readonly [number, number, number]
export const STICK: readonly Interface[] = [[8, 6, 0x50]]
export const KEYBOARD: readonly Interface[] = [[3, 1, 1]]
export const SERIAL: readonly Interface[] = [[0xff, 0xff, 0xff]]
/** A network adapter: its class is its maker's own, and it is no serial line. */
export const ADAPTER: readonly Interface[] = [[0xff, 0xff, 0]]
export const HUB: readonly Interface[] = [[9, 0, 0]]

export class UsbTree {
  readonly #sys: string
  readonly #controller: string
  readonly #buses: Readonly<Record<2 | 3, number>>
  #minor = 0

  /** @param buses the numbers that this start gave to the two root hubs: USB 2, USB 3 */
  constructor(sys: string, buses: readonly [number, number], controller = '0000:00:14.0') {
    this.#sys = sys
    this.#controller = `pci0000:00/${controller}`
    this.#buses = { 2: buses[0], 3: buses[1] }
    this.#device(this.#controller, 'pci', '', {})
    for (const side of [2, 3] as const) this.#usb(`${this.#controller}/usb${this.#buses[side]}`, HUB, side, 'xHCI')
  }

  /**
   * @param ports from the root hub on, like 1.4
   * @param peer the connector's port of the other speed, as the kernel links it; null: it has none
   */
  plug(
    side: 2 | 3,
    ports: string,
    interfaces: readonly Interface[],
    peer: string | null = ports,
    product = 'Thing',
  ): string {
    const path = this.#pathOf(side, ports)
    this.#usb(path, interfaces, side, product)
    const own = this.#portOf(side, ports)
    mkdirSync(own, { recursive: true })
    symlinkSync(own, join(this.#sys, 'devices', path, 'port'))
    if (peer === null) return path
    const other = this.#portOf(side === 2 ? 3 : 2, peer)
    mkdirSync(other, { recursive: true })
    if (!existsSync(join(own, 'peer'))) symlinkSync(other, join(own, 'peer'))
    return path
  }

  /** The device file that a driver makes of it: the path of `/dev/NAME` below the device's first interface. */
  driven(path: string, subsystem: string, name: string, between: readonly (readonly [string, string])[] = []): string {
    let place = `${path}/${basename(path)}:1.0`
    this.#device(place, 'usb', 'DEVTYPE=usb_interface\n', {})
    for (const [above, kind] of between) {
      place = `${place}/${above}`
      this.#device(place, kind, '', {})
    }
    place = `${place}/${subsystem}/${name}`
    this.#device(place, subsystem, `MAJOR=240\nMINOR=${++this.#minor}\nDEVNAME=${name}\nDEVTYPE=disk\n`, {})
    return place
  }

  #pathOf(side: 2 | 3, ports: string): string {
    const steps = ports.split('.')
    const bus = this.#buses[side]
    const hubs = steps.map((_, i) => `${bus}-${steps.slice(0, i + 1).join('.')}`)
    return `${this.#controller}/usb${bus}/${hubs.join('/')}`
  }

  /** `usb2-port3` at a root hub, `2-1-port3` at another. */
  #portOf(side: 2 | 3, ports: string): string {
    const above = dirname(this.#pathOf(side, ports))
    const isRoot = !ports.includes('.')
    const hub = isRoot ? `${this.#buses[side]}-0` : basename(above)
    const name = `${isRoot ? `usb${this.#buses[side]}` : hub}-port${ports.split('.').at(-1)}`
    return join(this.#sys, 'devices', above, `${hub}:1.0`, name)
  }

  #usb(path: string, interfaces: readonly Interface[], side: 2 | 3, product: string): void {
    const number = ++this.#minor
    const uevent = `MAJOR=189\nMINOR=${number}\nDEVNAME=bus/usb/001/${number}\nDEVTYPE=usb_device\n`
    this.#device(path, 'usb', uevent, {
      speed: `${side === 2 ? 480 : 5000}\n`,
      authorized: '0\n',
      descriptors: descriptorsOf(interfaces),
      idVendor: interfaces === SERIAL ? '0403\n' : '1234\n',
      idProduct: '5678\n',
      bcdDevice: '0100\n',
      manufacturer: 'Maker\n',
      product: `${product}\n`,
    })
  }

  #device(path: string, subsystem: string, uevent: string, files: Readonly<Record<string, string | Uint8Array>>): void {
    const place = join(this.#sys, 'devices', path)
    if (existsSync(join(place, 'uevent'))) return
    mkdirSync(place, { recursive: true })
    for (const [name, text] of Object.entries({ ...files, uevent })) writeFileSync(join(place, name), text)
    const kind = join(this.#sys, CLASSES.includes(subsystem) ? 'class' : 'bus', subsystem)
    const list = CLASSES.includes(subsystem) ? kind : join(kind, 'devices')
    mkdirSync(list, { recursive: true })
    symlinkSync(relative(place, kind), join(place, 'subsystem'))
    symlinkSync(relative(list, place), join(list, basename(path)))
  }
}

/** Device, configuration, interfaces with an endpoint each: USB 2.0, 9.6. */
function descriptorsOf(interfaces: readonly Interface[]): Uint8Array {
  const inside = interfaces.flatMap(([kind, sub, protocol], i) => [
    ...[9, 4, i, 0, 1, kind, sub, protocol, 0],
    ...[7, 5, 0x81, 2, 0, 2, 0],
  ])
  const device = [18, 1, 0, 2, 0, 0, 0, 64, 0x34, 0x12, 0x78, 0x56, 0, 1, 1, 2, 3, 1]
  const configuration = [9, 2, 9 + inside.length, 0, interfaces.length, 1, 0, 0x80, 50]
  return new Uint8Array([...device, ...configuration, ...inside])
}
