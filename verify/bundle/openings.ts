/** opening.md: the parts of the holders (V29, V30), and the opened list (V31, V32). */

import { BASE, challenge, elementOf, hash, join, lagrangeAtZero, modulo, times, weightsOf } from '../group/ristretto.ts'
import { weightedSum } from '../group/weighted-sum.ts'
import { bodyOf } from './bin-file.ts'
import { type BundleElection, ENDED } from './bundle-election.ts'
import { type Column, ColumnReader, NotCanonical } from './columns.ts'
import { countContext, openingContext } from './contexts.ts'
import { type Finding, fails, holds, judged, notChecked } from './finding.ts'
import { pairsOfMix } from './mixes.ts'

interface Opening {
  readonly contest: number
  readonly holder: number
  readonly rows: number
  readonly file: Uint8Array
  /** `mix-<c>-<m>.bin` of the last mixer. */
  readonly lastMix: Uint8Array
  readonly lastMixer: number
}

export function checkOpening(election: BundleElection, opening: Opening): readonly Finding[] {
  const { contest, holder, rows, lastMixer } = opening
  const place = { contest, file: `open-${contest}-${holder}.bin` }
  const none = [notChecked('V29', place), notChecked('V30', place)]
  const known = election.key.holders.find(({ index }) => index === holder)
  const key = known === undefined ? null : elementOf(known.verificationKey)
  const a = quietly(() => pairsOfMix(bodyOf(opening.lastMix), rows).a)
  try {
    const reader = new ColumnReader(bodyOf(opening.file))
    const [d, t1, t2, z] = [reader.elements(rows), reader.element(), reader.element(), reader.scalar()]
    if (known === undefined || key === null || a === null) return [holds('V20', place), ...none]
    const context = openingContext(countContext(election, contest, rows), lastMixer, holder)
    const seed = hash('vc decryption statement 1', context, known.verificationKey, a.bytes, d.bytes)
    const y = challenge('vc decryption challenge 1', seed, join(t1.toBytes(), t2.toBytes()))
    const weights = weightsOf('vc decryption weights 1', seed, rows)
    const second = t2.add(times(weightedSum(d.elements, weights), y))
    return [
      holds('V20', place),
      judged('V29', times(BASE, z).equals(t1.add(times(key, y))), place),
      judged('V30', times(weightedSum(a.elements, weights), z).equals(second), place),
    ]
  } catch (cause) {
    if (cause instanceof NotCanonical) return [fails('V20', { ...place, row: cause.row }), ...none]
    throw cause
  }
}

interface OpenedList {
  readonly contest: number
  readonly rows: number
  readonly unknown: number
  readonly file: Uint8Array
  readonly lastMix: Uint8Array
  /** Ascending by holder. */
  readonly openings: readonly { readonly holder: number; readonly file: Uint8Array }[]
}

export function idsOf(file: Uint8Array, rows: number): readonly number[] {
  const body = bodyOf(file)
  const view = new DataView(body.buffer, body.byteOffset, 4 * rows)
  return Array.from({ length: rows }, (_, row) => view.getUint32(4 * row))
}

export function checkOpened(election: BundleElection, list: OpenedList): readonly Finding[] {
  const { contest, rows, openings } = list
  const place = { contest, file: `opened-${contest}.bin` }
  const holders = openings.map(({ holder }) => holder)
  const areHolders =
    new Set(holders).size === election.key.threshold &&
    holders.length === election.key.threshold &&
    holders.every((holder) => election.key.holders.some(({ index }) => index === holder))
  const found = [judged('V31', areHolders, { contest })]
  const unknown = unknownOf(list)
  if (typeof unknown === 'number') {
    return [...found, fails('V20', { ...place, row: unknown }), notChecked('V32', place)]
  }
  const ds = openings.map(({ file }) => quietly(() => new ColumnReader(bodyOf(file)).elements(rows)))
  const last = quietly(() => pairsOfMix(bodyOf(list.lastMix), rows))
  if (!areHolders || last === null || !ds.every((d) => d !== null)) {
    return [...found, holds('V20', place), notChecked('V32', place)]
  }
  const ids = idsOf(list.file, rows)
  const row = strangeRow(election, contest, ids, unknown)
  if (row !== null) return [...found, holds('V20', place), fails('V32', { ...place, row })]
  const idBytes = bodyOf(list.file).subarray(0, 4 * rows)
  const right = equationHolds(election, { contest, ids, idBytes, unknown, holders, ds, last })
  return [...found, holds('V20', place), judged('V32', right, place)]
}

/** Elements of the rows with id 0; the first that is none, as a row of 32 bytes. */
function unknownOf({ file, rows, unknown }: OpenedList): Column | number {
  try {
    return new ColumnReader(bodyOf(file).subarray(4 * rows)).elements(unknown)
  } catch (cause) {
    if (cause instanceof NotCanonical) return cause.row
    throw cause
  }
}

/** The first row with an id of no list, or one said to be unknown that is a selection, or too few or many of these. */
function strangeRow(election: BundleElection, contest: number, ids: readonly number[], unknown: Column): number | null {
  const selections = [...(election.contests.find(({ bit }) => bit === contest)?.ids ?? []), ENDED]
  const listed = new Set([0, ...selections])
  const foreign = ids.findIndex((id) => !listed.has(id))
  if (foreign >= 0) return foreign
  const rows = ids.flatMap((id, row) => (id === 0 ? [row] : []))
  if (rows.length !== unknown.elements.length) return rows[0] ?? 0
  const table = new Set(selections.map((id) => times(BASE, BigInt(id)).toHex()))
  const known = unknown.elements.findIndex((element) => table.has(element.toHex()))
  return known < 0 ? null : (rows[known] ?? 0)
}

/** O1 */
function equationHolds(
  election: BundleElection,
  list: {
    readonly contest: number
    readonly ids: readonly number[]
    readonly idBytes: Uint8Array
    readonly unknown: Column
    readonly holders: readonly number[]
    readonly ds: readonly Column[]
    readonly last: { readonly a: Column; readonly c: Column }
  },
): boolean {
  const { contest, ids, idBytes, unknown, holders, ds, last } = list
  const seed = hash(
    'vc opened 1',
    countContext(election, contest, ids.length),
    last.a.bytes,
    last.c.bytes,
    Uint8Array.from(holders),
    join(...ds.map(({ bytes }) => bytes)),
    idBytes,
    unknown.bytes,
  )
  const rho = weightsOf('vc opened weights 1', seed, ids.length)
  const said = ids.reduce((sum, id, row) => modulo(sum + BigInt(id) * (rho[row] as bigint)), 0n)
  const ofUnknown = rho.filter((_, row) => ids[row] === 0)
  const left = weightedSum(last.c.elements, rho)
    .subtract(times(BASE, said))
    .subtract(weightedSum(unknown.elements, ofUnknown))
  const sums = ds.map(({ elements }) => weightedSum(elements, rho))
  const lambdas = holders.map((holder) => lagrangeAtZero(holder, holders))
  return left.equals(weightedSum(sums, lambdas))
}

/** Null where the other file is broken: its own check names the place. */
function quietly<T>(read: () => T): T | null {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof NotCanonical) return null
    throw cause
  }
}
