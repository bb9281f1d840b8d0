/** Share files of the key holders, found by the number inside, whatever their names are. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { readRegularFile } from '../regular-file.ts'

export interface FoundShare {
  readonly index: number
  readonly bytes: Uint8Array
}

const FILES_MAX = 1024

/** `place`: a directory (one level of directories below it, one a holder's stick) or one file. */
export async function findShares(place: string, electionPackage: ElectionPackage): Promise<readonly FoundShare[]> {
  const found: FoundShare[] = []
  for (const path of (await pathsAt(place, 1)).slice(0, FILES_MAX)) {
    const bytes = await readShare(path)
    const parsed = bytes === null ? null : parseShareFile(bytes)
    if (bytes === null || parsed?.ok !== true) continue
    const { electionId, keySet, index } = parsed.value
    const ours = electionId === electionPackage.electionId && keySet === electionPackage.keySet
    if (ours && !found.some((share) => share.index === index)) found.push({ index, bytes })
  }
  return found
}

/**
 * The file to try for a seat: the holder's, or when there is none a broken or foreign one that lies in its place
 * (`share-<index>.json`), so that the refusal can say what is wrong with it. Null: nothing lies there.
 */
export async function shareFor(
  place: string,
  index: number,
  electionPackage: ElectionPackage,
): Promise<Uint8Array | null> {
  const found = (await findShares(place, electionPackage)).find((share) => share.index === index)
  if (found !== undefined) return found.bytes
  const named = (await pathsAt(place, 1)).find((path) => path.endsWith(`share-${index}.json`))
  return named === undefined ? null : readShare(named)
}

async function pathsAt(place: string, depth: number): Promise<readonly string[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) return []
  if (!found.isDirectory()) return [place]
  if (depth < 0) return []
  const names = (await readdir(place).catch(() => [])).sort().slice(0, FILES_MAX)
  return (await Promise.all(names.map((name) => pathsAt(join(place, name), depth - 1)))).flat()
}

async function readShare(path: string): Promise<Uint8Array | null> {
  return readRegularFile(path, SHARE_FILE_BYTES_MAX)
}
