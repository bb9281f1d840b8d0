/** The label of the stick that brings a list to the machines of a station; null: to the tally. */
export function listStickLabel(stationIndex: number | null, version: number): string {
  return stationIndex === null ? `T-L${version}` : `S${stationIndex}-L${version}`
}
