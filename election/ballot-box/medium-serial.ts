/** The number that is printed on a medium and written in its header; people read it out when the medium is sealed (CLS-06). */
import type { PairNumber, StationIndex } from '#election/ids.ts'
import type { Role } from './layout.ts'

export function mediumSerial(station: StationIndex, pair: PairNumber, role: Role): string {
  return `S${station}-P${pair}-${role === 'original' ? 'O' : 'D'}`
}
