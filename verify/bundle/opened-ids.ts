/** The ids of an opened list (opening.md §3): which are none of the contest, how many of each, and their part of O1. */
import { BASE, type Element, modulo, times, weightsOf } from '../group/ristretto.ts'
import { weightedSum } from '../group/weighted-sum.ts'
import { type BundleContest, ENDED } from './bundle-election.ts'
import type { ContestFiles } from './layout.ts'
import { elementsOf, inOpened, type ReadBytes, rowsOf, unitOf } from './spans.ts'

export interface OpenedIds {
  /** How often each id is there. */
  readonly counts: ReadonlyMap<number, number>
  /** The first row with an id of no list, or one said to be unknown that is a selection, or too few or many of these. */
  readonly strange: number | null
  /** The first element of an unknown row that is no encoding, counted from the first of these. */
  readonly bad: number | null
  /** Σ ρ·id, Σ ρ·M of the unknown rows; null: there is no seed, or an element is none. */
  readonly said: { readonly ids: bigint; readonly unknown: Uint8Array } | null
}

export async function openedIds(
  files: ContestFiles,
  seed: Uint8Array | null,
  read: ReadBytes,
): Promise<OpenedIds | null> {
  const { contest, rows, opened } = files
  if (opened === null) return null
  const spans = inOpened(opened)
  const bytes = await rowsOf(read, spans.ids)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const ids = Array.from({ length: rows }, (_, row) => view.getUint32(4 * row))
  const unknown = await elementsOf(read, spans.unknown)
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  const bad = unknown.bad === null ? null : unknown.bad - unitOf(spans.unknown, 0)
  const all = { counts, bad }
  if (unknown.values === null) return { ...all, strange: null, said: null }
  const strange = strangeRow(contest, ids, unknown.values)
  if (seed === null || strange !== null) return { ...all, strange, said: null }
  const rho = weightsOf('vc opened weights 1', seed, rows)
  const ofUnknown = rho.filter((_, row) => ids[row] === 0)
  const said = ids.reduce((sum, id, row) => modulo(sum + BigInt(id) * (rho[row] as bigint)), 0n)
  return { ...all, strange, said: { ids: said, unknown: weightedSum(unknown.values, ofUnknown).toBytes() } }
}

function strangeRow({ ids: own }: BundleContest, ids: readonly number[], unknown: readonly Element[]): number | null {
  const selections = [...own, ENDED]
  const listed = new Set([0, ...selections])
  const foreign = ids.findIndex((id) => !listed.has(id))
  if (foreign >= 0) return foreign
  const rows = ids.flatMap((id, row) => (id === 0 ? [row] : []))
  if (rows.length !== unknown.length) return rows[0] ?? 0
  if (unknown.length === 0) return null
  const table = new Set(selections.map((id) => times(BASE, BigInt(id)).toHex()))
  const known = unknown.findIndex((element) => table.has(element.toHex()))
  return known < 0 ? null : (rows[known] ?? 0)
}
