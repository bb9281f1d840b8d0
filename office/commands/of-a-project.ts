/** A package in a project of the office's screens (decision 010): a command reads only the one that the record calls signed. */
import { realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { assert } from '#election/assert.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { type PackageDirectoryError, readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { NO_NUMBER } from '../services/as-recorded.ts'
import { type Board, NO_BOARD } from '../session/board.ts'
import { projectOf } from '../session/project.ts'
import { RECORD_BYTES_MAX, RECORD_FILE, readRecord } from '../session/record.ts'

export type NotItsProjects =
  | { readonly type: 'record-broken'; readonly line: number }
  | { readonly type: 'signed-not-as-recorded'; readonly found: string; readonly recorded: string }

/** In a project, any other package than the one that its record names is refused. */
export async function readOwnPackage(
  directory: string,
  authority: Uint8Array,
): Promise<Result<LoadedElection, PackageDirectoryError | NotItsProjects>> {
  const election = await readPackageDirectory(directory, authority, nativeChecks)
  const project = await projectAround(directory)
  if (!election.ok || project === null) return election
  const record = readRecord(await readRegular(join(project, RECORD_FILE), RECORD_BYTES_MAX))
  if (!record.ok) return record
  const recorded = projectOf(record.value).signed?.number ?? NO_NUMBER
  const found = election.value.fingerprint
  return found === recorded ? ok(election.value) : err({ type: 'signed-not-as-recorded', found, recorded })
}

/** Headquarters' board of the project around the package; empty where there is none. Only after `readOwnPackage`, which read the same record. */
export async function boardAround(directory: string): Promise<Board> {
  const project = await projectAround(directory)
  if (project === null) return NO_BOARD
  const record = readRecord(await readRegular(join(project, RECORD_FILE), RECORD_BYTES_MAX))
  assert(record.ok, 'board: the record was whole when its package was read')
  return projectOf(record.value).board
}

/** Links are followed: the real place of the files decides. */
async function projectAround(place: string): Promise<string | null> {
  let at = resolve(place)
  for (;;) {
    const real = await realpath(at).catch(() => null)
    if (real !== null) at = real
    if (await isFile(join(at, RECORD_FILE))) return at
    if (dirname(at) === at) return null
    at = dirname(at)
  }
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
