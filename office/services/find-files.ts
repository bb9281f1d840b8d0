/** Folders with files of an election: on the stick itself, and one level below it. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sourceFileOf } from '#election/definition/import/headings.ts'
import type { FilesPut } from '../session/event.ts'

const MARK = 'election.csv'
const FOLDERS_MAX = 100
/** The program put these there to be filled in elsewhere. */
const EMPTY_ONES: FilesPut = 'templates'

/**
 * A place that cannot be read has none.
 * @param inParts one file is enough: the others were taken over
 */
export async function findFiles(place: string, inParts = false): Promise<readonly string[]> {
  const below = await entriesOf(place)
  const directories = below
    .filter((entry) => entry.isDirectory() && entry.name !== EMPTY_ONES)
    .map((entry) => join(place, entry.name))
  const found: string[] = []
  for (const directory of [place, ...directories.sort()].slice(0, FOLDERS_MAX)) {
    const entries = directory === place ? below : await entriesOf(directory)
    const isOne = (name: string | null) => (inParts ? name !== null : name === MARK)
    if (entries.some((entry) => entry.isFile() && isOne(sourceFileOf(entry.name)))) found.push(directory)
  }
  return found
}

function entriesOf(directory: string) {
  return readdir(directory, { withFileTypes: true }).catch(() => [])
}
