/** D-24: a desk that issues for its slice of the roll, and leaves machines, witnesses and papers of the station to the first desk. */
import type { DayRecord } from './state.ts'

/** Every station has a machine, and its first desk alone opens and closes them. */
export function issuesAlone({ kiosks }: Pick<DayRecord, 'kiosks'>): boolean {
  return kiosks.length === 0
}
