/** R8: a hold ends by the word of two people: the paper came back unused (docs/formats/online-lists.md §9). */
import { z } from 'zod'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readByTwo, signedByOne, withBoth } from './by-two.ts'
import { type Handle, type HoldId, handle, holdId } from './ids.ts'

const BYTES_MAX = 4096
const FORMAT = 'ippyo online release 1'

export interface ReleaseStatement {
  readonly electionId: ElectionId
  readonly handle: Handle
  /** The hold that is taken back, and no other. */
  readonly hold: HoldId
  readonly reason: string
}

export interface SignedRelease extends ReleaseStatement {
  /** The text that both signed, and their signatures: the database keeps them. */
  readonly said: Uint8Array
  readonly signatures: readonly Uint8Array[]
}

export type ReleaseError =
  | { readonly type: 'release-malformed' }
  | { readonly type: 'of-another-election' }
  | { readonly type: 'release-not-by-two' }

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  handle,
  hold: holdId,
  reason: z.string().min(1).max(400),
})

/** On a screen of their own. */
export function signRelease(statement: ReleaseStatement, secretKey: Uint8Array, signOne?: SignEd25519) {
  return signedByOne('online-release', { format: FORMAT, ...statement }, secretKey, signOne)
}

export function writeRelease(statement: ReleaseStatement, by: Parameters<typeof withBoth>[1]): Uint8Array {
  return withBoth({ format: FORMAT, ...statement }, by)
}

export function readRelease(
  bytes: Uint8Array,
  of: { readonly electionId: ElectionId; readonly approvers: readonly Approver[] },
  verify?: VerifyEd25519,
): Result<SignedRelease, ReleaseError> {
  const use = () => 'online-release' as const
  const read = readByTwo(bytes, { bytesMax: BYTES_MAX, schema, use, approvers: of.approvers, verify })
  if (!read.ok) return err({ type: read.error === 'malformed' ? 'release-malformed' : 'release-not-by-two' })
  const { value, said, signatures } = read.value
  const { format: _format, ...statement } = value
  return statement.electionId === of.electionId
    ? ok({ ...statement, said, signatures })
    : err({ type: 'of-another-election' })
}
