/** The hash by which the office's record names a round of lists: another file in its place has another hash. */
import { join } from 'node:path'
import { canonicalJson } from '#election/canonical-json.ts'
import type { StationId } from '#election/ids.ts'
import { rollListFile } from '#election/roll/roll-list.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { readIfThere, roundDirectory } from '../files/office-files.ts'

interface RoundsOf {
  /** Where the rounds lie. */
  readonly out: string
  /** In the order of the package. */
  readonly stations: readonly { readonly id: StationId }[]
}

/** @returns SHA-256 of the canonical list of [station, SHA-256 of its file], hex; a file that is not there counts as an empty word */
export async function roundHash({ out, stations }: RoundsOf, number: number): Promise<string> {
  const files: [string, string][] = []
  for (const { id } of stations) {
    const file = await readIfThere(join(roundDirectory(out, number), rollListFile(id, number)))
    files.push([id, file === null ? '' : sha256Hex(file)])
  }
  return sha256Hex(canonicalJson(files))
}

/** The first of the recorded rounds that is not as it was recorded; null: all are. */
export async function roundChanged(
  of: RoundsOf,
  made: readonly { readonly number: number; readonly lists: string }[],
): Promise<{ readonly type: 'roll-lists-broken'; readonly path: string } | null> {
  for (const { number, lists } of made) {
    if ((await roundHash(of, number)) !== lists)
      return { type: 'roll-lists-broken', path: roundDirectory(of.out, number) }
  }
  return null
}
