/** Package and lists, as they are signed, onto the stick that goes to machines; and the other person's look at what is on it. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { LISTED_FILE_BYTES_MAX } from '#election/definition/package.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { type PackageDirectoryError, readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { PUBLIC } from '../files/write-files.ts'

/** What the technician's script brings into a machine (docs/roles/technician.md). */
const FOLDER = 'package'
const UNFINISHED = 'package.in-progress'

export type ListStickError =
  | PackageDirectoryError
  /** A folder of that name that is no package: nobody knows whose. */
  | { readonly type: 'stick-has-another-folder'; readonly path: string }
  | { readonly type: 'list-not-on-stick'; readonly path: string }
  /** This file is not the one that was signed, or nobody signed it. */
  | { readonly type: 'list-stick-differs'; readonly file: string }
  /** What is signed is another list by now. */
  | { readonly type: 'list-not-as-recorded'; readonly version: number }

export interface ListStick {
  /** Where the stick is mounted. */
  readonly stick: string
  /** The package of the project. */
  readonly directory: string
  readonly authority: Uint8Array
  readonly version: number
  readonly progress: (done: number, total: number) => void
}

/** The folder on the stick is the new one as a whole, or the one before. */
export async function putList(work: ListStick): Promise<Result<void, ListStickError>> {
  const signed = await signedFiles(work)
  if (!signed.ok) return signed
  const [place, unfinished] = [join(work.stick, FOLDER), join(work.stick, UNFINISHED)]
  const there = await filesBelow(place)
  if (there.length > 0 && !there.includes('package.json')) return err({ type: 'stick-has-another-folder', path: place })
  await rm(unfinished, { recursive: true, force: true })
  let done = 0
  for (const [path, bytes] of signed.value) {
    work.progress(done++, signed.value.size)
    await mkdir(dirname(join(unfinished, path)), { recursive: true })
    await writeWholeFile(join(unfinished, path), bytes, PUBLIC)
  }
  await rm(place, { recursive: true, force: true })
  await rename(unfinished, place)
  await syncDirectory(work.stick)
  return checkFolder(work, signed.value)
}

export async function checkList(work: ListStick): Promise<Result<void, ListStickError>> {
  const signed = await signedFiles(work)
  return signed.ok ? checkFolder(work, signed.value) : signed
}

/** Byte for byte what was signed, and nothing beside it; and it loads as a machine loads it. */
async function checkFolder(
  { stick, authority, progress }: ListStick,
  signed: ReadonlyMap<string, Uint8Array>,
): Promise<Result<void, ListStickError>> {
  const place = join(stick, FOLDER)
  const there = await filesBelow(place)
  if (there.length === 0) return err({ type: 'list-not-on-stick', path: place })
  const nobodys = there.find((path) => !signed.has(path))
  if (nobodys !== undefined) return err({ type: 'list-stick-differs', file: nobodys })
  let done = 0
  for (const [path, bytes] of signed) {
    progress(done++, signed.size)
    const read = await readRegular(join(place, path), LISTED_FILE_BYTES_MAX).catch(() => null)
    if (read === null || !equalBytes(read, bytes)) return err({ type: 'list-stick-differs', file: path })
  }
  const loaded = await readPackageDirectory(place, authority)
  return loaded.ok ? ok() : loaded
}

async function signedFiles({
  directory,
  authority,
  version,
}: ListStick): Promise<Result<ReadonlyMap<string, Uint8Array>, ListStickError>> {
  const election = await readPackageDirectory(directory, authority)
  if (!election.ok) return election
  if (election.value.list.version !== version) return err({ type: 'list-not-as-recorded', version })
  const files = new Map<string, Uint8Array>()
  for (const path of pathsOf(election.value)) {
    files.set(path, await readRegular(join(directory, path), LISTED_FILE_BYTES_MAX))
  }
  return ok(files)
}

/** What a machine reads of a package: files of earlier lists serve nobody any more. */
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
