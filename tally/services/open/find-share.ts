/** Share files of the key holders, found by the number inside, whatever their names are. */
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { readRegularFile } from '../regular-file.ts'

interface FoundShare {
  readonly index: number
  readonly bytes: Uint8Array
}

/** A file that lies among the shares and is none of ours, so that nobody takes another holder for the one who erred. */
interface AsideShare {
  readonly file: string
  readonly why: 'unreadable' | 'of-other-election' | 'copy'
}

export interface FoundShares {
  readonly found: readonly FoundShare[]
  readonly aside: readonly AsideShare[]
}

const FILES_MAX = 1024

/** `place`: a directory (one level of directories below it, one a holder's stick) or one file. */
export async function findShares(place: string, electionPackage: ElectionPackage): Promise<FoundShares> {
  const found: FoundShare[] = []
  const aside: AsideShare[] = []
  for (const path of (await pathsAt(place, 1)).slice(0, FILES_MAX)) {
    const bytes = await readShare(path)
    const parsed = bytes === null ? null : parseShareFile(bytes)
    if (bytes === null || parsed?.ok !== true) {
      if (isNamedAsShare(path)) aside.push({ file: basename(path), why: 'unreadable' })
      continue
    }
    const { electionId, keySet, index } = parsed.value
    const ours = electionId === electionPackage.electionId && keySet === electionPackage.keySet
    if (!ours) aside.push({ file: basename(path), why: 'of-other-election' })
    else if (found.some((share) => share.index === index)) aside.push({ file: basename(path), why: 'copy' })
    else found.push({ index, bytes })
  }
  return { found, aside }
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
  const found = (await findShares(place, electionPackage)).found.find((share) => share.index === index)
  if (found !== undefined) return found.bytes
  const named = (await pathsAt(place, 1)).find((path) => path.endsWith(`share-${index}.json`))
  return named === undefined ? null : readShare(named)
}

function isNamedAsShare(path: string): boolean {
  return /^share-[0-9]{1,3}\.json$/.test(basename(path))
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
