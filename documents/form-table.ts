/** A form as data: the rows of a table of documents/forms, and what it is given. docs/documents.md has the kinds. */
import type { Form } from './form.ts'
import type { Cell } from './table.ts'

/** Null: a field for the pen. */
export type FieldGiven = string | null
export type CellGiven = string | number | null | Cell
export interface EachField {
  readonly words: string
  readonly given: FieldGiven
}
/** Null in place of a row: an empty one. */
export type RowsGiven<Row> = readonly (Row | null)[]
/** Drawings that no row can say: bars, a frame of another shape. */
export type Drawing = (form: Form) => void

/** Each kind uses some of these; `maybe` rows are left out where nothing is given. */
export interface FormRow {
  readonly kind: string
  readonly name?: string
  readonly words?: string
  /** Printed in a field in place of a datum. */
  readonly value?: string
  /** In points; 0: what the others leave. */
  readonly width?: number
  readonly rows?: readonly FormRow[]
  readonly [look: string]: unknown
}

export interface FormTable<Data = unknown> {
  readonly name: string
  readonly title: string
  readonly law: string
  /** The day on which law and form were compared. */
  readonly asOf: string
  /** The law has its words: no town changes it. Null: a town may. */
  readonly fixed: string | null
  readonly rows: readonly FormRow[]
  /** Only a type. */
  readonly data?: Data
}
