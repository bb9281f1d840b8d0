/**
 * Two people's approval of a package with its lists: `approvals-<n>.json` beside candidate list n. Each approval is a signature with one
 * person's key over the hashes of these files. A machine knows these people from its personalisation, and those whom two of them admitted
 * later (docs/formats/approvals.md).
 */
import { z } from 'zod'
import { fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts'
import { APPROVALS_NEEDED, type Approver, approverKey, approverName, areDistinct } from '../keys/approvers.ts'
import { parseJson } from '../keys/json-file.ts'
import { SIGNATURE_BYTES, sign, type VerifyEd25519, verifyPortable, verifySignature } from '../keys/signature.ts'
import { err, ok, type Result } from '../result.ts'
import type { LoadedElection } from './loaded-election.ts'
import { CANDIDATE_LISTS_MAX } from './settings.ts'

export const APPROVALS_BYTES_MAX = 64 * 1024
/** Entries in one file: twice the number of people that a machine can know. */
const ENTRIES_MAX = 64
export const ROUNDS_MAX = 9999

/** How far the office's record went: an approval shows a record that was cut short later. Null: nobody kept one. */
export interface RecordAnchor {
  readonly lines: number
  /** SHA-256 of the last of these lines, hex. */
  readonly head: string
}

/** An approval names every list, because a machine opens records of earlier ones too. SHA-256 of the documents, hex. */
export interface Approved {
  readonly package: string
  readonly lists: readonly string[]
}

export interface Approval {
  /** The key of the approver. */
  readonly key: string
  readonly record: RecordAnchor | null
  readonly signature: string
}

export interface Admission extends Approver {
  /** Two who were approvers before. */
  readonly by: readonly { readonly key: string; readonly signature: string }[]
}

/**
 * X4-B2: a word that was taken back begins the next round, in which everybody gives the own word anew. Machines take no round before the
 * highest that they have seen, and no one person lifts it: two sign it.
 */
export type ApprovalRound = number

/** The object of an admission: one list, in one round. A later list asks two people again. */
export interface AdmittedFor {
  /** SHA-256 of the candidate list, hex. */
  readonly list: string
  readonly round: ApprovalRound
}

export interface Approvals extends Approved {
  readonly round: ApprovalRound
  readonly admitted: readonly Admission[]
  readonly approvals: readonly Approval[]
}

export type ApprovalsProblem =
  /** No file for the current list, or fewer than two approvals in it. */
  | 'missing'
  | 'wrong-format'
  /** An approval of another package, or of other lists, for example earlier ones. */
  | 'of-another'
  /** By a key that this machine does not know. */
  | 'unknown-person'
  | 'not-genuine'
  /** The round is before the one that this machine has seen: somebody has taken the own word back since. */
  | 'taken-back'

export type ApprovalsError =
  | { readonly type: 'package-not-approved'; readonly version: number; readonly problem: ApprovalsProblem }
  /** A real election on a machine that knows nobody whose word it could take. */
  | { readonly type: 'approvers-unknown' }
  /** Others than the package names, perhaps under the same names (own-58). */
  | { readonly type: 'approvers-differ' }

const signature = z.string().regex(new RegExp(`^[0-9a-f]{${2 * SIGNATURE_BYTES}}$`))
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const admitted = z
  .array(
    z.strictObject({
      name: approverName,
      key: approverKey,
      by: z.array(z.strictObject({ key: approverKey, signature })).length(APPROVALS_NEEDED),
    }),
  )
  .max(ENTRIES_MAX)
export const givenApprovals = z
  .array(
    z.strictObject({
      key: approverKey,
      record: z.strictObject({ lines: z.number().int().min(1), head: hash }).nullable(),
      signature,
    }),
  )
  .min(1)
  .max(ENTRIES_MAX)

const schema = z.strictObject({
  format: z.literal('ippyo approvals 1'),
  package: hash,
  lists: z.array(hash).min(1).max(CANDIDATE_LISTS_MAX),
  round: z.number().int().min(1).max(ROUNDS_MAX),
  admitted,
  approvals: givenApprovals,
})

export function approvalsFile(version: number): string {
  return `approvals-${version}.json`
}

/** Strict and canonical. Null: no such file. */
export function parseApprovals(bytes: Uint8Array): Approvals | null {
  if (bytes.length > APPROVALS_BYTES_MAX || parseCanonicalJson(bytes) === null) return null
  const read = parseJson(bytes, APPROVALS_BYTES_MAX, schema)
  if (read === null) return null
  const { format: _, ...approvals } = read
  return approvals
}

export function serialiseApprovals({ package: of, lists, round, admitted, approvals }: Approvals): Uint8Array {
  return canonicalJson({ format: 'ippyo approvals 1', package: of, lists, round, admitted, approvals })
}

export function approvedIn({ packageHash, lists }: Pick<LoadedElection, 'packageHash' | 'lists'>): Approved {
  return { package: toHex(packageHash), lists: lists.map(({ listHash }) => toHex(listHash)) }
}

export function signApproval(
  approved: Approved,
  round: ApprovalRound,
  record: RecordAnchor | null,
  secretKey: Uint8Array,
): string {
  return toHex(sign('approval', approvalMessage(approved, round, record), secretKey))
}

export function signAdmission(authority: string, admitted: Approver, of: AdmittedFor, secretKey: Uint8Array): string {
  return toHex(sign('admission', admissionMessage(authority, admitted, of), secretKey))
}

export function isGenuineAdmission(
  authority: string,
  admitted: Approver,
  of: AdmittedFor,
  by: { readonly key: string; readonly signature: string },
  verify: VerifyEd25519 = verifyPortable,
): boolean {
  return isGenuine('admission', admissionMessage(authority, admitted, of), by, verify)
}

export interface ApprovalsAsked {
  /** That of the package. */
  readonly use: string
  readonly approved: Approved
  /** The commission's public key, hex. */
  readonly authority: string
  /** The highest round that this machine has seen; left out: it keeps none. */
  readonly seen?: ApprovalRound
}

/**
 * @param bytes of `approvals-<n>.json` of the current list; null: it is not there
 * @param approvers whom the machine knows from its personalisation; none: a fixture's machine, or one of before
 * @returns who approved, by name
 */
export function readApprovals(
  { use, approved, authority, seen = 1 }: ApprovalsAsked,
  bytes: Uint8Array | null,
  approvers: readonly Approver[],
  verify: VerifyEd25519 = verifyPortable,
): Result<readonly Approver[], ApprovalsError> {
  if (approvers.length === 0) return use === 'live' ? err({ type: 'approvers-unknown' }) : ok([])
  const refuse = (problem: ApprovalsProblem) =>
    err({ type: 'package-not-approved', version: approved.lists.length, problem } as const)
  if (bytes === null) return refuse('missing')
  const file = parseApprovals(bytes)
  if (file === null) return refuse('wrong-format')
  if (!isSame(file, approved)) return refuse('of-another')
  if (file.round < seen) return refuse('taken-back')
  const known = withAdmitted(approvers, file, authority, verify)
  if (!known.ok) return refuse(known.error)
  const messageOf = (record: RecordAnchor | null) => approvalMessage(approved, file.round, record)
  const by = givenBy(file.approvals, { use: 'approval', messageOf }, known.value, verify)
  return by.ok ? by : refuse(by.error)
}

/** The message that each approval signs. */
interface Said {
  readonly use: 'approval' | 'document-approval'
  readonly messageOf: (record: RecordAnchor | null) => Uint8Array
}

/** Two or more, each known. */
export function givenBy(
  approvals: readonly Approval[],
  { use, messageOf }: Said,
  known: readonly Approver[],
  verify: VerifyEd25519,
): Result<readonly Approver[], ApprovalsProblem> {
  const by: Approver[] = []
  for (const approval of approvals) {
    const person = known.find(({ key }) => key === approval.key)
    if (person === undefined) return err('unknown-person')
    if (!isGenuine(use, messageOf(approval.record), approval, verify)) return err('not-genuine')
    by.push(person)
  }
  if (!areDistinct(by)) return err('wrong-format')
  return by.length < APPROVALS_NEEDED ? err('missing') : ok(by)
}

/** Pinned, or admitted by two for this list. One after the other: who was admitted may admit others. */
function withAdmitted(
  approvers: readonly Approver[],
  { admitted, lists, round }: Approvals,
  authority: string,
  verify: VerifyEd25519,
): Result<readonly Approver[], ApprovalsProblem> {
  const known = [...approvers]
  const of = { list: lists.at(-1) ?? '', round }
  for (const { by, ...person } of admitted) {
    if (by.some(({ key }) => !known.some((each) => each.key === key))) return err('unknown-person')
    if (by[0]?.key === by[1]?.key || !areDistinct([...known, person])) return err('wrong-format')
    if (!by.every((one) => isGenuineAdmission(authority, person, of, one, verify))) return err('not-genuine')
    known.push(person)
  }
  return ok(known)
}

function isSame(a: Approved, b: Approved): boolean {
  return a.package === b.package && a.lists.length === b.lists.length && a.lists.every((list, i) => list === b.lists[i])
}

function approvalMessage({ package: of, lists }: Approved, round: ApprovalRound, record: RecordAnchor | null) {
  return canonicalJson({ package: of, lists, record, round })
}

function admissionMessage(authority: string, { name, key }: Approver, { list, round }: AdmittedFor): Uint8Array {
  return canonicalJson({ authority, key, list, name, round })
}

function isGenuine(
  use: Said['use'] | 'admission',
  message: Uint8Array,
  { key, signature: of }: { readonly key: string; readonly signature: string },
  verify: VerifyEd25519,
): boolean {
  return verifySignature(use, message, fromHex(of), fromHex(key), verify)
}
