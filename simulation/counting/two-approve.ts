/** Two people who approve an election that a test holds as a real one: without them no machine opens it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { type Approved, approvalsFile, approvedIn, serialiseApprovals, signApproval } from '#election/definition/approvals.ts'
import { type ApprovedDocument, approveDocument } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { APPROVERS_FILE, type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { signVoidDecision, type VoidDecision } from '#election/online/voids.ts'
import { seededRandomness } from '../seeded-randomness.ts'

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

const person = (name: string) => ({ name, ...makeSigningKey(seededRandomness(name)) })
const people = [person('承認 春子'), person('承認 夏男')] as const

export const APPROVERS_KEYS: readonly [KeyPair, KeyPair] = people

export const TWO_APPROVERS: readonly Approver[] = people.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))

/** As both of them sign it. */
export function decidedByTwo(decision: VoidDecision): Uint8Array {
  const [one, other] = people
  return signVoidDecision(decision, [one.secretKey, other.secretKey])
}

/** As the office's page writes it. */
export function documentApprovedByTwo(approved: ApprovedDocument, two: readonly KeyPair[] = people): Uint8Array {
  return approveDocument(approved, { admitted: [], record: null, secretKeys: two.map(({ secretKey }) => secretKey) })
}

/** Their two approvals of these documents, as bytes. */
export function approvalsOfTwo(approved: Approved): Uint8Array {
  const approvals = people.map(({ publicKey, secretKey }) => ({
    key: toHex(publicKey),
    record: null,
    signature: signApproval(approved, null, secretKey),
  }))
  return serialiseApprovals({ ...approved, admitted: [], approvals })
}

/** @param machine directory of the tally, which is to know them */
export async function twoApprove(election: LoadedElection, directory: string, machine: string): Promise<void> {
  await writeFile(join(directory, approvalsFile(election.list.version)), approvalsOfTwo(approvedIn(election)))
  await writeFile(join(machine, APPROVERS_FILE), serialiseApprovers(TWO_APPROVERS))
}
