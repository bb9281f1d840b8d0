/** approvals.md: who approved package and lists, checked with the keys that the auditor gives (from the paper of the ceremony). */
import { join } from 'node:path'
import { signedBy } from '../medium/fields.ts'
import { canonical, isObject, type Json, type JsonObject, parseCanonical } from './canonical.ts'
import { readBounded } from './directory.ts'
import { distinct, HEX_32, list, Malformed, object, objects, only, text, whole, words } from './fields.ts'
import { isSigningKey } from './package-body.ts'
import type { Trust } from './trust.ts'

export interface Approver {
  readonly name: string
  /** Ed25519, hex. */
  readonly key: string
}

export type ApprovalsProblem =
  /** No file for the current list, or fewer than two approvals in it. */
  'missing' | 'malformed' | 'of-another' | 'unknown-person' | 'not-genuine'

export interface Approval extends Approver {
  /** The office's record at the approval: number of lines, SHA-256 of the last one. Null: no record was kept. */
  readonly record: { readonly lines: number; readonly head: string } | null
}

type Approved = Pick<Trust, 'authority' | 'packageHash' | 'lists'>

const FILE_BYTES_MAX = 64 * 1024
const NEEDED = 2
const MOST = 64
const HEX_64 = /^[0-9a-f]{128}$/

/** Parses `approvers.json`, the file beside `authority.pub`. Null: it is no such file. */
export function approversOf(bytes: Buffer): readonly Approver[] | null {
  const value = bytes.length > 32 * 1024 ? undefined : parseCanonical(bytes)
  return orNull(() => {
    if (!isObject(value)) throw new Malformed('approvers')
    only(value, ['approvers', 'format'])
    if (value.format !== 'ippyo approvers 1') throw new Malformed('format')
    const approvers = objects(value, 'approvers', NEEDED, MOST).map((each) => {
      only(each, ['key', 'name'])
      return personOf(each)
    })
    checkDistinct(approvers)
    return approvers
  })
}

/** Reads the approvals of the current list. @param approvers the people whose approval counts */
export async function readApprovals(
  directory: string,
  trust: Approved,
  approvers: readonly Approver[],
): Promise<readonly Approval[] | ApprovalsProblem> {
  const bytes = await readBounded(join(directory, `approvals-${trust.lists.length}.json`), FILE_BYTES_MAX)
  if (typeof bytes === 'string') return bytes === 'missing' ? 'missing' : 'malformed'
  const value = parseCanonical(bytes)
  const file = isObject(value) ? orNull(() => fileOf(value)) : null
  if (file === null) return 'malformed'
  const { packageHash, lists } = trust
  if (file.package !== packageHash || file.lists.join() !== lists.map(({ hash }) => hash).join()) return 'of-another'
  const said = { lists: file.lists, package: file.package }
  return approvalsIn(file, { approvers, authority: trust.authority }, 'ippyo approval 1', said)
}

/** §5: a file that the authority signed after the ceremony. @returns why two of these people have not approved it; null: they have */
export async function documentProblem(
  path: string,
  { kind, document }: { readonly kind: 'online-settings' | 'sorting-machine'; readonly document: string },
  { authority, approvers }: { readonly authority: string; readonly approvers: readonly Approver[] },
): Promise<ApprovalsProblem | null> {
  const bytes = await readBounded(path, FILE_BYTES_MAX)
  if (typeof bytes === 'string') return bytes === 'missing' ? 'missing' : 'malformed'
  const value = parseCanonical(bytes)
  const file = isObject(value) ? orNull(() => documentFileOf(value)) : null
  if (file === null) return 'malformed'
  if (file.kind !== kind || file.document !== document) return 'of-another'
  const given = approvalsIn(file, { approvers, authority }, 'ippyo document approval 1', { document, kind })
  return typeof given === 'string' ? given : null
}

type File = ReturnType<typeof fileOf>
type Given = Pick<File, 'admitted' | 'approvals'>

function fileOf(value: JsonObject) {
  only(value, ['admitted', 'approvals', 'format', 'lists', 'package'])
  if (value.format !== 'ippyo approvals 1') throw new Malformed('format')
  const lists = list(value, 'lists', 1, 100).map((hash) => {
    if (typeof hash !== 'string' || !HEX_32.test(hash)) throw new Malformed('lists')
    return hash
  })
  return {
    package: text(value, 'package', HEX_32),
    lists,
    ...givenOf(value),
  }
}

function documentFileOf(value: JsonObject) {
  only(value, ['admitted', 'approvals', 'document', 'format', 'kind'])
  if (value.format !== 'ippyo document approvals 1') throw new Malformed('format')
  return { kind: value.kind, document: text(value, 'document', HEX_32), ...givenOf(value) }
}

function givenOf(value: JsonObject) {
  return {
    admitted: objects(value, 'admitted', 0, MOST).map(admissionOf),
    approvals: objects(value, 'approvals', 1, MOST).map(approvalOf),
  }
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

/** In order: a person who was admitted may admit others. */
function withAdmitted(
  approvers: readonly Approver[],
  admitted: File['admitted'],
  authority: string,
): readonly Approver[] | ApprovalsProblem {
  const known = [...approvers]
  for (const { name, key, by } of admitted) {
    if (by.some((one) => !known.some((each) => each.key === one.key))) return 'unknown-person'
    if (by[0]?.key === by[1]?.key || known.some((each) => each.key === key || each.name === name)) return 'malformed'
    if (!by.every((one) => isSigned('ippyo admission 1', { authority, key, name }, one))) return 'not-genuine'
    known.push({ name, key })
  }
  return known
}

/** @param said what each signs, beside the anchor of the record */
function approvalsIn(
  { admitted, approvals }: Given,
  { approvers, authority }: { readonly approvers: readonly Approver[]; readonly authority: string },
  label: string,
  said: JsonObject,
): readonly Approval[] | ApprovalsProblem {
  const known = withAdmitted(approvers, admitted, authority)
  if (typeof known === 'string') return known
  const given: Approval[] = []
  for (const approval of approvals) {
    const person = known.find(({ key }) => key === approval.key)
    if (person === undefined) return 'unknown-person'
    if (!isSigned(label, { ...said, record: approval.record }, approval)) return 'not-genuine'
    given.push({ ...person, record: approval.record })
  }
  if (new Set(given.map(({ key }) => key)).size !== given.length) return 'malformed'
  return given.length < NEEDED ? 'missing' : given
}

function isSigned(label: string, message: Json, { key, signature }: { key: string; signature: string }): boolean {
  return (
    isSigningKey(key) && signedBy(key, label, Buffer.from(canonical(message), 'utf8'), Buffer.from(signature, 'hex'))
  )
}

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
