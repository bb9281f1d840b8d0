/**
 * The disk of a delivered kiosk in the hands of somebody who wants their own program to run at the next start: each way in is told by the
 * technician's comparison with the published list, on the real disk with Debian's own files.
 */
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyDisk, installedDisk, withDisk } from './disks.ts'
import { onMachines } from './on-machines.ts'
import { toldByComparison } from './set-up.ts'

const OWN = '#!/bin/sh\nexec /var/lib/own\n'

/** With the rights of root, and a unit that is only a link. */
const [PROGRAM, LINK] = ['usr/local/bin/own', 'etc/systemd/system/multi-user.target.wants/own.service']

/** Where, and with which words; a file that is there gets them at its end. */
const WRITTEN: readonly (readonly [path: string, words: string])[] = [
  ['opt/ippyo/dist/services/kiosk.mjs', '\nimport("/var/lib/own.mjs")\n'],
  ['usr/bin/openbox', '\0'],
  ['etc/ld.so.preload', '/var/lib/own.so\n'],
  ['etc/ld.so.conf.d/own.conf', '/var/lib\n'],
  ['etc/systemd/system/own.service', '[Service]\nExecStart=/var/lib/own\n'],
  ['etc/systemd/system/ippyo-kiosk.service.d/own.conf', '[Service]\nExecStartPre=/var/lib/own\n'],
  ['etc/udev/rules.d/10-own.rules', 'ACTION=="add", RUN+="/var/lib/own"\n'],
  ['etc/modprobe.d/own.conf', 'install usb_storage /var/lib/own\n'],
  ['etc/chromium.d/own', 'export CHROMIUM_FLAGS="--remote-debugging-port=9222"\n'],
  ['etc/X11/Xsession.d/99own', OWN],
  ['etc/profile.d/own.sh', OWN],
  ['root/.profile', OWN],
  ['etc/cron.d/own', '* * * * * root /var/lib/own\n'],
  ['var/spool/cron/crontabs/root', '* * * * * /var/lib/own\n'],
  ['etc/shadow', 'own:$y$j9T$y:1::::::\n'],
  ['etc/fstab', '/var/lib/own /usr/bin none bind 0 0\n'],
  ['boot/grub/grub.cfg', '\nset cmdline="init=/var/lib/own"\n'],
  ['usr/lib/python3/dist-packages/sitecustomize.py', 'import own\n'],
]

onMachines('an attacked disk of a kiosk', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-attacked-disk-'))
  const disk = join(directory, 'disk.raw')
  let before: readonly string[]
  let told: readonly string[]

  beforeAll(() => {
    copyDisk(installedDisk('kiosk'), disk)
    before = toldByComparison(disk, 'kiosk')
    withDisk(disk, attack)
    told = toldByComparison(disk, 'kiosk')
  })

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  test('is as published before anybody came', () => {
    expect(before).toEqual([])
  })

  test.each([...WRITTEN.map(([path]) => path), PROGRAM, LINK])('%s is told', (path) => {
    expect(told.filter((line) => line.includes(path))).not.toEqual([])
  })

  test('an initial RAM disk with something more is told', () => {
    expect(told.filter((line) => line.includes('boot/initrd.img-'))).not.toEqual([])
  })
})

/** All at once: none keeps the comparison, which runs elsewhere, from another. */
function attack(root: string): void {
  for (const [path, words] of WRITTEN) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    appendFileSync(join(root, path), words)
  }
  writeFileSync(join(root, PROGRAM), OWN)
  chmodSync(join(root, PROGRAM), 0o4755)
  symlinkSync('/var/lib/own.service', join(root, LINK))
  const [initial = ''] = readdirSync(join(root, 'boot')).filter((each) => /^initrd/.test(each))
  appendFileSync(join(root, 'boot', initial), Buffer.alloc(512))
}
