/** A document that the authority signed after the ceremony: its signature file goes on with the approvals of two (approvals.md §5). */
import {
  APPROVALS_BYTES_MAX,
  type ApprovedDocument,
  type Asked,
  type DocumentKind,
  documentProblemIn,
} from './approval-rules.ts'
import { type DocumentProblem, type JsonObject, readSigned } from './canonical.ts'
import type { PackageSource } from './source.ts'

const OWN_BYTES = 104
export const APPROVED_SIGNATURE_BYTES_MAX = OWN_BYTES + APPROVALS_BYTES_MAX

/** Who is asked: those whom the package names; none: a fixture, or for practice. */
interface AskedOf extends Omit<Asked, 'signedBy'> {
  readonly use: string
}

/** The signature file alone, as it is read without approvals. */
export function ownSignature(file: Uint8Array): Uint8Array {
  return file.subarray(0, OWN_BYTES)
}

/** Whether two of these people have approved the document, in the part of its signature file that comes after the signature. */
export function isApprovedByTwo(
  file: Uint8Array,
  document: ApprovedDocument,
  { use, ...asked }: AskedOf,
  signedBy: PackageSource['signedBy'],
): boolean {
  if (asked.approvers.length === 0) return use !== 'live'
  return documentProblemIn(file.subarray(OWN_BYTES), document, { ...asked, signedBy }) === null
}

export async function readApproved(
  source: PackageSource,
  paths: { readonly document: string; readonly signature: string },
  { kind, ...use }: { readonly kind: DocumentKind; readonly label: string; readonly bytesMax: number },
  of: AskedOf,
): Promise<{ readonly value: JsonObject; readonly hash: string } | DocumentProblem | 'not-approved'> {
  const file = await source.read(paths.signature, APPROVED_SIGNATURE_BYTES_MAX)
  if (typeof file === 'string') {
    const document = await source.read(paths.document, use.bytesMax)
    return document === 'missing' ? 'missing' : 'not-signed'
  }
  const read: PackageSource['read'] = async (name, most) =>
    name === paths.signature ? ownSignature(file) : source.read(name, most)
  const signed = await readSigned({ ...source, read }, paths, use, of.authority)
  if (typeof signed === 'string') return signed
  return isApprovedByTwo(file, { kind, document: signed.hash }, of, source.signedBy) ? signed : 'not-approved'
}
