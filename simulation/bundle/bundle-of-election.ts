/** A bundle of an election whose package is signed, as it is in a directory. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { type FinalSeal, makeSeal, SEAL_SIGNED_BYTES, sealSigner } from '#election/ballot-box/seal.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { maskOf } from '#election/contests.ts'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE, type LostPair, signLostMedia } from '#election/count/lost-media.ts'
import { type StationReport, serialiseStationReport, signStationReport } from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { signDocument } from '#election/definition/signed-document.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { PairNumber } from '#election/ids.ts'
import type { CountingKey } from '#election/keys/counting-key.ts'
import { type DealtKey, dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import type { Randomness } from '#election/randomness.ts'
import { ROLL_ROUND_FILE, ROLL_ROUND_SIGNATURE, type RollRound, signRound } from '#election/roll/roll-round.ts'
import { sittingNumber, sittingsOf } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import { listed as namedWithHash } from '#office/prepare/next-list.ts'
import { nativeSha256, sha256Hex } from '#openssl/hashes.ts'
import {
  type CountingElection,
  type CountingElectionOptions,
  countingElection,
} from '#simulation/counting/counting-election.ts'
import { contestLine, pairLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { approvedByTwo, signersOf, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { eachList, sealCounts } from '#simulation/rooms/each-contest.ts'
import { hashOfList, listsOfRound } from '#simulation/rooms/round-of.ts'
import { type Files, withManifest } from './change-bundle.ts'
import { type BundleRecipe, type SmallBundle, smallBundle } from './small-bundle.ts'

const ENDED = 0xffffffff
/** Rounds of roll lists; each station held the last one. */
const ROUNDS = 2
/** In use at station 1. */
const MACHINES = 2

/** Files that the package names for its machines; no bundle has them. */
export const ROLL = utf8('a roll, encrypted for the issuers of a station')
const FOR_MACHINES = ['voice/package-ja.json', 'voice/package-ja.pcm', 'fonts/names.ttf', 'fonts/names.txt']

/** Who lies where the bundle is made, and how it is published. */
export interface BundleLie
  extends Partial<
    Pick<
      BundleRecipe,
      'mixers' | 'opening' | 'twins' | 'sorts' | 'firstMixer' | 'firstHolder' | 'publication' | 'machineAway'
    >
  > {
  /** The package's words about the counting key. */
  readonly key?: (key: CountingKey) => CountingKey
  /** Other files that the package lists. */
  readonly listed?: ReadonlyMap<string, Uint8Array>
  /** The seal of the first pair, by the machine that it names, and the bytes of its page, before that one signs them. */
  readonly seal?: (seal: FinalSeal) => FinalSeal
  readonly sealBytes?: (page: Uint8Array) => void
  /** The report that the issuer of this station signs. */
  readonly report?: (report: StationReport) => StationReport
  /** The commission's second and last round of roll lists, as it signs it. */
  readonly round?: (round: RollRound) => RollRound
  /** One person alone approves the round. */
  readonly roundByOne?: true
  /** Two people typed in the report of station 2: its printed sheet alone came. */
  readonly typed?: true
  /** Pairs that the commission declares lost. */
  readonly lost?: readonly Pick<LostPair, 'station' | 'pair' | 'cause'>[]
  /** Left out: a fixture with one candidate list. */
  readonly election?: Pick<CountingElectionOptions, 'use' | 'list2' | 'approvedNames' | 'paperContests' | 'stations'>
}

/**
 * Two contests, two mixers, two of three holders, two machines that sealed. @param rows votes of each contest @param between what somebody
 * does to the records of a contest between their sealing and the list
 */
export async function bundleOfElection(
  randomness: Randomness,
  rows: readonly number[] = [4, 4],
  between: NonNullable<BundleRecipe['between']> = (records) => records,
  lie: BundleLie = {},
) {
  const made = await countingElection(randomness, lie.election)
  const key = { holders: 3, threshold: 2, randomness }
  const dealt = dealKey(group, key)
  const documents = packageOf(made, dealt, lie)
  const ids = made.election.lists[0]?.list.contests.map(({ candidates }) => candidates.map(({ id }) => id)) ?? []
  const contests = ids.map((own, at) => {
    const some = [own[0], own[1], own[0], ENDED] as number[]
    return { ids: own, votes: Array.from({ length: rows[at] ?? 0 }, (_, row) => some[row % some.length] as number) }
  })
  const recipe = { contests, mixers: 2, opening: [1, 3], machines: MACHINES, between, ...key, ...lie }
  const bundle = smallBundle(recipe, dealt, {
    packageHash: nativeSha256(documents.get('package/package.json') as Uint8Array),
    listHashes: made.documents.lists.map(({ bytes }) => nativeSha256(bytes)),
  })
  const seals = bundle.seals.map((each, at) => sealFile(made, at + 1, each, lie))
  const words = [
    ...reportFiles(made, bundle.seals, lie),
    ...declaration(made, documents, lie),
    ...roundFiles(made, lie),
  ]
  const files = withManifest(new Map([...documents, ...bundle.files, ...seals, ...words]))
  return { authority: toHex(made.authority.publicKey), files, election: bundle.election, made }
}

export async function writeBundle(place: string, files: Files): Promise<string> {
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(place, name)), { recursive: true })
    await writeFile(join(place, name), bytes)
  }
  return place
}

/** The final seal of a pair of station 1, by its own machine. */
function sealFile(
  made: CountingElection,
  pair: number,
  { records, commitments }: SmallBundle['seals'][number],
  { seal: lie = (seal) => seal, sealBytes = () => {} }: BundleLie,
): readonly [string, Uint8Array] {
  const { electionId, keySet, contests, machines, stations } = made.election.electionPackage
  const [own] = stations
  const machine = machines.find((each) => each.kind === 'kiosk' && each.pair === pair)?.id
  assert(own !== undefined && machine !== undefined, 'bundle of an election: its machines')
  const { index: station, dates } = own
  const none = new Uint8Array(32)
  const seal: FinalSeal = {
    ...{ electionId, keySet, station, machine, pair: pair as PairNumber, contests: maskOf(contests) },
    ...{
      final: true,
      day: Math.max(...sittingsOf(dates).map(sittingNumber)),
      seq: 40,
      logPages: 5,
      lostPages: 0,
      failedMedium: null,
    },
    ...{ root: none, earlierSeals: none, pageCheckKey: new Uint8Array(32).fill(pair) },
    records: sealCounts(...records),
    counts: { finished: Math.max(...records), endedByStaff: 0, released: 0 },
    spentMarks: Math.max(...records),
    sets: { commitments: eachList(commitments, none), annexHash: new Uint8Array(32).fill(1) },
  }
  const said = pair === 1 ? lie(seal) : seal
  const signer = sealSigner(made.signingKeys.get(said.machine) as Uint8Array)
  const bytes = makeSeal(said, signer)
  if (pair === 1) {
    sealBytes(bytes)
    bytes.set(signer(bytes.subarray(0, SEAL_SIGNED_BYTES)), SEAL_SIGNED_BYTES)
  }
  return [`seals/${station}-${pair}.bin`, bytes]
}

/** Station 1 has used the two pairs that sealed; nobody voted at station 2. */
function reportFiles(
  { election, signingKeys }: CountingElection,
  seals: SmallBundle['seals'],
  { report: lie = (report) => report, typed, lost = [] }: BundleLie,
): readonly (readonly [string, Uint8Array])[] {
  const { electionId, contests, paperContests, stations, machines } = election.electionPackage
  return stations.flatMap(({ id, index }): readonly (readonly [string, Uint8Array])[] => {
    const own = machines.filter(({ station, pair }) => station === id && pair !== null)
    const isUsed = (pair: number) =>
      index === 1 ? pair <= MACHINES : lost.some((each) => each.station === id && each.pair === pair)
    const issued = (bit: number) => (index === 1 ? seals.reduce((sum, { records }) => sum + (records[bit] ?? 0), 0) : 0)
    const lists = { rollList: ROUNDS, rollListHash: hashOfList(id, ROUNDS) }
    const handedOut = paperContests.map(({ id: contest }) => ({ contest, men: 2, women: 1, unsaid: 1 }))
    const report = stationReportOf(electionId, id, Math.max(...contests.map(({ bit }) => issued(bit))), {
      ...lists,
      ...(handedOut.length > 0 && { handedOut }),
      contests: contests.map(({ id: contest, bit }) => contestLine(contest, issued(bit))),
      pairs: own.map(({ pair, spare }) =>
        pairLine(id, pair ?? 0, isUsed(pair ?? 0) ? 'started' : spare ? 'spare' : 'not-started'),
      ),
    })
    const bytes = serialiseStationReport(index === 1 ? lie(report) : report)
    if (typed && index === 2) return [[`reports/${index}-typed.json`, bytes]]
    const signature = signStationReport(bytes, signingKeys.get(report.issuer) as Uint8Array)
    return [
      [`reports/${index}.json`, bytes],
      [`reports/${index}.sig`, signature],
    ]
  })
}

function roundFiles(
  { authority, election }: CountingElection,
  { round: lie = (round) => round, roundByOne }: BundleLie,
): readonly (readonly [string, Uint8Array])[] {
  const { electionId, stations } = election.electionPackage
  const lists = listsOfRound(stations, ROUNDS)
  const two = signersOf({ approvers: TWO_APPROVERS }, authority.secretKey)
  const secretKeys = two.approving?.secretKeys.slice(0, 1) ?? []
  const signers = roundByOne ? { ...two, approving: { record: null, secretKeys } } : two
  const signed = signRound(
    lie({ electionId, number: ROUNDS, last: true, lists, voted: null, incidents: null }),
    signers,
  )
  return [
    [ROLL_ROUND_FILE, signed.bytes],
    [ROLL_ROUND_SIGNATURE, signed.signature],
  ]
}

function declaration(
  { authority, election }: CountingElection,
  documents: Files,
  { lost }: BundleLie,
): readonly (readonly [string, Uint8Array])[] {
  if (lost === undefined) return []
  const words = { known: '焼けた', opinion: '異議なし', witnesses: ['立会 太郎'], recordsTold: null }
  const said = {
    chair: '選挙長 見本',
    declaredAt: '2002-06-23T21:40' as LocalMinute,
    lost: lost.map((each) => ({ ...each, ...words })),
  }
  const packageSha256 = sha256Hex(documents.get('package/package.json') as Uint8Array)
  const signers = signersOf({ approvers: TWO_APPROVERS }, authority.secretKey)
  const signed = signLostMedia(said, { ...election, packageSha256 }, signers)
  return [
    [LOST_MEDIA_FILE, signed.bytes],
    [LOST_MEDIA_SIGNATURE, signed.signature],
  ]
}

/** The package of this election, under another counting key. */
function packageOf(
  { authority: commission, documents }: CountingElection,
  dealt: DealtKey<Element>,
  { key: lie = (key) => key, publication, listed = new Map() }: BundleLie,
) {
  const hex = (element: Element) => toHex(group.encode(element))
  const commitments = dealt.commitments.map(hex)
  const holders = dealt.shares.map(({ index }) => ({
    index,
    verificationKey: hex(verificationKey(group, dealt.commitments, index)),
  }))
  const publicKey = commitments[0] ?? ''
  const countingKey = lie({ made: 'dealer', publicKey, threshold: 2, commitments, holders })
  // Without what a later list moves.
  const before = JSON.parse(new TextDecoder().decode(documents.electionPackage.bytes)) as ElectionPackage
  const rules = { ...before.rules, ...(publication && { publication }) }
  // As the holder of the commission's key can sign it: `signPackage` signs no key that its own commitments contradict.
  const named = [['rolls/1.roll', ROLL] as const, ...FOR_MACHINES.map((path) => [path, utf8(path)] as const), ...listed]
  const all = {
    ...before,
    approvers: TWO_APPROVERS,
    rules,
    format: 1,
    countingKey,
    files: namedWithHash(new Map(named)),
  }
  const signed = signDocument('package', all, commission.secretKey)
  const lists = documents.lists.flatMap((list, at) => [
    [`package/candidate-list-${at + 1}.json`, list.bytes] as const,
    [`package/candidate-list-${at + 1}.sig`, list.signature] as const,
  ])
  const others = [...listed].map(([path, bytes]) => [`package/${path}`, bytes] as const)
  const own = [['package/package.json', signed.bytes] as const, ['package/package.sig', signed.signature] as const]
  const hashes = documents.lists.map(({ bytes }) => sha256Hex(bytes))
  const approved = approvedByTwo({ package: sha256Hex(signed.bytes), lists: hashes })
  const approvals = [`package/approvals-${hashes.length}.json`, approved] as const
  return new Map([...own, ...lists, approvals, ...others])
}
