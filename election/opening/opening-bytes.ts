/** The bytes that a holder publishes, after the header of its file: 96 + 32 N (docs/formats/opening.md §4). */
import { concat } from '#election/bytes.ts'
import { readColumn } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { PartialDecryption } from './partial-decryption.ts'

/** t_1, t_2, z */
const SINGLES = 3

export type OpeningBytesError =
  | { readonly type: 'wrong-size' }
  /** Byte offset of the first element or scalar that is not canonical. */
  | { readonly type: 'not-canonical'; readonly offset: number }

export function openingBytes<E>(group: Group<E>, { d, t1, t2, z }: PartialDecryption<E>): Uint8Array {
  return concat(d.bytes, group.encode(t1), group.encode(t2), group.encodeScalar(z))
}

/** `rows`: N, from the header and from the list that was mixed. */
export function readOpening<E>(
  group: Group<E>,
  bytes: Uint8Array,
  rows: number,
): Result<PartialDecryption<E>, OpeningBytesError> {
  const width = group.elementBytes
  if (bytes.length !== width * (rows + SINGLES)) return err({ type: 'wrong-size' })
  const notCanonical = (row: number) => err({ type: 'not-canonical', offset: row * width } as const)
  const d = readColumn(group, bytes.subarray(0, rows * width))
  if (!d.ok) return notCanonical(d.error.type === 'not-canonical' ? d.error.row : 0)
  const at = (row: number) => bytes.subarray(row * width, (row + 1) * width)
  const [t1, t2, z] = [group.decode(at(rows)), group.decode(at(rows + 1)), group.decodeScalar(at(rows + 2))]
  if (t1 === null) return notCanonical(rows)
  if (t2 === null) return notCanonical(rows + 1)
  return z === null ? notCanonical(rows + 2) : ok({ d: d.value, t1, t2, z })
}
