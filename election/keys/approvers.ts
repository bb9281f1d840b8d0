/**
 * The people whose approval a machine asks for. They are named when the commission's key is made, and each machine keeps them from its
 * personalisation: the commission's key alone gives no machine another package or list (docs/decisions/010-ask-two-people-to-sign-each-number.md).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromHex } from '../bytes.ts'
import { canonicalJson, hasWholeLetters, parseCanonicalJson } from '../canonical-json.ts'
import { approverFingerprint } from './fingerprint.ts'
import { parseJson } from './json-file.ts'

export interface Approver {
  readonly name: string
  /** Ed25519 public key, hex. */
  readonly key: string
}

export const APPROVALS_NEEDED = 2
/** More people than any office has. People who join later are admitted by two of them. */
export const APPROVERS_MAX = 64
/** Beside `authority.pub`. */
export const APPROVERS_FILE = 'approvers.json'
export const APPROVERS_BYTES_MAX = 32 * 1024

export const approverName = z
  .string()
  .min(1)
  .max(60)
  .refine((name) => hasWholeLetters(name) && name.trim() === name)
export const approverKey = z.string().regex(/^[0-9a-f]{64}$/)

const people = z
  .array(z.strictObject({ name: approverName, key: approverKey }))
  .max(APPROVERS_MAX)
  .refine(areDistinct)
const approversSchema = people.min(APPROVALS_NEEDED)
/** Empty: a machine that asks for nobody's approval, in a fixture or for practice. */
export const approversOrNone = people.refine(({ length }) => length === 0 || length >= APPROVALS_NEEDED)

const fileSchema = z.strictObject({ format: z.literal('ippyo approvers 1'), approvers: approversSchema })

/** No two have the same name or the same key: one person counts once. */
export function areDistinct(approvers: readonly Approver[]): boolean {
  const names = new Set(approvers.map(({ name }) => name))
  const keys = new Set(approvers.map(({ key }) => key))
  return names.size === approvers.length && keys.size === approvers.length
}

export function serialiseApprovers(approvers: readonly Approver[]): Uint8Array {
  return canonicalJson({ format: 'ippyo approvers 1', approvers: plain(approvers) })
}

/** Strict and canonical. Null: no such file. */
export function parseApprovers(bytes: Uint8Array): readonly Approver[] | null {
  if (bytes.length > APPROVERS_BYTES_MAX || parseCanonicalJson(bytes) === null) return null
  return parseJson(bytes, APPROVERS_BYTES_MAX, fileSchema)?.approvers ?? null
}

/** The signing lock of a machine is bound to this hash: the office opens it only if the machine was given these approvers. */
export function approversHash(approvers: readonly Approver[]): Uint8Array {
  return sha256(canonicalJson(plain(approvers)))
}

/** The same people with the same keys, in the same order. */
export function sameApprovers(one: readonly Approver[], other: readonly Approver[]): boolean {
  return (
    one.length === other.length && one.every(({ name, key }, i) => name === other[i]?.name && key === other[i]?.key)
  )
}

/** As people compare them with the paper of the ceremony. */
export function numbered(
  approvers: readonly Approver[],
): readonly { readonly name: string; readonly number: string }[] {
  return approvers.map(({ name, key }) => ({ name, number: approverFingerprint(fromHex(key)) }))
}

function plain(approvers: readonly Approver[]): Approver[] {
  return approvers.map(({ name, key }) => ({ name, key }))
}
