/**
 * Reports of the operating system about the place of a medium: how it is mounted, what else is there, whether its file has all its space,
 * how fast it answers. Nothing is written. The kiosk decides what it requires on which day (docs/formats/ballot-box.md §16).
 */
import type { BigIntStats } from 'node:fs'
import { lstat, readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import { openBoxFile, readPages } from './box-file.ts'
import { BALLOT_BOX_FILE } from './create.ts'
import { type Blocks, blocksOf } from './extents.ts'
import { faultOf } from './fault.ts'
import { SYSTEM_FILES } from './medium-files.ts'
import { type Mount, mountAt } from './mounts.ts'
import { PATIENCE_MS, patientlyAt } from './patience.ts'
import { type MediumFault, PAGE_BYTES } from './port.ts'

export interface Inspection {
  /** The file system that holds it: two media of a pair must not share one. */
  readonly device: bigint
  /** null: no mount point of its own. */
  readonly mount: Mount | null
  /**
   * Entries besides the ballot box, and in the `lost+found` that ext4 makes. A user who may not read `lost+found` relies on root, who
   * looked when it was mounted.
   */
  readonly leftovers: number
  /** The box is a regular file, not a link to something else. */
  readonly regular: boolean
  /** Whether every page has been written at its place. */
  readonly blocks: Blocks
  /** Every page has its place on the medium, or there is room for the missing ones. Enough for a fixture, which hides nothing. */
  readonly spaceForAll: boolean
  /** Time of a read of one page: the slowest but one of a few. */
  readonly pageReadMs: number
}

const LOST_AND_FOUND = 'lost+found'
const FINE_BESIDE_THE_BOX = new Set([BALLOT_BOX_FILE, LOST_AND_FOUND])
const BLOCK_BYTES = 512n
const PROBES = 8

export function inspectMedium(
  directory: string,
  patienceMs = PATIENCE_MS,
  now = () => performance.now(),
): Promise<Result<Inspection, MediumFault>> {
  return patientlyAt(directory, () => inspectNow(directory, now), patienceMs)
}

async function inspectNow(directory: string, now: () => number): Promise<Result<Inspection, MediumFault>> {
  try {
    const path = join(directory, BALLOT_BOX_FILE)
    const file = await lstat(path, { bigint: true })
    const entries = await readdir(directory)
    const missing = file.size - file.blocks * BLOCK_BYTES
    return ok({
      device: file.dev,
      mount: await mountAt(directory),
      leftovers: entries.filter((name) => !FINE_BESIDE_THE_BOX.has(name)).length + (await foundIn(directory)),
      regular: file.isFile(),
      blocks: await blocksIn(file, path),
      spaceForAll: missing <= 0n || missing <= (await freeBytes(directory)),
      pageReadMs: file.isFile() ? await pageReadTime(path, Number(file.size / BigInt(PAGE_BYTES)), now) : 0,
    })
  } catch (error) {
    return err(faultOf(error))
  }
}

async function foundIn(directory: string): Promise<number> {
  const place = join(directory, LOST_AND_FOUND)
  const about = await lstat(place).catch(() => null)
  if (about === null) return 0
  // A link or a file of that name is none that ext4 made.
  if (!about.isDirectory()) return 1
  const inside = await readdir(place).catch(() => [])
  return inside.length
}

/** Blocks that are not there at all need no other program to be seen. */
async function blocksIn(file: BigIntStats, path: string): Promise<Blocks> {
  if (!file.isFile()) return 'not-told'
  return file.blocks * BLOCK_BYTES < file.size ? 'holes' : blocksOf(path)
}

async function freeBytes(directory: string): Promise<bigint> {
  const { bavail, bsize } = await statfs(directory, { bigint: true })
  return bavail * bsize
}

async function pageReadTime(path: string, pages: number, now: () => number): Promise<number> {
  const { handle } = await openBoxFile(SYSTEM_FILES, path, 'read-only')
  try {
    const took: number[] = []
    for (let probe = 0; probe < Math.min(PROBES, pages); probe++) {
      const began = now()
      await readPages(handle, Math.floor((probe * (pages - 1)) / PROBES), 1)
      took.push(now() - began)
    }
    // A machine that was busy for a moment held up one of them; a slow medium is slow again.
    const [first = 0, second = first] = took.sort((a, b) => b - a)
    return second
  } finally {
    await handle.close()
  }
}
