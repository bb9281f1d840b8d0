/**
 * Two people's approval of what the commission's key signs after the ceremony (docs/formats/approvals.md §5): the settings of the online
 * box, the file that lets a machine seal its sorted votes, each roll list. One passphrase signs such a document; nobody takes it without
 * this (own-50).
 */
import { z } from 'zod'
import { toHex } from '../bytes.ts'
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts'
import type { Approver } from '../keys/approvers.ts'
import { parseJson } from '../keys/json-file.ts'
import { sign, signingPublicKey, type VerifyEd25519, verifyPortable } from '../keys/signature.ts'
import { err, ok, type Result } from '../result.ts'
import {
  type Admission,
  APPROVALS_BYTES_MAX,
  type ApprovalsProblem,
  type Given,
  given,
  givenBy,
  type RecordAnchor,
} from './approvals.ts'

/** With approvals in a file beside them, which two people sign where the office reads the document. */
export const FILED_KINDS = ['online-settings', 'sorting-machine'] as const
export type FiledKind = (typeof FILED_KINDS)[number]
/** The approvals of a roll list are sealed with it. */
const DOCUMENT_KINDS = [...FILED_KINDS, 'roll-list'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export interface ApprovedDocument {
  readonly kind: DocumentKind
  /** SHA-256 of the signed bytes, hex. */
  readonly document: string
}

export interface DocumentApprovals extends ApprovedDocument, Given {}

export type DocumentNotApproved =
  | { readonly type: 'document-not-approved'; readonly kind: DocumentKind; readonly problem: ApprovalsProblem }
  /** A real election, at a place that knows nobody whose word it could take. */
  | { readonly type: 'approvers-unknown' }

/** Beside the signed file; that of a machine that sorted is also beside the votes that it sealed. */
export const DOCUMENT_APPROVALS = {
  'online-settings': 'online-approvals.json',
  'sorting-machine': 'tally-approvals.json',
} as const satisfies Record<FiledKind, string>

const FORMAT = 'ippyo document approvals 1'

const schema = z.strictObject({
  format: z.literal(FORMAT),
  kind: z.enum(DOCUMENT_KINDS),
  document: z.string().regex(/^[0-9a-f]{64}$/),
  ...given,
})

export function serialiseDocumentApprovals({ kind, document, admitted, approvals }: DocumentApprovals): Uint8Array {
  return canonicalJson({ format: FORMAT, kind, document, admitted, approvals })
}

export function signDocumentApproval(
  approved: ApprovedDocument,
  record: RecordAnchor | null,
  secretKey: Uint8Array,
): string {
  return toHex(sign('document-approval', messageOf(approved, record), secretKey))
}

/** Those who approve, with their keys, where a document is made. */
export interface Approving {
  /** Who joined after the machines were given names. */
  readonly admitted: readonly Admission[]
  readonly record: RecordAnchor | null
  readonly secretKeys: readonly Uint8Array[]
}

export function approveDocument(approved: ApprovedDocument, { admitted, record, secretKeys }: Approving): Uint8Array {
  const approvals = secretKeys.map((secretKey) => ({
    ...{ key: toHex(signingPublicKey(secretKey)), record },
    signature: signDocumentApproval(approved, record, secretKey),
  }))
  return serialiseDocumentApprovals({ ...approved, admitted, approvals })
}

/**
 * @param bytes null: there is no such file
 * @param approvers whom this place knows from its own set-up; none: a fixture's, or one for practice
 * @returns who approved
 */
export function readDocumentApprovals(
  bytes: Uint8Array | null,
  approved: ApprovedDocument,
  of: { readonly use: string; readonly authority: string; readonly approvers: readonly Approver[] },
  verify: VerifyEd25519 = verifyPortable,
): Result<readonly Approver[], DocumentNotApproved> {
  if (of.approvers.length === 0) return of.use === 'live' ? err({ type: 'approvers-unknown' }) : ok([])
  const { kind, document } = approved
  const refuse = (problem: ApprovalsProblem) => err({ type: 'document-not-approved', kind, problem } as const)
  if (bytes === null) return refuse('missing')
  const file = parseDocumentApprovals(bytes)
  if (file === null) return refuse('wrong-format')
  if (file.kind !== kind || file.document !== document) return refuse('of-another')
  const said = {
    use: 'document-approval',
    messageOf: (record: RecordAnchor | null) => messageOf(approved, record),
  } as const
  const by = givenBy(file, said, of, verify)
  return by.ok ? by : refuse(by.error)
}

/** Strict and canonical. Null: no such file. */
function parseDocumentApprovals(bytes: Uint8Array): DocumentApprovals | null {
  if (bytes.length > APPROVALS_BYTES_MAX || parseCanonicalJson(bytes) === null) return null
  return parseJson(bytes, APPROVALS_BYTES_MAX, schema)
}

function messageOf({ document, kind }: ApprovedDocument, record: RecordAnchor | null): Uint8Array {
  return canonicalJson({ document, kind, record })
}
