/**
 * The only package and list that a machine accepts: signed by the commission and approved by two people whom it knows from its
 * personalisation.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import {
  APPROVALS_BYTES_MAX,
  type ApprovalRound,
  type ApprovalsError,
  approvalsFile,
  approvedIn,
  parseApprovals,
  readApprovals,
} from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { FastChecks } from '#election/definition/signed-document.ts'
import { type Approver, sameApprovers } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '../files/open-regular.ts'
import { rememberRound, seenRound } from './approval-round.ts'
import { type PackageDirectoryError, readPackageDirectory } from './read-package.ts'

/** The people whose approval counts. */
export interface Trusted {
  readonly authorityPublicKey: Uint8Array
  readonly approvers: readonly Approver[]
  /** The highest round of approvals that was seen here; left out: the first. */
  readonly seen?: ApprovalRound
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

/** The people whose approvals are beside the current list: two of them at least, or nobody if none is known here. */
export async function approvedBy(
  directory: string,
  election: LoadedElection,
  trusted: Trusted,
  fast?: FastChecks,
): Promise<Result<readonly Approver[], ApprovedPackageError>> {
  const word = await wordAt(directory, election, trusted, fast)
  return word.ok ? ok(word.value.by) : word
}

/** As a machine reads it: X4-B2, it goes back to no round of approvals before the highest that it has seen. */
export async function readForMachine(
  directory: string,
  trusted: Trusted,
  machine: string,
  fast?: FastChecks,
): Promise<Result<LoadedElection, ApprovedPackageError>> {
  const read = await readPackageDirectory(directory, trusted.authorityPublicKey, fast)
  if (!read.ok) return read
  const approved = await approvedAtMachine({ directory, machine }, read.value, trusted, fast)
  return approved.ok ? read : approved
}

/** The same of a package that was read already. @returns who approved; nobody if the machine knows none */
export async function approvedAtMachine(
  { directory, machine }: { readonly directory: string; readonly machine: string },
  election: LoadedElection,
  trusted: Trusted,
  fast?: FastChecks,
): Promise<Result<readonly Approver[], ApprovedPackageError>> {
  const { electionId } = election.electionPackage
  const seen = await seenRound(machine, electionId)
  if (seen === null) return err({ type: 'package-unreadable', path: machine })
  const word = await wordAt(directory, election, { ...trusted, seen }, fast)
  if (!word.ok) return word
  const { by, round } = word.value
  const isKept = round <= seen || (await rememberRound(machine, electionId, round))
  return isKept ? ok(by) : err({ type: 'package-unreadable', path: machine })
}

/** Read once: the round that a machine keeps is of the very bytes whose signatures were checked. */
async function wordAt(
  directory: string,
  election: LoadedElection,
  { authorityPublicKey, approvers, seen = 1 }: Trusted,
  fast?: FastChecks,
): Promise<Result<{ readonly by: readonly Approver[]; readonly round: ApprovalRound }, ApprovedPackageError>> {
  const { use, approvers: named = [] } = election.electionPackage
  // own-58: a list that came on somebody's stick is held against the one that the check number is over.
  const isForNobody = use === 'live' && approvers.length === 0
  if (!isForNobody && !sameApprovers(approvers, named)) return err({ type: 'approvers-differ' })
  const path = approvalsFile(election.list.version)
  const bytes = approvers.length === 0 ? null : await bytesAt(join(directory, path))
  if (bytes === 'unreadable') return err({ type: 'package-unreadable', path })
  const of = { use, approved: approvedIn(election), authority: toHex(authorityPublicKey), seen }
  const read = readApprovals(of, bytes, approvers, fast?.verify)
  if (!read.ok) return read
  return ok({ by: read.value, round: (bytes && parseApprovals(bytes)?.round) ?? 1 })
}

async function bytesAt(path: string): Promise<Uint8Array | null | 'unreadable'> {
  try {
    return await readRegular(path, APPROVALS_BYTES_MAX)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
}
