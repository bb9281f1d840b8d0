/** A kiosk of the small election as a technician leaves it: the delivered package, its keys, its table of sockets, and two media. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import { copyDisk, makeStick, withDisk } from './disks.ts'
import { type Device, isFast, type MachineInput, socketName } from './machine.ts'

/** Labels of the sockets. */
const SOCKET = { touch: 1, reader: 2, original: 3, duplicate: 4, keypad: 5, headphones: 6 } as const
/** The program's user. */
const PROGRAM = '661:661'
/** Five past seven of the election's morning in Japan: the hour has come. */
const MORNING = '2027-04-24T22:05:00'

/** A root shell at a line that no delivered machine has, and no guess at a graphics chip that QEMU has not. */
export const OF_THE_LABORATORY: Readonly<Record<string, string>> = {
  'etc/systemd/system/laboratory.service': `[Service]
ExecStart=/bin/sh -c 'exec /bin/sh 0<> /dev/virtio-ports/lab >&0 2>&1'
Restart=always
`,
  'etc/udev/rules.d/99-laboratory.rules':
    'SUBSYSTEM=="virtio-ports", ATTR{name}=="lab", TAG+="systemd", ENV{SYSTEMD_WANTS}="laboratory.service"\n',
  'etc/chromium.d/laboratory': 'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --disable-gpu"\n',
}

/** @param installed a disk with the package of kiosks (`installedDisk`), which is copied */
export function prepareKiosk(
  room: PreparedRoom,
  reader: SimulatedReader,
  installed: string,
  directory: string,
): MachineInput {
  mkdirSync(directory, { recursive: true })
  const disk = join(directory, 'disk.raw')
  copyDisk(installed, disk)
  withDisk(disk, (root) => settle(root, room))
  const stick = (role: 'original' | 'duplicate'): Device => {
    const image = join(directory, `${role}.img`)
    makeStick(image, join(room.directory, 'media', room.machine.station, String(room.machine.pair), role))
    return { type: 'stick', image }
  }
  const sockets = new Map<number, Device>([
    [SOCKET.touch, { type: 'touch' }],
    [SOCKET.reader, { type: 'reader', line: reader.path }],
    [SOCKET.original, stick('original')],
    [SOCKET.duplicate, stick('duplicate')],
  ])
  return { directory, disk, sockets, clock: MORNING }
}

function settle(root: string, room: PreparedRoom): void {
  const ours = join(root, 'var/lib/ippyo')
  cpSync(join(room.directory, 'machines', room.machine.id), join(ours, 'machine'), { recursive: true })
  cpSync(join(room.directory, 'package'), join(ours, 'package'), { recursive: true })
  execFileSync('chown', ['-R', PROGRAM, join(ours, 'machine'), join(ours, 'package')])
  const table = Object.entries(SOCKET).map(([use, number]) => `${use} ${socketName(number)}\n`)
  writeFileSync(join(root, 'etc/ippyo/usb.conf'), table.join(''))
  execFileSync(join(root, 'usr/lib/ippyo/usb-rules'), ['--write', root])
  addLaboratory(root)
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
