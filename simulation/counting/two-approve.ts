/** Two people who approve an election that a test holds as a real one: without them no machine opens it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { approvalsFile, approvedIn, serialiseApprovals, signApproval } from '#election/definition/approvals.ts'
import {
  type ApprovedDocument,
  serialiseDocumentApprovals,
  signDocumentApproval,
} from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { APPROVERS_FILE, type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { signVoidDecision, type VoidDecision } from '#election/online/voids.ts'
import { seededRandomness } from '../seeded-randomness.ts'

interface KeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

const people = ['承認 春子', '承認 夏男'].map((name) => ({ name, ...makeSigningKey(seededRandomness(name)) }))

export const TWO_APPROVERS: readonly Approver[] = people.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))

/** As both of them sign it. */
export function decidedByTwo(decision: VoidDecision): Uint8Array {
  const [one, other] = people.map(({ secretKey }) => secretKey)
  assert(one !== undefined && other !== undefined, 'two approve: two people')
  return signVoidDecision(decision, [one, other])
}

/** As the office's page writes it. */
export function documentApprovedByTwo(approved: ApprovedDocument, two: readonly KeyPair[] = people): Uint8Array {
  const approvals = two.map(({ publicKey, secretKey }) => ({
    key: toHex(publicKey),
    record: null,
    signature: signDocumentApproval(approved, null, secretKey),
  }))
  return serialiseDocumentApprovals({ ...approved, admitted: [], approvals })
}

/** @param machine directory of the tally, which is to know them */
export async function twoApprove(election: LoadedElection, directory: string, machine: string): Promise<void> {
  const approved = approvedIn(election)
  const approvals = people.map(({ publicKey, secretKey }) => ({
    key: toHex(publicKey),
    record: null,
    signature: signApproval(approved, null, secretKey),
  }))
  const file = serialiseApprovals({ ...approved, admitted: [], approvals })
  await writeFile(join(directory, approvalsFile(election.list.version)), file)
  await writeFile(join(machine, APPROVERS_FILE), serialiseApprovers(TWO_APPROVERS))
}
