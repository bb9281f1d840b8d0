/**
 * TC-39, X4-B1: indexes, caches and the initial RAM disk are made anew of the disk that is looked at, or each file of them is one of it. Only
 * where mounts of its own are allowed to the test.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHECKER, CheckedDisk, differs, PUBLISHED } from './checked-disk.ts'

const DEBIANS = { 'usr/bin/mount': 'of Debian\n' }
const CA = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'

let machine: CheckedDisk
beforeEach(() => {
  machine = new CheckedDisk(DEBIANS)
})
afterEach(() => machine.remove())
const put = (path: string, text: string | Buffer) => machine.put(path, text)

/** Mounts of its own, as the checker makes them. */
const root = process.getuid?.() === 0
const apart = ['--mount', '--propagation', 'private', ...(root ? [] : ['--map-root-user'])]
const noMounts = spawnSync('unshare', [...apart, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status !== 0
const SBIN = `${process.env.PATH}:/usr/sbin:/sbin`
const run = (program: string, ...words: readonly string[]) =>
  execFileSync(program, words, { env: { ...process.env, PATH: SBIN }, stdio: ['ignore', 'pipe', 'ignore'] }).toString()
const here = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`], { env: { PATH: SBIN } }).status === 0
if (noMounts) console.warn('nothing is made anew: unshare --mount is not allowed here')

describe.skipIf(noMounts)('made anew', () => {
  const honest = () => expect(machine.check()).toMatchObject(PUBLISHED)

  describe.skipIf(!here('ldconfig'))('the table of libraries', () => {
    beforeEach(() => {
      const [library = ''] = /\S*libc\.so\.6$/m.exec(run('ldconfig', '-p')) ?? []
      const more = { ...DEBIANS, 'usr/lib/libc.so.6': readFileSync(library), 'etc/ld.so.conf': '/usr/lib\n' }
      machine.putAll(more)
      mkdirSync(join(machine.disk, 'etc/ld.so.conf.d'))
      symlinkSync('usr/lib', join(machine.disk, 'lib'))
      mkdirSync(join(machine.disk, 'var/cache/ldconfig'), { recursive: true })
      machine.note({ files: Object.keys(more), others: ['lib'] })
      run('ldconfig', '-X', '-r', machine.disk)
      rmSync(join(machine.disk, 'var/cache/ldconfig'), { recursive: true })
    })
    const cache = 'etc/ld.so.cache'
    /** One path for another of its length. */
    const pointed = (to: string) => {
      const bytes = readFileSync(join(machine.disk, cache)).toString('latin1')
      const at = bytes.indexOf('lib/libc.so.6\0')
      const from = bytes.slice(bytes.lastIndexOf('\0', at) + 1, at + 13)
      expect(from.length).toBeGreaterThanOrEqual(to.length)
      writeFileSync(join(machine.disk, cache), bytes.replace(from, to.padEnd(from.length, '\0')), 'latin1')
    }

    it('is as it would be made of this disk, whatever the version of the package that made it', () => {
      honest()
      const bytes = readFileSync(join(machine.disk, cache)).toString('latin1')
      writeFileSync(
        join(machine.disk, cache),
        bytes.replace(/ldconfig \(.*?\)/, (said) => said.replace(/\d/g, '7')),
        'latin1',
      )
      honest()
    })

    it('A: a library in /var behind a name with an arrow', () => {
      mkdirSync(join(machine.disk, 'v => '), { recursive: true })
      pointed('/v => /usr')
      put('v => /usr', 'of somebody')
      expect(machine.told()).toContain(differs(cache))
    })

    it('A0: also where the shell finds no tool of root’s', () => {
      pointed('/var/x')
      expect(machine.check(machine.list, { PATH: '/usr/bin:/bin' }).stdout).toContain(differs(cache))
    })

    it('a tool that is missing is named, and nothing is compared', () => {
      const bin = `${machine.list}.bin`
      mkdirSync(bin)
      const script = readFileSync(CHECKER, 'utf8').replace('PATH="$PATH:/usr/sbin:/sbin"', `PATH=${bin}`)
      for (const name of ['grep', 'sed', 'find', 'sort', 'mktemp', 'realpath', 'tail', 'head', 'rm', 'cat', 'wc'])
        symlinkSync(run('sh', '-c', `command -v ${name}`).trim(), join(bin, name))
      const without = `${machine.list}.checker`
      writeFileSync(without, script)
      const { status, stdout, stderr } = spawnSync('/bin/sh', [without, machine.disk, machine.list], {
        encoding: 'utf8',
      })
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^awk という道具が.*awk is a tool that is not on the system/)
    })
  })

  it.skipIf(!here('depmod'))(
    'B: the index of modules that the kernel’s loader reads, beside a text that is right',
    () => {
      const modules = 'usr/lib/modules/6.1.0'
      symlinkSync('usr/lib', join(machine.disk, 'lib'))
      const files = { ...DEBIANS, [`${modules}/modules.order`]: '', [`${modules}/modules.builtin`]: '' }
      machine.putAll(files)
      mkdirSync(join(machine.disk, 'usr/lib/depmod.d'))
      machine.note({ files: Object.keys(files), others: ['lib'] })
      run('depmod', '-b', machine.disk, '6.1.0')
      honest()
      appendFileSync(join(machine.disk, modules, 'modules.dep.bin'), 'snd: /var/lib/x.ko')
      expect(machine.told()).toEqual([differs(`${modules}/modules.dep.bin`)])
    },
  )

  it.skipIf(!here('systemd-hwdb'))('E: what udev knows of devices', () => {
    const files = { ...DEBIANS, 'usr/lib/udev/hwdb.d/20-a.hwdb': 'usb:v*\n ID_X=1\n' }
    machine.putAll(files)
    machine.note({ files: Object.keys(files) })
    put('usr/lib/udev/hwdb.bin', 'SYSTEMD_WANTS=debug-shell.service\n')
    expect(machine.told()).toEqual([differs('usr/lib/udev/hwdb.bin')])
    const places = ['usr/lib/udev/hwdb.d', 'etc/udev', 'made'].map((name) => join(machine.disk, name))
    for (const place of places) mkdirSync(place, { recursive: true })
    const [rules = '', etc = '', out = ''] = places
    const bind = `mount --bind ${rules} /usr/lib/udev/hwdb.d && mount --bind ${out} /etc/udev && systemd-hwdb update`
    run('unshare', ...apart, 'sh', '-c', bind)
    copyFileSync(join(out, 'hwdb.bin'), join(machine.disk, 'usr/lib/udev/hwdb.bin'))
    for (const place of [out, etc]) rmSync(place, { recursive: true })
    honest()
  })

  it.skipIf(!here('python3'))('G: what Python would run in place of its source', () => {
    const source = 'usr/lib/python3/code.py'
    const files = { ...DEBIANS, [source]: 'import os\nx = 1\n' }
    machine.putAll(files)
    machine.note({ files: Object.keys(files) })
    utimesSync(join(machine.disk, source), 1_700_000_000, 1_700_000_000)
    const compile = `import py_compile, sys; print(py_compile.compile(sys.argv[1], dfile='/${source}', doraise=True))`
    const made = run('python3', '-c', compile, join(machine.disk, source)).trim()
    honest()
    const right = readFileSync(made)
    writeFileSync(made, Buffer.concat([right, Buffer.from('x')]))
    expect(machine.told()).toEqual([differs(made.slice(machine.disk.length + 1))])
    // Its module is not on the disk.
    writeFileSync(made, right)
    put(made.slice(machine.disk.length + 1).replace('code.', 'other.'), right)
    expect(machine.told()).toEqual([differs(made.slice(machine.disk.length + 1).replace('code.', 'other.'))])
  })

  it.each([
    ['etc/ssl/certs/ca-certificates.crt', CA, 'sh'],
    ['usr/share/mime/mime.cache', 'x', 'update-mime-database'],
    ['usr/share/glib-2.0/schemas/gschemas.compiled', 'x', 'glib-compile-schemas'],
    ['usr/share/icons/hicolor/icon-theme.cache', 'x', 'gtk-update-icon-cache'],
    ['usr/lib/locale/locale-archive', 'x', 'localedef'],
  ])('nothing here makes %s, so it is another’s', (path, content, tool) => {
    put(path, content)
    const { status, stdout, stderr } = machine.check()
    // Where this computer lacks the tool, nothing is compared.
    if (status === 2) expect(stderr).toContain(tool)
    else expect(stdout.trim()).toBe(differs(path))
  })

  it('the certificates are those that the list of this machine names', () => {
    const files = { ...DEBIANS, 'usr/share/ca-certificates/mozilla/A.crt': CA }
    machine.putAll(files)
    machine.note({ files: Object.keys(files) })
    put('etc/ca-certificates.conf', '# made\nmozilla/A.crt\n')
    put('etc/ssl/certs/ca-certificates.crt', CA)
    honest()
    appendFileSync(join(machine.disk, 'etc/ssl/certs/ca-certificates.crt'), CA.replace('MIIB', 'MIIC'))
    expect(machine.told()).toEqual([differs('etc/ssl/certs/ca-certificates.crt')])
  })
})

// The initial RAM disk runs before anything else, as root.
describe.skipIf(!['python3', 'ldconfig', 'depmod', 'zstd'].every(here))('the initial RAM disk', () => {
  const initrd = 'boot/initrd.img-6.1.0'
  const files = {
    ...DEBIANS,
    'usr/share/initramfs-tools/init': '#!/bin/sh\n',
    'usr/share/initramfs-tools/scripts/init-top/udev': '#!/bin/sh\n',
    'usr/lib/klibc/bin/cat': 'of klibc\n',
  }
  const HONEST = {
    init: '#!/bin/sh\n',
    'scripts/init-top/udev': '#!/bin/sh\n',
    'scripts/init-top/ORDER': '/scripts/init-top/udev "$@"\n[ -e /conf/param.conf ] && . /conf/param.conf\n',
    'usr/bin/cat': 'of klibc\n',
    'conf/arch.conf': 'DPKG_ARCH=amd64\n',
  }
  beforeEach(() => {
    machine.putAll(files)
    machine.note({ files: Object.keys(files) })
  })
  const said = (name: string) => differs(`${initrd}: ${name}`)

  it('is made of files of this disk', () => {
    put(initrd, gzipSync(newc(HONEST)))
    expect(machine.check()).toMatchObject(PUBLISHED)
  })

  it.each<[string, () => Buffer, string]>([
    ['another first program', () => gzipSync(newc({ ...HONEST, init: '#!/bin/sh\nx\n' })), 'init'],
    ['a script besides', () => gzipSync(newc({ ...HONEST, 'scripts/init-top/x': 'x\n' })), 'scripts/init-top/x'],
    [
      'an order that runs another',
      () => gzipSync(newc({ ...HONEST, 'scripts/init-top/ORDER': '/x\n' })),
      'scripts/init-top/ORDER',
    ],
    ['a file above it', () => gzipSync(newc({ ...HONEST, '../x': 'x\n' })), '../x'],
    ['a second archive after the first', () => gzipSync(Buffer.concat([newc(HONEST), newc({ x: 'x\n' })])), 'x'],
    ['one that is packed by itself', () => Buffer.concat([gzipSync(newc(HONEST)), gzipSync(newc({ x: 'x\n' }))]), '?'],
    ['one before it that is no microcode', () => Buffer.concat([newc({ init: 'x\n' }), gzipSync(newc(HONEST))]), '?'],
  ])('%s is reported', (_, made, name) => {
    put(initrd, made())
    expect(machine.told()).toEqual([said(name)])
  })
})

/** An archive as the kernel unpacks it (cpio newc). */
function newc(members: Readonly<Record<string, string>>): Buffer {
  const pad = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  const member = (name: string, content: string, ino: number) => {
    const size = Buffer.byteLength(content)
    const fields = [ino, 0o100644, 0, 0, 1, 0, size, 8, 1, 0, 0, name.length + 1, 0]
    const head = `070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}${name}\0`
    return Buffer.concat([pad(Buffer.from(head)), pad(Buffer.from(content))])
  }
  const all = Object.entries(members).map(([name, content], at) => member(name, content, at + 1))
  return Buffer.concat([...all, member('TRAILER!!!', '', 0)])
}
