/** `packages/check-machine` at a disk: what is laid beside the list of ours (users, mounts, starts), and a list of the whole system that was taken. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { noteAsDebians } from './debian-notes.ts'

const CHECKER = join(import.meta.dirname, '../../packages/check-machine')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-check-machine-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const PROGRAM = 'opt/ippyo/dist/services/kiosk.mjs'
const published = join(scratch, 'published.files')
const taken = join(scratch, 'taken.files')
let disk: string

/** As Debian's installer and our package leave it. */
const SYSTEM: Readonly<Record<string, string>> = {
  [PROGRAM]: 'the program\n',
  'etc/ippyo/kiosk.json': '{"keypad": "/dev/hidraw0"}\n',
  'etc/passwd': [
    ...['root:x:0:0:root:/root:/bin/bash', 'sync:x:4:65534:sync:/bin:/bin/sync'],
    ...['nobody:x:65534:65534::/nonexistent:/usr/sbin/nologin', 'ippyo:x:661:661::/var/lib/ippyo:/usr/sbin/nologin'],
    '',
  ].join('\n'),
  'etc/shadow': 'root:$y$j9T$x:20000:0:99999:7:::\nippyo:!*:20000::::::\nnobody:*:20000:0:99999:7:::\n',
  'etc/fstab': [
    ...['# /etc/fstab', 'UUID=4f3a-7 /               ext4    errors=remount-ro 0       1'],
    ...['UUID=1C2D  /boot/efi       vfat    umask=0077      0       1'],
    '/dev/sr0        /media/cdrom0   udf,iso9660 user,noauto     0       0\n',
  ].join('\n'),
  'boot/grub/grub.cfg':
    '\tlinux\t/boot/vmlinuz-6.1.0-40-amd64 root=UUID=4f3a-7 ro usbcore.authorized_default=0 quiet loglevel=3\n',
  'usr/lib/systemd/system/system-systemd\\x2dcryptsetup.slice': '[Unit]\n',
  'usr/bin/mount': 'of Debian\n',
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(disk, path)), { recursive: true })
  writeFileSync(join(disk, path), text)
}

beforeEach(() => {
  disk = mkdtempSync(join(scratch, 'disk-'))
  for (const [path, text] of Object.entries(SYSTEM)) put(path, text)
  symlinkSync('usr/lib', join(disk, 'lib'))
  mkdirSync(join(disk, 'usr/local'), { recursive: true })
  symlinkSync('share/man', join(disk, 'usr/local/man'))
  noteAsDebians(disk, {
    files: ['usr/bin/mount', 'usr/lib/systemd/system/system-systemd\\x2dcryptsetup.slice'],
    others: ['lib'],
  })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const entries = `${sha256(SYSTEM[PROGRAM] ?? '')}  ${PROGRAM}\n${sha256('{}')}  etc/ippyo/kiosk.json\n`
  writeFileSync(published, `${entries}# end: 2\n`)
  writeFileSync(taken, check('--take', disk).stdout)
})

function check(...words: readonly string[]) {
  return spawnSync('sh', [CHECKER, ...words], { encoding: 'utf8' })
}
const against = (list: string) => {
  const { status, stdout } = check(disk, list)
  return { status, told: stdout.trim().split('\n') }
}

it('is as published, and as it was when the list was taken', () => {
  expect(against(published)).toEqual({ status: 0, told: ['公表された一覧のとおりです / as published'] })
  expect(against(taken)).toEqual({
    status: 0,
    told: ['一覧を取ったときのとおりです / as it was when the list was taken'],
  })
})

describe('without a list of its own', () => {
  const one = (told: string) => ({ status: 1, told: [told] })

  it.each([
    ['mallory:x:0:0::/root:/bin/bash', 'mallory'],
    ['mallory:x:1000:1000::/home/mallory:/bin/bash', 'mallory'],
    ['lp:x:7:7:lp:/var/spool/lpd:/bin/sh', 'lp'],
  ])('an added or changed user is found: %s', (line, name) => {
    appendFileSync(join(disk, 'etc/passwd'), `${line}\n`)
    expect(against(published)).toEqual(one(`利用者が違います / another user: ${name}`))
  })

  it('so is a password that a user without one was given', () => {
    put('etc/shadow', SYSTEM['etc/shadow']?.replace('ippyo:!*', 'ippyo:$y$j9T$y') ?? '')
    expect(against(published)).toEqual(one('合言葉のある利用者です / a user with a password: ippyo'))
  })

  it.each([
    ['/dev/sda3 none swap sw 0 0', '/dev/sda3 none sw'],
    ['/dev/sdb1 /opt/ippyo ext4 defaults 0 0', '/dev/sdb1 /opt/ippyo defaults'],
    ['UUID=4f3a-7 / ext4 errors=remount-ro,data=journal 0 1', 'UUID=4f3a-7 / errors=remount-ro,data=journal'],
  ])('so is another mount, and another option of it: %s', (line, told) => {
    appendFileSync(join(disk, 'etc/fstab'), `${line}\n`)
    expect(against(published)).toEqual(one(`接続のしかたが違います / another mount: ${told}`))
  })

  it.each([
    ['usbcore.authorized_default=0', 'usbcore.authorized_default=1'],
    ['quiet', 'init=/bin/sh'],
    ['quiet', 'systemd.unit=rescue.target'],
    ['quiet', 'systemd.debug-shell'],
    ['quiet', 'single'],
  ])('so is another start: %s becomes %s', (was, is) => {
    put('boot/grub/grub.cfg', SYSTEM['boot/grub/grub.cfg']?.replace(was, is) ?? '')
    expect(against(published)).toMatchObject({ status: 1, told: [expect.stringContaining('起動するものが違います')] })
  })

  it.each([
    'usr/local/bin/node',
    'usr/lib/systemd/system/service.d/x.conf',
    'etc/rc.local',
    'etc/systemd/system/x.service',
  ])('so is what could be started or run instead: %s', (path) => {
    put(path, '')
    expect(against(published)).toEqual(one(`余分です / besides: /${path}`))
  })
})

describe('against a list of its whole system', () => {
  it.each([
    'usr/bin/mount',
    'etc/passwd',
    'etc/fstab',
    'etc/ippyo/kiosk.json',
    'usr/lib/systemd/system/system-systemd\\x2dcryptsetup.slice',
  ])('a changed file is found, a taken away one too: %s', (path) => {
    appendFileSync(join(disk, path), ' ')
    expect(against(taken)).toEqual({ status: 1, told: [`違います / differs: /${path}`] })
    rmSync(join(disk, path))
    expect(against(taken)).toEqual({ status: 1, told: [`ありません / missing: /${path}`] })
  })

  it.each(['etc/sysctl.d/99-x.conf', 'usr/lib/udev/rules.d/99-x.rules', 'etc/cron.d/x', 'root/.profile'])(
    'so is what lies there besides: %s',
    (path) => {
      put(path, '')
      expect(against(taken)).toEqual({ status: 1, told: [`余分です / besides: /${path}`] })
    },
  )

  it('so is a link that leads elsewhere', () => {
    rmSync(join(disk, 'lib'))
    symlinkSync('usr/local/lib', join(disk, 'lib'))
    expect(against(taken)).toEqual({ status: 1, told: ['違います / differs: /lib'] })
  })

  it('what a running machine writes is no matter of it', () => {
    put('var/lib/ippyo/package/package.json', '{}')
    put('etc/adjtime', '0.0 0 0.0\n')
    expect(against(taken).status).toBe(0)
  })
})

describe('a list that is no whole list is refused', () => {
  const cut = (list: string, lines: readonly string[]) => {
    writeFileSync(list, lines.map((line) => `${line}\n`).join(''))
    return check(disk, list)
  }
  const refused = { status: 2, stdout: '', stderr: expect.stringContaining('空か、途中で切れた一覧です。公表元から') }

  it.each([
    ['published', () => published],
    ['taken', () => taken],
  ])('%s: empty, without its end, with a line less, and with its end alone', (_name, list) => {
    const lines = readFileSync(list(), 'utf8').trim().split('\n')
    expect(lines.at(-1)).toMatch(/^# end: \d+$/)
    expect(check(disk, list()).status).toBe(0)
    expect(cut(list(), [])).toMatchObject(refused)
    expect(cut(list(), lines.slice(0, -1))).toMatchObject(refused)
    expect(cut(list(), lines.toSpliced(1, 1))).toMatchObject(refused)
    expect(cut(list(), ['# end: 0'])).toMatchObject(refused)
  })
})

it('says below what differs that the machine is not used, kept as it is, and the office told', () => {
  for (const list of [published, taken]) {
    put(PROGRAM, 'of somebody')
    const { status, stderr } = check(disk, list)
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/使わないでください.*選管に知らせ.*予備.*\n.*use the spare/),
    ])
    put(PROGRAM, SYSTEM[PROGRAM] ?? '')
    expect(check(disk, list).stderr).not.toContain('使わない')
  }
})

it('says how it is called', () => {
  for (const words of [[], [disk], ['a', 'b', 'c']])
    expect(check(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining('check-machine --take ROOT') })
  for (const words of [
    ['--take', join(disk, 'none')],
    [disk, join(disk, 'none')],
  ])
    expect(check(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining(`${join(disk, 'none')} is no`) })
})
