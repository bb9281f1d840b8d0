/** The bytes that a mixer publishes, after the header of its file: 288 + 224 N (docs/formats/mix.md §4). */
import { concat } from '#election/bytes.ts'
import { type Column, type ColumnError, encodeScalars, readColumn, readScalars } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Pairs, ShuffleProof } from './shuffle.ts'

const COLUMNS = 7
const SINGLES = 9
const TS = 5

export interface Mix<E> {
  readonly output: Pairs<E>
  readonly proof: ShuffleProof<E>
}

export type MixBytesError =
  | { readonly type: 'wrong-size' }
  /** Byte offset of the first element or scalar that is not canonical. */
  | { readonly type: 'not-canonical'; readonly offset: number }

export function mixBytes<E>(group: Group<E>, { output, proof }: Mix<E>): Uint8Array {
  const columns = [output.a, output.c, proof.c, proof.cHat, proof.tHat].map(({ bytes }) => bytes)
  const ts = proof.t.map((each) => group.encode(each))
  const scalars = [proof.s, proof.sHat, proof.sPrime].map((each) => encodeScalars(group, each))
  return concat(...columns, ...ts, ...scalars)
}

/** `rows`: N, from the header and from the list that was mixed. */
export function readMix<E>(group: Group<E>, bytes: Uint8Array, rows: number): Result<Mix<E>, MixBytesError> {
  const width = group.elementBytes
  if (bytes.length !== width * (COLUMNS * rows + SINGLES)) return err({ type: 'wrong-size' })
  const reader = rowReader(group, bytes)
  const column = () => reader.elements(rows)
  const [a, c, commitment, cHat, tHat] = [column(), column(), column(), column(), column()]
  const t = reader.elements(TS).elements as unknown as ShuffleProof<E>['t']
  const s = reader.scalars(SINGLES - TS) as unknown as ShuffleProof<E>['s']
  const [sHat, sPrime] = [reader.scalars(rows), reader.scalars(rows)]
  const offset = reader.firstWrong()
  if (offset !== null) return err({ type: 'not-canonical', offset })
  return ok({ output: { a, c }, proof: { c: commitment, cHat, tHat, t, s, sHat, sPrime } })
}

/** Reads on after a wrong row, so that its caller asks once, at the end; what was read is then thrown away. */
function rowReader<E>(group: Group<E>, bytes: Uint8Array) {
  let offset = 0
  let wrong: number | null = null
  const next = <T>(rows: number, read: (bytes: Uint8Array) => Result<T, ColumnError>, none: T): T => {
    const start = offset
    offset += rows * group.elementBytes
    const answer = read(bytes.subarray(start, offset))
    if (answer.ok) return answer.value
    const row = answer.error.type === 'not-canonical' ? answer.error.row : 0
    wrong ??= start + row * group.elementBytes
    return none
  }
  return {
    elements: (rows: number) =>
      next<Column<E>>(rows, (part) => readColumn(group, part), { elements: [], bytes: new Uint8Array(0) }),
    scalars: (rows: number) => next<readonly Scalar[]>(rows, (part) => readScalars(group, part), []),
    firstWrong: () => wrong,
  }
}
