/** R9: nobody votes online who is on no roll. The package has the roll's figures; a later roll list adds few. */
import { CONTESTS_MAX } from '#election/contests.ts'
import { contestsOfDistrict, type ElectionPackage } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { SortedDocument } from './sorted.ts'

/** More votes of a contest than electors of the stations that have it; a contest without figures is not judged. */
export function areMoreThanElectors(
  sorted: SortedDocument['lists'],
  electionPackage: Pick<ElectionPackage, 'contests' | 'stations' | 'stationFacts'>,
): boolean {
  const review = electionPackage.contests.find((each) => kindOf(each).listsOf === 'each-candidate')?.bit ?? CONTESTS_MAX
  return sorted.some(({ list, records }) => {
    const electors = electorsOf(list < CONTESTS_MAX ? list : review, electionPackage)
    return electors > 0 && records > electors
  })
}

/** Who comes of age before a new day of the poll is in `eligible`, who loses the right is in `registered`. */
function electorsOf(
  bit: number,
  { contests, stations, stationFacts }: Pick<ElectionPackage, 'contests' | 'stations' | 'stationFacts'>,
): number {
  const own = stations.filter((station) => contestsOfDistrict({ contests }, station).some((each) => each.bit === bit))
  const ids = new Set(own.map(({ id }) => id))
  return stationFacts.reduce(
    (sum, { station, registered, eligible }) => sum + (ids.has(station) ? Math.max(registered, eligible) : 0),
    0,
  )
}
