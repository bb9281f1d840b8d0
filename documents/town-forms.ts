import type { FormRow, FormTable } from './form-table.ts'
export type FormChange = object
export function changedRows({ rows }: FormTable, _changes: readonly unknown[]): readonly FormRow[] {
  return rows
}
