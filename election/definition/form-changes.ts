/** A town's own forms: what it changes on printed papers. Signed with the package, so that every machine prints the same. */
import { z } from 'zod'

/** Another label, a further column, a heading above a row, a line to sign with a seal. */
export const FORM_CHANGES = ['rename', 'column', 'heading', 'seal'] as const
export type FormChangeKind = (typeof FORM_CHANGES)[number]

export interface FormChange {
  readonly form: string
  readonly change: FormChangeKind
  /** The row of the form: `field`, or `table.column`. */
  readonly at: string
  readonly words: string
  /** Only a column has it, in points. */
  readonly width?: number | undefined
}

export const FORM_CHANGES_MAX = 64
export const FORM_WORDS_MAX = 60
/** Beside a line to sign. */
export const SEAL_WORDS_MAX = 24
export const COLUMN_WIDTH = [20, 200] as const
/** UTF-16 units that a visible character may take on average. */
const UNITS = 8

export const formChangesSchema = z
  .array(
    z
      .strictObject({
        form: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        change: z.enum(FORM_CHANGES),
        at: z.string().regex(/^[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{1,40})?$/),
        words: z
          .string()
          .min(1)
          .max(UNITS * FORM_WORDS_MAX)
          .refine((text) => text.trim() === text && !/[{}]/.test(text)),
        width: z.number().int().min(COLUMN_WIDTH[0]).max(COLUMN_WIDTH[1]).optional(),
      })
      .refine(({ change, width }) => (change === 'column') === (width !== undefined)),
  )
  .max(FORM_CHANGES_MAX)

/** A form as the import knows it; the software has the table, and the import asks it as it asks the fonts. */
export interface KnownForm {
  readonly name: string
  readonly title: string
  /** The law that has its words; null: a town may change it. */
  readonly fixed: string | null
  readonly rows: readonly KnownRow[]
}

export interface KnownRow {
  readonly at: string
  /** As it is printed. */
  readonly words: string
  readonly takes: readonly FormChangeKind[]
  /** The width that a column of the table can give to further ones, in points. */
  readonly room: number
}
