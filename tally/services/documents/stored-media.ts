/** P4: both media of every pair of the district, for the list under which they are kept. */
import type { StoredMedium } from '#documents/storage-list.ts'
import { assert } from '#election/assert.ts'
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import { isToldUnused } from '#election/count/completeness.ts'
import { isLost } from '#election/count/declared-lost.ts'
import { pairKey } from '#election/count/receipt.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber, StationId, StationIndex } from '#election/ids.ts'
import type { TallyResult } from '../../session/effect.ts'

interface PairPlace {
  readonly station: StationId
  readonly pair: PairNumber
}

/** All media, read here or still under their seals. */
export function storedMedia({ election, receipt }: Pick<TallyResult, 'election' | 'receipt'>): readonly StoredMedium[] {
  const { stations, machines } = election.electionPackage
  const kiosks = machines.flatMap(({ station, pair }) => (pair === null ? [] : [{ station, pair }]))
  const ordered = stations.flatMap(({ id }) =>
    kiosks.filter(({ station }) => station === id).sort((a, b) => a.pair - b.pair),
  )
  return ordered.flatMap((place) => {
    const counted = receipt.media.get(pairKey(place))
    const others = isLost(receipt, place.station, place.pair)
      ? ('lost' as const)
      : isToldUnused(receipt, place.station, place.pair)
        ? ('unused' as const)
        : ('kept' as const)
    return (['original', 'duplicate'] as const).map((role): StoredMedium => {
      const isCounted = counted?.role === role
      // A medium that nobody read here has its label too.
      const label = mediumSerial(indexOf(election, place.station), place.pair, role)
      const serial = isCounted ? counted.serial : label
      const told = reportedSeal(receipt, place)
      const seal = isCounted ? ({ digits: counted.sealed.sealFingerprint, by: 'tally' } as const) : told
      const use = isCounted ? 'counted' : counted === undefined ? others : 'kept'
      return { station: stationName(election, place.station), pair: place.pair, role, use, serial, seal }
    })
  })
}

/** For a pair that was started: its two media have one seal number. */
function reportedSeal({ reports }: TallyResult['receipt'], place: PairPlace): StoredMedium['seal'] {
  const pairs = reports.get(place.station)?.pairs ?? []
  const digits = pairs.find(({ pair }) => pair === place.pair)?.sealFingerprint ?? null
  return digits === null ? null : { digits, by: 'report' }
}

export function stationName(election: LoadedElection, id: StationId): string {
  return election.electionPackage.stations.find((station) => station.id === id)?.name ?? id
}

function indexOf({ electionPackage }: LoadedElection, id: StationId): StationIndex {
  const station = electionPackage.stations.find((each) => each.id === id)
  assert(station !== undefined, 'documents: a station of the package')
  return station.index
}
