/** Disks and sticks as image files: made once, copied for each scenario, written and read through loop devices. As root. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'

export type MachineRole = 'kiosk' | 'issuer' | 'tally'

const ROOT = join(import.meta.dirname, '../..')
/** Never committed: 4 GB each, most of it holes. */
const KEPT = join(ROOT, 'out', 'machines')
const PACKAGES = join(KEPT, 'packages')
const MAKE = join(import.meta.dirname, 'make-disk')
const PROGRAMS = ['qemu-system-x86_64', 'mmdebstrap', 'sfdisk', 'mkfs.ext4', 'tesseract']
/** The first MiB is GRUB's, or nobody's. */
const START_BYTES = 2048 * 512

/** Why no machine can be started here; null when one can. */
export function whyNot(): string | null {
  if (process.getuid?.() !== 0) return 'root is needed for loop devices'
  const missing = PROGRAMS.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0)
  return missing === undefined ? null : `${missing} is not installed`
}

/**
 * The disk of a machine on which the package of this commit was just installed, kept by what went into it: a change of the product makes the
 * package and the installation anew (minutes), a change of the list of Debian packages the whole (more minutes).
 * @returns an image that nobody may write to
 */
export function installedDisk(role: MachineRole): string {
  const base = baseSystem()
  const deb = deliveredFile('.deb', role)
  return kept(role, 'raw', [base, readFileSync(deb)], (out) => [base, out, deb])
}

/** The same Debian without a package of ours: the stick from which a machine is served. It is a disk here. */
export function serviceDisk(): string {
  const base = baseSystem()
  return kept('service', 'raw', [base], (out) => [base, out])
}

let base: string | null = null

/** Debian with what any of the packages needs, as a tar file. Makes the packages first, once. */
function baseSystem(): string {
  base ??= makeBase()
  return base
}

function makeBase(): string {
  mkdirSync(PACKAGES, { recursive: true })
  execFileSync('npm', ['run', '-s', 'package', '--', '--out', PACKAGES], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const roles: readonly MachineRole[] = ['kiosk', 'issuer', 'tally']
  const names = [...new Set(roles.flatMap((each) => dependsOf(deliveredFile('.deb', each))))].sort().join(',')
  return kept('base', 'tar', [readFileSync(MAKE), names], (out) => [out, names])
}

/** A file of the delivered folder whose name ends so. */
export function deliveredFile(end: string, role?: MachineRole): string {
  const begin = role === undefined ? '' : `ippyo-${role}_`
  const file = readdirSync(PACKAGES).find((name) => name.startsWith(begin) && name.endsWith(end))
  assert(file !== undefined, `${begin}…${end} is delivered`)
  return join(PACKAGES, file)
}

function kept(
  name: string,
  kind: 'tar' | 'raw',
  from: readonly (string | Buffer)[],
  words: (out: string) => string[],
): string {
  const hash = createHash('sha256')
  for (const part of from) hash.update(part).update('\0')
  const out = join(KEPT, `${name}-${hash.digest('hex').slice(0, 16)}.${kind}`)
  if (existsSync(out)) return out
  // The file of an older commit is of no use any more, and large.
  for (const old of readdirSync(KEPT)) {
    if (old.startsWith(`${name}-`)) rmSync(join(KEPT, old))
  }
  execFileSync(MAKE, [kind === 'tar' ? 'base' : 'machine', ...words(out)], { stdio: ['ignore', 'ignore', 'inherit'] })
  return out
}

function dependsOf(deb: string): readonly string[] {
  const text = execFileSync('dpkg-deb', ['--field', deb, 'Depends'], { encoding: 'utf8' })
  return text.split(',').map((each) => each.replace(/\(.*\)/, '').trim())
}

export function copyDisk(from: string, to: string): void {
  execFileSync('cp', ['--sparse=always', '--reflink=auto', from, to])
}

/** A stick as an office has it: one partition, ext4, with this folder's files; null: an empty one. */
export function makeStick(image: string, from: string | null): void {
  const used = from === null ? 0 : Number(execFileSync('du', ['-sm', from], { encoding: 'utf8' }).split('\t')[0])
  const mebibytes = Math.ceil(used * 1.1) + 40
  rmSync(image, { force: true })
  execFileSync('truncate', ['-s', `${mebibytes + 1}M`, image])
  execFileSync('sfdisk', ['--quiet', image], { input: `start=${START_BYTES / 512}, type=83\n` })
  execFileSync('mkfs.ext4', [
    '-q',
    ...(from === null ? [] : ['-d', from]),
    '-E',
    `offset=${START_BYTES}`,
    image,
    `${mebibytes}M`,
  ])
}

/** A technician's change to a disk or stick at another computer. It is mounted nowhere afterwards. */
export function withDisk<T>(image: string, use: (root: string) => T, options = 'rw'): T {
  const root = mkdtempSync(join(tmpdir(), 'ippyo-disk-'))
  execFileSync('mount', ['-o', `loop,offset=${START_BYTES},${options}`, image, root])
  try {
    return use(root)
  } finally {
    execFileSync('umount', [root])
    rmSync(root, { recursive: true })
  }
}
