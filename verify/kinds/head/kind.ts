/** PEO 95(1)4: a quarter of the valid votes. */
import type { Kind } from '../kind.ts'

export const head: Kind = { seats: 'one', quota: () => 4n }
