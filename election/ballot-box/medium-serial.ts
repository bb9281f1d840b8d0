/** The number that is printed on a medium and written in its header; people read it out when the medium is sealed (CLS-06). */
import type { PairNumber, StationIndex } from '#election/ids.ts'
import type { Role } from './layout.ts'

export function mediumSerial(station: StationIndex, pair: PairNumber, role: Role): string {
  return `S${station}-P${pair}-${role === 'original' ? 'O' : 'D'}`
}

/** One for each desk (D-24): a station of one desk has `S1-T`, the second desk `S1-T2`. */
export function takeOverSerials(station: {
  readonly index: StationIndex
  readonly desks: readonly unknown[]
}): readonly string[] {
  const desks = station.desks.length === 0 ? [null] : station.desks
  return desks.map((_, at) => `S${station.index}-T${at === 0 ? '' : at + 1}`)
}
