/**
 * Checks that `prepared/` is what the record says was signed, before anything of it is shown, looked at, printed or leaves (X3-A1): a
 * person with the commission's passphrase can sign another list, but cannot write a line of the record in two people's names.
 */
import { join } from 'node:path'
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type PackageDirectoryError, readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { isFree } from '../prepare/prepare-imported.ts'
import type { Project } from '../session/project.ts'

/** The record's word about the signed package. Data only: the key process gets it too. */
export interface Recorded {
  /** The commission's public key, hex; null: none is made. */
  readonly authority: string | null
  /** Null: nothing is signed. */
  readonly signed: { readonly number: string; readonly listVersion: number } | null
}

export type NotAsRecorded =
  /** Another number than the record's, or nothing that anybody signed. */
  | { readonly type: 'signed-not-as-recorded'; readonly found: string; readonly recorded: string }
  /** More than the record knows: the power went before its line, or somebody signed it without the record. */
  | { readonly type: 'signed-not-recorded'; readonly found: string; readonly recorded: string }
  | Extract<PackageDirectoryError, { type: 'package-unreadable' }>

export interface AsSigned {
  readonly election: LoadedElection
  readonly authority: Uint8Array
}

/** In place of a number. */
export const NO_NUMBER = '—'

export function recordedOf({ authority, signed }: Pick<Project, 'authority' | 'signed'>): Recorded {
  return { authority, signed: signed && { number: signed.number, listVersion: signed.listVersion } }
}

/** @returns null: nothing is signed, and nothing lies there */
export async function asRecorded(
  { authority, signed }: Recorded,
  prepared: string,
): Promise<Result<AsSigned | null, NotAsRecorded>> {
  if (signed === null && (await isFree(prepared))) return ok(null)
  const recorded = signed?.number ?? NO_NUMBER
  // The record's own word on the key: a file beside the package is exchanged as easily as the package.
  const key = fromHex(authority ?? '00'.repeat(32))
  const directory = join(prepared, 'package')
  const there = await readPackageDirectory(directory, key, nativeChecks)
  if (!there.ok && there.error.type === 'package-unreadable') return err(there.error)
  const found = there.ok ? there.value.fingerprint : NO_NUMBER
  if (signed === null) return err({ type: 'signed-not-recorded', found, recorded })
  if (there.ok && found === recorded && there.value.list.version === signed.listVersion)
    return ok({ election: there.value, authority: key })
  const before = there.ok ? await readPackageDirectory(directory, key, nativeChecks, signed.listVersion) : there
  const goesOn = before.ok && before.value.fingerprint === recorded
  return err({ type: goesOn ? 'signed-not-recorded' : 'signed-not-as-recorded', found, recorded })
}

/** The same where something must be signed already. */
export async function signedAsRecorded(
  recorded: Recorded,
  prepared: string,
): Promise<Result<AsSigned, NotAsRecorded | { readonly type: 'package-first' }>> {
  const there = await asRecorded(recorded, prepared)
  if (!there.ok) return there
  return there.value === null ? err({ type: 'package-first' }) : ok(there.value)
}
