/** The bytes that a holder publishes, after the header of its file: 96 + 32 N (docs/formats/opening.md §2). */
import { concat } from '#election/bytes.ts'
import { canonically, type ReadColumn, readingColumn, readingScalars } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { type ByteRows, bytesFrom } from '#election/group/rows.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  checkPartialDecryption,
  type DecryptionError,
  type PartialDecryption,
  type ReadDecryptionStatement,
} from './partial-decryption.ts'

/** t_1, t_2, z */
const SINGLES = 3

export type OpeningBytesError =
  | { readonly type: 'wrong-size' }
  /** Byte offset of an element or scalar that is not canonical. */
  | { readonly type: 'not-canonical'; readonly offset: number }

/** After the header. @param width of an element */
export function openingLength(width: number, rows: number): number {
  return width * (rows + SINGLES)
}

/** For a small list. */
export function openingBytes<E>(group: Group<E>, part: PartialDecryption<E>): Uint8Array {
  return concat(part.d.bytes, openingSingles(group, part))
}

/** t_1, t_2, z: after column D. */
export function openingSingles<E>(
  group: Group<E>,
  { t1, t2, z }: Pick<PartialDecryption<E>, 't1' | 't2' | 'z'>,
): Uint8Array {
  return concat(group.encode(t1), group.encode(t2), group.encodeScalar(z))
}

/**
 * Reads a holder's part from its bytes and checks its proof: all rows, all encodings, both equations.
 * @returns column D
 */
export function checkOpening<E>(
  group: Group<E>,
  statement: ReadDecryptionStatement<E>,
  bytes: ByteRows,
): Result<ReadColumn<E>, OpeningBytesError | DecryptionError> {
  const width = group.elementBytes
  const rows = statement.a.elements.length
  if (bytes.length !== openingLength(width, rows)) return err({ type: 'wrong-size' })
  const answer = canonically(() => {
    const part = <T>(from: number, count: number, read: (of: Group<E>, bytes: ByteRows, offset: number) => T): T =>
      read(group, bytesFrom(bytes, from * width, count * width), from * width)
    const d = part(0, rows, readingColumn)
    const [t1, t2] = part(rows, 2, readingColumn).elements.slice(0, 2) as [E, E]
    const [z] = part(rows + 2, 1, readingScalars).slice(0, 1) as [PartialDecryption<E>['z']]
    const checked = checkPartialDecryption(group, statement, { d, t1, t2, z })
    return checked.ok ? ok(d) : checked
  })
  return 'offset' in answer ? err({ type: 'not-canonical', offset: answer.offset }) : answer.value
}
