/**
 * Elements one after the other, as they are in a file. A hash takes the bytes that were read, never bytes that were made
 * again from what was understood (docs/formats/transcript.md, T5).
 */
import { err, ok, type Result } from '#election/result.ts'
import { columnsOf, readRows, rowsOf } from './columns.ts'
import type { Column, Group, Scalar } from './group.ts'

export type { Column } from './group.ts'

export type ColumnError =
  | { readonly type: 'wrong-size' }
  /** The first row, from 0, that is no canonical encoding. */
  | { readonly type: 'not-canonical'; readonly row: number }

export function columnOf<E>(group: Group<E>, elements: readonly E[]): Column<E> {
  return { elements, bytes: columnsOf(group).encode(elements) }
}

export function readColumn<E>(group: Group<E>, bytes: Uint8Array): Result<Column<E>, ColumnError> {
  if (bytes.length % group.elementBytes !== 0) return err({ type: 'wrong-size' })
  const elements = columnsOf(group).decode(bytes)
  return typeof elements === 'number' ? err({ type: 'not-canonical', row: elements }) : ok({ elements, bytes })
}

export function encodeScalars<E>(group: Group<E>, scalars: readonly Scalar[]): Uint8Array {
  return rowsOf(group.elementBytes, scalars, (each) => group.encodeScalar(each))
}

export function readScalars<E>(group: Group<E>, bytes: Uint8Array): Result<readonly Scalar[], ColumnError> {
  if (bytes.length % group.elementBytes !== 0) return err({ type: 'wrong-size' })
  const scalars = readRows(group.elementBytes, bytes, (row) => group.decodeScalar(row))
  return typeof scalars === 'number' ? err({ type: 'not-canonical', row: scalars }) : ok(scalars)
}
