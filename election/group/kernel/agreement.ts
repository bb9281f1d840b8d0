/** A short look at whether a kernel computes in this group at all: a damaged or foreign one must not begin a count. */
import { concat, toHex, uint } from '#election/bytes.ts'
import { columnsOf } from '../columns.ts'
import type { Group } from '../group.ts'
import { ristretto255 } from '../ristretto255.ts'
import { hash, hashToElement, hashToScalar } from '../transcript.ts'

export function agreesWithTheLibrary<E>(group: Group<E>): boolean {
  return answersOf(group) === answersOf(ristretto255)
}

/** Each kind of work once, on a few rows. */
function answersOf<E>(group: Group<E>): string {
  const columns = columnsOf(group)
  const base = hashToElement(group, 'vc generator chain 1', uint(0, 4))
  const scalars = [0, 1, 2].map((i) => hashToScalar(group, 'vc record 1', uint(i, 4)))
  const rows = columns.products([
    { element: group.base, scalars },
    { element: base, scalars: scalars.toReversed() },
  ])
  const moved = columns.plusProducts(rows.elements, base, scalars)
  const [scalar = group.scalar(0n)] = scalars
  const opened = columns.doubledSums([
    { elements: moved.elements, factor: 3n },
    { elements: rows.elements, factor: -10n },
  ])
  const read = columns.decode(moved.bytes)
  const sums = [columns.sumOfProducts(rows.elements, scalars), columns.sum(moved.elements)]
  const mapped = columns.map(concat(...scalars.map((_, i) => hash('vc generator 1', uint(i, 4)))))
  const refused = columns.decode(hash('vc blind base 1').subarray(0, 32))
  return [
    ...[rows.bytes, moved.bytes, columns.multiples(rows.elements, scalar).bytes, opened],
    ...[typeof read === 'number' ? uint(0, 4) : columns.encode(read), columns.encode([...sums, ...mapped])],
    uint(typeof refused === 'number' ? refused + 1 : 0, 4),
  ]
    .map(toHex)
    .join(' ')
}
