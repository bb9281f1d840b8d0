/** The places of media, as the command line names them. */
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'

const DEPTH_MAX = 4

/** As `verify` takes them: a directory with a medium in it or below it, or the ballot box itself. Empty: none is there. */
export async function mediaAt(place: string): Promise<readonly string[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) return []
  if (found.isDirectory()) return mediaBelow(place, DEPTH_MAX)
  return basename(place) === BALLOT_BOX_FILE ? [dirname(place)] : []
}

async function mediaBelow(place: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  if (entries.some((entry) => entry.name === BALLOT_BOX_FILE)) return [place]
  if (depth === 0) return []
  const below = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => mediaBelow(join(place, entry.name), depth - 1))
  return (await Promise.all(below)).flat()
}
