/** Share files of the key holders, found by the number inside, whatever their names are. */
import { opendir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { NAME_OF_SHARE } from '../receive/misplaced-stick.ts'
import { readRegularFile } from '../regular-file.ts'

interface FoundShare {
  readonly index: number
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file among the shares that is none of ours, so that nobody blames another holder. */
interface AsideShare {
  readonly file: string
  readonly why: 'unreadable' | 'of-other-election' | 'copy'
}

export interface FoundShares {
  readonly found: readonly FoundShare[]
  readonly aside: readonly AsideShare[]
}

/** A holder may bring a stick full of other things, and each second somebody looks: so many names, of them so many files. */
const NAMES_MAX = 4096
const DIRECTORIES_MAX = 256
const FILES_MAX = 1024

/** `place`: a directory (one level of directories below it, one a holder's stick) or one file. */
export async function findShares(place: string, electionPackage: ElectionPackage): Promise<FoundShares> {
  const found: FoundShare[] = []
  const aside: AsideShare[] = []
  for (const path of await filesAt(place, electionPackage)) {
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
    else found.push({ index, path, bytes })
  }
  return { found, aside }
}

/** The share files as the session sees them. */
export async function seenShares(place: string | undefined, electionPackage: ElectionPackage) {
  const { found, aside } = place === undefined ? { found: [], aside: [] } : await findShares(place, electionPackage)
  return { indexes: found.map((share) => share.index), aside }
}

/**
 * The file to try for a seat: the holder's, or when there is none a broken or foreign one in its place (`share-<index>.json`), so that the
 * refusal can say what is wrong with it. Null: there is no file.
 */
export async function shareFor(
  place: string,
  index: number,
  electionPackage: ElectionPackage,
): Promise<Pick<FoundShare, 'path' | 'bytes'> | null> {
  const found = (await findShares(place, electionPackage)).found.find((share) => share.index === index)
  if (found !== undefined) return found
  const path = (await filesAt(place, electionPackage)).find((each) => each.endsWith(`share-${index}.json`))
  const bytes = path === undefined ? null : await readShare(path)
  return path === undefined || bytes === null ? null : { path, bytes }
}

function isNamedAsShare(path: string): boolean {
  return NAME_OF_SHARE.test(basename(path))
}

/**
 * Files with the name of a share of this election come first, and are asked for by name: a directory with more files than are read of it
 * hides none. A file longer than a share is none.
 */
async function filesAt(place: string, { countingKey }: ElectionPackage): Promise<readonly string[]> {
  const names = holdersOf(countingKey).map((index) => `share-${index}.json`)
  const all = await pathsAt(place, 1, { names, left: NAMES_MAX, directories: DIRECTORIES_MAX })
  const named = all.filter(isNamedAsShare)
  return [...new Set([...named, ...all])].slice(0, FILES_MAX)
}

interface Search {
  readonly names: readonly string[]
  left: number
  directories: number
}

async function pathsAt(place: string, depth: number, search: Search): Promise<readonly string[]> {
  const found = await stat(place).catch(() => null)
  if (found === null) return []
  if (!found.isDirectory()) return found.size > SHARE_FILE_BYTES_MAX && !isNamedAsShare(place) ? [] : [place]
  if (depth < 0 || search.directories === 0) return []
  search.directories -= 1
  const paths: string[] = []
  for (const name of [...search.names, ...(await namesIn(place, search))]) {
    paths.push(...(await pathsAt(join(place, name), depth - 1, search)))
  }
  return paths
}

/** In one order, as many as may still be looked at. */
async function namesIn(directory: string, search: Search): Promise<readonly string[]> {
  const names: string[] = []
  const opened = await opendir(directory).catch(() => null)
  if (opened === null) return names
  try {
    while (search.left > 0) {
      const entry = await opened.read()
      if (entry === null) break
      search.left -= 1
      names.push(entry.name)
    }
  } finally {
    await opened.close()
  }
  return names.sort()
}

async function readShare(path: string): Promise<Uint8Array | null> {
  return readRegularFile(path, SHARE_FILE_BYTES_MAX)
}
