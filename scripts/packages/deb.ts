/** One staged directory as a Debian package: the same bytes from the same files, whenever and by whomever it is built. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, lutimesSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert } from '#election/assert.ts'
import { MAINTAINER } from './debian-papers.ts'
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

interface ControlFiles {
  readonly control: string
  /** By name, each run by dpkg as root. */
  readonly scripts: Readonly<Record<string, string>>
  readonly conffiles: readonly string[]
  /** Debian's own archive takes xz; packing a whole Node by it costs half a minute of a processor. */
  readonly packing: 'xz' | 'zstd'
}

/** @param staged is given its control files and times @returns the file */
export function makeDeb({ root, role, version, architecture }: DebInput, staged: string, into: string): string {
  const others = ROLES.filter((each) => each !== role).map((each) => `ippyo-${each}`)
  const control = [
    `Package: ippyo-${role}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Section: misc',
    'Priority: optional',
    `Maintainer: ${MAINTAINER}`,
    `Depends: ${[...DEPENDS, ...BESIDES[role]].join(', ')}`,
    // One machine has one task.
    `Conflicts: ${others.join(', ')}`,
    `Description: Ippyō, ${WORDS[role]}`,
    ' The program as it was built, its screen, and the units that close the machine around it.',
    '',
  ].join('\n')
  const script = (name: string) => readFileSync(join(root, 'packages/debian', name), 'utf8').replaceAll('@ROLE@', role)
  const scripts = { postinst: script('postinst'), prerm: script('prerm'), postrm: script('postrm') }
  mkdirSync(into, { recursive: true })
  const file = join(into, `ippyo-${role}_${version}_${architecture}.deb`)
  buildDeb(
    { control, scripts, conffiles: [`/etc/ippyo/${role}.json`, '/etc/ippyo/usb.conf'], packing: 'zstd' },
    staged,
    file,
  )
  return file
}

export function buildDeb({ control, scripts, conffiles, packing }: ControlFiles, staged: string, file: string): void {
  const place = join(staged, 'DEBIAN')
  write(join(place, 'control'), control)
  if (conffiles.length > 0) write(join(place, 'conffiles'), [...conffiles, ''].join('\n'))
  for (const [name, text] of Object.entries(scripts)) write(join(place, name), text, 0o755)
  write(join(place, 'md5sums'), sumsBelow(staged))
  atOneTime(staged)
  const done = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${packing}`, '--build', staged, file], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH), LC_ALL: 'C' },
  })
  assert(done.status === 0, `dpkg-deb: ${done.stderr}`)
}

/** For `dpkg --verify`, which knows no other sum; who compares a machine takes the published list (`packages/check-machine`). */
function sumsBelow(staged: string): string {
  const files = readdirSync(staged, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(staged, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('DEBIAN/') && !path.startsWith('etc/'))
  const sum = (path: string) =>
    createHash('md5')
      .update(readFileSync(join(staged, path)))
      .digest('hex')
  return files
    .sort()
    .map((path) => `${sum(path)}  ${path}\n`)
    .join('')
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
