/**
 * The only package and list that a machine accepts: signed by the commission and approved by two people whom it knows from its
 * personalisation.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import {
  APPROVALS_BYTES_MAX,
  type ApprovalsError,
  approvalsFile,
  approvedIn,
  readApprovals,
} from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { FastChecks } from '#election/definition/signed-document.ts'
import { type Approver, sameApprovers } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '../files/open-regular.ts'
import { type PackageDirectoryError, readPackageDirectory } from './read-package.ts'

/** The people whose approval counts. */
export interface Trusted {
  readonly authorityPublicKey: Uint8Array
  readonly approvers: readonly Approver[]
}

export type ApprovedPackageError = PackageDirectoryError | ApprovalsError

export async function readApprovedPackage(
  directory: string,
  trusted: Trusted,
  fast?: FastChecks,
): Promise<Result<LoadedElection, ApprovedPackageError>> {
  const read = await readPackageDirectory(directory, trusted.authorityPublicKey, fast)
  if (!read.ok) return read
  const approved = await approvedBy(directory, read.value, trusted, fast)
  return approved.ok ? read : approved
}

/** The people whose approvals are beside the current list: two of them at least, or nobody if the machine knows none. */
export async function approvedBy(
  directory: string,
  election: LoadedElection,
  { authorityPublicKey, approvers }: Trusted,
  fast?: FastChecks,
): Promise<Result<readonly Approver[], ApprovedPackageError>> {
  const { use, approvers: named = [] } = election.electionPackage
  // own-58: a list that came on somebody's stick is held against the one that the check number is over.
  const isForNobody = use === 'live' && approvers.length === 0
  if (!isForNobody && !sameApprovers(approvers, named)) return err({ type: 'approvers-differ' })
  const path = approvalsFile(election.list.version)
  const bytes = approvers.length === 0 ? null : await bytesAt(join(directory, path))
  if (bytes === 'unreadable') return err({ type: 'package-unreadable', path })
  const of = { use, approved: approvedIn(election), authority: toHex(authorityPublicKey) }
  const read = readApprovals(of, bytes, approvers, fast?.verify)
  return read.ok ? ok(read.value) : read
}

async function bytesAt(path: string): Promise<Uint8Array | null | 'unreadable'> {
  try {
    return await readRegular(path, APPROVALS_BYTES_MAX)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
}
