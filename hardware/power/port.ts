/** Where the machine's power comes from (FLT-08). */
import type { Felt } from '../felt/felt.ts'

export interface Power {
  /** `unknown`: no supply reports. */
  readonly source: 'mains' | 'battery' | 'unknown'
  /** The emptiest battery; null: no battery reports. */
  readonly percent: number | null
}

export const NO_POWER_TOLD: Power = { source: 'unknown', percent: null }

export type PowerSupply = Felt<Power>
