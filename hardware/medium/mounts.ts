/**
 * Which file system holds a directory, and how it is mounted, as the kernel says. On a file system that writes to new places
 * every version of a page stays, in order: from such a stick both votes of all voters were read back (X-A2). So only those
 * are taken of which it is known that they overwrite in place.
 */
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Features, featuresOf } from './ext4-features.ts'

export interface Mount {
  readonly fileSystem: string
  /** The options in force, defaults of the file system included. */
  readonly options: ReadonlySet<string>
  /** For ext4: whether it has features besides those that are known (X3-C5). */
  readonly features?: Features
}

/** Looked at and tried on raw devices: docs/decisions/001-write-in-place-on-ext4-alone.md. */
export const IN_PLACE: readonly string[] = ['ext4']

/** No program starts from a medium, reading writes nothing, the times of writes stay in memory. */
const MEDIUM_OPTIONS = ['noatime', 'nosuid', 'nodev', 'noexec', 'lazytime']
/**
 * ext4 counts the versions of an inode, and since Linux 6.6 each new time of a file is one: `lazytime` no longer keeps it out of
 * the journal, which commits every five seconds. Each press of a voter left its moment on the stick, and one press instead of
 * two named who had ended (docs/decisions/001-write-in-place-on-ext4-alone.md).
 */
const COMMIT_SECONDS_MIN = 86_400
const MOUNTS = '/proc/self/mountinfo'

interface MountLine extends Omit<Mount, 'features'> {
  readonly at: string
  readonly device: string
}

/** Whether a page that is written again replaces the one before, on the medium and in no journal besides. */
export function overwritesInPlace({ fileSystem, options, features }: Mount): boolean {
  // The kernel's list has `fast_commit` also for a user who may not read the device.
  const isKnown = features !== 'others' && !options.has('fast_commit')
  return IN_PLACE.includes(fileSystem) && options.has('data=ordered') && isKnown
}

/** As media are mounted on the day (docs/formats/ballot-box.md §16). */
export function isMountedAsMedium({ options }: Mount): boolean {
  return MEDIUM_OPTIONS.every((option) => options.has(option)) && commitsOnce(options)
}

function commitsOnce(options: ReadonlySet<string>): boolean {
  const intervals = [...options].flatMap((option) => /^commit=(\d{1,9})$/.exec(option)?.[1] ?? [])
  return intervals.length > 0 && intervals.every((seconds) => Number(seconds) >= COMMIT_SECONDS_MIN)
}

/** The mount point that this directory itself is; null: it is none. */
export async function mountAt(directory: string): Promise<Mount | null> {
  const place = await realpath(directory)
  // The last entry for a place is the one that is seen there.
  const found = (await allMounts()).findLast(({ at }) => at === place)
  return found === undefined ? null : inForce(found)
}

/** The mount that holds this directory, however deep below. */
export async function mountHolding(directory: string): Promise<Mount | null> {
  const place = await realpath(directory)
  const holds = ({ at }: MountLine) => at === place || place.startsWith(at.endsWith('/') ? at : `${at}/`)
  const holding = (await allMounts()).filter(holds)
  const deepest = Math.max(0, ...holding.map(({ at }) => at.length))
  const found = holding.findLast(({ at }) => at.length === deepest)
  if (found === undefined) return null
  // A mount that another one hides, or that is gone by now, is not what is seen there.
  const { dev } = await stat(place)
  return deviceNumber(dev) === found.device || found.fileSystem !== 'ext4' ? inForce(found) : null
}

/** The places at which something is mounted, by the kernel's list alone: no file system is asked, so none can hang. */
export async function mountPoints(): Promise<readonly string[]> {
  return (await allMounts()).map(({ at }) => at)
}

/** proc_pid_mountinfo(5): id, parent, major:minor, root, mount point, options, [tags …] - type, source, options of the super block. */
async function allMounts(): Promise<readonly MountLine[]> {
  const lines = (await readFile(MOUNTS, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2)
    const [, , device, , at, options] = before.split(' ')
    const [fileSystem, , ofSuperBlock] = after.split(' ')
    if (device === undefined || at === undefined || options === undefined || fileSystem === undefined) return []
    const all = [...options.split(','), ...(ofSuperBlock ?? '').split(',')]
    return [{ at: unescaped(at), device, fileSystem, options: new Set(all) }]
  })
}

/**
 * The list of mounts shows only differences from the defaults of the file system, and those are on the stick: one that was made with
 * `tune2fs -o journal_data` journals every page and looks like any other. ext4 shows the options in force elsewhere.
 */
async function inForce({ device, fileSystem, options }: MountLine): Promise<Mount> {
  if (fileSystem !== 'ext4') return { fileSystem, options, features: 'not-told' }
  try {
    const name = basename(await realpath(`/sys/dev/block/${device}`))
    const told = await readFile(`/proc/fs/ext4/${name}/options`, 'utf8')
    const all = new Set([...options, ...told.split('\n').filter((option) => option !== '')])
    return { fileSystem, options: all, features: await featuresOf(name) }
  } catch {
    // Nobody says how its journal works: `data=ordered` is missing, and it is refused.
    const rest = new Set([...options].filter((option) => !option.startsWith('data=')))
    return { fileSystem, options: rest, features: 'not-told' }
  }
}

/** As the kernel writes it: makedev(3) of Linux, up to the 12 and 20 bits that there are. */
function deviceNumber(dev: number): string {
  const whole = BigInt(dev)
  const major = ((whole >> 8n) & 0xfffn) | ((whole >> 32n) & 0xfffff000n)
  const minor = (whole & 0xffn) | ((whole >> 12n) & 0xffffff00n)
  return `${major}:${minor}`
}

/** fstab(5): blanks and backslashes of a path are octal. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}
