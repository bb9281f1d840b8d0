/**
 * TC-39, `packages/check-machine` at a disk on which somebody laid something: whatever could be started, loaded or read at a start is told,
 * wherever it is and however it is reached (X3-B1). The attacker's own four are the first.
 */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noteAsDebians } from './debian-notes.ts'
import { publishedListOf } from './file-list.ts'

const PACKAGES = join(import.meta.dirname, '../../packages')
const CHECKER = join(PACKAGES, 'check-machine')
const RULES = join(PACKAGES, 'debian/every/usr/lib/ippyo/usb-rules')
const SYSUSERS = readFileSync(join(PACKAGES, 'debian/every/usr/lib/sysusers.d/ippyo.conf'), 'utf8')
const PORTS = 'etc/udev/rules.d/90-ippyo-ports.rules'
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-nothing-unexplained-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const list = join(scratch, 'published.files')
const clean = join(scratch, 'clean')
let disk: string

const DEBIANS: Readonly<Record<string, string>> = {
  'usr/bin/mount': 'of Debian\n',
  'usr/bin/mawk': 'of Debian too\n',
  'usr/lib/systemd/system/cron.service': '[Install]\nWantedBy=multi-user.target\n',
  'usr/lib/systemd/system/networkd.service': '[Install]\nWantedBy=multi-user.target\n',
  'usr/lib/systemd/system/debug-shell.service': '[Install]\nWantedBy=sysinit.target\n',
  'usr/lib/systemd/system/remote-fs.target': '[Install]\nWantedBy=multi-user.target\n',
  'usr/lib/udev/rules.d/50-default.rules': 'of Debian\n',
  'usr/lib/python3/code.py': 'pass\n',
  'usr/lib/grub/i386-pc/normal.mod': 'of GRUB\n',
  'usr/lib/grub/i386-pc/efiemu32.o': 'of GRUB too\n',
  'usr/lib/grub/i386-pc/modinfo.sh': 'grub_target_cpu=i386\n',
  'usr/share/base-files/profile': 'PATH=/bin\n',
}
const CONFFILES: Readonly<Record<string, string>> = {
  'etc/init.d/cron': '#!/bin/sh\n',
  'etc/pam.d/login': '@include common-auth\n',
  'etc/cron.d/e2scrub_all': '# of Debian\n',
}
/** Made on the machine by Debian, or by the technician as the page says. */
const MADE: Readonly<Record<string, string>> = {
  'etc/passwd': 'root:x:0:0:root:/root:/bin/bash\nippyo:x:661:661::/var/lib/ippyo:/usr/sbin/nologin\n',
  'etc/hostname': 'machine\n',
  'etc/profile': DEBIANS['usr/share/base-files/profile'] ?? '',
  'etc/environment': '',
  'etc/fstab': 'UUID=4 / ext4 errors=remount-ro 0 1\n',
  'etc/apt/sources.list.d/main.sources': 'Types: deb\n',
  'etc/modules': '# none\n',
  'etc/default/locale': 'LANG=ja_JP.UTF-8\n',
  'etc/pam.d/common-auth':
    'auth\t[success=1 default=ignore]\tpam_unix.so nullok\nauth\trequisite\tpam_deny.so\nauth\trequired\tpam_permit.so\n',
  'etc/network/interfaces': 'source /etc/network/interfaces.d/*\nauto lo\niface lo inet loopback\n',
  'boot/grub/grub.cfg':
    '\tlinux\t/boot/vmlinuz-6.1.0 root=UUID=4 ro usbcore.authorized_default=0 quiet\n\tinitrd\t/boot/initrd.img-6.1.0\n',
  // `grub-install` copies each of its files, not the modules alone.
  ...Object.fromEntries(
    ['normal.mod', 'efiemu32.o', 'modinfo.sh'].map((name) => [
      `boot/grub/i386-pc/${name}`,
      DEBIANS[`usr/lib/grub/i386-pc/${name}`] ?? '',
    ]),
  ),
  'var/lib/ippyo/package/package.json': '{}\n',
  // A file of a machine that was started.
  'var/lib/systemd/timers/stamp-fstrim.timer': '',
}
const LINKS: Readonly<Record<string, string>> = {
  lib: 'usr/lib',
  bin: 'usr/bin',
  'etc/mtab': '../proc/self/mounts',
  'etc/alternatives/awk': '/usr/bin/mawk',
  'usr/bin/awk': '/etc/alternatives/awk',
  'etc/rc2.d/S01cron': '../init.d/cron',
  'etc/systemd/system/multi-user.target.wants/cron.service': '/lib/systemd/system/cron.service',
  'etc/systemd/system/multi-user.target.wants/remote-fs.target': '/lib/systemd/system/remote-fs.target',
  'usr/lib/systemd/system/default.target': 'remote-fs.target',
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(disk, path)), { recursive: true })
  writeFileSync(join(disk, path), text)
}
function link(path: string, target: string): void {
  mkdirSync(dirname(join(disk, path)), { recursive: true })
  rmSync(join(disk, path), { force: true })
  symlinkSync(target, join(disk, path))
}

beforeAll(() => {
  disk = clean
  const conf = 'reader pci-0000:00:14.0-usb-0:1\noriginal pci-0000:00:14.0-usb-0:2\n'
  cpSync(RULES, join(disk, 'usr/lib/ippyo/usb-rules'))
  put('etc/ippyo/usb.conf', conf)
  put('opt/ippyo/dist/services/kiosk.mjs', 'the program\n')
  link('etc/systemd/system/getty@.service', '/dev/null')
  writeFileSync(list, publishedListOf(disk))
  for (const [path, text] of Object.entries({ ...DEBIANS, ...CONFFILES, ...MADE })) put(path, text)
  for (const [path, target] of Object.entries(LINKS)) link(path, target)
  put(PORTS, spawnSync('sh', [RULES], { input: conf, encoding: 'utf8' }).stdout)
  put('var/lib/dpkg/alternatives/awk', 'auto\n/usr/bin/awk\n\n/usr/bin/mawk\n5\n\n')
  noteAsDebians(disk, {
    files: Object.keys(DEBIANS),
    conffiles: Object.keys(CONFFILES),
    others: ['lib', 'bin', 'usr/lib/systemd/system/default.target', 'etc/udev/rules.d', 'etc/cron.d'],
    enabled: ['etc/systemd/system/multi-user.target.wants/cron.service'],
  })
})
beforeEach(() => {
  disk = mkdtempSync(join(scratch, 'disk-'))
  cpSync(clean, disk, { recursive: true, verbatimSymlinks: true })
})

const check = () => spawnSync('sh', [CHECKER, disk, list], { encoding: 'utf8' })
const told = () => check().stdout.trim().split('\n')
const besides = (path: string) => `余分です / besides: /${path}`
const differs = (path: string) => `違います / differs: /${path}`

it('a machine as Debian, our package and its technician leave it is as published', () => {
  expect(check()).toMatchObject({ status: 0, stdout: '公表された一覧のとおりです / as published\n', stderr: '' })
})

it.each(['x.sh', 'x.o', 'modinfo.sh'])('a file beside GRUB that is not the one of Debian is reported: %s', (name) => {
  put(`boot/grub/i386-pc/${name}`, 'of somebody\n')
  expect(told()).toContain(differs(`boot/grub/i386-pc/${name}`))
})

it('a machine that ran is as published: neither screen nor program leaves anything in a home on the disk', () => {
  for (const [, name, home = ''] of SYSUSERS.matchAll(/^u (\S+) \d+ ".*" (\S+) /gm)) {
    appendFileSync(join(disk, 'etc/passwd'), `${name}:x:662:662::${home}:/usr/sbin/nologin\n`)
    // As an X server writes without root's rights, and openbox beside it.
    if (name !== 'ippyo') put(`${home}/.local/share/xorg/Xorg.0.log`, 'X.Org X Server 1.21.1.7\n')
  }
  expect(check()).toMatchObject({ status: 0, stdout: '公表された一覧のとおりです / as published\n', stderr: '' })
})

describe('the attacker’s link that begins like a link to a unit of Debian’s', () => {
  const UP = '/lib/systemd/system/../../../../var/lib/data'
  it('is reported wherever it is: a unit, what begins at the start, a drop-in of the screen, a rule of udev, a program', () => {
    put('var/lib/data', 'of somebody')
    const paths = [
      'etc/systemd/system/evil.service',
      'etc/systemd/system/multi-user.target.wants/evil.service',
      'etc/systemd/system/ippyo-glass.service.d/x.conf',
      'etc/udev/rules.d/99-evil.rules',
      'opt/ippyo/dist/services/evil.mjs',
    ]
    for (const path of paths) link(path, UP)
    expect(told().toSorted()).toEqual(paths.map(besides).toSorted())
  })
})

describe('a link that leads elsewhere than it seems', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'a unit that no package asked for, a shell of root’s, another unit under a right name, a script of the old start',
      {
        'etc/systemd/system/multi-user.target.wants/networkd.service': '/lib/systemd/system/networkd.service',
        'etc/systemd/system/sysinit.target.wants/debug-shell.service': '/lib/systemd/system/debug-shell.service',
        'etc/systemd/system/multi-user.target.wants/cron.service': '/lib/systemd/system/debug-shell.service',
        'usr/lib/systemd/system/default.target': 'debug-shell.service',
        'usr/bin/mawk2': '/etc/alternatives/awk',
        'usr/bin/round': 'round',
        'etc/rc2.d/S02x': '../init.d/../../var/lib/data',
      },
    ],
    [
      'a link of Debian’s to what varies, another program of that name',
      { 'usr/lib/systemd/system/default.target': '/var/lib/data', 'etc/alternatives/awk': '/var/lib/data' },
    ],
  ])('%s', (_, links) => {
    put('var/lib/data', 'of somebody')
    for (const [path, target] of Object.entries(links)) link(path, target)
    expect(told()).toEqual(expect.arrayContaining(Object.keys(links).map(besides)))
  })

  it('a whole directory that is moved to where nobody looks', () => {
    for (const place of ['etc/cron.d', 'etc/udev/rules.d']) {
      const moved = `var/lib/moved-${place.replaceAll('/', '-')}`
      renameSync(join(disk, place), join(disk, moved))
      put(`${moved}/evil`, '* * * * * root x\n')
      link(place, `/${moved}`)
    }
    expect(told()).toEqual(expect.arrayContaining([besides('etc/cron.d'), besides('etc/udev/rules.d')]))
  })
})

/** All at once: each costs a walk over the disk. */
const STRANGE = [
  'etc/systemd/system/x.timer',
  'etc/systemd/user/x.service',
  'usr/lib/systemd/system/x.path',
  'usr/lib/systemd/system-generators/x',
  'etc/systemd/system/cron.service.d/x.conf',
  'home/x/.config/systemd/user/x.service',
  'usr/lib/udev/rules.d/99-x.rules',
  'etc/cron.d/x',
  'etc/cron.daily/x',
  'var/spool/cron/crontabs/root',
  'var/spool/cron/atjobs/a1',
  'etc/profile.d/x.sh',
  'root/.bash_login',
  'etc/pam.d/x',
  'usr/lib/tmpfiles.d/x.conf',
  'etc/tmpfiles.d/x.conf',
  'etc/sysctl.d/99-x.conf',
  'etc/modprobe.d/x.conf',
  'etc/modules-load.d/x.conf',
  'usr/lib/modules/6.1.0/extra/x.ko',
  'etc/X11/xorg.conf.d/99-x.conf',
  'etc/X11/xinit/xserverrc',
  'etc/xdg/openbox/autostart',
  'etc/NetworkManager/dispatcher.d/x',
  'usr/share/dbus-1/system-services/x.service',
  'etc/dbus-1/system.d/x.conf',
  'etc/polkit-1/rules.d/x.rules',
  'etc/apt/apt.conf.d/99x',
  'etc/ld.so.preload',
  'etc/ld.so.conf.d/x.conf',
  'etc/initramfs-tools/hooks/x',
  'etc/initramfs-tools/scripts/init-top/x',
  'usr/local/bin/node',
  'usr/local/lib/python3.11/x.py',
  'srv/x',
  'opt/other/x',
  'opt/ippyo/node_modules/x/index.js',
  'etc/chromium/policies/recommended/x.json',
  'boot/grub/custom.cfg',
  'new-at-the-top/x',
  'var/lib/ippyo/.asoundrc',
  'var/lib/x.so',
  'var/lib/x.service',
  'var/lib/systemd/timers/stamp-x.timer',
  'lost+found/x',
  'etc/cron.d/two\tparts',
  'var/lib/systemd/linger/ippyo',
]

describe('a strange file, wherever something is started, loaded or let in', () => {
  it('each of them is told, and nothing else', () => {
    for (const path of STRANGE) put(path, 'of somebody\n')
    // A name with a tab is two words of a list: both are told.
    const names = [...STRANGE.map((path) => path.replace('\t', '?')), 'etc/cron.d/two']
    expect(new Set(told())).toEqual(new Set(names.map(besides)))
  })

  it('a program in /var, and one that runs with its owner’s rights', () => {
    for (const path of ['var/opt/x', 'usr/bin/mount']) {
      put(path, path === 'usr/bin/mount' ? (DEBIANS[path] ?? '') : 'of somebody\n')
      chmodSync(join(disk, path), 0o755)
    }
    put('usr/bin/mawk', DEBIANS['usr/bin/mawk'] ?? '')
    chmodSync(join(disk, 'usr/bin/mawk'), 0o4755)
    expect(told()).toEqual([
      besides('var/opt/x'),
      '別の利用者の権限で動きます / runs with another user’s rights: /usr/bin/mawk',
    ])
  })
})

describe('a file that is right by its name alone', () => {
  it('is reported: of Debian, a copy, modules, another library, a command among values, any password, a network, the sockets', () => {
    const more = {
      'usr/bin/mount': 'x',
      'etc/pam.d/login': 'session optional pam_exec.so /x\n',
      'etc/profile': 'x\n',
      'etc/modules': 'x\n',
      'etc/environment': 'LD_PRELOAD=/var/lib/data\n',
      'etc/default/locale': 'LC_ALL=$(x)\n',
      'etc/pam.d/common-auth': 'auth sufficient pam_permit.so\n',
      'etc/network/interfaces': 'iface eth0 inet dhcp\n  up x\n',
      [PORTS]: 'ACTION=="add", SUBSYSTEM=="usb", ATTR{authorized}="1"\n',
    }
    for (const [path, text] of Object.entries(more)) appendFileSync(join(disk, path), text)
    expect(told().toSorted()).toEqual(Object.keys(more).map(differs).toSorted())
  })

  it('a program that is a link now, and one that is gone', () => {
    put('var/lib/data', DEBIANS['usr/bin/mount'] ?? '')
    link('usr/bin/mount', '/var/lib/data')
    rmSync(join(disk, 'usr/lib/udev/rules.d/50-default.rules'))
    expect(told()).toEqual([differs('usr/bin/mount'), 'ありません / missing: /usr/lib/udev/rules.d/50-default.rules'])
  })

  it('one that others than root may write, or own (owning: only as root)', () => {
    chmodSync(join(disk, 'etc/hostname'), 0o646)
    if (process.getuid?.() === 0) chownSync(join(disk, 'usr/bin/mount'), 661, 661)
    const mine = lstatSync(disk).uid === lstatSync(join(disk, 'usr/bin/mount')).uid
    const said = (path: string) => `rootだけが書けるものではありません / not for root alone: /${path}`
    expect(told().toSorted()).toEqual([said('etc/hostname'), ...(mine ? [] : [said('usr/bin/mount')])])
  })

  it('started by GRUB in place of Debian’s kernel', () => {
    appendFileSync(join(disk, 'boot/grub/grub.cfg'), '\tinitrd\t/boot/initrd.img-6.1.0 /x.img\n\tconfigfile /x\n')
    const said = (what: string) => `起動するものが違います / another thing is started: ${what}`
    expect(told()).toEqual([said('initrd /boot/initrd.img-6.1.0 /x.img'), said('configfile /x')])
  })
})

describe('Debian’s notes', () => {
  it('on a disk without them nothing is as published', () => {
    rmSync(join(disk, 'var/lib/dpkg/status'))
    expect(told()).toContain('ありません / missing: /var/lib/dpkg/status')
  })

  const installed = spawnSync('dpkg-query', ['-s', 'dpkg'], { encoding: 'utf8' })
  const fieldOf = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(installed.stdout)?.[1] ?? ''
  it.skipIf(installed.status !== 0)(
    'that were changed with the file, of a package that this system has (only on Debian)',
    () => {
      appendFileSync(join(disk, 'usr/bin/mount'), 'x')
      const [version, architecture] = [fieldOf('Version'), fieldOf('Architecture')]
      const files = Object.keys(DEBIANS)
      const conffiles = Object.keys(CONFFILES)
      noteAsDebians(
        disk,
        {
          files,
          conffiles,
          others: ['lib', 'bin', 'usr/lib/systemd/system/default.target'],
          enabled: Object.keys(LINKS),
        },
        { package: 'dpkg', version, architecture },
      )
      expect(told()).toContain(differs('var/lib/dpkg/info/dpkg.md5sums'))
    },
  )

  it('of a package that calls itself ours explain nothing: ours are in the published list', () => {
    put('usr/lib/ippyo/x', 'of somebody\n')
    noteAsDebians(disk, { files: ['usr/lib/ippyo/x'] }, { package: 'ippyo-more', version: '1', architecture: 'amd64' })
    expect(told()).toContain(besides('usr/lib/ippyo/x'))
  })
})
