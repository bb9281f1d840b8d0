/** PEO 95(1)1: a sixth of the valid votes. */
import type { Kind } from '../kind.ts'

export const singleDistrict: Kind = { seats: 'one', quota: () => 6n }
