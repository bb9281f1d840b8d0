/**
 * Elements one after the other, as they are in a file. A hash takes the bytes that were read, never bytes that were made
 * again from what was understood (docs/formats/transcript.md, T5).
 */
import { err, ok, type Result } from '#election/result.ts'
import type { Group, Scalar } from './group.ts'

export interface Column<E> {
  readonly elements: readonly E[]
  readonly bytes: Uint8Array
}

export type ColumnError =
  | { readonly type: 'wrong-size' }
  /** The first row, from 0, that is no canonical encoding. */
  | { readonly type: 'not-canonical'; readonly row: number }

export function columnOf<E>(group: Group<E>, elements: readonly E[]): Column<E> {
  return { elements, bytes: rowsOf(group, elements, (each) => group.encode(each)) }
}

export function readColumn<E>(group: Group<E>, bytes: Uint8Array): Result<Column<E>, ColumnError> {
  const elements = readRows(group, bytes, (row) => group.decode(row))
  return elements.ok ? ok({ elements: elements.value, bytes }) : elements
}

export function encodeScalars<E>(group: Group<E>, scalars: readonly Scalar[]): Uint8Array {
  return rowsOf(group, scalars, (each) => group.encodeScalar(each))
}

export function readScalars<E>(group: Group<E>, bytes: Uint8Array): Result<readonly Scalar[], ColumnError> {
  return readRows(group, bytes, (row) => group.decodeScalar(row))
}

function rowsOf<E, T>(group: Group<E>, values: readonly T[], encode: (value: T) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(values.length * group.elementBytes)
  for (const [row, value] of values.entries()) bytes.set(encode(value), row * group.elementBytes)
  return bytes
}

function readRows<E, T>(
  group: Group<E>,
  bytes: Uint8Array,
  read: (row: Uint8Array) => T | null,
): Result<readonly T[], ColumnError> {
  const width = group.elementBytes
  if (bytes.length % width !== 0) return err({ type: 'wrong-size' })
  const values: T[] = []
  for (let row = 0; row < bytes.length / width; row++) {
    const value = read(bytes.subarray(row * width, (row + 1) * width))
    if (value === null) return err({ type: 'not-canonical', row })
    values.push(value)
  }
  return ok(values)
}
