/** approvals.md §1, 2, 3, 5: people and their approvals by form and signature alone, in a directory and in a browser. */
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonical, isObject, type JsonObject, parseCanonical } from './canonical.ts'
import { distinct, HEX_32, list, Malformed, object, objects, only, text, whole, words } from './fields.ts'
import { isSigningKey } from './signing-key.ts'
import type { PackageSource } from './source.ts'

export interface Approver {
  readonly name: string
  /** Ed25519, hex. */
  readonly key: string
}

export type ApprovalsProblem =
  /** No file for the current list, or fewer than two approvals in it. */
  | 'missing'
  | 'malformed'
  | 'of-another'
  | 'unknown-person'
  | 'not-genuine'
  /** Those whom the auditor knows are not those whom the package names. */
  | 'other-approvers'

export interface Approval extends Approver {
  /** The office's record at the approval: number of lines, SHA-256 of the last one. Null: no record was kept. */
  readonly record: { readonly lines: number; readonly head: string } | null
}

/** Whose word is asked for, and how a signature is checked. */
export interface Asked {
  readonly authority: string
  readonly approvers: readonly Approver[]
  readonly signedBy: PackageSource['signedBy']
}

export type DocumentKind =
  | 'online-settings'
  | 'online-gazette'
  | 'sorting-machine'
  | 'roll-list'
  | 'roll-round'
  | 'lost-media'

export interface ApprovedDocument {
  readonly kind: DocumentKind
  /** SHA-256, hex. */
  readonly document: string
}

export const APPROVALS_BYTES_MAX = 64 * 1024
const NEEDED = 2
const MOST = 64
const HEX_64 = /^[0-9a-f]{128}$/

/** Two or more people, each once. @throws Malformed */
export function approversIn(value: JsonObject): readonly Approver[] {
  const approvers = objects(value, 'approvers', NEEDED, MOST).map((each) => {
    only(each, ['key', 'name'])
    return personOf(each)
  })
  checkDistinct(approvers)
  return approvers
}

/** @returns who approved package and lists */
export function listApprovals(
  bytes: Uint8Array,
  of: { readonly package: string; readonly lists: readonly string[] },
  asked: Asked,
): readonly Approval[] | ApprovalsProblem {
  const value = parseCanonical(bytes)
  const file = isObject(value) ? orNull(() => fileOf(value)) : null
  if (file === null) return 'malformed'
  if (file.package !== of.package || file.lists.join() !== of.lists.join()) return 'of-another'
  const { lists, package: ofPackage, round } = file
  const known = withAdmitted(asked, file)
  if (typeof known === 'string') return known
  return approvalsIn(file.approvals, { ...asked, approvers: known }, 'ippyo approval 1', {
    lists,
    package: ofPackage,
    round,
  })
}

/** @returns why two of these people have not approved the document; null: they have */
export function documentProblemIn(
  bytes: Uint8Array,
  { kind, document }: ApprovedDocument,
  asked: Asked,
): ApprovalsProblem | null {
  const value = parseCanonical(bytes)
  const file = isObject(value) ? orNull(() => documentFileOf(value)) : null
  if (file === null) return 'malformed'
  if (file.kind !== kind || file.document !== document) return 'of-another'
  const given = approvalsIn(file.approvals, asked, 'ippyo document approval 1', { document, kind })
  return typeof given === 'string' ? given : null
}

type File = ReturnType<typeof fileOf>

function fileOf(value: JsonObject) {
  only(value, ['admitted', 'approvals', 'format', 'lists', 'package', 'round'])
  if (value.format !== 'ippyo approvals 1') throw new Malformed('format')
  const lists = list(value, 'lists', 1, 100).map((hash) => {
    if (typeof hash !== 'string' || !HEX_32.test(hash)) throw new Malformed('lists')
    return hash
  })
  return {
    package: text(value, 'package', HEX_32),
    lists,
    round: whole(value, 'round', 1, 9999),
    admitted: objects(value, 'admitted', 0, MOST).map(admissionOf),
    approvals: approvalsOf(value),
  }
}

function documentFileOf(value: JsonObject) {
  only(value, ['approvals', 'document', 'format', 'kind'])
  if (value.format !== 'ippyo document approvals 1') throw new Malformed('format')
  return { kind: value.kind, document: text(value, 'document', HEX_32), approvals: approvalsOf(value) }
}

function approvalsOf(value: JsonObject) {
  return objects(value, 'approvals', 1, MOST).map(approvalOf)
}

function admissionOf(each: JsonObject) {
  only(each, ['by', 'key', 'name'])
  const by = objects(each, 'by', NEEDED, NEEDED).map((one) => {
    only(one, ['key', 'signature'])
    return { key: text(one, 'key', HEX_32), signature: text(one, 'signature', HEX_64) }
  })
  return { ...personOf(each), by }
}

function approvalOf(each: JsonObject) {
  only(each, ['key', 'record', 'signature'])
  const record = each.record === null ? null : object(each, 'record')
  if (record !== null) only(record, ['head', 'lines'])
  const anchor = record && {
    lines: whole(record, 'lines', 1, Number.MAX_SAFE_INTEGER),
    head: text(record, 'head', HEX_32),
  }
  return { key: text(each, 'key', HEX_32), record: anchor, signature: text(each, 'signature', HEX_64) }
}

function personOf(each: JsonObject): Approver {
  const name = words(each, 'name', 1, 60)
  if (name.trim() !== name) throw new Malformed('name')
  return { name, key: text(each, 'key', HEX_32) }
}

function checkDistinct(people: readonly Approver[]): void {
  for (const member of ['name', 'key'] as const) {
    distinct(
      people.map((each) => each[member]),
      member,
    )
  }
}

/** In order: a person who was admitted may admit others; each for this list in this round. */
function withAdmitted(
  { approvers, authority, signedBy }: Asked,
  { admitted, lists, round }: File,
): readonly Approver[] | ApprovalsProblem {
  const known = [...approvers]
  const list = lists.at(-1) ?? ''
  for (const { name, key, by } of admitted) {
    if (by.some((one) => !known.some((each) => each.key === one.key))) return 'unknown-person'
    if (by[0]?.key === by[1]?.key || known.some((each) => each.key === key || each.name === name)) return 'malformed'
    const said = { authority, key, list, name, round }
    if (!by.every((one) => isSigned(signedBy, 'ippyo admission 1', said, one))) return 'not-genuine'
    known.push({ name, key })
  }
  return known
}

/** @param said what each signs, beside the anchor of the record */
function approvalsIn(
  approvals: File['approvals'],
  { approvers, signedBy }: Asked,
  label: string,
  said: JsonObject,
): readonly Approval[] | ApprovalsProblem {
  const given: Approval[] = []
  for (const approval of approvals) {
    const person = approvers.find(({ key }) => key === approval.key)
    if (person === undefined) return 'unknown-person'
    if (!isSigned(signedBy, label, { ...said, record: approval.record }, approval)) return 'not-genuine'
    given.push({ ...person, record: approval.record })
  }
  if (new Set(given.map(({ key }) => key)).size !== given.length) return 'malformed'
  return given.length < NEEDED ? 'missing' : given
}

function isSigned(
  signedBy: Asked['signedBy'],
  label: string,
  message: JsonObject,
  { key, signature }: { readonly key: string; readonly signature: string },
): boolean {
  return isSigningKey(key) && signedBy(key, label, utf8ToBytes(canonical(message)), hexToBytes(signature))
}

export function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
