/**
 * The closings of a packaged machine, one at a time (decision 008): each unit as systemd itself judges it, setting by setting, and
 * each line of the system around it. The exposure of a unit alone would let one of them go. That a running machine obeys is asked
 * for by `scripts/package-in-a-fresh-root`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { glassWordsXbm } from './glass-words.ts'
import { ROLES, stageSystem } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-closed-'))
const systemOf = (role: string) => join(scratch, role)

beforeAll(() => {
  for (const role of ROLES) stageSystem(ROOT, role, systemOf(role))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const UNITS = 'usr/lib/systemd/system'
const read = (role: string, file: string) => readFileSync(join(systemOf(role), file), 'utf8')

/** Names as `systemd-analyze security` has them. Both units; capabilities and system calls come to it as a group each. */
const BOTH = [
  ...['UserOrDynamicUser', 'NoNewPrivileges', 'AmbientCapabilities', 'RestrictSUIDSGID', 'UMask'],
  ...['PrivateNetwork', 'RestrictAddressFamilies_AF_PACKET', 'RestrictAddressFamilies_OTHER'],
  ...['ProtectSystem', 'ProtectHome', 'ProtectKernelModules', 'ProtectControlGroups', 'ProtectClock'],
  ...['LockPersonality', 'RestrictRealtime', 'SystemCallArchitectures', 'KeyringMode', 'RemoveIPC'],
  ...[
    'CapabilityBoundingSet_CAP_SYS_ADMIN',
    'CapabilityBoundingSet_CAP_SYS_PTRACE',
    'CapabilityBoundingSet_CAP_NET_ADMIN',
  ],
  ...['swap', 'reboot', 'raw_io', 'obsolete', 'module', 'cpu_emulation', 'clock'].map(
    (set) => `SystemCallFilter_${set}`,
  ),
]
const ALONE: Readonly<Record<'program' | 'glass', readonly string[]>> = {
  program: ['PrivateTmp', 'PrivateMounts'],
  // No browser runs in this one, so it needs no rooms of its own.
  glass: [
    ...[
      'ProtectHostname',
      'ProtectProc',
      'ProtectKernelTunables',
      'ProtectKernelLogs',
      'RestrictNamespaces_user',
      'RestrictNamespaces_net',
    ],
    ...['RestrictAddressFamilies_AF_INET_INET6', 'SystemCallFilter_mount', 'SystemCallFilter_debug'],
  ],
}

describe.each(ROLES)('%s', (role) => {
  it.each(['program', 'glass'] as const)('the unit of the %s keeps each of its closings', (which) => {
    const unit = which === 'glass' ? 'ippyo-glass' : `ippyo-${role}`
    const asked = [
      'security',
      '--offline=true',
      '--no-pager',
      '--json=short',
      `--root=${systemOf(role)}`,
      `${unit}.service`,
    ]
    const settings: readonly { readonly json_field: string; readonly set: boolean | null }[] = JSON.parse(
      execFileSync('systemd-analyze', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )
    const kept = settings.filter(({ set }) => set === true).map(({ json_field }) => json_field)
    expect([...BOTH, ...ALONE[which]].filter((each) => !kept.includes(each))).toEqual([])
  })

  it.each([
    ['no dump', 'LimitCORE=0'],
    ['nothing of it is swapped out', 'MemorySwapMax=0'],
    ['begun again when it ends', 'Restart=always'],
    ['no address at all but loopback', 'IPAddressDeny=any'],
    ['no device but those named', 'DevicePolicy=closed'],
    ['no cache of fonts from the disk', 'InaccessiblePaths=-/var/cache/fontconfig'],
  ])('%s: %s in both units', (_, line) => {
    for (const unit of ['ippyo-glass', `ippyo-${role}`])
      expect(read(role, `${UNITS}/${unit}.service`).split('\n')).toContain(line)
  })

  it('the program and the screen are two users, and the screen is kept from keys, package and media', () => {
    const user = (unit: string) => /^User=(.*)$/m.exec(read(role, `${UNITS}/${unit}.service`))?.[1]
    expect([user(`ippyo-${role}`), user('ippyo-glass')]).toEqual(['ippyo', 'ippyo-glass'])
    expect(read(role, `${UNITS}/ippyo-glass.service`)).toContain(
      'InaccessiblePaths=-/var/lib/ippyo -/run/ippyo-media -/etc/ippyo\n',
    )
    // The browser in its room: `shell/chromium/glass.night.test.ts`. Outside of it the unit leaves the handler out.
    expect(read(role, `${UNITS}/ippyo-${role}.service`)).toContain(
      'InaccessiblePaths=-/usr/lib/chromium/chrome_crashpad_handler\n',
    )
    expect(read(role, 'usr/lib/tmpfiles.d/ippyo.conf')).toContain('d /var/lib/ippyo/machine 0700 ippyo ippyo\n')
  })

  it('closed before anything of ours starts: program and screen are begun by the start of the machine, by nobody’s login', () => {
    const wanted = ['ippyo-glass', `ippyo-${role}`, 'ippyo-closed']
    const links = wanted.map((unit) =>
      readlinkSync(join(systemOf(role), `${UNITS}/multi-user.target.wants/${unit}.service`)),
    )
    expect(links).toEqual(wanted.map((unit) => `../${unit}.service`))
    // A full disk takes no lock of X: its /tmp is in memory.
    expect(readlinkSync(join(systemOf(role), `${UNITS}/local-fs.target.wants/tmp.mount`))).toBe('../tmp.mount')
    expect(read(role, `${UNITS}/tmp.mount`)).toMatch(/^What=tmpfs$/m)
    expect(read(role, `${UNITS}/ippyo-closed.service`)).toMatch(/^Before=ippyo-glass\.service$/m)
    expect(read(role, `${UNITS}/ippyo-${role}.service`)).toMatch(/^Requires=.*ippyo-closed\.service/m)
  })
})

it.each([
  // X4-C8
  ['a stick that does not answer is given up', `${UNITS}/ippyo-medium@.service`, 'TimeoutStartSec=60'],
  ['no swap', `${UNITS}/ippyo-closed.service`, 'ExecStart=/sbin/swapoff --all'],
  [
    'processes of others unseen',
    `${UNITS}/ippyo-closed.service`,
    'ExecStart=/bin/mount -o remount,hidepid=invisible /proc',
  ],
  ['no SysRq', 'usr/lib/sysctl.d/90-ippyo.conf', 'kernel.sysrq = 0'],
  ['no dump of what changed its user', 'usr/lib/sysctl.d/90-ippyo.conf', 'fs.suid_dumpable = 0'],
  ['no dump is handed to a program', 'usr/lib/sysctl.d/90-ippyo.conf', 'kernel.core_pattern = core'],
  ['no look into another process', 'usr/lib/sysctl.d/90-ippyo.conf', 'kernel.yama.ptrace_scope = 2'],
  ['no dump of a service', 'usr/lib/systemd/system.conf.d/ippyo.conf', 'DefaultLimitCORE=0'],
  ['Ctrl+Alt+Del pressed often', 'usr/lib/systemd/system.conf.d/ippyo.conf', 'CtrlAltDelBurstAction=none'],
  ['a watchdog', 'usr/lib/systemd/system.conf.d/ippyo.conf', 'RuntimeWatchdogSec=30s'],
  ['a journal in memory', 'usr/lib/systemd/journald.conf.d/ippyo.conf', 'Storage=volatile'],
  ['no console to switch to', 'usr/lib/systemd/logind.conf.d/ippyo.conf', 'NAutoVTs=0'],
  ['no key that switches consoles', 'etc/X11/xorg.conf.d/90-ippyo.conf', '  Option "DontVTSwitch" "true"'],
  ['no key that ends the screen', 'etc/X11/xorg.conf.d/90-ippyo.conf', '  Option "DontZap" "true"'],
])('%s: %s says %s', (_, file, line) => {
  expect(read('kiosk', file).split('\n')).toContain(line)
})

/** The kernel itself has these; the others come with a module, and the file names which. */
const BUILT_IN = ['char-input', 'char-rtc', 'char-tty']

it('every kind of device that a unit may open is known to the kernel before the unit starts', () => {
  const named = new Map(
    [...read('kiosk', 'usr/lib/modules-load.d/ippyo.conf').matchAll(/^# (char-\w+)\n(\w+)$/gm)].map(
      ([, kind = '', name = '']) => [kind, name],
    ),
  )
  const units = readdirSync(join(systemOf('kiosk'), UNITS)).filter((name) => name.endsWith('.service'))
  const asked = units.flatMap((unit) =>
    [...read('kiosk', `${UNITS}/${unit}`).matchAll(/^DeviceAllow=(char-\S+|block-\S+) /gm)].map(
      ([, kind = '']) => kind,
    ),
  )
  const late = [...new Set(asked)].filter((kind) => !BUILT_IN.includes(kind))
  expect([...named.keys()].sort()).toEqual(late.sort())
  expect([...named.values()]).toEqual(['usbserial', 'cdc_acm', 'hid', 'snd', 'drm'])
})

it('units leave nothing on the disk but what the program writes: the screen has its home and its log in memory', () => {
  const units = readdirSync(join(systemOf('kiosk'), UNITS)).filter((name) => name.endsWith('.service'))
  const text = units.map((unit) => read('kiosk', `${UNITS}/${unit}`)).join('\n')
  expect([...text.matchAll(/^ReadWritePaths=(.*)$/gm)].map(([, paths]) => paths).sort()).toEqual([
    '/tmp',
    '/var/lib/ippyo /run/ippyo-media',
  ])
  expect(text).not.toMatch(/^(State|Cache|Logs|Configuration)Directory=/m)
  const glass = read('kiosk', `${UNITS}/ippyo-glass.service`)
  const memory = `/run/${/^RuntimeDirectory=(.*)$/m.exec(glass)?.[1]}`
  expect(glass).toContain(` -logfile ${memory}/`)
  expect(read('kiosk', 'usr/lib/sysusers.d/ippyo.conf')).toContain(`u ippyo-glass 662 "Ippyo screen" ${memory} `)
})

it('USB waits for a line of the technician, also what was plugged in before the start', () => {
  expect(read('kiosk', 'etc/default/grub.d/ippyo.cfg')).toMatch(
    /^GRUB_CMDLINE_LINUX=".* usbcore\.authorized_default=0 /m,
  )
  expect(read('kiosk', 'usr/lib/udev/rules.d/60-ippyo-usb.rules')).toMatch(
    /^ACTION=="add", SUBSYSTEM=="usb", .*ATTR\{authorized_default\}="0"$/m,
  )
})

it('the glass says something where no page is: what the package draws is what the screen lays under everything', () => {
  const client = read('kiosk', 'usr/lib/ippyo/glass-client')
  const drawn = /xsetroot -bitmap \/(\S+)/.exec(client)?.[1] ?? 'nothing'
  expect(read('kiosk', drawn)).toBe(glassWordsXbm(ROOT))
  // Letters, not a blank.
  const bytes = [...read('kiosk', drawn).matchAll(/0x(..)/g)].map(([, hex]) => Number.parseInt(hex ?? '', 16))
  const ink = bytes.reduce((dots, byte) => dots + byte.toString(2).replaceAll('0', '').length, 0)
  expect(ink / (8 * bytes.length)).toBeGreaterThan(0.02)
})

it('the helper that sets the clock may do that and nothing else, and only the program may ask it', () => {
  const asked = ['security', '--offline=true', '--no-pager', '--json=short', `--root=${systemOf('kiosk')}`]
  const told = execFileSync('systemd-analyze', [...asked, 'ippyo-clock@1.service'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const settings: readonly { readonly json_field: string; readonly set: boolean | null }[] = JSON.parse(told)
  const open = settings.filter(({ set }) => set === false).map(({ json_field }) => json_field)
  expect(open.filter((each) => /^(?:Capab|Protect|Restrict|Private|NoNew|SystemCall|IPAddress)/.test(each))).toEqual([
    // Calls that CAP_SYS_TIME alone makes harmless; the one right that it has, and its device; and that it is root.
    ...['SystemCallFilter_resources', 'SystemCallFilter_privileged', 'SystemCallFilter_clock'],
    ...['CapabilityBoundingSet_CAP_SYS_TIME', 'PrivateDevices', 'ProtectClock', 'PrivateUsers'],
  ])
  const door = read('kiosk', `${UNITS}/ippyo-clock.socket`)
  for (const line of ['SocketUser=root', 'SocketGroup=ippyo', 'SocketMode=0660', 'MaxConnections=1'])
    expect(door.split('\n')).toContain(line)
  expect(read('kiosk', `${UNITS}/ippyo-clock@.service`).match(/^DeviceAllow=.*$/gm)).toEqual([
    'DeviceAllow=char-rtc rw',
  ])
  const started = ROLES.filter((role) =>
    readdirSync(join(systemOf(role), UNITS, 'multi-user.target.wants')).includes('ippyo-clock.socket'),
  )
  expect(started).toEqual(['kiosk', 'issuer'])
})

it('the kernel prints nothing over the glass: no word after the last one about its level', () => {
  const file = join(systemOf('kiosk'), 'etc/default/grub.d/ippyo.cfg')
  // As update-grub reads them: Debian's own settings first.
  const asked = `GRUB_CMDLINE_LINUX_DEFAULT=quiet; . ${file}; echo $GRUB_CMDLINE_LINUX $GRUB_CMDLINE_LINUX_DEFAULT`
  const { stdout } = spawnSync('sh', ['-c', asked], { encoding: 'utf8' })
  expect(stdout.match(/\b(?:quiet|debug|loglevel=\d)\b/g)?.at(-1)).toBe('loglevel=3')
})

it.each([
  ...['swap.target', 'systemd-coredump.socket', 'getty@.service', 'serial-getty@.service', 'console-getty.service'],
  ...['ctrl-alt-del.target', 'suspend.target', 'hibernate.target', 'systemd-networkd.service', 'networking.service'],
  ...['systemd-timesyncd.service', 'apt-daily.timer', 'apt-daily-upgrade.timer'],
])('nothing starts %s, whoever asks', (unit) => {
  const told = spawnSync('systemctl', [`--root=${systemOf('kiosk')}`, 'is-enabled', unit], { encoding: 'utf8' })
  expect(told.stdout).toBe('masked\n')
})
