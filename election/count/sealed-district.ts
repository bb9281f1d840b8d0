/**
 * The seals of a district as somebody checks them who was given nothing else (docs/formats/opening.md §1): each by its signature, and for
 * each pair without one a signed word that excuses it. A receipt is not asked, for the computer that keeps it may be in anybody's hands.
 */
import { type FinalSeal, parseSeal, type VerifySeal } from '#election/ballot-box/seal.ts'
import { type ContestList, listRoom, listsIn, ofList, oneListOf, type SeveralLists } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { contestsOfDistrict, type ElectionPackage, type Station } from '#election/definition/definition.ts'
import type { FastChecks, SignedBytes } from '#election/definition/signed-document.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { ONLINE_SEAL_IN_BUNDLE, readOnlineSeal } from '#election/online/online-seal.ts'
import { err, ok, type Result } from '#election/result.ts'
import { sittingNumber, sittingsOf } from '#election/sitting.ts'
import { expectedPairs, pairsOf } from './completeness.ts'
import { type CountedSets, sealFileName } from './counted-sets.ts'
import { isOnlineLost } from './declared-lost.ts'
import { acceptStationReport } from './desk-reports.ts'
import { expectedElection } from './expected-election.ts'
import { readLostMedia } from './lost-media.ts'
import { type NotOpened, notOpenedIn, openingsOf } from './openings.ts'
import { type AcceptedPapers, emptyReceipt, type Receipt, withReport } from './receipt.ts'

export interface DistrictEvidence {
  readonly sets: CountedSets
  /** As they came, each with its signature; in any order. */
  readonly reports: readonly SignedBytes[]
  /** The declaration of lost media. */
  readonly lost: SignedBytes | null
  /** Where the opening of a contest hangs on it, as two people entered it. */
  readonly accepted: readonly AcceptedPapers[]
}

export interface SealedList {
  readonly records: number
  /** K of each seal. */
  readonly commitments: readonly Uint8Array[]
  /** Σ of their blinds, as the tally says: another sum fits no list that anybody can find. */
  readonly blinds: bigint
}

/** As much as a list is held against. */
type SaidOfSets = Pick<FinalSeal, 'records'> & Pick<FinalSeal['sets'], 'commitments'>

export type SealDoubt =
  | { readonly type: 'seal-not-genuine'; readonly file: string }
  /** Nothing that is signed accounts for this pair. */
  | { readonly type: 'district-not-complete'; readonly station: StationId; readonly pair: PairNumber }
  /** The package says that there is an online box, and there is no seal of its votes (R9). */
  | { readonly type: 'online-not-there' }
  /** Nothing that is signed says whether this contest is opened. */
  | { readonly type: 'opening-undecided'; readonly contest: ContestId }

interface Election {
  readonly electionPackage: ElectionPackage
  readonly packageSha256: string
  readonly authorityPublicKey: Uint8Array
  /** The contest with a list for each judge; null: each has one list. */
  readonly several: SeveralLists | null
  readonly fast: FastChecks
}

export interface SealedDistrict {
  /** The sum of all seals, for each list of the package, by its room. */
  readonly sealed: ReadonlyMap<number, SealedList>
  /** No list of these is sorted, mixed or opened. */
  readonly notOpened: readonly NotOpened[]
}

export function sealedDistrict(election: Election, evidence: DistrictEvidence): Result<SealedDistrict, SealDoubt> {
  const { electionPackage, authorityPublicKey, fast } = election
  const { verifySealOf } = expectedElection(electionPackage, authorityPublicKey, fast.verify)
  const given = new Map(evidence.sets.seals.map(({ name, bytes }) => [name, bytes]))
  const receipt = receiptOf(election, evidence)
  const seals: SaidOfSets[] = []
  let online: SaidOfSets | null = null
  for (const station of electionPackage.stations) {
    const expected = expectedPairs(receipt, electionPackage, station.id)
    for (const pair of pairsOf(electionPackage, station.id)) {
      const name = sealFileName(station, pair)
      const page = given.get(name)
      if (page === undefined) {
        if (expected.includes(pair)) return err({ type: 'district-not-complete', station: station.id, pair })
        continue
      }
      const seal = finalSeal(page, electionPackage, { station, pair, verify: verifySealOf(station.index) })
      if (seal === null) return err({ type: 'seal-not-genuine', file: name })
      seals.push({ records: seal.records, commitments: seal.sets.commitments })
      given.delete(name)
    }
  }
  if (electionPackage.rules.online === true && !isOnlineLost(receipt)) {
    const page = given.get(ONLINE_SEAL_IN_BUNDLE)
    if (page === undefined) return err({ type: 'online-not-there' })
    const seal = readOnlineSeal(page, authorityPublicKey, election, fast)
    if (seal === null) return err({ type: 'seal-not-genuine', file: ONLINE_SEAL_IN_BUNDLE })
    online = { records: seal.records, commitments: seal.commitments }
    seals.push(online)
    given.delete(ONLINE_SEAL_IN_BUNDLE)
  }
  // A seal whose pair the package does not have, or one name twice.
  const other =
    [...given.keys()][0] ?? (seals.length < evidence.sets.seals.length ? evidence.sets.seals[0]?.name : null)
  if (other != null) return err({ type: 'seal-not-genuine', file: other })
  const openings = openingsOf(electionPackage, {
    reports: receipt.reports,
    online: ({ bit }) => (online === null ? 0 : ofList(online.records, oneListOf(bit))),
    accepted: evidence.accepted,
  })
  for (const [contest, { type }] of openings)
    if (type === 'undecided') return err({ type: 'opening-undecided', contest })
  const lists = listsIn(maskOf(electionPackage.contests), election.several)
  return ok({
    sealed: new Map(lists.map((list) => [listRoom(list), together(seals, list, evidence.sets)])),
    notOpened: notOpenedIn(openings),
  })
}

function together(seals: readonly SaidOfSets[], list: ContestList, { blinds }: CountedSets): SealedList {
  return {
    records: seals.reduce((sum, { records }) => sum + ofList(records, list), 0),
    commitments: seals.flatMap(({ commitments }) => ofList(commitments, list)),
    blinds: blinds.find(({ room }) => room === listRoom(list))?.sum ?? 0n,
  }
}

/** Null: not the final seal of this pair, of a day in force and by a machine of its station, with the sets of its records. */
function finalSeal(
  page: Uint8Array,
  electionPackage: ElectionPackage,
  of: { readonly station: Station; readonly pair: PairNumber; readonly verify: VerifySeal },
): FinalSeal | null {
  const seal = parseSeal(page, of.verify)
  const isOfPair =
    seal !== null &&
    seal.electionId === electionPackage.electionId &&
    seal.keySet === electionPackage.keySet &&
    seal.station === of.station.index &&
    seal.pair === of.pair &&
    seal.contests === maskOf(contestsOfDistrict(electionPackage, of.station))
  // ballot-box.md §9, check 6: as the tally asks it of a medium.
  const isOfDay = sittingsOf(of.station.dates).some((each) => sittingNumber(each) === seal?.day)
  return isOfPair && isOfDay && seal.final ? seal : null
}

/** Only what is signed. A report that was typed in excuses nobody (MED-06), and is not among these. */
function receiptOf(
  { electionPackage, packageSha256, authorityPublicKey, fast }: Election,
  { reports, lost }: DistrictEvidence,
): Receipt {
  const read = reports.flatMap(({ bytes, signature }) => {
    const report = acceptStationReport(bytes, signature, electionPackage, fast.verify)
    return report.ok ? [report.value] : []
  })
  const received = read.reduce(withReport, emptyReceipt)
  if (lost === null) return received
  const declared = readLostMedia(lost, authorityPublicKey, { electionPackage, packageSha256 }, fast)
  return declared.ok ? { ...received, lost: declared.value } : received
}
