/**
 * Two people's approval of what the commission's key signs after the ceremony (docs/formats/approvals.md §5): settings, gazette and sorting
 * machine of the online box, each roll list with its round, a declaration of lost media. One passphrase signs such a document; nobody
 * takes it without this (own-50).
 */
import { z } from 'zod'
import { concat, toHex } from '../bytes.ts'
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts'
import type { Approver } from '../keys/approvers.ts'
import { parseJson } from '../keys/json-file.ts'
import { sign, signingPublicKey, type VerifyEd25519, verifyPortable } from '../keys/signature.ts'
import { err, ok, type Result } from '../result.ts'
import {
  APPROVALS_BYTES_MAX,
  type Approval,
  type ApprovalsProblem,
  givenApprovals,
  givenBy,
  type RecordAnchor,
} from './approvals.ts'
import type { ElectionPackage } from './definition.ts'
import {
  type DocumentError,
  documentHash,
  readDocument,
  SIGNATURE_FILE_BYTES,
  type SignedBytes,
  signDocument,
} from './signed-document.ts'

/** With approvals in a file beside them, which two people sign where the office reads the document. */
export const FILED_KINDS = ['online-settings', 'online-gazette', 'sorting-machine'] as const
export type FiledKind = (typeof FILED_KINDS)[number]
/** The approvals are a part of its signature: two people give them in the room in which it is signed. */
const SEALED_KINDS = ['roll-list', 'roll-round', 'lost-media'] as const
export type SealedKind = (typeof SEALED_KINDS)[number]
const DOCUMENT_KINDS = [...FILED_KINDS, ...SEALED_KINDS] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export interface ApprovedDocument {
  readonly kind: DocumentKind
  /** SHA-256 of the signed bytes, hex. */
  readonly document: string
}

/** By people whom the package names, and nobody else: who was admitted for a list has no word about documents (X4-B2). */
export interface DocumentApprovals extends ApprovedDocument {
  readonly approvals: readonly Approval[]
}

export type DocumentNotApproved =
  | { readonly type: 'document-not-approved'; readonly kind: DocumentKind; readonly problem: ApprovalsProblem }
  /** A real election, at a place that knows nobody whose word it could take. */
  | { readonly type: 'approvers-unknown' }

/** Beside the signed file; that of a machine that sorted is also beside the votes that it sealed. */
export const DOCUMENT_APPROVALS = {
  'online-settings': 'online-approvals.json',
  'online-gazette': 'gazette-approvals.json',
  'sorting-machine': 'tally-approvals.json',
} as const satisfies Record<FiledKind, string>

const FORMAT = 'ippyo document approvals 1'

const schema = z.strictObject({
  format: z.literal(FORMAT),
  kind: z.enum(DOCUMENT_KINDS),
  document: z.string().regex(/^[0-9a-f]{64}$/),
  approvals: givenApprovals,
})

export function serialiseDocumentApprovals({ kind, document, approvals }: DocumentApprovals): Uint8Array {
  return canonicalJson({ format: FORMAT, kind, document, approvals })
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
  readonly record: RecordAnchor | null
  readonly secretKeys: readonly Uint8Array[]
}

export function approveDocument(approved: ApprovedDocument, { record, secretKeys }: Approving): Uint8Array {
  const approvals = secretKeys.map((secretKey) => ({
    ...{ key: toHex(signingPublicKey(secretKey)), record },
    signature: signDocumentApproval(approved, record, secretKey),
  }))
  return serialiseDocumentApprovals({ ...approved, approvals })
}

export interface AskedOf {
  /** That of the package. */
  readonly use: string
  /** The commission's public key, hex. */
  readonly authority: string
  readonly approvers: readonly Approver[]
}

/**
 * @param bytes null: there is no such file
 * @param approvers whom this place knows from its own set-up; none: a fixture's, or one for practice
 * @returns who approved
 */
export function readDocumentApprovals(
  bytes: Uint8Array | null,
  approved: ApprovedDocument,
  of: AskedOf,
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
  const by = givenBy(file.approvals, said, of.approvers, verify)
  return by.ok ? by : refuse(by.error)
}

/** Whose word a reader asks for: the people whom the package names, whom each machine has held against its own set-up (own-58). */
export function wordOfTwo(
  { use, approvers }: Pick<ElectionPackage, 'use' | 'approvers'>,
  authorityPublicKey: Uint8Array,
): AskedOf {
  return { use, authority: toHex(authorityPublicKey), approvers }
}

/** As it lies in files, with what two people signed beside it; null: there is no such file. */
export interface FiledDocument extends SignedBytes {
  readonly approvals: Uint8Array | null
}

/** Who signs a document whose approvals are a part of its signature. */
export interface DocumentSigners {
  readonly authoritySecretKey: Uint8Array
  /** Null: machines ask for nobody's word, as in a fixture or for practice. */
  readonly approving: Approving | null
}

/** A signature file, and after it the approvals. */
export const APPROVED_SIGNATURE_BYTES_MAX = SIGNATURE_FILE_BYTES + APPROVALS_BYTES_MAX

export function signSealed(kind: SealedKind, value: unknown, by: DocumentSigners): SignedBytes {
  const { bytes, signature } = signDocument(kind, value, by.authoritySecretKey)
  if (by.approving === null) return { bytes, signature }
  const approvals = approveDocument({ kind, document: toHex(documentHash(bytes)) }, by.approving)
  return { bytes, signature: concat(signature, approvals) }
}

/** Nothing of it counts before the commission's signature and the two people's were checked. */
export function readSealed<S extends z.ZodType>(
  kind: SealedKind,
  { document: { bytes, signature }, ...input }: Omit<Parameters<typeof readDocument<S>>[0], 'use'>,
  electionPackage: Pick<ElectionPackage, 'use' | 'approvers'>,
): Result<{ readonly value: z.infer<S>; readonly hash: Uint8Array }, DocumentError | DocumentNotApproved> {
  const [own, after] = [signature.subarray(0, SIGNATURE_FILE_BYTES), signature.subarray(SIGNATURE_FILE_BYTES)]
  const read = readDocument({ ...input, use: kind, document: { bytes, signature: own } })
  if (!read.ok) return read
  const approved = { kind, document: toHex(read.value.hash) } as const
  const of = wordOfTwo(electionPackage, input.authorityPublicKey)
  const by = readDocumentApprovals(after.length === 0 ? null : after, approved, of, input.fast?.verify)
  return by.ok ? read : by
}

/** Strict and canonical. Null: no such file. */
function parseDocumentApprovals(bytes: Uint8Array): DocumentApprovals | null {
  if (bytes.length > APPROVALS_BYTES_MAX || parseCanonicalJson(bytes) === null) return null
  return parseJson(bytes, APPROVALS_BYTES_MAX, schema)
}

function messageOf({ document, kind }: ApprovedDocument, record: RecordAnchor | null): Uint8Array {
  return canonicalJson({ document, kind, record })
}
