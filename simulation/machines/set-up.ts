/** Machines of the small election as a technician leaves them: the delivered package, its keys, its table of sockets, and sticks. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyDisk, deliveredFile, installedDisk, type MachineRole, makeStick, withDisk } from './disks.ts'
import { type Device, isFast, type MachineInput, socketName } from './machine.ts'

/** The program's user. */
const PROGRAM = '661:661'
/** Five past seven of the election's morning in Japan: the hour has come. */
const MORNING = '2027-04-24T22:05:00'

/** A root shell at a line that no delivered machine has, and no guess at a graphics chip that QEMU has not. */
const OF_THE_LABORATORY: Readonly<Record<string, string>> = {
  'etc/systemd/system/laboratory.service': `[Service]
ExecStart=/bin/sh -c 'exec /bin/sh 0<> /dev/virtio-ports/lab >&0 2>&1'
Restart=always
`,
  'etc/udev/rules.d/99-laboratory.rules':
    'SUBSYSTEM=="virtio-ports", ATTR{name}=="lab", TAG+="systemd", ENV{SYSTEMD_WANTS}="laboratory.service"\n',
  'etc/chromium.d/laboratory': 'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --disable-gpu"\n',
}

/**
 * A device, an empty stick, or one with the files of a folder: `files` as an office writes them, `written` as another machine of the package
 * did. Null: the socket has its line, and nothing is plugged in.
 */
type Plugged = Device | 'empty' | { readonly files: string } | { readonly written: string } | null

export interface SetUp {
  readonly role: MachineRole
  /** For its disk, its sticks, lines and pictures. */
  readonly directory: string
  /** Its own folder with its keys, and the election package. */
  readonly machine: string
  readonly package: string
  /** By the name in `usb.conf`, in the order of the labels; a second `touch` is a keyboard. */
  readonly sockets: readonly (readonly [use: string, plugged: Plugged])[]
  /** Besides what the package's configuration has. */
  readonly fitted?: object
}

export function setUp(wanted: SetUp): MachineInput {
  const { role, directory } = wanted
  mkdirSync(directory, { recursive: true })
  const disk = join(directory, 'disk.raw')
  copyDisk(installedDisk(role), disk)
  withDisk(disk, (root) => settle(root, wanted))
  const sockets = new Map<number, Device>()
  for (const [place, [use, plugged]] of wanted.sockets.entries()) {
    if (plugged === null) continue
    const isDevice = typeof plugged === 'object' && 'type' in plugged
    sockets.set(place + 1, isDevice ? plugged : { type: 'stick', image: stick(plugged, stickAt(directory, use)) })
  }
  return { directory, disk, sockets, clock: MORNING }
}

/** @returns the image */
function stick(plugged: Exclude<Plugged, Device | null>, image: string): string {
  if (plugged === 'empty') makeStick(image, null)
  else if ('files' in plugged) makeStick(image, plugged.files)
  else {
    const written = `${image}.files`
    cpSync(plugged.written, written, { recursive: true })
    execFileSync('chown', ['-R', PROGRAM, written])
    makeStick(image, written)
    rmSync(written, { recursive: true })
  }
  return image
}

/** Where the image of the stick lies that is meant for this socket. */
export function stickAt(directory: string, use: string): string {
  return join(directory, `${use}.img`)
}

function settle(root: string, wanted: SetUp): void {
  const ours = join(root, 'var/lib/ippyo')
  for (const name of ['machine', 'package'] as const) cpSync(wanted[name], join(ours, name), { recursive: true })
  execFileSync('chown', ['-R', PROGRAM, join(ours, 'machine'), join(ours, 'package')])
  const config = join(root, `etc/ippyo/${wanted.role}.json`)
  if (wanted.fitted !== undefined)
    writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, 'utf8')), ...wanted.fitted }))
  const table = wanted.sockets.map(([use], place) => `${use} ${socketName(place + 1)}\n`)
  writeFileSync(join(root, 'etc/ippyo/usb.conf'), table.join(''))
  execFileSync(join(root, 'usr/lib/ippyo/usb-rules'), ['--write', root])
  addLaboratory(root)
}

/** The technician's comparison of a disk that ran with the published list. @returns what it tells, but for the files of the laboratory */
export function toldByComparison(disk: string, role: MachineRole): readonly string[] {
  const { stdout, stderr } = withDisk(disk, (root) =>
    spawnSync('sh', [deliveredFile('check-machine'), root, deliveredFile('.files', role)], { encoding: 'utf8' }),
  )
  const told = `${stdout}${stderr}`.split('\n').filter((line) => line.includes(': ') && !line.includes('設定です'))
  return told.filter((line) => !Object.keys(OF_THE_LABORATORY).some((path) => line.includes(path)))
}

/** @returns `to`, a copy with the laboratory's own files alone */
export function withLaboratory(installed: string, to: string): string {
  copyDisk(installed, to)
  withDisk(to, addLaboratory)
  return to
}

function addLaboratory(root: string): void {
  for (const [path, text] of Object.entries(OF_THE_LABORATORY)) {
    if (path.startsWith('etc/chromium.d') && isFast()) continue
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
