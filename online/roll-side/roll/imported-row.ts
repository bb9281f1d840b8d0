/** A person of a list, as the import reads them: of a municipality's roll, or of a private body's members. */
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'

export interface ImportedRow {
  readonly row: RollRow
  readonly style: ContestMask
  /** `none`: may vote. Else the roll's mark, or that age or residence is missing. */
  readonly mark: string
}
