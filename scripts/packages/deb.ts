/** One staged directory as a Debian package: the same bytes from the same files, on every machine and day. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, lutimesSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert } from '#election/assert.ts'
import { MAINTAINER } from './debian-papers.ts'
import { PACKAGED, type Packaged, write } from './stage.ts'

/** The first of January 2026: no build tells when it was made. */
const EPOCH = 1_767_225_600

/** Debian 12's: the driver of the database is compiled on the computer that builds. */
const LIBRARIES = ['libc6 (>= 2.36)', 'libstdc++6 (>= 12)']
const MACHINE = [
  'chromium',
  'bubblewrap',
  'openbox',
  'xinit',
  'xserver-xorg-core',
  'xserver-xorg-input-libinput',
  'x11-xserver-utils',
  'dbus',
  'libpam-systemd',
  'systemd (>= 252)',
  'systemd-sysv',
  'udev',
  'mount',
  'e2fsprogs',
  ...LIBRARIES,
]
const DEPENDS: Readonly<Record<Packaged, readonly string[]>> = {
  // hwclock: officer and witnesses set the clock there.
  kiosk: [...MACHINE, 'alsa-utils', 'util-linux-extra'],
  issuer: [...MACHINE, 'cups-client', 'util-linux-extra'],
  // Scans of sheets that are PDFs.
  tally: [...MACHINE, 'cups-client', 'poppler-utils'],
  office: ['chromium', 'bubblewrap', 'e2fsprogs', ...LIBRARIES],
}
/** The office: letters of names, voices, a printer, scans of sheets. */
const RECOMMENDS: Partial<Readonly<Record<Packaged, readonly string[]>>> = {
  office: [
    ...['cups-client', 'espeak-ng', 'fonts-ipamj-mincho', 'fonts-noto-cjk', 'open-jtalk'],
    ...['open-jtalk-mecab-naist-jdic', 'poppler-utils'],
  ],
}
const CLOSED = [
  'The program as it was built, its screen, and the units that close the',
  'machine around it. It has its own Node.js and needs no network.',
] as const
const DESCRIPTIONS: Readonly<Record<Packaged, readonly [string, ...string[]]>> = {
  kiosk: ['voting machine of an electronic polling station (投票機)', ...CLOSED],
  issuer: ['card issuer at the reception of a polling station (発券機)', ...CLOSED],
  tally: ['tally of a counting centre (集計機)', ...CLOSED],
  office: [
    'programs of an election commission (選挙管理委員会の事務局)',
    'Screens and command line that prepare an election: tables, rolls, keys,',
    'media, papers and voice. They have their own Node.js and need no network.',
    'What a computer must be for a real election, they say at their start.',
  ],
}

interface DebInput {
  readonly root: string
  readonly packaged: Packaged
  readonly version: string
  readonly architecture: string
}

interface Contents {
  readonly name: string
  readonly version: string
  readonly architecture: string
  readonly depends: readonly string[]
  readonly recommends?: readonly string[]
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
export function makeDeb({ root, packaged, version, architecture }: DebInput, staged: string, into: string): string {
  const contents: Contents = {
    ...{ name: `ippyo-${packaged}`, version, architecture, packing: 'zstd' },
    depends: DEPENDS[packaged],
    recommends: RECOMMENDS[packaged] ?? [],
    // One computer has one task.
    conflicts: PACKAGED.filter((each) => each !== packaged).map((each) => `ippyo-${each}`),
    description: DESCRIPTIONS[packaged],
    // An office's settings and elections are in the home of its user: dpkg has none to keep.
    ...(packaged === 'office' ? {} : closingOf(root, packaged)),
  }
  return buildDeb(contents, staged, into)
}

function closingOf(root: string, role: string): Pick<Contents, 'scripts' | 'conffiles'> {
  const script = (name: string) => readFileSync(join(root, 'packages/debian', name), 'utf8').replaceAll('@ROLE@', role)
  return {
    scripts: { postinst: script('postinst'), prerm: script('prerm'), postrm: script('postrm') },
    conffiles: [`/etc/ippyo/${role}.json`, '/etc/ippyo/usb.conf'],
  }
}

export function buildDeb(contents: Contents, staged: string, into: string): string {
  const { name, version, architecture, scripts = {}, conffiles = [], packing } = contents
  const place = join(staged, 'DEBIAN')
  write(join(place, 'control'), controlOf(contents, sizeBelow(staged)))
  if (conffiles.length > 0) write(join(place, 'conffiles'), [...conffiles, ''].join('\n'))
  for (const [script, text] of Object.entries(scripts)) write(join(place, script), text, 0o755)
  write(join(place, 'md5sums'), sumsBelow(staged, conffiles))
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

function controlOf(contents: Contents, kibibytes: number): string {
  const { name, version, architecture, depends, recommends = [], conflicts = [], description } = contents
  const [short, ...lines] = description
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Section: misc',
    'Priority: optional',
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${kibibytes}`,
    `Depends: ${depends.join(', ')}`,
    ...(recommends.length === 0 ? [] : [`Recommends: ${recommends.join(', ')}`]),
    ...(conflicts.length === 0 ? [] : [`Conflicts: ${conflicts.join(', ')}`]),
    `Description: ${short}`,
    ...lines.map((line) => ` ${line}`),
    '',
  ].join('\n')
}

const filesBelow = (staged: string) =>
  readdirSync(staged, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(staged, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('DEBIAN/'))

/** Policy §5.6.20, as dpkg-gencontrol reckons it for files: each takes whole kibibytes. */
function sizeBelow(staged: string): number {
  return filesBelow(staged).reduce((sum, path) => sum + Math.ceil(statSync(join(staged, path)).size / 1024), 0)
}

/**
 * For `dpkg --verify`, which knows no other sum, of all but what an administrator may change; who compares a machine takes the published
 * list (`packages/check-machine`).
 */
function sumsBelow(staged: string, conffiles: readonly string[]): string {
  const sum = (path: string) =>
    createHash('md5')
      .update(readFileSync(join(staged, path)))
      .digest('hex')
  return filesBelow(staged)
    .filter((path) => !conffiles.includes(`/${path}`))
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
