/**
 * The independent check of sealed media: is each authentic and complete, and do original and duplicate hold the same? With k
 * shares it opens the complete counting district, and holds the result against a count's. Shares no code with the programs
 * that wrote them, only `docs/formats/`.
 */

import { withoutAnsweredDoubts } from './count/answered-doubts.ts'
import { type CountComparison, compareCount, placesOfDeclaration } from './count/compare-count.ts'
import { type Completeness, completenessOf } from './count/completeness.ts'
import { type DistrictProblem, districtOf, type Pair } from './count/district.ts'
import type { LostPair } from './count/lost-declaration.ts'
import { type FoundDeclaration, readLostMedia } from './count/lost-media.ts'
import { type OpenProblem, openDistrict } from './count/open-district.ts'
import { digestOf, RecordDigests } from './count/record-digests.ts'
import { type ReportDifference, reportDifferences } from './count/report-differences.ts'
import { type RollListFinding, rollListFindings } from './count/roll-round.ts'
import { type RefusedRound, readRollRounds } from './count/roll-rounds.ts'
import { SharedRecords } from './count/shared-records.ts'
import { lastReports, pairName } from './count/signed-reports.ts'
import { type SharedMarks, SpentMarks } from './count/spent-marks.ts'
import { type ReadReport, readStationReports, type StationReports } from './count/station-reports.ts'
import type { Totals } from './count/totals.ts'
import { comparePair, type PairFinding } from './medium/compare-pair.ts'
import type { MediumFinding } from './medium/finding.ts'
import { verifyMedium } from './medium/verify-medium.ts'
import type { Approval, ApprovalsProblem, Approver } from './package/approval-rules.ts'
import { packageApprovals } from './package/approvals.ts'
import { type Fingerprints, fingerprintsOf } from './package/fingerprint.ts'
import { type PackageProblem, type ProblemIn, readTrust, type Trust } from './package/trust.ts'

export interface Verification {
  readonly problem: PackageProblem | null
  /** Which file of the package the problem is about. */
  readonly problemIn: ProblemIn | null
  readonly electionId: string | null
  /** The package's use: a rehearsal's or a fixture's votes must never be read as real ones. */
  readonly use: Trust['use'] | null
  /** Numbers for an auditor to compare with paper before believing a word of this. */
  readonly fingerprints: Fingerprints | null
  /** The approvers of package and lists, or why there are none; null: nobody is asked, for practice. */
  readonly approvals: readonly Approval[] | ApprovalsProblem | null
  readonly media: readonly MediumFinding[]
  /** Pairs of which two media were given. */
  readonly pairs: readonly PairFinding[]
  /** Spent marks that are on two machines of a station, or twice on one: a copied card. */
  readonly sharedMarks: readonly SharedMarks[]
  /** Pairs that were never started, as every report of their station says. */
  readonly unused: readonly Pair[]
  /** The genuine station reports, each with the numbers of its printed sheet. */
  readonly reports: readonly ReadReport[]
  /** Files among the station reports that are no genuine report. */
  readonly refusedReports: readonly string[]
  /** Differences between the reports that were read and the media. */
  readonly reportDifferences: readonly ReportDifference[]
  /** Media of different pairs that hold one and the same encrypted record: a copied one. */
  readonly sharedRecords: readonly string[]
  /** Pairs of which no medium exists, as the commission declared and signed. */
  readonly lost: readonly LostPair[]
  /** There is a declaration that the commission has not signed so, or there are two. */
  readonly lostProblem: FoundDeclaration['problem']
  /** The roll lists that the reports name, against the round that the commission signed (own-18). */
  readonly rollLists: readonly RollListFinding[]
  readonly refusedRounds: readonly RefusedRound[]
  /** null: no share was given. */
  readonly district: DistrictFinding | null
  /** null: no count was given. */
  readonly count: CountComparison | null
  /** The media of which nobody knows whether there are any, and the pairs that came with one medium only. */
  readonly completeness: Completeness
  /** All that was given is authentic, nothing to explain, original and duplicate equal, the count's result the same. */
  readonly holds: boolean
  /** It holds, both media of every used pair were given, no votes are declared lost, and each card has its record. */
  readonly complete: boolean
}

export interface DistrictFinding {
  readonly problem:
    | DistrictProblem
    | OpenProblem
    /** There is a declaration of lost media that cannot be believed. */
    | { readonly type: NonNullable<FoundDeclaration['problem']> }
    | null
  readonly totals: Totals | null
}

export interface VerifyInput {
  readonly packageDirectory: string
  /** The commission's public key, 64 hex digits, from the ceremony record. */
  readonly authority: string
  /** The people whose approvals count, from the paper of the ceremony; left out: those whom the package names. */
  readonly approvers?: readonly Approver[]
  /** Files or directories of sealed media. */
  readonly media: readonly string[]
  readonly shares?: {
    readonly paths: readonly string[]
    /** Asked only when the district is complete; one for each path. */
    readonly passphrases: () => Promise<readonly string[]>
  }
  /** Directory of signed station reports, and of a declaration of lost media that was brought with them. */
  readonly reports?: string
  /** The files of a count, its `--out` or the `count/` in it; a declaration of lost media is looked for here too. */
  readonly count?: string
  readonly onProgress?: (phase: 'verify' | 'opening', done: number, total: number) => void
}

const NOTHING = {
  problemIn: null,
  electionId: null,
  use: null,
  fingerprints: null,
  approvals: null,
  media: [],
  pairs: [],
  sharedMarks: [],
  unused: [],
  reports: [],
  refusedReports: [],
  reportDifferences: [],
  sharedRecords: [],
  lost: [],
  lostProblem: null,
  rollLists: [],
  refusedRounds: [],
  district: null,
  count: null,
  completeness: { untold: [], alone: [], open: [] },
  holds: false,
  complete: false,
} as const

export async function verify(input: VerifyInput): Promise<Verification> {
  let problemIn: ProblemIn | null = null
  const trust = await readTrust(input.packageDirectory, input.authority, (where) => {
    problemIn = where
  })
  if (typeof trust === 'string') return { ...NOTHING, problem: trust, problemIn }
  const read: MediumFinding[] = []
  const spent = new SpentMarks()
  const digests = new RecordDigests()
  const shared = new SharedRecords()
  for (const path of input.media) {
    const marks: string[] = []
    const shares: string[] = []
    const records: string[] = []
    const medium = await verifyMedium(path, trust, {
      onMark: (mark) => void marks.push(mark.toString('hex')),
      onRecord: (record) => {
        // HPKE's fresh share names a record.
        shares.push(record.toString('latin1', 8, 24))
        if (input.count !== undefined) records.push(digestOf(record))
      },
    })
    shared.take(medium, shares)
    read.push(medium)
    spent.take(medium, marks)
    digests.take(medium, records)
    input.onProgress?.('verify', read.length, input.media.length)
  }
  const pairs = await pairsOf(read)
  const sharedMarks = spent.shared()
  const reports = await readStationReports(input.reports ?? '', trust)
  const media = withoutAnsweredDoubts(read, reports, trust)
  const unused = trust.pairs.filter((each) => reports.unused.has(pairName(each.station, each.pair))).map(nameOnly)
  const places = await placesOfDeclarationFor(input)
  const declaration = await readLostMedia(places, trust)
  const rounds = await readRollRounds(places, trust)
  const { lost } = declaration
  const found = { media, reports, declaration }
  const district = input.shares === undefined ? null : await openIn(input, input.shares, trust, found)
  const totals = district?.totals ?? null
  const given = input.reports === undefined ? null : reports.documents
  const count =
    input.count === undefined
      ? null
      : await compareCount(input.count, trust, {
          ...{ media, digests, totals, reports: given, lost, isDeclared: declaration.isThere },
          round: rounds.round,
        })
  const told = {
    approvals: await packageApprovals(input.packageDirectory, trust, input.approvers),
    ...{ media, pairs, sharedMarks, unused, refusedReports: reports.refused, lost, district, count },
    lostProblem: declaration.problem,
    rollLists: rollListFindings(rounds.round, [...lastReports(reports.genuine).values()].flat(), trust),
    refusedRounds: rounds.refused,
    reports: reports.read,
    completeness: completenessOf(media, reports, lost, trust),
    reportDifferences: reportDifferences(reports, media, lost, trust),
    sharedRecords: shared.shared(),
  }
  const { electionId, use, authority, packageHash, lists } = trust
  const fingerprints = fingerprintsOf(authority, packageHash, lists.at(-1)?.hash ?? '')
  const holds = allHolds(told)
  const complete = holds && isComplete(told)
  return { problem: null, problemIn: null, electionId, use, fingerprints, ...told, holds, complete }
}

type Told = Omit<Verification, 'problem' | 'problemIn' | 'electionId' | 'use' | 'fingerprints' | 'holds' | 'complete'>

function isComplete({ completeness: { untold, alone, open }, lost }: Told): boolean {
  // A spare that never started holds nobody's vote, whatever a report says.
  const hasLostVotes = lost.some(({ cause }) => cause !== 'never-started')
  return untold.length === 0 && alone.length === 0 && open.length === 0 && !hasLostVotes
}

function allHolds(told: Told): boolean {
  const { media, pairs, sharedMarks, unused, refusedReports, district, count } = told
  return (
    typeof told.approvals !== 'string' &&
    media.length > 0 &&
    media.every((medium) => isSound(medium, unused, media)) &&
    pairs.every((pair) => pair.problem === null) &&
    sharedMarks.length === 0 &&
    refusedReports.length === 0 &&
    told.lostProblem === null &&
    told.rollLists.length === 0 &&
    told.refusedRounds.length === 0 &&
    lostButHere(told).length === 0 &&
    told.reportDifferences.length === 0 &&
    told.sharedRecords.length === 0 &&
    (district === null || (district.problem === null && district.totals?.unopened === 0)) &&
    (count === null || (count.problem === null && count.differences.length === 0))
  )
}

/** A medium as it was prepared is as it should be where the station's report says that it was never used; one that failed, where its partner's seal says so. */
export function isSound(medium: MediumFinding, unused: readonly Pair[], media: readonly MediumFinding[]): boolean {
  if (medium.problem === null) return medium.doubts.length === 0
  const isOfIts = (other: { readonly station: string | null; readonly pair: number | null }) =>
    other.station === medium.station && other.pair === medium.pair
  if (medium.problem === 'as-initialised' && unused.some(isOfIts)) return true
  const partner = media.find((other) => isOfIts(other) && other.problem === null)
  return medium.role !== null && partner?.failedMedium?.role === medium.role
}

/** count.md §3: a declaration does not hold for a pair of which a whole sealed medium is there. */
export function lostButHere({ lost, media }: Pick<Verification, 'lost' | 'media'>): readonly Pair[] {
  const isHere = ({ station, pair }: Pair) =>
    media.some((medium) => medium.problem === null && medium.station === station && medium.pair === pair)
  return lost.filter(isHere).map(nameOnly)
}

function nameOnly({ station, pair }: Pair): Pair {
  return { station, pair }
}

async function openIn(
  input: VerifyInput,
  shares: NonNullable<VerifyInput['shares']>,
  trust: Trust,
  found: Pick<Verification, 'media'> & {
    readonly reports: StationReports
    readonly declaration: FoundDeclaration
  },
): Promise<DistrictFinding> {
  const { problem, lost } = found.declaration
  if (problem !== null) return { problem: { type: problem }, totals: null }
  const district = districtOf(found, trust, { reports: found.reports, lost })
  if ('type' in district) return { problem: district, totals: null }
  const passphrases = await shares.passphrases()
  const given = shares.paths.map((path, i) => ({ path, passphrase: passphrases[i] ?? '' }))
  const opened = await openDistrict(district, trust, given, (done, all) => input.onProgress?.('opening', done, all))
  return 'type' in opened ? { problem: opened, totals: null } : { problem: null, totals: opened }
}

async function placesOfDeclarationFor({ reports, count }: VerifyInput): Promise<readonly string[]> {
  return [...(reports === undefined ? [] : [reports]), ...(count === undefined ? [] : await placesOfDeclaration(count))]
}

/** Each medium with every other one of its pair: the copy of a duplicate is a third medium too (R7). */
async function pairsOf(media: readonly MediumFinding[]): Promise<readonly PairFinding[]> {
  const found: PairFinding[] = []
  for (const [i, medium] of media.entries()) {
    if (medium.station === null || medium.pair === null) continue
    for (const other of media.slice(0, i)) {
      if (other.station !== medium.station || other.pair !== medium.pair) continue
      const compared = await comparePair(other, medium)
      if (compared !== null) found.push(compared)
    }
  }
  return found
}
