/** One staged directory as a Debian package: the same bytes from the same files, whenever and by whomever it is built. */
import { spawnSync } from 'node:child_process'
import { chmodSync, lutimesSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { ROLES, type Role, write } from './stage.ts'

/** The first of January 2026: no build tells when it was made. */
const EPOCH = 1_767_225_600

const DEPENDS = [
  'chromium',
  'bubblewrap',
  'openbox',
  'xinit',
  'xserver-xorg-core',
  'xserver-xorg-input-libinput',
  'x11-xserver-utils',
  'dbus',
  'libpam-systemd',
  'systemd',
  'systemd-sysv',
  'udev',
  'mount',
  'e2fsprogs',
  'libstdc++6',
  'libc6',
]
const BESIDES: Readonly<Record<Role, readonly string[]>> = {
  kiosk: ['alsa-utils'],
  issuer: ['cups-client'],
  // Scans of sheets that are PDFs.
  tally: ['cups-client', 'poppler-utils'],
}
const WORDS: Readonly<Record<Role, string>> = {
  kiosk: 'voting machine of an electronic polling station (投票機)',
  issuer: 'card issuer at the reception of a polling station (発券機)',
  tally: 'tally of a counting centre (集計機)',
}

interface DebInput {
  readonly root: string
  readonly role: Role
  readonly version: string
  readonly architecture: string
}

/** @param staged is given its control files and times @returns the file */
export function makeDeb({ root, role, version, architecture }: DebInput, staged: string, into: string): string {
  const control = join(staged, 'DEBIAN')
  const others = ROLES.filter((each) => each !== role).map((each) => `ippyo-${each}`)
  write(
    join(control, 'control'),
    [
      `Package: ippyo-${role}`,
      `Version: ${version}`,
      `Architecture: ${architecture}`,
      'Section: misc',
      'Priority: optional',
      'Maintainer: Ippyo <ippyo@localhost>',
      `Depends: ${[...DEPENDS, ...BESIDES[role]].join(', ')}`,
      // One machine has one task.
      `Conflicts: ${others.join(', ')}`,
      `Description: Ippyō, ${WORDS[role]}`,
      ' The program as it was built, its screen, and the units that close the machine around it.',
      '',
    ].join('\n'),
  )
  write(join(control, 'conffiles'), [`/etc/ippyo/${role}.json`, '/etc/ippyo/usb.conf', ''].join('\n'))
  for (const script of ['postinst', 'prerm', 'postrm']) {
    const text = readFileSync(join(root, 'packages/debian', script), 'utf8').replaceAll('@ROLE@', role)
    write(join(control, script), text, 0o755)
  }
  atOneTime(staged)
  mkdirSync(into, { recursive: true })
  const file = join(into, `ippyo-${role}_${version}_${architecture}.deb`)
  const done = spawnSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '--build', staged, file], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH), LC_ALL: 'C' },
  })
  assert(done.status === 0, `dpkg-deb: ${done.stderr}`)
  return file
}

function atOneTime(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) atOneTime(path)
    lutimesSync(path, EPOCH, EPOCH)
  }
  chmodSync(directory, 0o755)
  lutimesSync(directory, EPOCH, EPOCH)
}
