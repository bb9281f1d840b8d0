/** Share files of the key holders, found by the number inside, whatever their names are. */
import { opendir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { mountPoints } from '#hardware/medium/mounts.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
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
export async function findShares(
  place: string,
  electionPackage: ElectionPackage,
  sticks?: Sticks,
): Promise<FoundShares> {
  const found: FoundShare[] = []
  const aside: AsideShare[] = []
  const on = sticks ?? (await sticksAt(place))
  for (const path of await filesAt(place, electionPackage, on)) {
    const bytes = await readShare(path, on)
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
  const on = await sticksAt(place)
  const found = (await findShares(place, electionPackage, on)).found.find((share) => share.index === index)
  if (found !== undefined) return found
  const path = (await filesAt(place, electionPackage, on)).find((each) => each.endsWith(`share-${index}.json`))
  const bytes = path === undefined ? null : await readShare(path, on)
  return path === undefined || bytes === null ? null : { path, bytes }
}

function isNamedAsShare(path: string): boolean {
  return NAME_OF_SHARE.test(basename(path))
}

/**
 * Files with the name of a share of this election come first, and are asked for by name: a directory with more files than are read of it
 * hides none. A file longer than a share is none.
 */
async function filesAt(place: string, { countingKey }: ElectionPackage, on: Sticks): Promise<readonly string[]> {
  const names = holdersOf(countingKey).map((index) => `share-${index}.json`)
  const all = await pathsAt(place, 1, { names, left: NAMES_MAX, directories: DIRECTORIES_MAX, on })
  const named = all.filter(isNamedAsShare)
  return [...new Set([...named, ...all])].slice(0, FILES_MAX)
}

/** Asks the stick on which that file is; a stick that hangs costs its own shares, and no other holder's. Null: no answer, or an error. */
export interface Sticks {
  ask<T>(path: string, work: () => Promise<T>): Promise<T | null>
}

export async function sticksAt(place: string, patienceMs?: number): Promise<Sticks> {
  const mounted = (await mountPoints()).toSorted((one, other) => other.length - one.length)
  const stickOf = (path: string) => mounted.find((at) => path === at || path.startsWith(`${at}/`)) ?? place
  return {
    async ask(path, work) {
      const answered = await atRemovable(stickOf(path), work, patienceMs)
      return answered.ok ? answered.value : null
    },
  }
}

interface Search {
  readonly on: Sticks
  readonly names: readonly string[]
  left: number
  directories: number
}

async function pathsAt(place: string, depth: number, search: Search): Promise<readonly string[]> {
  const found = await search.on.ask(place, () => stat(place))
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
  const { left } = search
  const names = await search.on.ask(directory, async () => {
    const found: string[] = []
    const opened = await opendir(directory)
    try {
      for (let entry = await opened.read(); entry !== null && found.length < left; entry = await opened.read()) {
        found.push(entry.name)
      }
    } finally {
      await opened.close()
    }
    return found
  })
  search.left -= names?.length ?? 0
  return (names ?? []).sort()
}

function readShare(path: string, on: Sticks): Promise<Uint8Array | null> {
  return on.ask(path, () => readRegularFile(path, SHARE_FILE_BYTES_MAX))
}
