/**
 * `online-boxes-<n>.ippyo`: boxes of approved voters, from the roll side to the box side, signed by two people of the roll side
 * (docs/formats/online-lists.md §8). Ascending by box number, which is drawn at random: the order says nothing of people.
 */
import { z } from 'zod'
import { parseContestMask } from '#election/contests.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readByTwo, signedByOne, withBoth } from './by-two.ts'
import { type BoxId, boxId } from './ids.ts'

const FORMAT = 'ippyo online boxes 1'
export const BOXES_BYTES_MAX = 64 * 1024 * 1024
const BOXES_MAX = 1_000_000

interface ApprovedBox {
  readonly box: BoxId
  /** The contests of its voter. Never empty. */
  readonly style: ContestMask
}

export interface BoxList {
  readonly electionId: ElectionId
  /** From 1; later lists have boxes that were approved since. */
  readonly number: number
  readonly boxes: readonly ApprovedBox[]
}

export type BoxListError =
  | { readonly type: 'boxes-malformed' }
  | { readonly type: 'of-another-election' }
  /** Not by two different people whom the box side knows, over exactly this list. */
  | { readonly type: 'boxes-not-by-two' }

const style = z.number().transform((mask, context) => {
  const parsed = parseContestMask(mask)
  if (parsed !== null && parsed !== 0) return parsed
  context.addIssue({ code: 'custom' })
  return z.NEVER
})
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  number: z.number().int().min(1).max(9999),
  boxes: z
    .array(z.strictObject({ box: boxId, style }))
    .min(1)
    .max(BOXES_MAX)
    .refine((boxes) => boxes.every(({ box }, at) => at === 0 || (boxes[at - 1]?.box ?? '') < box)),
})

/** Each box of these lists. Null: a box has two styles, and nobody can say which one two people meant. */
export function stylesOf(lists: readonly BoxList[]): ReadonlyMap<BoxId, ContestMask> | null {
  const styles = new Map<BoxId, ContestMask>()
  for (const { box, style: mask } of lists.flatMap(({ boxes }) => boxes)) {
    if ((styles.get(box) ?? mask) !== mask) return null
    styles.set(box, mask)
  }
  return styles
}

/** The content that each of the two people signs, after they compared its numbers. */
function saidOf({ electionId: of, number, boxes }: BoxList): object {
  const sorted = boxes
    .toSorted((a, b) => (a.box < b.box ? -1 : 1))
    .map(({ box, style: mask }) => ({ box, style: mask }))
  return { format: FORMAT, electionId: of, number, boxes: sorted }
}

/** Two people on two screens: each signs by themselves. */
export function signBoxList(list: BoxList, secretKey: Uint8Array, signOne?: SignEd25519) {
  return signedByOne('online-boxes', saidOf(list), secretKey, signOne)
}

export function writeBoxList(list: BoxList, by: Parameters<typeof withBoth>[1]): Uint8Array {
  return withBoth(saidOf(list), by)
}

export function readBoxList(
  bytes: Uint8Array,
  of: { readonly electionId: ElectionId; readonly approvers: readonly Approver[] },
  verify?: VerifyEd25519,
): Result<BoxList, BoxListError> {
  const use = () => 'online-boxes' as const
  const read = readByTwo(bytes, { bytesMax: BOXES_BYTES_MAX, schema, use, approvers: of.approvers, verify })
  if (!read.ok) return err({ type: read.error === 'malformed' ? 'boxes-malformed' : 'boxes-not-by-two' })
  const { format: _format, ...list } = read.value.value
  return list.electionId === of.electionId ? ok(list) : err({ type: 'of-another-election' })
}
