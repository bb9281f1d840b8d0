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

interface Contents {
  readonly name: string
  readonly version: string
  readonly architecture: string
  readonly depends: readonly string[]
  /** Packages that may not be on the machine beside it. */
  readonly conflicts?: readonly string[]
  /** One line, then lines below it. */
  readonly description: readonly [string, ...string[]]
  /** By name, each run by dpkg as root. */
  readonly scripts?: Readonly<Record<string, string>>
  readonly conffiles?: readonly string[]
  /** Debian's own archive takes xz; packing a whole Node by it costs half a minute of a processor. */
  readonly packing: 'xz' | 'zstd'
}

/** @param staged is given its control files and times @returns the file */
export function makeDeb({ root, role, version, architecture }: DebInput, staged: string, into: string): string {
  const script = (name: string) => readFileSync(join(root, 'packages/debian', name), 'utf8').replaceAll('@ROLE@', role)
  const contents: Contents = {
    ...{ name: `ippyo-${role}`, version, architecture, packing: 'zstd' },
    depends: [...DEPENDS, ...BESIDES[role]],
    // One machine has one task.
    conflicts: ROLES.filter((each) => each !== role).map((each) => `ippyo-${each}`),
    description: [
      `Ippyō, ${WORDS[role]}`,
      'The program as it was built, its screen, and the units that close the machine around it.',
    ],
    scripts: { postinst: script('postinst'), prerm: script('prerm'), postrm: script('postrm') },
    conffiles: [`/etc/ippyo/${role}.json`, '/etc/ippyo/usb.conf'],
  }
  return buildDeb(contents, staged, into)
}

export function buildDeb(contents: Contents, staged: string, into: string): string {
  const { name, version, architecture, scripts = {}, conffiles = [], packing } = contents
  const place = join(staged, 'DEBIAN')
  write(join(place, 'control'), controlOf(contents))
  if (conffiles.length > 0) write(join(place, 'conffiles'), [...conffiles, ''].join('\n'))
  for (const [script, text] of Object.entries(scripts)) write(join(place, script), text, 0o755)
  write(join(place, 'md5sums'), sumsBelow(staged))
  atOneTime(staged)
  mkdirSync(into, { recursive: true })
  const file = join(into, `${name}_${version}_${architecture}.deb`)
  const done = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${packing}`, '--build', staged, file], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH), LC_ALL: 'C' },
  })
  assert(done.status === 0, `dpkg-deb: ${done.stderr}`)
  return file
}

function controlOf({ name, version, architecture, depends, conflicts = [], description }: Contents): string {
  const [short, ...lines] = description
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Section: misc',
    'Priority: optional',
    `Maintainer: ${MAINTAINER}`,
    `Depends: ${depends.join(', ')}`,
    ...(conflicts.length === 0 ? [] : [`Conflicts: ${conflicts.join(', ')}`]),
    `Description: ${short}`,
    ...lines.map((line) => ` ${line}`),
    '',
  ].join('\n')
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
