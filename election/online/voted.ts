/** `online-voted.ippyo`: the handles of all boxes with a vote, from the box side to the roll side, for the marks 済 (docs/formats/online-lists.md §2). */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
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

export function signVotedList(list: VotedList, exporterSecretKey: Uint8Array): SignedBytes {
  return signDocument('online-voted', { format: FORMAT, ...list, handles: list.handles.toSorted() }, exporterSecretKey)
}

export function readVotedList(
  document: SignedBytes,
  of: { readonly electionId: ElectionId; readonly exporterKey: Uint8Array },
  fast?: FastChecks,
): Result<VotedList, DocumentError | { readonly type: 'of-another-election' }> {
  const asked = { use: 'online-voted' as const, document, authorityPublicKey: of.exporterKey, fast }
  const read = readDocument({ ...asked, bytesMax: HANDLES_BYTES_MAX, schema })
  if (!read.ok) return read
  const { format: _format, ...list } = read.value.value
  return list.electionId === of.electionId ? ok(branded<VotedList>(list)) : err({ type: 'of-another-election' })
}
