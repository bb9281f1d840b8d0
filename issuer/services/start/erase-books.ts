/**
 * D-31: when report and media are handed over, the roll and everything that was written about its voters is erased: the books, the
 * take-over medium with its roll lists, the extract in the package. The note that it was done, the signed report and the log stay; they
 * name nobody.
 */

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { rollPath } from '#election/keys/roll-envelope.ts'
import type { LocalMinute } from '#election/time.ts'
import { eraseFile } from '#hardware/files/erase-file.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { isSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import type { BooksWork } from '#issuer/session/books-work.ts'
import type { ErasedNote } from '#issuer/session/event.ts'
import type { AppConfig } from '#shell/config.ts'
import { databasePath } from '../books/open-books.ts'
import { TAKE_OVER_FILE } from '../take-over/page-file.ts'

export const ERASED_BOOKS_FILE = 'books-erased.json'
const FORMAT = 'ippyo books erased 1'
const BYTES_MAX = 8192
const PACKAGE_BYTES_MAX = 32 * 1024 * 1024

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId: z.string().regex(/^[0-9a-f]{16}$/),
  station: z.string(),
  issuer: z.string(),
  handedTo: z.string(),
  at: z.string(),
  reportVersion: z.number().int(),
  machine: z.boolean(),
  medium: z.boolean(),
})

export interface ErasedBooks {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly issuer: MachineId
  /** The person who has report and media now, in the officer's words. */
  readonly handedTo: string
  readonly at: LocalMinute
  /** The version of the last signed report. */
  readonly reportVersion: number
  /** Nothing of a voter is left on the machine, and on the take-over medium. */
  readonly machine: boolean
  readonly medium: boolean
}

/**
 * The note first: from then on this machine opens no books of this election, whatever happens on the way. Without the note nothing is
 * erased: the next start would take the empty place for a machine that had no books yet.
 */
export async function eraseBooks(
  config: AppConfig,
  note: ErasedBooks,
  tell: (work: BooksWork) => void = () => {},
): Promise<ErasedNote> {
  const { handedTo, at } = note
  if (!(await wroteNote(config.machine, note))) return { handedTo, at, machine: note.machine, medium: note.medium }
  const machine = note.machine || (await erasedAll(await onMachine(config, note), tell))
  const medium = note.medium || (await erasedMedium(config.takeover, tell))
  // If this fails, the next start goes over the empty places once more.
  await wroteNote(config.machine, { ...note, machine, medium })
  return { handedTo, at, machine, medium }
}

/** Null: the books of this election were never erased here. An erasure that was begun and not ended is ended now. */
export async function booksErasedBefore(
  config: AppConfig,
  tell: (work: BooksWork) => void = () => {},
): Promise<ErasedNote | null> {
  const note = await readErasedBooks(config.machine)
  if (note === null || (await claimedElection(config.package)) !== note.electionId) return null
  return eraseBooks(config, note, tell)
}

async function readErasedBooks(directory: string): Promise<ErasedBooks | null> {
  const bytes = await readRegular(join(directory, ERASED_BOOKS_FILE), BYTES_MAX).catch(() => null)
  const read = bytes === null ? null : parseJson(bytes, BYTES_MAX, schema)
  if (read === null) return null
  const { format: _format, ...note } = read
  return branded<ErasedBooks>(note)
}

/** Not trusted: without the roll the package does not verify any more, and only the words on the screen hang on it. */
async function claimedElection(directory: string): Promise<string | null> {
  const bytes = await readRegular(join(directory, 'package.json'), PACKAGE_BYTES_MAX).catch(() => null)
  return bytes === null ? null : (/"electionId":"([0-9a-f]{16})"/.exec(new TextDecoder().decode(bytes))?.[1] ?? null)
}

async function onMachine({ machine, package: directory }: AppConfig, note: ErasedBooks): Promise<readonly string[]> {
  const database = databasePath(machine, note.electionId, note.station)
  return [database, `${database}-journal`, join(directory, rollPath(note.station))]
}

/** A medium that is not in keeps what it has. */
async function erasedMedium(directory: string | undefined, tell: (work: BooksWork) => void): Promise<boolean> {
  if (directory === undefined) return false
  const erased = await atRemovable(directory, async (goesOn) => {
    const names = await readdir(directory)
    if (!names.includes(TAKE_OVER_FILE)) return false
    const lists = names.filter((name) => /^roll-list-.+\.ippyo$/.test(name))
    const at = (name: string) => join(directory, name)
    const went = (work: BooksWork) => {
      goesOn()
      tell(work)
    }
    // Its own file last: while it is there, the medium is known as one that is not done.
    return (await erasedAll(lists.map(at), went)) && erasedAll([at(TAKE_OVER_FILE)], went)
  })
  return erased.ok && erased.value
}

/** Each byte is gone over twice: overwritten, and read again. A file that stays keeps no other one there. */
async function erasedAll(paths: readonly string[], tell: (work: BooksWork) => void): Promise<boolean> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const whole = 2 * sizes.reduce((sum, size) => sum + size, 0)
  let done = 0
  const went = (bytes: number) => {
    done += bytes
    tell({ doing: 'erasing', done, whole })
  }
  let all = true
  for (const path of paths) all = (await eraseFile(path, went)) && all
  return all
}

/** @returns false: the machine's disk takes no write */
function wroteNote(directory: string, note: ErasedBooks): Promise<boolean> {
  const bytes = utf8(JSON.stringify({ format: FORMAT, ...note }))
  return writeWholeFile(join(directory, ERASED_BOOKS_FILE), bytes).then(() => true, notOnThisDisk)
}

/** A full or dying disk, or a medium that is pulled, is said in words; anything else is a bug. */
function notOnThisDisk(error: unknown): false {
  if (!isSystemError(error)) throw error
  return false
}
