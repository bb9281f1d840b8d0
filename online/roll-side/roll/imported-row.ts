/** A person of a list, as the import reads them: of a municipality's roll, of its roll of electors abroad, or of a private body's members. */
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Abroad } from '#election/online/abroad.ts'

export interface ImportedRow {
  readonly row: RollRow
  readonly style: ContestMask
  /** `none`: may vote. Else the roll's mark, or that age or residence is missing. */
  readonly mark: string
  /** Null: of another roll. */
  readonly abroad: Abroad | null
}
