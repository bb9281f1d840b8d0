/** The conditions for a sealed medium of this package: its election and station, and the keys whose seals are accepted. */
import type { MediumHeader } from '#election/ballot-box/header.ts'
import type { ExpectedElection } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { fromHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { datesNow, wasMoved } from '#election/definition/moved-day.ts'
import type { StationIndex } from '#election/ids.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'

/** `verify`: noble's when left out. */
export function expectedElection(
  electionPackage: ElectionPackage,
  authorityPublicKey: Uint8Array,
  verify?: VerifyEd25519,
): ExpectedElection {
  const { electionId, keySet, use } = electionPackage
  const verifySealOf = (station: StationIndex) => sealVerifier(kioskKeys(electionPackage, station), verify)
  const stationOf = (index: StationIndex) => electionPackage.stations.find((each) => each.index === index)
  const datesOf = ({ station, dates }: MediumHeader) => {
    const own = stationOf(station)
    return own === undefined ? dates : datesNow(dates, own)
  }
  const movedFrom = ({ station }: MediumHeader) => {
    const own = stationOf(station)
    return (own?.earlierDates ?? []).flat().filter((day) => own !== undefined && wasMoved(day, own))
  }
  return { electionId, keySet, use, authorityPublicKey, verifySealOf, datesOf, movedFrom }
}

/** Any kiosk of the station may have sealed the pair: a healthy machine closes for a dead one. */
function kioskKeys(electionPackage: ElectionPackage, index: StationIndex) {
  const station = electionPackage.stations.find((each) => each.index === index)
  const kiosks = electionPackage.machines.filter((each) => each.kind === 'kiosk' && each.station === station?.id)
  return new Map(kiosks.map((kiosk) => [kiosk.id, fromHex(kiosk.signingKey)]))
}
