/** approvals.md: who approved package and lists, checked with the keys that the auditor gives (from the paper of the ceremony). */
import { join } from 'node:path'
import {
  APPROVALS_BYTES_MAX,
  type Approval,
  type ApprovalsProblem,
  type ApprovedDocument,
  type Approver,
  approversIn,
  documentProblemIn,
  listApprovals,
  orNull,
} from './approval-rules.ts'
import { canonical, isObject, parseCanonical } from './canonical.ts'
import { filesIn, readBounded } from './directory.ts'
import { Malformed, only } from './fields.ts'
import type { Trust } from './trust.ts'

type Approved = Pick<Trust, 'authority' | 'packageHash' | 'lists' | 'approvers'>

/**
 * own-86: where no list is given, the people whom the package names are asked, as by a checker of a bundle. Null: nobody, for practice.
 * @param given from the paper of the ceremony
 */
export async function packageApprovals(
  directory: string,
  trust: Approved & Pick<Trust, 'use'>,
  given: readonly Approver[] = trust.approvers,
): Promise<readonly Approval[] | ApprovalsProblem | null> {
  return given.length === 0 && trust.use !== 'live' ? null : readApprovals(directory, trust, given)
}

const { signedBy } = filesIn()

/** Parses `approvers.json`, the file beside `authority.pub`. Null: it is no such file. */
export function approversOf(bytes: Buffer): readonly Approver[] | null {
  const value = bytes.length > 32 * 1024 ? undefined : parseCanonical(bytes)
  return orNull(() => {
    if (!isObject(value)) throw new Malformed('approvers')
    only(value, ['approvers', 'format'])
    if (value.format !== 'ippyo approvers 1') throw new Malformed('format')
    return approversIn(value)
  })
}

/** Reads the approvals of the current list. @param approvers the people whose approval counts */
export async function readApprovals(
  directory: string,
  { authority, packageHash, lists, approvers: named }: Approved,
  approvers: readonly Approver[],
): Promise<readonly Approval[] | ApprovalsProblem> {
  if (canonical(plain(approvers)) !== canonical(plain(named))) return 'other-approvers'
  const bytes = await readBounded(join(directory, `approvals-${lists.length}.json`), APPROVALS_BYTES_MAX)
  if (typeof bytes === 'string') return bytes === 'missing' ? 'missing' : 'malformed'
  const of = { package: packageHash, lists: lists.map(({ hash }) => hash) }
  return listApprovals(bytes, of, { authority, approvers, signedBy })
}

/** §5: a file that the authority signed after the ceremony. @returns why two of these people have not approved it; null: they have */
export async function documentProblem(
  path: string,
  document: ApprovedDocument,
  of: { readonly authority: string; readonly approvers: readonly Approver[] },
): Promise<ApprovalsProblem | null> {
  const bytes = await readBounded(path, APPROVALS_BYTES_MAX)
  if (typeof bytes === 'string') return bytes === 'missing' ? 'missing' : 'malformed'
  return documentProblemIn(bytes, document, { ...of, signedBy })
}

function plain(approvers: readonly Approver[]) {
  return approvers.map(({ name, key }) => ({ name, key }))
}
