/** The name, on screens and labels, of a stick that brings a list to a place; without a number: the words before it on a printed label. */
type ListNumber = number | ''

/** The list of candidates; null: to the tally. */
export function listStickLabel(stationIndex: number | null, version: ListNumber = ''): string {
  return `${stationIndex === null ? 'T' : `S${stationIndex}`}-L${version}`
}

/** The changes of a roll. */
export function rollStickLabel(stationIndex: number, number: ListNumber = ''): string {
  return `S${stationIndex}-R${number}`
}
