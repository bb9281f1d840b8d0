/** 選挙当日有権者数 by sex, as the roll says. */
import type { ContestId } from '#election/ids.ts'

interface Electors {
  /** Null when the roll does not come to the sum that the package was signed with. */
  readonly men: number | null
  readonly women: number | null
  readonly total: number
}

/** ELG-21: of all contests, and of each to which fewer have the right. */
export interface ElectorsOfDay extends Electors {
  readonly entitled: readonly (Electors & { readonly contest: ContestId })[]
}
