/** The columns that a mixer makes. */
import type { KeptColumn } from '#election/group/kept-column.ts'

type MixColumn = 'aPrime' | 'cPrime' | 'c' | 'cHat' | 'tHat'

/** Asked for in the order of docs/formats/mix.md §4. */
export type Keep<E, C> = (name: MixColumn) => KeptColumn<E, C>
