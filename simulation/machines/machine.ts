/** A whole computer in QEMU with a machine's disk, and hands at its plugs, its glass and its power. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as passes } from 'node:timers/promises'
import { unreachable } from '#election/assert.ts'
import { type Glass, glassOf } from './eyes.ts'
import { LabShell, Qmp } from './qmp.ts'

/** A device at a socket of the machine. A stick is an image file; the reader a line of this computer. */
export type Device =
  | { readonly type: 'touch' }
  | { readonly type: 'keyboard' }
  | { readonly type: 'reader'; readonly line: string }
  /** A sound card; `Machine.heard` has its sound. */
  | { readonly type: 'headphones' }
  /** `locked`: its little switch is on "lock". */
  | { readonly type: 'stick'; readonly image: string; readonly locked?: boolean }

/** How the electronics of a stick can ail: each write ends in an error, or nothing ends at all. */
export type Ailment = 'refuses-writes' | 'hangs'

export interface MachineInput {
  /** For its lines and pictures. */
  readonly directory: string
  readonly disk: string
  /** Other disks inside, after the first. */
  readonly besides?: readonly string[]
  /** By number of the socket, 1 … 12, as on the label. */
  readonly sockets: ReadonlyMap<number, Device>
  /** A second one that the kernel meets before the one with the sockets: the number of each bus is another one then. */
  readonly otherController?: boolean
  /** Time of its clock when the power comes, UTC: `2027-04-24T21:30:00`. */
  readonly clock: string
}

/** As long as a finger: a touch panel reports some hundred times a second. */
const FINGER_MS = 80
/** An emulated keyboard keeps sixteen keys that the machine has not asked for yet, and drops the next. */
const BETWEEN_KEYS_MS = isFast() ? 160 : 1200
/** A tablet says where it is touched in steps of the whole glass. */
const TABLET = 0x7fff
const CONTROLLER = { bus: 'usb.0', slot: 4 }
const OTHER_SLOT = 3
/** Maker and product of QEMU's keyboard, and the name that ALSA gives its sound card. */
export const KEYBOARD_ID = '0627:0001'
export const SOUND_CARD = 'Audio'

/** The name that udev gives a socket (ID_PATH): controller and port, the same at each start. */
export function socketName(number: number): string {
  return `pci-0000:00:0${CONTROLLER.slot}.0-usb-0:${number}`
}

/** The kernel's own name of a socket, as HID_PHYS has it. */
export function portOf(number: number): string {
  return `usb-0000:00:0${CONTROLLER.slot}.0-${number}`
}

/** A command for the machine that says which buses the sockets are on now. */
export function socketsAtBus(): string {
  return `cd /sys/bus/pci/devices/0000:00:0${CONTROLLER.slot}.0 && echo usb*`
}

/** Where the processor runs guests itself. `/dev/kvm` alone says nothing: without vmx or svm an ordinary kernel hangs in its decompressor. */
export function isFast(): boolean {
  return /\b(?:vmx|svm)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'))
}

export class Machine {
  readonly #input: MachineInput
  readonly #qmp: Qmp
  readonly #process: ChildProcess
  readonly #ended: Promise<void>
  /** Commands by which QEMU forgets the other end of a plug. */
  readonly #ends = new Map<number, readonly (readonly [command: string, words: object])[]>()
  readonly shell: LabShell

  static async start(input: MachineInput): Promise<Machine> {
    const [line, shellLine] = [join(input.directory, 'qmp'), join(input.directory, 'shell')]
    // These are the rest of a killed run.
    for (const old of [line, shellLine]) rmSync(old, { force: true })
    const shell = new LabShell(shellLine)
    const came = Qmp.listen(line)
    const process = spawn('qemu-system-x86_64', wordsOf(input, line, shellLine), {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    process.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()))
    const qmp = await Promise.race([came, ended.then(() => null)])
    if (qmp === null) throw new Error(`QEMU: ${said}`)
    const machine = new Machine(input, qmp, process, ended, shell)
    for (const [number, device] of input.sockets) await machine.plug(number, device)
    await qmp.execute('cont')
    return machine
  }

  private constructor(input: MachineInput, qmp: Qmp, process: ChildProcess, ended: Promise<void>, shell: LabShell) {
    this.#input = input
    this.#qmp = qmp
    this.#process = process
    this.#ended = ended
    this.shell = shell
  }

  async plug(number: number, device: Device): Promise<void> {
    const place = { id: `at-${number}`, bus: CONTROLLER.bus, port: String(number) }
    switch (device.type) {
      case 'touch':
        return this.#add({ driver: 'usb-tablet', ...place })
      case 'keyboard':
        return this.#add({ driver: 'usb-kbd', ...place })
      case 'reader': {
        const backend = { type: 'serial', data: { device: device.line } }
        await this.#qmp.execute('chardev-add', { id: `line-${number}`, backend })
        this.#ends.set(number, [['chardev-remove', { id: `line-${number}` }]])
        return this.#add({ driver: 'usb-serial', chardev: `line-${number}`, ...place })
      }
      case 'headphones':
        return this.#add({ driver: 'usb-audio', audiodev: 'ear', ...place })
      case 'stick': {
        const flags = { cache: { direct: true }, 'read-only': device.locked === true }
        const file = { driver: 'file', 'node-name': `chips-${number}`, filename: device.image, ...flags }
        await this.#qmp.execute('blockdev-add', file)
        const node = { driver: 'raw', 'node-name': `stick-${number}`, file: `chips-${number}`, ...flags }
        await this.#qmp.execute('blockdev-add', node)
        this.#forgets(number, 'stick', 'chips')
        return this.#add({ driver: 'usb-storage', drive: `stick-${number}`, ...place })
      }
      default:
        return unreachable(device)
    }
  }

  #forgets(number: number, ...nodes: readonly string[]): void {
    const commands = nodes.map((name) => ['blockdev-del', { 'node-name': `${name}-${number}` }] as const)
    this.#ends.set(number, commands)
  }

  /** From now on, until it is pulled. */
  async ails(number: number, ailment: Ailment): Promise<void> {
    switch (ailment) {
      case 'hangs': {
        const nothing = { bps: 1, bps_rd: 0, bps_wr: 0, iops: 0, iops_rd: 0, iops_wr: 0 }
        await this.#qmp.execute('block_set_io_throttle', { id: `at-${number}`, ...nothing })
        return
      }
      case 'refuses-writes': {
        const always = { event: 'none', iotype: 'write', errno: 5 }
        const bad = { driver: 'blkdebug', 'node-name': `bad-${number}`, image: `chips-${number}` }
        await this.#qmp.execute('blockdev-add', { ...bad, 'inject-error': [always] })
        const node = { driver: 'raw', 'node-name': `stick-${number}`, file: `bad-${number}`, cache: { direct: true } }
        await this.#qmp.execute('blockdev-reopen', { options: [node] })
        this.#forgets(number, 'stick', 'bad', 'chips')
        return
      }
      default:
        return unreachable(ailment)
    }
  }

  /** Where the sound of the headphones lies: 48,000 times a second two signed 16-bit samples, after a head of 44 bytes. */
  get heard(): string {
    return heardIn(this.#input.directory)
  }

  async #add(words: object): Promise<void> {
    await this.#qmp.execute('device_add', words)
  }

  /** The picture on the glass now. */
  async look(): Promise<Glass> {
    return glassOf(readFileSync(await this.picture('glass')))
  }

  /** @returns where the picture lies, a PPM */
  async picture(name: string): Promise<string> {
    const filename = join(this.#input.directory, `${name}.ppm`)
    await this.#qmp.execute('screendump', { filename })
    return filename
  }

  /** A finger, put down and lifted. */
  async touch({ x, y }: { readonly x: number; readonly y: number }, { width, height }: Glass): Promise<void> {
    const move = (axis: 'x' | 'y', part: number) => ({ type: 'abs', data: { axis, value: Math.round(part * TABLET) } })
    const button = (down: boolean) => ({ type: 'btn', data: { down, button: 'left' } })
    const send = (...events: object[]) => this.#qmp.execute('input-send-event', { events })
    await send(move('x', x / width), move('y', y / height))
    await send(button(true))
    await passes(FINGER_MS)
    await send(button(false))
  }

  /** Keys of the keyboard by QEMU's names (`a`, `minus`, `ret`), one after the other; `shift-a` is two at once. */
  async types(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const together = key.split('-').map((data) => ({ type: 'qcode', data }))
      await this.#qmp.execute('send-key', { keys: together, 'hold-time': FINGER_MS })
      await passes(BETWEEN_KEYS_MS)
    }
  }

  /** The plug out of its socket. The thing at its other end may be plugged in again. */
  async pull(number: number): Promise<void> {
    const gone = this.#qmp.deletes(`at-${number}`)
    await this.#qmp.execute('device_del', { id: `at-${number}` })
    await gone
    for (const [command, words] of this.#ends.get(number) ?? []) await this.#qmp.execute(command, words)
    this.#ends.delete(number)
  }

  /** Waits until it begins anew by itself, which ends it here. @returns whether the board's watchdog made it */
  async beginsAnew(): Promise<{ readonly bitten: boolean }> {
    await this.#ended
    return { bitten: this.#qmp.events.includes('WATCHDOG') }
  }

  /** The plug out of the wall, at this moment. */
  async cut(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#ended
    this.#qmp.close()
    this.shell.close()
  }
}

function heardIn(directory: string): string {
  return join(directory, 'heard.wav')
}

function wordsOf(input: MachineInput, qmp: string, shell: string): string[] {
  const { disk, besides = [], clock, directory, otherController = false } = input
  const device = (words: string) => ['-device', words]
  const processor = isFast() ? ['-enable-kvm', '-cpu', 'host'] : ['-accel', 'tcg,thread=multi', '-cpu', 'Westmere']
  return [
    ...'-nodefaults -S -display none -nic none -no-reboot -machine q35,i8042=off -m 2G -smp 2'.split(' '),
    ...processor,
    ...['-rtc', `base=${clock},clock=vm`],
    // The watchdog of the board: most of Intel's have this one.
    ...['-global', 'ICH9-LPC.noreboot=false'],
    ...['-audiodev', `wav,id=ear,path=${heardIn(directory)},out.frequency=48000,out.channels=2,out.format=s16`],
    ...device('virtio-vga,xres=1280,yres=800'),
    ...(otherController ? device(`qemu-xhci,id=other,addr=0x${OTHER_SLOT}`) : []),
    ...device(`qemu-xhci,id=usb,p2=12,p3=12,addr=0x${CONTROLLER.slot}`),
    // On the machine a flush means the disk; a cut kills QEMU, and this computer lives on.
    ...[disk, ...besides].flatMap((file, place) => [
      ...['-drive', `if=none,id=disk-${place},format=raw,cache=writeback,file=${file}`],
      ...device(`ide-hd,drive=disk-${place},bus=ide.${place}`),
    ]),
    ...['-chardev', `socket,id=qmp,path=${qmp}`, '-mon', 'chardev=qmp,mode=control'],
    ...device('virtio-serial'),
    ...['-chardev', `socket,id=lab,path=${shell}`],
    ...device('virtserialport,chardev=lab,name=lab'),
  ]
}
