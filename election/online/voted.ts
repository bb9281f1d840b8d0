/**
 * `online-voted.ippyo`: the handles of all boxes with a vote, from the box side to the roll side, for the marks 済 (docs/formats/online-lists.md
 * §2). Both exporters sign it: one alone could say of everybody that they have voted, or of nobody.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readByTwo, type SignedBy, signedByOne, withBoth } from './by-two.ts'
import { type Handle, handle } from './ids.ts'

export const HANDLES_BYTES_MAX = 64 * 1024 * 1024
const FORMAT = 'ippyo online voted 1'

export interface VotedList {
  readonly electionId: ElectionId
  /** Unix seconds. */
  readonly closedAt: number
  /** Ascending: no order of voting. */
  readonly handles: readonly Handle[]
}

/** Handles of one list: ascending, each once. */
export const ascendingHandles = z
  .array(handle)
  .max(1_000_000)
  .refine((handles) => handles.every((each, at) => at === 0 || (handles[at - 1] as string) < each))

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  closedAt: z
    .number()
    .int()
    .min(0)
    .max(2 ** 40),
  handles: ascendingHandles,
})

export type VotedListError =
  | { readonly type: 'voted-list-malformed' }
  /** Not by two different exporters of the settings, over exactly these boxes. */
  | { readonly type: 'voted-list-not-by-two' }
  | { readonly type: 'of-another-election' }
  /** Made before the box was closed: who voted after it is not in it. */
  | { readonly type: 'voted-list-before-the-close' }

export function signVotedList(list: VotedList, exporterSecretKey: Uint8Array, signOne?: SignEd25519): SignedBy {
  return signedByOne('online-voted', said(list), exporterSecretKey, signOne)
}

export function writeVotedList(list: VotedList, by: readonly [SignedBy, SignedBy]): Uint8Array {
  return withBoth(said(list), by)
}

export function readVotedList(
  bytes: Uint8Array,
  of: { readonly electionId: ElectionId; readonly exporters: readonly Approver[]; readonly closes: number },
  verify?: VerifyEd25519,
): Result<VotedList, VotedListError> {
  const use = () => 'online-voted' as const
  const read = readByTwo(bytes, { bytesMax: HANDLES_BYTES_MAX, schema, use, approvers: of.exporters, verify })
  if (!read.ok) return err({ type: `voted-list-${read.error}` })
  const list = listOf(read.value.value)
  if (list.electionId !== of.electionId) return err({ type: 'of-another-election' })
  return list.closedAt < of.closes ? err({ type: 'voted-list-before-the-close' }) : ok(list)
}

/** As anybody can read it without the exporters' keys; null: in another form, or of another election. */
export function votedListUnsigned(bytes: Uint8Array, of: ElectionId): VotedList | null {
  const value = bytes.length <= HANDLES_BYTES_MAX ? parseCanonicalJson(bytes) : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { by: _by, ...plain } = value as { readonly by?: unknown }
  const parsed = schema.safeParse(plain)
  return parsed.success && parsed.data.electionId === of ? listOf(parsed.data) : null
}

/** Its name in rounds of roll lists, hex: of its content alone, so that another two exporters may sign it again. */
export function votedListHash(list: VotedList): string {
  return toHex(sha256(canonicalJson(said(list))))
}

function said(list: VotedList) {
  return { format: FORMAT, ...list, handles: list.handles.toSorted() }
}

function listOf({ format: _format, ...list }: z.infer<typeof schema>): VotedList {
  return branded<VotedList>(list)
}
