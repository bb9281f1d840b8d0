/**
 * TC-39, X4-B1: what Debian makes on each machine is made anew or read line by line, and excused by no name. Each row of `made` in
 * `packages/check-machine` has a file of an attacker's here, and one of an honest machine.
 */
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { besides, CHECKER, CheckedDisk, differs, PUBLISHED } from './checked-disk.ts'

const DEBIANS: Readonly<Record<string, string | Buffer>> = {
  'usr/bin/mount': 'of Debian\n',
  'usr/share/base-files/profile': 'PATH=/bin\n',
  'usr/share/base-files/motd': 'words\n',
  'usr/share/base-files/dot.bashrc': 'alias\n',
  'usr/share/base-files/dot.profile': 'umask\n',
  'usr/share/readline/inputrc': 'set\n',
  'usr/share/grub/unicode.pf2': 'letters\n',
  'usr/share/locale/ja/LC_MESSAGES/grub.mo': 'ことば\n',
  'usr/lib/grub/i386-pc/normal.mod': 'of GRUB\n',
  'usr/share/consolefonts/Uni2-Fixed16.psf.gz': 'letters of a console\n',
  'usr/lib/cups/backend-available/dnssd': 'finds\n',
  'usr/lib/cups/backend-available/usb': 'prints\n',
  'usr/lib/x86_64-linux-gnu/gio/modules/libgiognutls.so': 'a library\n',
  'usr/lib/mime/packages/less': "text/plain; less '%s'; needsterminal; priority=4\n",
}
const LOADER = 'usr/lib/x86_64-linux-gnu/gio/modules/libgiognutls.so'

/** By its path: as it is on an honest machine, and as an attacker leaves it. */
const MADE: Readonly<Record<string, readonly [string | Buffer, string | Buffer]>> = {
  'etc/profile': ['PATH=/bin\n', 'PATH=/x\n'],
  'etc/motd': ['words\n', '\x1b[31m\n'],
  'root/.bashrc': ['alias\n', 'x\n'],
  'root/.profile': ['umask\n', 'x\n'],
  'etc/inputrc': ['set\n', '"a": "x\\n"\n'],
  'boot/grub/fonts/unicode.pf2': ['letters\n', 'x\n'],
  'boot/grub/locale/ja.mo': ['ことば\n', 'x\n'],
  'boot/grub/i386-pc/normal.mod': ['of GRUB\n', 'x\n'],
  'etc/console-setup/cached_Uni2-Fixed16.psf.gz': ['letters of a console\n', 'x\n'],
  'usr/lib/cups/backend/mdns': ['finds\n', 'x\n'],
  'usr/lib/cups/backend/usb': ['prints\n', 'x\n'],
  'etc/modules': ['# none\n', 'x\n'],
  'etc/subuid': ['root:100000:65536\n', 'x\n'],
  'etc/hostname': ['machine\n', '$(x)\n'],
  'etc/hosts': ['127.0.0.1\tlocalhost\n', 'x;\n'],
  'etc/networks': ['loopback 127.0.0.0\n', 'loopback /x\n'],
  'etc/timezone': ['Asia/Tokyo\n', '../../var/x\n'],
  'etc/machine-id': [`${'0a'.repeat(16)}\n`, 'x\n'],
  'etc/locale.gen': ['# ja\nja_JP.UTF-8 UTF-8\n', '/var/x UTF-8\n'],
  'etc/shells': ['/bin/bash\n', '/var/x\n'],
  'etc/papersize': ['a4\n', '/x\n'],
  'etc/kernel-img.conf': ['do_symlinks = yes\n', 'postinst_hook = /var/x\n'],
  'etc/ca-certificates.conf': ['mozilla/A.crt\n', '../../../var/x.crt\n'],
  'etc/apt/sources.list.d/main.sources': [
    'Types: deb\nURIs: http://deb.debian.org/debian\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n',
    'Types: deb\nURIs: http://x\nTrusted: yes\n',
  ],
  'etc/apt/listchanges.conf': ['[apt]\nfrontend=pager\n', '[apt]\nfrontend=pager; x\n'],
  'etc/apt/apt.conf.d/00CDMountPoint': [
    'Acquire::cdrom {\n  mount "/media/cdrom";\n}\n',
    'APT::Update::Pre-Invoke {"x";};\n',
  ],
  'etc/apt/apt.conf.d/00trustcdrom': ['APT::Authentication::TrustCDROM "true";\n', 'DPkg::Pre-Invoke {"x";};\n'],
  'etc/python3/debian_config': ['[DEFAULT]\nbyte-compile = standard\n', '[DEFAULT]\nx = /var/x\n'],
  'etc/cups/raw.types': ['application/octet-stream\n', 'application/x x\n'],
  'etc/nsswitch.conf': ['passwd:         files systemd\n', 'passwd: files ../../var/x\n'],
  'etc/default/grub': [
    'GRUB_TIMEOUT=5\nGRUB_DISTRIBUTOR=`lsb_release -i -s 2> /dev/null || echo Debian`\n',
    'GRUB_TIMEOUT=$(x)\n',
  ],
  'boot/grub/i386-pc/load.cfg': ["search.fs_uuid 4 root \nset prefix=($root)'/boot/grub'\n", 'configfile /var/x\n'],
  'usr/share/fonts/X11/Type1/fonts.dir': ['1\na.pfb -urw-a b-0\n', '1\n../../../../../var/x.pfb -urw-a-0\n'],
  'usr/share/fonts/X11/Type1/fonts.alias': ['!! made\n"-adobe-a b-0" "-urw-a b-0"\n', 'x /var/x\n'],
  'usr/share/info/dir': ['File: dir\x1f\n', 'File: dir\x1b]0;x\x07\n'],
  'etc/environment': ['LANG="ja_JP.UTF-8"\nTZ=Asia/Tokyo\n', 'GDK_PIXBUF_MODULE_FILE=/var/x\n'],
  'etc/default/locale': ['LANG=ja_JP.UTF-8\n', 'LANG=/var/x\n'],
  'etc/default/keyboard': ['XKBLAYOUT="jp"\nXKBVARIANT=""\n', 'BASH_ENV="/var/x"\n'],
  'etc/default/exim4': ["QUEUERUNNER='combined'\n", "COMMONOPTIONS='-C /var/x'\n"],
  'etc/exim4/update-exim4.conf.conf': ["dc_eximconfig_configtype='local'\n", "dc_x='`x`'\n"],
  'etc/aliases': ['mailer-daemon: postmaster\n', 'root: |/var/x\n'],
  'etc/X11/Xwrapper.config': ['allowed_users=console\n', 'allowed_users=anybody\nneeds_root_rights=yes\n'],
  'etc/initramfs-tools/conf.d/resume': ['RESUME=none\n', 'RESUME=$(x)\n'],
  'etc/network/interfaces': ['iface lo inet loopback\n', 'iface lo inet loopback\n  up x\n'],
  'etc/pam.d/common-session': ['session required pam_unix.so\n', 'session required pam_exec.so\n'],
  'etc/console-setup/cached_setup_font.sh': ["setfont '/usr/share/consolefonts/Uni2-Fixed16.psf.gz' \n", 'x\n'],
  'etc/ssl/private/ssl-cert-snakeoil.key': ['-----BEGIN PRIVATE KEY-----\nMIIE\n', 'x y\n'],
  // C: each variable of it is one of GRUB's.
  'boot/grub/grubenv': [
    `# GRUB Environment Block\nsaved_entry=0\n${'#'.repeat(40)}`,
    '# GRUB Environment Block\nconfig_directory=/var/x\n###',
  ],
  // G
  [LOADER.replace(/[^/]*$/, 'giomodule.cache')]: [
    'libgiognutls.so: gio-tls-backend\n',
    '../../../../../var/x.so: gio-tls-backend\n',
  ],
  'usr/lib/x86_64-linux-gnu/gdk-pixbuf-2.0/2.10.0/loaders.cache': [
    `# made\n"/${LOADER}"\n"a" 4 "b"\n`,
    '"/var/lib/x"\n"a" 4 "b"\n',
  ],
  'etc/console-setup/cached_UTF-8_del.kmap.gz': [
    gzipSync('keymaps 0-127\nkeycode 1 = Escape\nstrings as usual\n'),
    gzipSync('string F1 = "x\\n"\n'),
  ],
  'etc/mailcap': ['text/plain; less %s; needsterminal\n', 'text/plain; /var/x %s; needsterminal\n'],
}

let machine: CheckedDisk
beforeEach(() => {
  machine = new CheckedDisk(DEBIANS)
})
afterEach(() => machine.remove())
const put = (path: string, text: string | Buffer) => machine.put(path, text)

describe('by its lines', () => {
  it('as Debian writes them, all is as published', () => {
    for (const [path, [honest]] of Object.entries(MADE)) put(path, honest)
    expect(machine.check()).toMatchObject(PUBLISHED)
  })

  it('each file of an attacker’s is reported', () => {
    for (const [path, [, attackers]] of Object.entries(MADE)) put(path, attackers)
    expect(machine.told().toSorted()).toEqual(Object.keys(MADE).map(differs).toSorted())
  })

  it('a comment that goes on in the next line, and a byte that no line has', () => {
    put('etc/modules', '# none \\\n')
    put('etc/hostname', 'machine\r\n')
    expect(machine.told().toSorted()).toEqual([differs('etc/hostname'), differs('etc/modules')])
  })
})

describe('each row of what is excused', () => {
  const text = readFileSync(CHECKER, 'utf8')
  const rows = text
    .slice(text.indexOf("<< 'MADE'") + 10, text.indexOf('\nMADE\n'))
    .split('\n')
    .map((row) => row.split(' ', 2) as [string, string])

  it('of whole lines, and each copy, has an attacker’s file above', () => {
    const forms = rows.filter(([kind]) => ['copy', 'lines'].includes(kind)).map(([, form]) => form)
    expect(forms.length).toBeGreaterThan(40)
    const paths = Object.keys(MADE)
    expect(forms.filter((form) => !paths.some((path) => new RegExp(`^(${form})$`).test(path)))).toEqual([])
  })

  it('no other kind than those of the tests here', () => {
    expect([...new Set(rows.map(([kind]) => kind))].toSorted()).toEqual([
      'anew',
      'boot',
      'copy',
      'judged',
      'lines',
      'look',
    ])
  })
})

describe('users and groups', () => {
  it.each([
    ['etc/passwd', 'ippyo:x:661:0::/var/lib/ippyo:/usr/sbin/nologin\n', '利用者が違います / another user: ippyo'],
    ['etc/passwd-', 'mallory:x:0:0::/root:/bin/bash\n', '利用者が違います / another user: mallory'],
    ['etc/shadow', 'daemon:$y$x:1::::::\n', '合言葉のある利用者です / a user with a password: daemon'],
    ['etc/group', 'disk:x:6:ippyo\n', 'グループが違います / another group: disk'],
    ['etc/group', 'wheel:x:0:\n', 'グループが違います / another group: wheel'],
    ['etc/gshadow', 'sudo:$y$x::\n', 'グループが違います / another group: sudo'],
  ])('%s: %s', (path, line, said) => {
    put(path, line)
    expect(machine.told()).toEqual([said])
  })

  it('the screen is in the groups that our package puts it in', () => {
    put('etc/group', 'root:x:0:\nvideo:x:44:ippyo-glass\nippyo:x:661:\n')
    expect(machine.check()).toMatchObject(PUBLISHED)
  })
})

describe('what GRUB does', () => {
  const HONEST = [
    'if [ -s $prefix/grubenv ]; then',
    "  set root='hd0,msdos1'",
    '  search --no-floppy --fs-uuid --set=root --hint-bios=hd0,msdos1 4',
    'fi',
    "menuentry 'Debian GNU/Linux' --class debian --class gnu-linux $menuentry_id_option 'gnulinux-simple-4' {",
    '\tinsmod ext2',
    "\techo\t'Loading Linux 6.1.0 ...'",
    '\tlinux\t/boot/vmlinuz-6.1.0 root=UUID=4 ro usbcore.authorized_default=0 quiet',
    '\tinitrd\t/boot/initrd.img-6.1.0',
    '}',
  ]
  const write = (...lines: readonly string[]) => put('boot/grub/grub.cfg', [...HONEST, ...lines, ''].join('\n'))

  it('as Debian’s scripts write it', () => {
    write()
    expect(machine.check()).toMatchObject(PUBLISHED)
  })

  // D
  it.each([
    'source /var/lib/x.cfg',
    "menuentry 'x' { linux /boot/vmlinuz-6.1.0 root=UUID=4 ro usbcore.authorized_default=0 init=/var/x ; initrd /boot/initrd.img-6.1.0 ; }",
    'insmod /var/lib/x.mod',
    'acpi /var/lib/x.aml',
    'linux /boot/vmlinuz-6.1.0 root=UUID=4 ro usbcore.authorized_default=0 init=/var/x',
    'linux /boot/vmlinuz-6.1.0 root=UUID=5 ro usbcore.authorized_default=0',
    'linux /boot/vmlinuz-6.1.0 root=UUID=4 ro quiet',
    'search --no-floppy --fs-uuid --set=root 5',
    'initrd /boot/initrd.img-6.1.0 /x.img',
    'set prefix=(hd1)/x',
    '# \\',
  ])('another line is reported: %s', (line) => {
    write(line)
    expect(machine.told()).toEqual([`起動するものが違います / another thing is started: ${line}`])
  })
})

// F
describe('what dpkg keeps', () => {
  it.each([
    ['another script of ours', 'ippyo-kiosk.prerm', differs],
    ['a script that ours does not have', 'ippyo-kiosk.preinst', besides],
    ['a script of a package that is not installed', 'x.postinst', besides],
    ['an executable beside them', 'x', besides],
  ])('%s is reported', (_, name, said) => {
    put(`var/lib/dpkg/info/${name}`, '#!/bin/sh\nx\n')
    chmodSync(join(machine.disk, 'var/lib/dpkg/info', name), 0o755)
    expect(machine.told()).toEqual([said(`var/lib/dpkg/info/${name}`)])
  })

  it('a list by which the next version would take a file away', () => {
    put('var/lib/dpkg/info/ippyo-kiosk.list', '/.\n/usr/bin/mount\n')
    expect(machine.told()).toEqual([differs('var/lib/dpkg/info/ippyo-kiosk.list')])
  })

  it('the list of the whole machine has them too', () => {
    const taken = machine.take()
    put('var/lib/dpkg/info/ippyo-kiosk.prerm', 'x\n')
    const { status, stdout } = machine.check(taken)
    expect([status, stdout]).toEqual([1, `${differs('var/lib/dpkg/info/ippyo-kiosk.prerm')}\n`])
  })
})

// As cupsd writes them, before a print and after it.
describe('a machine that has printed', () => {
  const PRINTERS = 'etc/cups/printers.conf'
  const queue = ({ device = 'usb://Maker/Model', time = 1, reported = '' } = {}) =>
    `NextPrinterId 2\n<Printer printer>\nDeviceURI ${device}\nState Idle\nStateTime ${time}\nAccepting Yes\n${reported}</Printer>\n`
  const TONER = 'Reason toner-low-report\nAttribute marker-levels 51\nAttribute marker-change-time 2\n'
  let taken: string
  beforeEach(() => {
    put(PRINTERS, queue())
    taken = machine.take()
  })
  const against = () => machine.check(taken).stdout

  it('is as it was: the service notes what the printer reported, and keeps its file of before', () => {
    put(PRINTERS, queue({ time: 2, reported: TONER }))
    put(`${PRINTERS}.O`, queue())
    put(`${PRINTERS}.N`, '')
    expect(against()).toBe('一覧を取ったときのとおりです / as it was when the list was taken\n')
    expect(machine.check()).toMatchObject({ status: 0, stdout: PUBLISHED.stdout })
  })

  it.each([
    ['another device', queue({ device: 'file:///var/x' })],
    ['another line', queue({ reported: 'Attribute port-monitor x\n' })],
    ['nothing', ''],
  ])('%s in the settings of its printer is reported', (_, settings) => {
    put(PRINTERS, settings)
    expect(against()).toBe(`${differs(PRINTERS)}\n`)
  })
})
