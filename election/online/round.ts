/**
 * `online-round-<n>.ippyo`: what sorting must know of a round of roll lists, signed by the commission (docs/formats/online-lists.md §7): a
 * station that held an older one did not know who had voted online, and its marks are those of one list of voted boxes. No box, no station.
 */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type DocumentSigners,
  readSealed,
  signSealed,
} from '#election/definition/document-approvals.ts'
import type { DocumentError, FastChecks, SignedBytes } from '#election/definition/signed-document.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'

const FORMAT = 'ippyo online round 1'
export const ROUND_BYTES_MAX = 4096

export interface OnlineRound {
  readonly electionId: ElectionId
  /** That of its roll lists. */
  readonly number: number
  readonly last: boolean
  /** `votedListHash` of the `online-voted.ippyo` whose boxes this round or an earlier one has; null: none came, as two people approved. */
  readonly voted: string | null
}

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  number: z.number().int().min(1).max(ROLL_LISTS_MAX),
  last: z.boolean(),
  voted: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})

export function signRound(round: OnlineRound, signers: DocumentSigners): SignedBytes {
  return signSealed('online-round', { format: FORMAT, ...round }, signers)
}

export function readRound(
  document: SignedBytes,
  of: {
    readonly electionPackage: Pick<ElectionPackage, 'electionId' | 'use' | 'approvers'>
    readonly authority: Uint8Array
  },
  fast?: FastChecks,
): Result<OnlineRound, DocumentError | DocumentNotApproved | { readonly type: 'of-another-election' }> {
  const { electionPackage, authority: authorityPublicKey } = of
  const [bytesMax, asked] = [ROUND_BYTES_MAX, { document, authorityPublicKey, schema, fast }] as const
  const read = readSealed('online-round', { ...asked, bytesMax }, electionPackage)
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const isOurs = plain.electionId === electionPackage.electionId
  return isOurs ? ok(branded<OnlineRound>(plain)) : err({ type: 'of-another-election' })
}

/** Name of the file and, with `.sig`, of its signature. */
export function roundName(number: number): string {
  return `online-round-${String(number).padStart(2, '0')}`
}

/** The one that decides; or why none does. */
export function newestRound(rounds: readonly OnlineRound[]): OnlineRound | 'round-missing' | 'rounds-contradict' {
  const newest = rounds.toSorted((a, b) => a.number - b.number).at(-1)
  if (newest === undefined) return 'round-missing'
  const isOne = rounds.every((each) => each.number < newest.number || isSame(each, newest))
  return isOne ? newest : 'rounds-contradict'
}

function isSame(one: OnlineRound, other: OnlineRound): boolean {
  return one.last === other.last && one.voted === other.voted
}
