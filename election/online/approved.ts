/**
 * `online-approved.ippyo`: whose card may have signed for which box (S13), signed by the two who approved and sealed to the sorting key
 * (docs/formats/online-lists.md §6): nobody else can join people to boxes from this file.
 */
import { z } from 'zod'
import { parseBirthDate } from '#election/birth-date.ts'
import { branded } from '#election/branded.ts'
import { concat, fromHex, utf8 } from '#election/bytes.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { encryptBase, HPKE_ENC_BYTES, HPKE_TAG_BYTES, openBase } from '#election/keys/hpke.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readByTwo, type SignedBy, signedByOne, withBoth } from './by-two.ts'
import type { CardPerson } from './card/person.ts'
import { type Handle, handle } from './ids.ts'

const FORMAT = 'ippyo online approved 1'
const MAGIC = utf8('ippyoap1')
const INFO = utf8('ippyo online approved seal 1')
export const APPROVED_BYTES_MAX = 1024 * 1024 * 1024

export interface ApprovedList {
  readonly electionId: ElectionId
  /** From 1. Each list has all who are bound at its moment; after a change of name a later one has the new name, too. */
  readonly number: number
  /** The host's table: each character, and the one that replaces it. */
  readonly variants: Readonly<Record<string, string>>
  /** Ascending by handle. */
  readonly boxes: readonly { readonly handle: Handle; readonly people: readonly CardPerson[] }[]
}

const text = z.string().min(1).max(400)
const person = z.strictObject({
  name: text,
  birth: z.string().refine((day) => parseBirthDate(day) !== null),
  address: text,
})
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  number: z.number().int().min(1).max(9999),
  variants: z.record(z.string().min(1).max(8), z.string().min(1).max(8)),
  boxes: z
    .array(z.strictObject({ handle, people: z.array(person).min(1).max(64) }))
    .max(1_000_000)
    .refine((all) => all.every((each, at) => at === 0 || (all[at - 1]?.handle ?? '') < each.handle)),
})

/** Each of the two who approved signs by themselves. */
export function signApproved(list: ApprovedList, secretKey: Uint8Array, signOne?: SignEd25519): SignedBy {
  return signedByOne('online-approved', saidOf(list), secretKey, signOne)
}

function saidOf(list: ApprovedList): object {
  return { format: FORMAT, ...list, boxes: list.boxes.toSorted((a, b) => (a.handle < b.handle ? -1 : 1)) }
}

export function sealApproved(
  list: ApprovedList,
  by: readonly [SignedBy, SignedBy],
  sortingKey: Uint8Array,
  randomness: Randomness,
): Uint8Array {
  const plaintext = withBoth(saidOf(list), by)
  const aad = fromHex(list.electionId)
  const { enc, ciphertext } = encryptBase({ recipientPublicKey: sortingKey, info: INFO, aad, plaintext, randomness })
  return concat(MAGIC, enc, ciphertext)
}

export type ApprovedError =
  /** Not sealed to this key for this election, or another form. */
  { readonly type: 'approved-not-opened' } | { readonly type: 'approved-not-by-two' }

export function openApproved(
  bytes: Uint8Array,
  of: {
    readonly electionId: ElectionId
    readonly approvers: readonly Approver[]
    readonly sortingSecretKey: Uint8Array
    readonly verify?: VerifyEd25519
  },
): Result<ApprovedList, ApprovedError> {
  const from = MAGIC.length + HPKE_ENC_BYTES
  const head = bytes.subarray(0, MAGIC.length)
  if (bytes.length < from + HPKE_TAG_BYTES || head.some((byte, at) => byte !== MAGIC[at])) {
    return err({ type: 'approved-not-opened' })
  }
  const sealed = { enc: bytes.subarray(MAGIC.length, from), ciphertext: bytes.subarray(from) }
  const key = { recipientSecretKey: of.sortingSecretKey, info: INFO, aad: fromHex(of.electionId) }
  const opened = openBase({ ...key, ...sealed })
  if (!opened.ok) return err({ type: 'approved-not-opened' })
  const { approvers, verify } = of
  const use = () => 'online-approved' as const
  const read = readByTwo(opened.value, { bytesMax: APPROVED_BYTES_MAX, schema, use, approvers, verify })
  if (!read.ok) return err({ type: read.error === 'malformed' ? 'approved-not-opened' : 'approved-not-by-two' })
  const { format: _format, ...list } = read.value.value
  return list.electionId === of.electionId ? ok(branded<ApprovedList>(list)) : err({ type: 'approved-not-opened' })
}
