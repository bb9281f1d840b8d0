/** Why a medium in the tally's slot does not count. Each has its words and its next step in ui/messages/tally.ts. */
import type { PairNumber, StationId } from '#election/ids.ts'

export type MediumRefusal =
  /** Nothing readable: pulled, missing file, I/O error. */
  | { readonly type: 'medium-unreadable' }
  | { readonly type: 'not-a-ballot-box' }
  /** Our election's number stands in the header, but the authority has not signed it so. */
  | { readonly type: 'header-altered' }
  | { readonly type: 'medium-of-other-election' }
  /** Same office, other use: a rehearsal's medium at a live count and the like. */
  | { readonly type: 'medium-of-other-use' }
  /** Station, pair or serial are not in the package. */
  | { readonly type: 'unknown-serial' }
  /** CNT-01: the station's report comes first. */
  | { readonly type: 'station-not-received'; readonly station: StationId }
  /** Its pages are as initialised: a spare that was never used. */
  | { readonly type: 'unused-spare'; readonly station: StationId; readonly pair: PairNumber }
  /** As initialised although the report says that it was started: another medium lies in its place. */
  | { readonly type: 'unused-but-started'; readonly station: StationId; readonly pair: PairNumber }
  /** No final seal (CLS-04). */
  | { readonly type: 'not-closed'; readonly station: StationId; readonly pair: PairNumber }
  /** Sealed, but some pages cannot be read or fail their check. */
  | { readonly type: 'medium-damaged'; readonly station: StationId; readonly pair: PairNumber }
  /** The bytes are not those that were sealed, or the seal is not the machine's. */
  | { readonly type: 'medium-altered'; readonly station: StationId; readonly pair: PairNumber }
  /** Sealed although the report says that the pair was never started. */
  | { readonly type: 'not-started-by-report'; readonly station: StationId; readonly pair: PairNumber }
  | { readonly type: 'already-merged'; readonly station: StationId; readonly pair: PairNumber }
  /** Two valid seals for one pair: the election chair decides (CNT-03). */
  | { readonly type: 'second-original'; readonly station: StationId; readonly pair: PairNumber }
  /** A duplicate whose original already counts. */
  | { readonly type: 'duplicate-beside-original'; readonly station: StationId; readonly pair: PairNumber }
  /** An original whose duplicate already counts by LAW-14. */
  | { readonly type: 'original-beside-duplicate'; readonly station: StationId; readonly pair: PairNumber }
  /** Duplicates stay sealed unless LAW-14 applies (CNT-04). */
  | { readonly type: 'duplicate-not-allowed'; readonly station: StationId; readonly pair: PairNumber }
  /** D-32: records are opened, the set is final. */
  | { readonly type: 'set-is-final' }
