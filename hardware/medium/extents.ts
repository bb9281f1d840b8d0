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
  /** A program is not on this machine (ENOENT, and nothing else). */
  | 'no-program'
  /** Killed at the limit of time: a cold disk, a bus reset, a busy machine. The medium may be good (WX4). */
  | 'too-slow'
  /** A program failed, or says what this reader does not understand. Not a pass, and no cause is known. */
  | 'not-told'

/** Where the programs are, and how long one may take. */
interface Look {
  readonly folders: readonly string[]
  readonly waitMs: number
}

const LOOK: Look = { folders: ['/usr/sbin', '/sbin', '/usr/bin', '/bin'], waitMs: 10_000 }
const ANSWER_BYTES_MAX = 4 * 1024 * 1024

/** Flags of an extent that say nothing against it. Everything that this list does not have is refused. */
const HARMLESS = new Set(['last', 'eof', 'merged'])
const NOT_YET = new Set(['unwritten', 'delalloc', 'unknown_loc'])
/** Attributes of a file that change nothing about where its bytes go (chattr(1)): extents, no atime, synchronous, no dump. */
const HARMLESS_ATTRIBUTES = /^[-eASd]+$/

/** @param path of a regular file on ext4 */
export async function blocksOf(path: string, look = LOOK): Promise<Blocks> {
  const told = await answer('filefrag', ['-v', path], look)
  if ('not' in told) return told.not
  const blocks = blocksTold(told.said)
  if (blocks !== 'written') return blocks
  const attributes = await answer('lsattr', ['-d', path], look)
  if ('not' in attributes) return attributes.not
  // `chattr +j`: every page of this one file would go into the journal, whatever the mount says.
  return HARMLESS_ATTRIBUTES.test(attributes.said.split(' ')[0] ?? '') ? 'written' : 'elsewhere'
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

type Answer = { readonly said: string } | { readonly not: 'no-program' | 'too-slow' | 'not-told' }

/** In English, whatever the machine speaks. */
async function answer(program: string, args: readonly string[], { folders, waitMs }: Look): Promise<Answer> {
  for (const folder of folders) {
    const answered = await ran(`${folder}/${program}`, args, waitMs)
    if (!('not' in answered) || answered.not !== 'no-program') return answered
  }
  return { not: 'no-program' }
}

function ran(program: string, args: readonly string[], waitMs: number): Promise<Answer> {
  const options = {
    env: { LC_ALL: 'C' },
    timeout: waitMs,
    maxBuffer: ANSWER_BYTES_MAX,
    killSignal: 'SIGKILL',
  } as const
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, stdout) => {
      if (error === null) resolve({ said: stdout })
      else if (error.code === 'ENOENT') resolve({ not: 'no-program' })
      // An answer that is too long is killed as well, and has a code.
      else resolve({ not: error.killed === true && error.code === null ? 'too-slow' : 'not-told' })
    })
  })
}
