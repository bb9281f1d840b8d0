/**
 * Package and lists, as they are signed, onto the stick that goes to the machines of one place; and the other person's look at it. A
 * stick is for one place alone, says for which, and has nothing else on it.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import { approvalsFile } from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { LISTED_FILE_BYTES_MAX } from '#election/definition/package.ts'
import type { StationId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import {
  type ApprovedPackageError,
  approvedBy,
  readApprovedPackage,
} from '#hardware/package-directory/read-approved.ts'
import { PUBLIC } from '../files/write-files.ts'
import {
  DESTINATION_BYTES_MAX,
  DESTINATION_FILE,
  type Destination,
  type DestinationDoubt,
  destinationDoubt,
  destinationFor,
  parseDestination,
  serialiseDestination,
} from './list-destination.ts'
import { inShort } from './put-on-medium.ts'

/** The folder that the technician's script brings into a machine (docs/roles/technician.md). */
const FOLDER = 'package'
const UNFINISHED = 'package.in-progress'
/** Files and folders that a computer puts onto a stick that it formats or looks at. */
export const OF_THE_SYSTEM =
  /^(lost\+found|System Volume Information|\$RECYCLE\.BIN|\.Trash.*|\.Spotlight-V100|\.fseventsd|\.DS_Store|\._.*)$/

export type ListStickError =
  | ApprovedPackageError
  | DestinationDoubt
  /** CSV files, kits, a share, somebody's own: it is no stick for a list. */
  | { readonly type: 'stick-has-other-files'; readonly found: string }
  /** A folder of that name that is no package: nobody knows whose. */
  | { readonly type: 'stick-has-another-folder'; readonly path: string }
  /** A package that somebody copied there, without the word for whom. */
  | { readonly type: 'list-stick-for-nobody'; readonly label: string }
  | { readonly type: 'list-not-on-stick'; readonly path: string }
  /** This file is not the one that was signed, or nobody signed it. */
  | { readonly type: 'list-stick-differs'; readonly file: string }
  /** It came into the files after the package was signed: no machine knows it. */
  | { readonly type: 'list-station-not-signed'; readonly station: string }
  | { readonly type: 'signed-not-as-recorded'; readonly found: string; readonly recorded: string }
  /** Another list is signed by now. */
  | { readonly type: 'list-not-as-recorded'; readonly version: number }

export interface ListStick {
  /** Where the stick is mounted. */
  readonly stick: string
  /** The package of the project, and what was read there when its number was held against the record. */
  readonly directory: string
  readonly election: LoadedElection
  readonly authority: Uint8Array
  /** Whose word its machines ask for: what they refuse is put onto no stick. */
  readonly approvers: readonly Approver[]
  /** Null: the tally. */
  readonly station: StationId | null
  readonly version: number
  readonly progress: (done: number, total: number) => void
}

/** The folder on the stick is the new one as a whole, or the one before. */
export async function putList(work: ListStick): Promise<Result<void, ListStickError>> {
  const signed = await signedList(work)
  if (!signed.ok) return signed
  const { files, wanted } = signed.value
  const found = await destinationOn(work.stick, wanted)
  if (!found.ok) return found
  // The same place's list before is what goes: every other word on the stick stays.
  const doubt = found.value === null ? null : destinationDoubt(found.value, wanted)
  if (doubt !== null && doubt.type !== 'list-stick-older') return err(doubt)
  const [place, unfinished] = [join(work.stick, FOLDER), join(work.stick, UNFINISHED)]
  await rm(unfinished, { recursive: true, force: true })
  let done = 0
  for (const [path, bytes] of [...files, [DESTINATION_FILE, serialiseDestination(wanted)] as const]) {
    work.progress(done++, files.size + 1)
    await mkdir(dirname(join(unfinished, path)), { recursive: true })
    await writeWholeFile(join(unfinished, path), bytes, PUBLIC)
  }
  await rm(place, { recursive: true, force: true })
  await rename(unfinished, place)
  await syncDirectory(work.stick)
  return checkFolder(work, signed.value)
}

/** By another person: the stick for this place, nothing beside the list, and the list as it was signed. */
export async function checkList(work: ListStick): Promise<Result<void, ListStickError>> {
  const signed = await signedList(work)
  return signed.ok ? checkFolder(work, signed.value) : signed
}

interface SignedList {
  /** The files that a machine reads, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly wanted: Destination
}

/** Byte for byte what was signed, and nothing beside it; and it loads as a machine loads it. */
async function checkFolder(
  { stick, election, authority, approvers, progress }: ListStick,
  { files, wanted }: SignedList,
): Promise<Result<void, ListStickError>> {
  const place = join(stick, FOLDER)
  const found = await destinationOn(stick, wanted)
  if (!found.ok) return found
  if (found.value === null) return err({ type: 'list-not-on-stick', path: place })
  const doubt = destinationDoubt(found.value, wanted)
  if (doubt !== null) return err(doubt)
  const nobodys = (await filesBelow(place)).find((path) => path !== DESTINATION_FILE && !files.has(path))
  if (nobodys !== undefined) return err({ type: 'list-stick-differs', file: nobodys })
  let done = 0
  for (const [path, bytes] of files) {
    progress(done++, files.size)
    // More people may have approved here since: that two did is asked of the stick below, as a machine asks it.
    if (path === approvalsFile(election.list.version)) continue
    const read = await readRegular(join(place, path), LISTED_FILE_BYTES_MAX).catch(() => null)
    if (read === null || !equalBytes(read, bytes)) return err({ type: 'list-stick-differs', file: path })
  }
  const loaded = await readApprovedPackage(place, { authorityPublicKey: authority, approvers })
  if (!loaded.ok) return loaded
  // Somebody may have exchanged the package here while it was copied: what goes out has the number that was asked for.
  const { fingerprint: number } = loaded.value
  const recorded = election.fingerprint
  return number === recorded ? ok() : err({ type: 'signed-not-as-recorded', found: number, recorded })
}

/** For whom the list on the stick is; null: no list is on it. A stick that has anything else on it is none for a list. */
async function destinationOn(stick: string, wanted: Destination): Promise<Result<Destination | null, ListStickError>> {
  const entries = await readdir(stick, { withFileTypes: true })
  const isOurs = (entry: (typeof entries)[number]) =>
    entry.isDirectory() && (entry.name === FOLDER || entry.name === UNFINISHED)
  const others = entries.filter((entry) => !isOurs(entry) && !OF_THE_SYSTEM.test(entry.name)).map(({ name }) => name)
  if (others.length > 0) return err({ type: 'stick-has-other-files', found: inShort(others.sort()) })
  const place = join(stick, FOLDER)
  const there = await filesBelow(place)
  if (there.length === 0) return ok(null)
  const bytes = await readRegular(join(place, DESTINATION_FILE), DESTINATION_BYTES_MAX).catch(() => null)
  const found = bytes === null ? null : parseDestination(bytes)
  if (found !== null) return ok(found)
  return err(
    there.includes('package.json')
      ? { type: 'list-stick-for-nobody', label: wanted.label }
      : { type: 'stick-has-another-folder', path: place },
  )
}

async function signedList({
  directory,
  election,
  authority,
  approvers,
  station,
  version,
}: ListStick): Promise<Result<SignedList, ListStickError>> {
  if (election.list.version !== version) return err({ type: 'list-not-as-recorded', version })
  const wanted = destinationFor(election.electionPackage, station, version)
  if (wanted === null) return err({ type: 'list-station-not-signed', station: station ?? '' })
  const approved = await approvedBy(directory, election, { authorityPublicKey: authority, approvers })
  if (!approved.ok) return approved
  const files = new Map<string, Uint8Array>()
  for (const path of [...pathsOf(election), ...(approvers.length === 0 ? [] : [approvalsFile(version)])]) {
    files.set(path, await readRegular(join(directory, path), LISTED_FILE_BYTES_MAX))
  }
  return ok({ files, wanted })
}

/** The paths that a machine reads of a package: files of earlier lists serve nobody any more. */
function pathsOf({ files, lists }: LoadedElection): readonly string[] {
  const documents = ['package', ...lists.map(({ list }) => `candidate-list-${list.version}`)]
  return [...documents.flatMap((name) => [`${name}.json`, `${name}.sig`]), ...files.keys()]
}

/** By their paths below it, with `/`; none when there is no such folder. */
async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort()
}
