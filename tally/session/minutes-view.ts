import type { MinutesEntry, MinutesFields } from '#election/count/minutes.ts'

/** The entries for 開票録 and 選挙録 (PEO 70, 83), and who made them. */
export interface MinutesView {
  readonly fields: MinutesFields
  /** Suggestions of the machine for empty fields. None is printed before a person enters it. */
  readonly known: MinutesFields
  /** All entries without their fields; `fields` are those of the last one. */
  readonly entries: readonly Omit<MinutesEntry, 'fields'>[]
  /** A record was made from these fields: a change is a correction. */
  readonly printed: boolean
  /** The candidates, with party: each may have named a witness. */
  readonly candidates: readonly { readonly name: string; readonly party: string }[]
  readonly contests: readonly MinutesContestView[]
}

/** The questions about one election for its record. */
export interface MinutesContestView {
  readonly id: string
  readonly title: string
  readonly candidates: readonly { readonly number: number; readonly name: string }[]
  /** Numbers of the elected candidates, as far as decided: their addresses are asked for. */
  readonly elected: readonly number[]
}
