/** The bytes that a mixer publishes, after the header of its file: 288 + 224 N (docs/formats/mix.md §4). */
import { concat } from '#election/bytes.ts'
import { canonically, encodeScalars, readingColumn, readingScalars } from '#election/group/column.ts'
import type { Group } from '#election/group/group.ts'
import { type ByteRows, bytesFrom } from '#election/group/rows.ts'
import { err, ok, type Result } from '#election/result.ts'
import { checkShuffle, type ShuffleError } from './check-shuffle.ts'
import type { Pairs, ReadPairs, ReadProof, ReadStatement, ShuffleProof } from './shuffle.ts'
import { type ReadSetting, readSetting } from './shuffle-proof.ts'

/** Five columns of elements, two of answers. */
const COLUMNS = 7
const SINGLES = 9
const TS = 5

export interface Mix<E> {
  readonly output: Pairs<E>
  readonly proof: ShuffleProof<E>
}

export type MixBytesError =
  | { readonly type: 'wrong-size' }
  /** Byte offset of an element or scalar that is not canonical. */
  | { readonly type: 'not-canonical'; readonly offset: number }

/** After the header. @param width of an element */
export function mixLength(width: number, rows: number): number {
  return width * (COLUMNS * rows + SINGLES)
}

/** t_1 … t_5, s_1 … s_4: after the columns of elements. */
export function singlesOf<E>(group: Group<E>, { t, s }: Pick<ShuffleProof<E>, 't' | 's'>): Uint8Array {
  return concat(...t.map((each) => group.encode(each)), encodeScalars(group, s))
}

/** For a small list. */
export function mixBytes<E>(group: Group<E>, { output, proof }: Mix<E>): Uint8Array {
  const columns = [output.a, output.c, proof.c, proof.cHat, proof.tHat].map(({ bytes }) => bytes)
  const scalars = [proof.sHat, proof.sPrime].map((each) => encodeScalars(group, each))
  return concat(...columns, singlesOf(group, proof), ...scalars)
}

/**
 * Reads a mix from its bytes and checks its proof: all rows, all encodings, all equations.
 * @returns its output, which the next mixer or the holders work on
 */
export function checkMix<E>(
  group: Group<E>,
  turn: Pick<ReadStatement<E>, 'context' | 'publicKey' | 'input'>,
  bytes: ByteRows,
  setting: ReadSetting<E> = readSetting(group, turn.input.a.elements.length),
): Result<ReadPairs<E>, MixBytesError | ShuffleError> {
  const rows = turn.input.a.elements.length
  if (bytes.length !== mixLength(group.elementBytes, rows)) return err({ type: 'wrong-size' })
  // The equations decode each row when they need it; a row that cannot be decoded ends the check.
  const answer = canonically(() => {
    const { output, proof } = mixIn(group, bytes, rows)
    const checked = checkShuffle(group, { ...turn, output }, proof, setting)
    return checked.ok ? ok(output) : checked
  })
  return 'offset' in answer ? err({ type: 'not-canonical', offset: answer.offset }) : answer.value
}

function mixIn<E>(
  group: Group<E>,
  bytes: ByteRows,
  rows: number,
): { readonly output: ReadPairs<E>; readonly proof: ReadProof<E> } {
  const width = group.elementBytes
  let offset = 0
  const next = <T>(count: number, read: (of: Group<E>, part: ByteRows, offset: number) => T): T => {
    const start = offset
    offset += count * width
    return read(group, bytesFrom(bytes, start, count * width), start)
  }
  const column = () => next(rows, readingColumn)
  const [a, c, commitment, cHat, tHat] = [column(), column(), column(), column(), column()]
  const t = next(TS, readingColumn).elements.slice(0, TS) as unknown as ReadProof<E>['t']
  const s = next(SINGLES - TS, readingScalars).slice(0, SINGLES - TS) as unknown as ReadProof<E>['s']
  const [sHat, sPrime] = [next(rows, readingScalars), next(rows, readingScalars)]
  return { output: { a, c }, proof: { c: commitment, cHat, tHat, t, s, sHat, sPrime } }
}
