/** How each file system is made and mounted here. The list of those that the product allows comes from the product; the rest must be caught. */
import { MEDIUM_OPTIONS } from '#fixtures/loop-disk.ts'
import { IN_PLACE } from '#hardware/medium/mounts.ts'

export interface RawFileSystem {
  readonly name: string
  /** As `mount -t` and /proc/mounts call it. */
  readonly type: string
  /** Program and options; the image's path goes behind them. */
  readonly make: readonly string[]
  readonly megabytesMin: number
  /** As media are mounted on the day; what this file system does not know is left out. */
  readonly mediumOptions: string
  /** More options for a machine's own disk: its journal is to hold some hundred sessions, as on a disk of today's size. */
  readonly makeOwn: readonly string[]
  readonly megabytesOwn: number
  /** Whether `ext4-image.ts` reads its inodes and journal. */
  readonly readable: boolean
}

const WITHOUT_COMMITS = MEDIUM_OPTIONS.replace(/,commit=\d+/, '')
/** Blocks of 4 KiB as on any medium of today's sizes; on one as small as these, mkfs would take 1 KiB. */
const EXT4 = ['mkfs.ext4', '-q', '-F', '-b', '4096']

export const EXT4_WITH_JOURNAL: RawFileSystem = {
  name: 'ext4 with a journal',
  type: 'ext4',
  make: EXT4,
  megabytesMin: 16,
  mediumOptions: `rw,${MEDIUM_OPTIONS},errors=remount-ro`,
  makeOwn: ['-J', 'size=16'],
  megabytesOwn: 40,
  readable: true,
}
export const EXT4_WITHOUT_JOURNAL: RawFileSystem = {
  name: 'ext4 without a journal',
  type: 'ext4',
  make: [...EXT4, '-O', '^has_journal'],
  megabytesMin: 16,
  mediumOptions: `rw,${WITHOUT_COMMITS},errors=remount-ro`,
  makeOwn: [],
  megabytesOwn: 16,
  readable: true,
}
/** Writes to new places: refused by the product, kept here to see that the lane sees it. */
export const BTRFS: RawFileSystem = {
  name: 'btrfs',
  type: 'btrfs',
  make: ['mkfs.btrfs', '-q', '-f'],
  megabytesMin: 128,
  mediumOptions: `rw,${WITHOUT_COMMITS}`,
  makeOwn: [],
  megabytesOwn: 128,
  readable: false,
}

/** How what the product allows is made and read here. */
const READ_HERE: ReadonlyMap<string, readonly RawFileSystem[]> = new Map([['ext4', [EXT4_WITH_JOURNAL]]])

/** On each of these days are flown and read. A file system that the product newly allows, and nobody reads here, is no proof. */
export const ALLOWED: readonly RawFileSystem[] = IN_PLACE.flatMap((type) => {
  const readable = READ_HERE.get(type)
  if (readable === undefined) throw new Error(`the product allows ${type}, and no raw disk of it is read`)
  return readable
})
