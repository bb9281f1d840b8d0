/**
 * The rules of `usb-rules`, asked by udev itself over a /sys with a controller as the kernel shows it: a socket has the same name at each
 * start, for both speeds of its connector and for no other connector. `--plugged` shows the names.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ADAPTER, HUB, KEYBOARD, SERIAL, STICK, UsbTree } from './usb-tree.ts'

const RULES = join(import.meta.dirname, '../../packages/debian/every/usr/lib/ippyo/usb-rules')
// Not where tests have their files: that may be below /dev, which the namespace covers.
const scratch = mkdtempSync('/var/tmp/ippyo-udev-')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const SOCKET = 'pci-0000:00:14.0-usb-0'
const ONE_OF = (version: 2 | 3) => `pci-0000:00:14.0-usbv${version}-0`

/** In a mount namespace of its own: this /sys, our rules, and nothing of this computer's /dev and /run is touched. */
const NAMESPACE = `
  mount --bind ${scratch}/sys /sys
  mount -t tmpfs tmpfs /run; mkdir /run/udev; mount --bind ${scratch}/udev /run/udev
  mount -t tmpfs tmpfs /dev; mknod -m 666 /dev/null c 1 3
  export SYSTEMD_DEVICE_VERIFY_SYSFS=0
  exec "$@"`
const inNamespace = (...words: readonly string[]) =>
  spawnSync('unshare', ['--mount', 'sh', '-ec', NAMESPACE, 'sh', ...words], { encoding: 'utf8' })

function whyNoUdev(): string | null {
  for (const place of ['sys/devices', 'udev/rules.d']) mkdirSync(join(scratch, place), { recursive: true })
  return inNamespace('udevadm', '--version').status === 0 ? null : 'needs root and udev'
}
const why = process.getuid?.() === 0 ? whyNoUdev() : 'needs root and udev'
if (why !== null) console.warn(`the rules of the sockets are not asked of udev: ${why}`)

beforeEach(() => {
  for (const place of ['sys', 'udev']) rmSync(join(scratch, place), { recursive: true, force: true })
  mkdirSync(join(scratch, 'sys'))
  mkdirSync(join(scratch, 'udev/rules.d'), { recursive: true })
})

/** @param buses numbers of the root hubs at this start */
const started = (buses: readonly [number, number] = [1, 2]) => new UsbTree(join(scratch, 'sys'), buses)
const isLetIn = (path: string) => readFileSync(join(scratch, 'sys/devices', path, 'authorized'), 'utf8').trim() === '1'

function writeRules(conf: string): void {
  const { status, stdout, stderr } = spawnSync('sh', [RULES], { input: conf, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  // This computer has no such group, and no file system on a stick that is not there.
  const here = stdout.replaceAll('GROUP="ippyo"', 'GROUP="daemon"')
  writeFileSync(
    join(scratch, 'udev/rules.d/90-ippyo-ports.rules'),
    `SUBSYSTEM=="block", ENV{ID_FS_USAGE}="filesystem"\n${here}`,
  )
}

/** The acts of udev when the device comes; the rules' own lines of its report. */
function added(path: string): string {
  const { stdout, stderr } = inNamespace('udevadm', 'test', '--action=add', `/sys/devices/${path}`)
  return stdout + stderr
}

describe.skipIf(why !== null)(`udev at our rules${why === null ? '' : ` (${why})`}`, () => {
  it.each([
    ['USB 2, first start', [1, 2], 2],
    ['USB 2, the controllers came in another order', [3, 4], 2],
    ['USB 3', [2, 1], 3],
  ] as const)('a stick is the original in its socket: %s', (_, buses, side) => {
    writeRules(`original ${SOCKET}:4`)
    const tree = started(buses)
    const stick = tree.plug(side, '4', STICK)
    added(stick)
    expect(isLetIn(stick)).toBe(true)
    const disk = tree.driven(stick, 'block', 'sda', [
      ['host0', 'scsi'],
      ['target0:0:0', 'scsi'],
      ['0:0:0:0', 'scsi'],
    ])
    const told = added(disk)
    expect(told).toMatch(/^DEVLINKS=.*\/dev\/ippyo\/media\/original/m)
    expect(told).toMatch(/^SYSTEMD_WANTS=.*ippyo-medium@original\.service/m)
  })

  it('of neighbours whose names begin alike none is the socket', () => {
    writeRules(`original ${SOCKET}:1\nhub ${SOCKET}:2\npapers ${SOCKET}:2.1`)
    const tree = started()
    tree.plug(2, '2', HUB)
    for (const ports of ['11', '14', '2.11', '12.1']) {
      const stick = tree.plug(2, ports, STICK)
      added(stick)
      expect([ports, isLetIn(stick)]).toEqual([ports, false])
      const disk = tree.driven(stick, 'block', `sd${ports.replace('.', '-')}`)
      expect(added(disk)).not.toContain('/dev/ippyo')
    }
    const behind = tree.plug(2, '2.1', STICK)
    added(behind)
    expect(isLetIn(behind)).toBe(true)
    expect(added(tree.driven(behind, 'block', 'sdx'))).toContain('/dev/ippyo/media/papers')
  })

  it('ports of the two speeds that are numbered apart are two connectors, and one line has both of one', () => {
    writeRules(`original ${ONE_OF(2)}:4 ${ONE_OF(3)}:1\nduplicate ${ONE_OF(2)}:1`)
    const tree = started()
    const wanted = [
      [2, '4', 'original'],
      [3, '1', 'original'],
      [2, '1', 'duplicate'],
      [3, '4', null],
    ] as const
    for (const [side, ports, name] of wanted) {
      const stick = tree.plug(side, ports, STICK, null)
      added(stick)
      expect([side, ports, isLetIn(stick)]).toEqual([side, ports, name !== null])
      const link = /\/dev\/ippyo\/media\/(\w+)/.exec(added(tree.driven(stick, 'block', `sd${side}${ports}`)))
      expect([side, ports, link?.[1] ?? null]).toEqual([side, ports, name])
    }
  })

  it('a network adapter in the socket of the reader stays out', () => {
    writeRules(`reader ${SOCKET}:1`)
    const adapter = started().plug(2, '1', ADAPTER)
    added(adapter)
    expect(isLetIn(adapter)).toBe(false)
  })

  it('a keyboard in a socket for media stays out; reader and keypad are the program’s, behind a hub too', () => {
    writeRules(`original ${SOCKET}:4\nhub ${SOCKET}:1\nreader ${SOCKET}:1.1\nkeypad ${SOCKET}:1.2`)
    const tree = started()
    const keyboard = tree.plug(2, '4', KEYBOARD)
    added(keyboard)
    expect(isLetIn(keyboard)).toBe(false)
    const hub = tree.plug(2, '1', HUB)
    const reader = tree.plug(2, '1.1', SERIAL)
    const keypad = tree.plug(2, '1.2', KEYBOARD)
    for (const each of [hub, reader, keypad]) added(each)
    expect([hub, reader, keypad].map(isLetIn)).toEqual([true, true, true])
    expect(added(tree.driven(reader, 'tty', 'ttyUSB0', [['ttyUSB0', 'usb-serial']]))).toMatch(
      /^DEVLINKS=.*\/dev\/ippyo\/reader/m,
    )
    const inputs = tree.driven(keypad, 'hidraw', 'hidraw0', [['0003:1234:5678.0001', 'hid']])
    expect(added(inputs)).toMatch(/90-ippyo-ports\.rules:\d+ MODE 0440/)
    expect(added(tree.driven(keypad, 'input', 'event0'))).toContain('LIBINPUT_IGNORE_DEVICE=1')
  })
})

/** Stands in where udev is not: it answers from what the tree of this test knows. */
const UDEVADM = `#!/bin/sh
at=\${3##*/}
case $2 in
  path_id) echo "ID_PATH=pci-0000:00:14.0-usb-0:\${at#*-}" ;;
  usb_id) od -An -v -tx1 "$3/descriptors" | tr -d ' \\n' |
    sed 's/.*0904......\\(......\\)..0705.*/ID_USB_INTERFACES=:\\1:\\n/'; echo ID_VENDOR=Maker; sed 's/^/ID_MODEL=/' "$3/product" ;;
esac
`

describe('what is plugged in now', () => {
  const shown = (conf: string, real: boolean) => {
    const script = join(scratch, 'usb-rules')
    writeFileSync(join(scratch, 'usb.conf'), conf)
    const sys = real ? '/sys' : join(scratch, 'sys')
    writeFileSync(
      script,
      readFileSync(RULES, 'utf8')
        .replace('/etc/ippyo/usb.conf ;;', `${scratch}/usb.conf ;;`)
        .replace('echo /sys', `echo ${sys}`),
    )
    mkdirSync(join(scratch, 'bin'), { recursive: true })
    writeFileSync(join(scratch, 'bin/udevadm'), UDEVADM)
    chmodSync(join(scratch, 'bin/udevadm'), 0o755)
    const env = { ...process.env, PATH: `${join(scratch, 'bin')}:${process.env.PATH}` }
    const { stdout, stderr } = real
      ? inNamespace('sh', script, '--plugged')
      : spawnSync('sh', [script, '--plugged'], { encoding: 'utf8', env })
    expect(stderr).toBe('')
    return stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
  }

  const ways = [['a stand-in for udev', false], ...(why === null ? [['udev', true] as const] : [])] as const
  it.each(ways)('each device has the name that a line needs, and what became of it (%s)', (_, real) => {
    const tree = started([1, 2])
    const letIn = tree.plug(2, '4', STICK, '4', 'Ultra')
    writeFileSync(join(scratch, 'sys/devices', letIn, 'authorized'), '1\n')
    tree.plug(2, '1', HUB, '1', 'Hub')
    tree.plug(2, '1.3', SERIAL, null, 'Bridge')
    tree.plug(3, '2', STICK, '7', 'Extreme')
    tree.plug(2, '5', KEYBOARD, '5', 'Keys')
    tree.plug(2, '6', ADAPTER, '6', 'Net')
    const conf = `# of a kiosk\noriginal ${SOCKET}:4\nhub ${SOCKET}:1\nduplicate ${SOCKET}:5\npapers ${SOCKET}:9\n`
    expect(shown(conf, real).sort()).toEqual(
      [
        [`${SOCKET}:4`, '媒体 / medium', 'Maker Ultra', 'original：入れた / let in'],
        [
          `${SOCKET}:1`,
          'ハブ / hub',
          'Maker Hub',
          'hub：断った。規則を書き、差し直す / shut out: write the rules, plug it in again',
        ],
        [`${ONE_OF(2)}:1.3`, 'カード読取機 / reader', 'Maker Bridge', '行がない / no line'],
        [`${ONE_OF(3)}:2 ${ONE_OF(2)}:7`, '媒体 / medium', 'Maker Extreme', '行がない / no line'],
        [
          `${SOCKET}:5`,
          'タッチ・キーパッド・スキャナー / touch, keypad, scanner',
          'Maker Keys',
          'duplicate：種類が違う / another kind of device',
        ],
        [`${SOCKET}:6`, 'どれでもない / none of these', 'Maker Net', '行がない / no line'],
        [`${SOCKET}:9`, '', '', 'papers：何も差していない / nothing is plugged in'],
      ].sort(),
    )
  })

  it('a name that is shown is one that a line takes', () => {
    started([1, 2]).plug(3, '2', STICK, '7')
    const [[names = ''] = []] = shown('', false)
    expect(spawnSync('sh', [RULES], { input: `original ${names}`, encoding: 'utf8' })).toMatchObject({ status: 0 })
  })

  it('nothing at all is no fault', () => {
    started()
    expect(shown('# nothing\n', false)).toEqual([])
  })
})
