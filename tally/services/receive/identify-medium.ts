/** Who is this medium? From its signed header alone, before anything else of it is read. */

import { type HeaderError, type MediumHeader, parseHeader } from '#election/ballot-box/header.ts'
import { toHex } from '#election/bytes.ts'
import { type SeveralLists, severalAmong } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import type { StrangeMedium } from '#election/count/medium-refusal.ts'
import type { MediumIdentity } from '#election/count/receipt.ts'
import { contestsOfDistrict, type ElectionPackage, type Station } from '#election/definition/definition.ts'
import { datesNow } from '#election/definition/moved-day.ts'
import { err, ok, type Result } from '#election/result.ts'
import { sittingsOf } from '#election/sitting.ts'
import { verifyNative } from '#openssl/ed25519.ts'

export interface KnownMedium {
  readonly header: MediumHeader
  readonly identity: MediumIdentity
}

export interface IdentifyingElection {
  readonly electionPackage: ElectionPackage
  readonly authorityPublicKey: Uint8Array
  /** The contest with a list for each judge; null: each has one list. */
  readonly several: SeveralLists | null
}

/** `page`: the first page of the medium. */
export function identifyMedium(
  page: Uint8Array,
  { electionPackage, authorityPublicKey, several }: IdentifyingElection,
): Result<KnownMedium, StrangeMedium> {
  const parsed = parseHeader(page, authorityPublicKey, verifyNative)
  if (!parsed.ok) return err(strangeness(parsed.error, page, electionPackage))
  const header = parsed.value
  if (header.use !== electionPackage.use) return err('medium-of-other-use')
  if (header.electionId !== electionPackage.electionId || header.keySet !== electionPackage.keySet) {
    return err('medium-of-other-election')
  }
  const station = electionPackage.stations.find((each) => each.index === header.station)
  const machine = electionPackage.machines.find((each) => each.station === station?.id && each.pair === header.pair)
  if (station === undefined || machine === undefined) return err('unknown-serial')
  if (!isAsThePackageSays(header, station, electionPackage, several)) return err('header-contradicts-package')
  const { serial, pair, role } = header
  return ok({ header, identity: { serial, station: station.id, pair, role } })
}

/** A contest or a list that the package lacks would bring records that are in no sum. */
function isAsThePackageSays(
  header: MediumHeader,
  station: Station,
  electionPackage: ElectionPackage,
  several: SeveralLists | null,
): boolean {
  const contests = maskOf(contestsOfDistrict(electionPackage, station))
  const own = severalAmong(several, contests)
  return (
    header.several?.bit === own?.bit &&
    header.several?.lists === own?.lists &&
    header.kind === (station.earlyVoting ? 'early-voting' : 'election-day') &&
    header.contests === contests &&
    datesNow(header.dates, station).every((each) => sittingsOf(station.dates).includes(each))
  )
}

/** Another office's media are signed by another key: the unsigned number in the header only chooses the message. */
function strangeness(error: HeaderError, page: Uint8Array, electionPackage: ElectionPackage): StrangeMedium {
  if (error.type === 'header-malformed') return 'header-malformed'
  if (error.type !== 'header-not-authentic') return 'not-a-ballot-box'
  const claimed = toHex(page.subarray(12, 20))
  return claimed === electionPackage.electionId ? 'header-altered' : 'medium-of-other-election'
}
