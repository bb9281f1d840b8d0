/** What is printed on a medium and stands in its header: the number that people read out when it is sealed (CLS-06). */
import type { PairNumber, StationIndex } from '#election/ids.ts'
import type { Role } from './layout.ts'

export function mediumSerial(station: StationIndex, pair: PairNumber, role: Role): string {
  return `S${station}-P${pair}-${role === 'original' ? 'O' : 'D'}`
}
