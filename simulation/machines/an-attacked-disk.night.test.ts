/**
 * The disk of a delivered kiosk in the hands of somebody who wants their own program to run at the next start: each way in is told by the
 * technician's comparison with the published list, on the real disk with Debian's own files.
 */
import {
  appendFileSync,
  chmodSync,
  cpSync,
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

  beforeAll(() => {
    copyDisk(installedDisk('kiosk'), disk)
  })

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  test('is as published before anybody came', () => {
    expect(toldByComparison(disk, 'kiosk')).toEqual([])
  })

  test.each(WRITTEN)('%s is told', (path, words) => {
    const kept = join(directory, 'kept')
    const isThere = withDisk(disk, (root) => {
      const at = join(root, path)
      mkdirSync(dirname(at), { recursive: true })
      cpSync(dirname(at), kept, { recursive: true, filter: (each) => each === dirname(at) || each === at })
      const before = readdirSync(kept)
      appendFileSync(at, words)
      return before.length > 0
    })
    const told = toldByComparison(disk, 'kiosk')
    withDisk(disk, (root) => {
      if (isThere) cpSync(join(kept, path.split('/').at(-1) ?? ''), join(root, path), { preserveTimestamps: true })
      else rmSync(join(root, path))
    })
    rmSync(kept, { recursive: true })
    expect(told.join('\n')).toMatch(new RegExp(path.split('/').at(-1) ?? ''))
  })

  test('a program with the rights of root is told, and a unit that is only a link', () => {
    withDisk(disk, (root) => {
      const own = join(root, 'usr/local/bin/own')
      writeFileSync(own, OWN)
      chmodSync(own, 0o4755)
      symlinkSync('/var/lib/own.service', join(root, 'etc/systemd/system/multi-user.target.wants/own.service'))
    })
    const told = toldByComparison(disk, 'kiosk').join('\n')
    expect(told).toContain('usr/local/bin/own')
    expect(told).toContain('multi-user.target.wants/own.service')
  })

  test('an initial RAM disk with something more is told', () => {
    const name = withDisk(disk, (root) => {
      const image = readdirSync(join(root, 'boot')).find((each) => each.startsWith('initrd.img-')) ?? ''
      appendFileSync(join(root, 'boot', image), Buffer.alloc(512))
      return image
    })
    expect(toldByComparison(disk, 'kiosk').join('\n')).toContain(name)
  })
})
