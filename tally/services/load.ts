/** Start: authority's public key of this machine, the package under it, and a count that was opened before. */

import { join } from 'node:path'
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { APPROVERS_BYTES_MAX, APPROVERS_FILE, type Approver, parseApprovers } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import { notAsDelivered, softwareNumber } from '#election/software-found.ts'
import { type ApprovedPackageError, readForMachine } from '#hardware/package-directory/read-approved.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { softwareAsListed } from '#shell/software.ts'
import type { LoadRefusalCode } from '../session/codes.ts'
import type { MessageValues } from '../session/view.ts'
import { readRegularFile } from './regular-file.ts'

export interface LoadedTally {
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
  /** 照合番号 of the program; null: it runs from sources. */
  readonly software: string | null
}

export interface LoadRefusal {
  readonly code: LoadRefusalCode
  readonly about: MessageValues
}

/** `machine` holds `authority.pub` and `approvers.json`, put there when this machine was set up; never read from the package. */
export async function loadTally(
  paths: { readonly package: string; readonly machine: string },
  source: { readonly clock: 'system' | 'fixture'; readonly randomness: 'secure' | 'seeded' },
): Promise<Result<LoadedTally, LoadRefusal>> {
  const authorityPublicKey = await readAuthority(join(paths.machine, 'authority.pub'))
  if (authorityPublicKey === null) return err({ code: 'authority-missing', about: {} })
  const approvers = await readApprovers(join(paths.machine, APPROVERS_FILE))
  if (approvers === null) return err({ code: 'approvers-damaged', about: {} })
  const read = await readForMachine(paths.package, { authorityPublicKey, approvers }, paths.machine, nativeChecks)
  if (!read.ok) return err({ code: read.error.type, about: aboutOf(read.error) })
  const fixture = read.value.electionPackage.use === 'fixture'
  // A seed or a set clock at a real count would undo the shuffle or the dates (docs/architecture.md).
  if (!fixture && (source.clock === 'fixture' || source.randomness === 'seeded')) {
    return err({ code: 'fixture-only', about: {} })
  }
  const software = await softwareAsListed()
  const path = notAsDelivered(software, read.value.electionPackage.use)
  if (path !== null) return err({ code: 'software-differs', about: { path } })
  return ok({ election: read.value, authorityPublicKey, software: softwareNumber(software) })
}

/** 64 hex digits, with or without a line end (docs/formats/package.md §8). */
async function readAuthority(path: string): Promise<Uint8Array | null> {
  const bytes = await readRegularFile(path, 66)
  const key = /^([0-9a-f]{64})\n?$/.exec(new TextDecoder().decode(bytes ?? new Uint8Array(0)))?.[1]
  return key === undefined ? null : fromHex(key)
}

/** None: the file is not there, as on a machine of before. Null: it is damaged. */
async function readApprovers(path: string): Promise<readonly Approver[] | null> {
  const bytes = await readRegularFile(path, APPROVERS_BYTES_MAX)
  return bytes === null ? [] : parseApprovers(bytes)
}

/** The facts of the refusal, for the places of its words. */
function aboutOf({ type: _, ...facts }: ApprovedPackageError): MessageValues {
  return facts
}
