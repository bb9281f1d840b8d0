/**
 * Whether every block of a file is really written, at a place of its own. A block that is missing, or only promised, is
 * allocated by the first write to it, and the file system's journal keeps each allocation with its moment: from a box with
 * holes the order of all voters was read, to the millisecond (X-A3). Node has no way to ask; `filefrag` and `lsattr` of
 * e2fsprogs, which every Debian has, do.
 */
import { execFile } from 'node:child_process'

export type Blocks =
  | 'written'
  /** Some blocks are not there. */
  | 'holes'
  /** Promised (fallocate) or still in memory: the first write allocates. */
  | 'unwritten'
  /** Somewhere else than in blocks of its own: inline, shared, encrypted, compressed, journalled. */
  | 'elsewhere'
  /** The programs are missing, or say what this reader does not understand. Not a pass. */
  | 'not-told'

const PROGRAMS = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'] as const
const WAIT_MS = 10_000
const ANSWER_BYTES_MAX = 4 * 1024 * 1024

/** Flags of an extent that say nothing against it. Everything that this list does not have is refused. */
const HARMLESS = new Set(['last', 'eof', 'merged'])
const NOT_YET = new Set(['unwritten', 'delalloc', 'unknown_loc'])
/** Attributes of a file that change nothing about where its bytes go (chattr(1)): extents, no atime, synchronous, no dump. */
const HARMLESS_ATTRIBUTES = /^[-eASd]+$/

/** @param path of a regular file on ext4 */
export async function blocksOf(path: string): Promise<Blocks> {
  const [told, attributes] = [await answer('filefrag', ['-v', path]), await answer('lsattr', ['-d', path])]
  if (told === null || attributes === null) return 'not-told'
  const blocks = blocksTold(told)
  if (blocks !== 'written') return blocks
  // `chattr +j`: every page of this one file would go into the journal, whatever the mount says.
  return HARMLESS_ATTRIBUTES.test(attributes.split(' ')[0] ?? '') ? 'written' : 'elsewhere'
}

/** Parses the output of `filefrag -v`; exported for a test with its answers on other file systems. */
function blocksTold(told: string): Blocks {
  const size = /\((\d+) blocks? of (\d+) bytes\)/.exec(told)
  const found = /: (\d+) extents? found\s*$/.exec(told)
  if (size === null || found === null) return 'not-told'
  const blocks = Number(size[1])
  let next = 0
  let extents = 0
  for (const line of told.split('\n')) {
    const extent = /^\s*\d+:\s*(\d+)\.\.\s*(\d+):\s*\d+\.\.\s*\d+:\s*\d+:(?:\s*\d+:)?\s*(\S*)\s*$/.exec(line)
    if (extent === null) continue
    extents++
    const flags = (extent[3] ?? '').split(',').filter((flag) => flag !== '')
    if (flags.some((flag) => NOT_YET.has(flag))) return 'unwritten'
    if (flags.some((flag) => !HARMLESS.has(flag))) return 'elsewhere'
    if (Number(extent[1]) !== next) return 'holes'
    next = Number(extent[2]) + 1
  }
  if (next < blocks) return 'holes'
  // A line that was not understood must not be one that says something.
  return extents >= Number(found[1]) && extents > 0 ? 'written' : 'not-told'
}

/** In English, whatever the machine speaks. null: no such program, or it failed. */
async function answer(program: string, args: readonly string[]): Promise<string | null> {
  for (const directory of PROGRAMS) {
    const said = await ran(`${directory}/${program}`, args)
    if (said !== 'missing') return said
  }
  return null
}

function ran(program: string, args: readonly string[]): Promise<string | 'missing' | null> {
  const options = {
    env: { LC_ALL: 'C' },
    timeout: WAIT_MS,
    maxBuffer: ANSWER_BYTES_MAX,
    killSignal: 'SIGKILL',
  } as const
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, stdout) => {
      if (error === null) resolve(stdout)
      else resolve((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : null)
    })
  })
}
