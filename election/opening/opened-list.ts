/**
 * From k partial decryptions to the ids, and the check of the published ids, which decrypts nothing: one equation under
 * weights from everything that was published (O1; docs/formats/opening.md §3).
 */
import { assert } from '#election/assert.ts'
import { concat, toHex, uint } from '#election/bytes.ts'
import { type Column, columnOf, type ReadColumn } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type Group, type Scalar, subtract } from '#election/group/group.ts'
import { interpolationAtZero, lagrangeScalars } from '#election/group/lagrange.ts'
import { addProducts, sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { inBlocks, joinedBytes, type Rows } from '#election/group/rows.ts'
import { hash, weightRows } from '#election/group/transcript.ts'
import { err, ok, type Result } from '#election/result.ts'

/** Id of a row whose element is in no table. */
const UNKNOWN = 0

interface HolderColumn<C> {
  /** j */
  readonly index: number
  readonly d: C
}

export interface OpeningStatement<E, C = Column<E>> {
  /** Q, `countContext` */
  readonly context: Uint8Array
  /** Columns of the last mix. */
  readonly a: C
  readonly c: C
  /** Exactly k, ascending by index; each was checked by itself. */
  readonly holders: readonly HolderColumn<C>[]
  /** Ids of all lists in this contest, and that of "ended". */
  readonly selections: readonly number[]
}

type ReadOpening<E> = OpeningStatement<E, ReadColumn<E>>
type ReadHolders<E> = ReadOpening<E>['holders']

export interface OpenedList<E> {
  /** In the order of the last mix; 0 where the element is in no table. */
  readonly ids: readonly number[]
  /** M of each row with id 0, in their order. */
  readonly unknown: Column<E>
}

export function openList<E>(group: Group<E>, statement: ReadOpening<E>): OpenedList<E> {
  const { c, holders } = statement
  assert(
    holders.every(({ d }) => d.elements.length === c.elements.length),
    'opened list: a row for each row',
  )
  const { scale, factors } = interpolationAtZero(holders.map(({ index }) => index))
  const known = tableOf(group, statement.selections, 2n * scale)
  const width = group.elementBytes
  const ids: number[] = []
  inBlocks(c.elements.length, (from, to) => {
    // Twice over on both sides: doubles are encoded without a square root each.
    const doubled = columnsOf(group).doubledSums([
      { elements: c.elements.slice(from, to), factor: scale },
      ...holders.map(({ d }, i) => ({ elements: d.elements.slice(from, to), factor: -(factors[i] as bigint) })),
    ])
    for (let at = 0; at < doubled.length; at += width) {
      ids.push(known.get(toHex(doubled.subarray(at, at + width))) ?? UNKNOWN)
    }
  })
  const unknown = ids.flatMap((id, row) => (id === UNKNOWN ? [row] : []))
  return {
    ids,
    unknown: columnOf(
      group,
      unknown.map((row) => messageOf(group, statement, row)),
    ),
  }
}

/** scale · m · B of each selection: rows that are scaled by the same need no division. */
function tableOf<E>(group: Group<E>, selections: readonly number[], scale: bigint): ReadonlyMap<string, number> {
  return new Map(
    selections.map((id) => {
      assert(id !== UNKNOWN, 'opened list: 0 is nobody')
      return [toHex(group.encode(group.multiply(group.base, group.scalar(scale * BigInt(id))))), id]
    }),
  )
}

/** M itself: λ as scalars, for the few rows that nobody knows. */
function messageOf<E>(group: Group<E>, { c, holders }: ReadOpening<E>, row: number): E {
  const all = lambdasOf(group, holders)
  const at = ({ elements }: ReadColumn<E>) => elements.slice(row, row + 1)[0] as E
  return holders.reduce((rest, { d }, i) => subtract(group, rest, group.multiply(at(d), all[i] as Scalar)), at(c))
}

export type OpenedListError =
  | { readonly type: 'wrong-size' }
  /** An id of no list, by row. */
  | { readonly type: 'unknown-id'; readonly row: number }
  /** A row is published as unknown, but its element is a selection. */
  | { readonly type: 'known-after-all'; readonly unknown: number }
  | { readonly type: 'equation-fails'; readonly equation: 'O1' }

export function checkOpenedList<E>(
  group: Group<E>,
  statement: ReadOpening<E>,
  opened: OpenedList<E>,
): Result<void, OpenedListError> {
  const { a, c, holders, selections } = statement
  const { ids, unknown } = opened
  const sizes = [a.elements.length, c.elements.length, ...holders.map(({ d }) => d.elements.length)]
  const unknownRows = ids.flatMap((id, row) => (id === UNKNOWN ? [row] : []))
  if (sizes.some((size) => size !== ids.length) || unknownRows.length !== unknown.elements.length) {
    return err({ type: 'wrong-size' })
  }
  const listed = new Set(selections)
  const wrong = ids.findIndex((id) => id !== UNKNOWN && !listed.has(id))
  if (wrong >= 0) return err({ type: 'unknown-id', row: wrong })
  const known = tableOf(group, selections, 1n)
  const after = unknown.elements.findIndex((each) => known.has(toHex(group.encode(each))))
  if (after >= 0) return err({ type: 'known-after-all', unknown: after })
  return equationHolds(group, statement, opened, unknownRows) ? ok() : err({ type: 'equation-fails', equation: 'O1' })
}

/** O1: Σ ρ·C − Σ ρ·m·B − Σ ρ·M of the unknown rows = Σ_j λ_j · Σ ρ·D_j. */
function equationHolds<E>(
  group: Group<E>,
  statement: ReadOpening<E>,
  { ids, unknown }: OpenedList<E>,
  unknownRows: readonly number[],
): boolean {
  const { c, holders } = statement
  const rho = openedWeights(group, statement, { ids, unknown })
  let [ofIds, ofC, sums] = [0n, group.identity, holders.map(() => group.identity)]
  inBlocks(ids.length, (from, to) => {
    const own = rho.slice(from, to)
    ofIds += own.reduce<bigint>((sum, each, i) => sum + BigInt(ids[from + i] ?? UNKNOWN) * each, 0n)
    ofC = addProducts(group, ofC, c.elements.slice(from, to), own)
    sums = sums.map((sum, i) => addProducts(group, sum, holders[i]?.d.elements.slice(from, to) ?? [], own))
  })
  const unknownRho = unknownRows.map((row) => rho.slice(row, row + 1)[0] as Scalar)
  const selected = group.multiply(group.base, group.scalar(ofIds))
  const said = addProducts(group, selected, unknown.elements, unknownRho)
  const left = subtract(group, ofC, said)
  return group.equal(left, sumOfProducts(group, sums, lambdasOf(group, holders)))
}

/** ρ: from everything that was published, so that nothing can be chosen after them (T1). */
export function openedWeights<E>(
  group: Group<E>,
  { context, a, c, holders }: ReadOpening<E>,
  { ids, unknown }: OpenedList<E>,
): Rows<Scalar> {
  const indexes = concat(...holders.map(({ index }) => uint(index, 1)))
  const columns = joinedBytes(holders.map(({ d }) => d.bytes))
  const seed = hash('vc opened 1', context, a.bytes, c.bytes, indexes, columns, idBytes(ids), unknown.bytes)
  return weightRows(group, 'vc opened weights 1', seed, ids.length)
}

function lambdasOf<E>(group: Group<E>, holders: ReadHolders<E>): readonly Scalar[] {
  return lagrangeScalars(
    group,
    holders.map(({ index }) => index),
  )
}

/** As `opened-<contest>.bin` has them. */
function idBytes(ids: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * ids.length)
  const view = new DataView(bytes.buffer)
  for (const [row, id] of ids.entries()) view.setUint32(4 * row, id)
  return bytes
}
