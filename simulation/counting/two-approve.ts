/** Two people who approve an election that a test holds as a real one: without them no machine opens it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import {
  type Approved,
  approvalsFile,
  approvedIn,
  serialiseApprovals,
  signApproval,
} from '#election/definition/approvals.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type ApprovedDocument,
  type Approving,
  approveDocument,
  type DocumentSigners,
} from '#election/definition/document-approvals.ts'
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
  return approveDocument(approved, { record: null, secretKeys: two.map(({ secretKey }) => secretKey) })
}

/** Who signs a document of this election: the commission, and these two where the package names them. */
export function signersOf(
  { approvers }: Pick<ElectionPackage, 'approvers'>,
  authoritySecretKey: Uint8Array,
): DocumentSigners {
  return { authoritySecretKey, approving: approvers === undefined ? null : BY_TWO }
}

const BY_TWO: Approving = { record: null, secretKeys: people.map(({ secretKey }) => secretKey) }

/** Beside the list that they approve. */
export function approvedByTwo(approved: Approved, two: readonly KeyPair[] = people, round = 1): Uint8Array {
  const approvals = two.map(({ publicKey, secretKey }) => ({
    key: toHex(publicKey),
    record: null,
    signature: signApproval(approved, round, null, secretKey),
  }))
  return serialiseApprovals({ ...approved, round, admitted: [], approvals })
}

/** @param machine directory of the tally, which is to know them */
export async function twoApprove(election: LoadedElection, directory: string, machine: string): Promise<void> {
  const file = approvedByTwo(approvedIn(election))
  await writeFile(join(directory, approvalsFile(election.list.version)), file)
  await writeFile(join(machine, APPROVERS_FILE), serialiseApprovers(TWO_APPROVERS))
}
