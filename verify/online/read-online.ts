/**
 * An export of an online box in its directories, checked as far as anybody can without the sorting key (online-sorted.md §2, §5); and, where a
 * stick of sorted votes is given, whether it has exactly the bytes that follow.
 */
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { equalBytes } from '@noble/curves/utils.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { sorterDocument } from '../bundle/online-seal.ts'
import type { RollRound } from '../count/roll-round.ts'
import type { ApprovalsProblem, Approver } from '../package/approval-rules.ts'
import { documentProblem, readApprovals } from '../package/approvals.ts'
import { APPROVED_SIGNATURE_BYTES_MAX } from '../package/approved-document.ts'
import { signatureIn, signerOf } from '../package/canonical.ts'
import { filesIn, readBounded } from '../package/directory.ts'
import { type PackageProblem, type ProblemIn, readTrust, type Trust } from '../package/trust.ts'
import { type HeldBundle, heldBundle } from './held-bundle.ts'
import { incidentsHold } from './incidents.ts'
import type { OnlineTrust } from './online-trust.ts'
import {
  boxesIn,
  type Decision,
  decisionIn,
  lastOfStations,
  newestRound,
  roundIn,
  type StationVoids,
  voidsIn,
  votedIn,
} from './said-by-people.ts'
import { readOnlineTrust } from './settings.ts'
import { SEAL_BYTES, sortedSealIn } from './sorted-seal.ts'
import { type OnlineFinding, verifyOnline } from './verify-online.ts'

const ONLINE_CHECKS = [
  ...(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09'] as const),
  ...(['S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16', 'S17', 'S18', 'R10'] as const),
] as const
type OnlineCheck = (typeof ONLINE_CHECKS)[number]
/** They need the sorting key, or the machine that sorted. */
const OF_SORTING: ReadonlySet<OnlineCheck> = new Set(['S03', 'S10', 'S11', 'S12', 'S13'])

const EXPORT_BYTES_MAX = 2_000_000_000
const HANDLES_BYTES_MAX = 64 * 1024 * 1024
const INCIDENTS_BYTES_MAX = 2 * 1024 * 1024
const DECISION_BYTES_MAX = 8 * 1024
const SIGNATURE_BYTES_MAX = 1024
const STICK_SEAL = 'online-seal.bin'

export interface OnlineInput {
  readonly packageDirectory: string
  /** 64 hex digits. */
  readonly authority: string
  /** `online.json`, with `online.sig` beside it. */
  readonly settings: string
  readonly original: string
  readonly duplicate?: string
  readonly voids: string
  /** Ed25519 of the people who decide by two, hex. */
  readonly approvers: readonly Approver[]
  /** Directory of the lists of boxes, and the people of the roll side who sign them. Without it S17 is not checked. */
  readonly boxes?: { readonly directory: string; readonly approvers: readonly Approver[] }
  /** A stick of sorted votes. */
  readonly sorted?: string
  /** A bundle of the count: its directory, or its one .tar. */
  readonly bundle?: string
}

export type OnlineProblem =
  | { readonly type: 'package'; readonly problem: PackageProblem; readonly problemIn: ProblemIn | null }
  | { readonly type: 'online-not-in-package' }
  | { readonly type: 'online-package-not-approved'; readonly problem: ApprovalsProblem }
  | { readonly type: 'online-settings-refused'; readonly path: string }
  /** own-50: not by two of the approvers. */
  | { readonly type: 'online-settings-not-approved'; readonly path: string; readonly problem: ApprovalsProblem }
  | { readonly type: 'online-file-missing'; readonly path: string }

export interface OnlineVerification {
  readonly use: Trust['use']
  readonly checks: readonly { readonly check: OnlineCheck; readonly result: 'holds' | 'fails' | 'not-checked' }[]
  /** Files of the stick that are not the ones that follow; null: no stick was given, or a check fails. */
  readonly differing: readonly string[] | null
  /** Null: no bundle was given, or a check fails. */
  readonly bundle: HeldBundle | null
  /** Numbers of R10; null: a check fails. */
  readonly sums: Readonly<Record<string, number>> | null
  /** All that was checked holds. */
  readonly holds: boolean
}

export async function verifyOnlineFiles(input: OnlineInput): Promise<OnlineVerification | OnlineProblem> {
  let problemIn: ProblemIn | null = null
  const trust = await readTrust(input.packageDirectory, input.authority, (where) => {
    problemIn = where
  })
  if (typeof trust === 'string') return { type: 'package', problem: trust, problemIn }
  if (!trust.online) return { type: 'online-not-in-package' }
  // own-85: the people of the paper, not those of a package that one passphrase made under their names.
  const isForPractice = trust.approvers.length === 0 && trust.use !== 'live'
  const given = isForPractice ? null : await readApprovals(input.packageDirectory, trust, input.approvers)
  if (typeof given === 'string') return { type: 'online-package-not-approved', problem: given }
  const settings = await readOnlineTrust(filesIn(), input.settings, trust)
  if (settings === null) return { type: 'online-settings-refused', path: input.settings }
  const approvals = join(dirname(input.settings), 'online-approvals.json')
  const settingsFile = { kind: 'online-settings', document: settings.settingsHash } as const
  const problem = await problemOf(approvals, settingsFile, trust, input.approvers)
  if (problem !== null) return { type: 'online-settings-not-approved', path: approvals, problem }
  const at = (name: string) => join(input.original, name)
  const [box, log, voted] = [
    await readBounded(at('online-box.ippyo'), EXPORT_BYTES_MAX),
    await readBounded(at('online-log.ippyo'), EXPORT_BYTES_MAX),
    await readBounded(at('online-voted.ippyo'), HANDLES_BYTES_MAX),
  ]
  if (typeof box === 'string') return { type: 'online-file-missing', path: at('online-box.ippyo') }
  if (typeof log === 'string') return { type: 'online-file-missing', path: at('online-log.ippyo') }
  if (typeof voted === 'string') return { type: 'online-file-missing', path: at('online-voted.ippyo') }
  const said = await readSaid(input, trust)
  if (said === null) return { type: 'online-file-missing', path: input.voids }
  const boxes = await boxesOf(input, trust)
  if (boxes === 'missing')
    return { type: 'online-file-missing', path: join(input.boxes?.directory ?? '', 'online-boxes-1.ippyo') }
  const incidents = await readBounded(join(dirname(input.settings), 'online-incidents.json'), INCIDENTS_BYTES_MAX)
  const { voids, decisions } = said
  const found = verifyOnline(settings, { box, log, voids, decisions, boxes: boxes === 'refused' ? null : boxes })
  const fails = new Set<string>(found.fails)
  if (boxes === 'refused') fails.add('S17')
  // A list that the stations knew is there.
  const known = said.round?.incidents ?? null
  const hasIncidents = incidents !== 'missing' || known !== null
  const isHeld = typeof incidents !== 'string' && incidentsHold(incidents, settings, known)
  if (hasIncidents && !isHeld) fails.add('S18')
  if (!said.isWhole) fails.add('S14')
  const copies = await copiesOf(input.duplicate, [box, log, voted])
  if (typeof copies === 'object' && copies !== null) return { type: 'online-file-missing', path: copies.missing }
  if (copies === 'differ') fails.add('S02')
  const list = votedIn(voted, settings)
  if (!isVotedList(list?.handles ?? null, found)) fails.add('R10')
  // Who voted is one list, for the desks and for the count; where nobody did, the rounds may have none.
  const isNobody = said.round?.voted === null && list?.handles.length === 0
  if (said.round !== null && !isNobody && said.round.voted !== list?.hash) fails.add('R10')
  return concluded(input, { trust, settings, found, fails, isCompared: copies !== null, hasIncidents })
}

/** A rehearsal may go without; what is there must hold. */
async function problemOf(
  path: string,
  document: Parameters<typeof documentProblem>[1],
  { authority, use, approvers: named }: Trust,
  given: readonly Approver[],
): Promise<ApprovalsProblem | null> {
  // Those whom the number of the package is over; a package for practice names nobody.
  const approvers = named.length > 0 ? named : given
  const problem = await documentProblem(path, document, { authority, approvers })
  const mayLack = problem === 'missing' && use !== 'live'
  return mayLack && (await readBounded(path, 0)) === 'missing' ? null : problem
}

interface Judged {
  readonly trust: Trust
  readonly settings: OnlineTrust
  readonly found: OnlineFinding
  readonly fails: ReadonlySet<string>
  readonly isCompared: boolean
  readonly hasIncidents: boolean
}

async function concluded(input: OnlineInput, judged: Judged): Promise<OnlineVerification> {
  const { trust, found, fails, isCompared, hasIncidents } = judged
  const isMade = (check: OnlineCheck) =>
    !OF_SORTING.has(check) &&
    (found.isRead || check === 'S01' || check === 'S02' || check === 'S18') &&
    (check !== 'S18' || hasIncidents) &&
    (check !== 'S02' || isCompared) &&
    (check !== 'S17' || input.boxes !== undefined)
  const checks = ONLINE_CHECKS.map((check) => {
    const result = fails.has(check) && isMade(check) ? 'fails' : isMade(check) ? 'holds' : 'not-checked'
    return { check, result } as const
  })
  const files = fails.size === 0 ? found.files : null
  const differing =
    input.sorted === undefined || files === null ? null : await differingAt(input.sorted, files, trust, input.approvers)
  const stick = input.sorted === undefined ? null : join(input.sorted, STICK_SEAL)
  const bundle =
    input.bundle === undefined || files === null ? null : await heldBundle(input.bundle, files, trust, stick)
  const document = files?.get('online-sorted.json')
  const sums = document === undefined ? null : JSON.parse(new TextDecoder().decode(document)).sums
  const others = [...(differing ?? []), ...(bundle?.differing ?? [])]
  return { use: trust.use, checks, differing, bundle, sums, holds: fails.size === 0 && others.length === 0 }
}

function isVotedList(handles: readonly string[] | null, { isRead, voted }: OnlineFinding): boolean {
  if (handles === null) return false
  return !isRead || (handles.length === voted.size && handles.every((each) => voted.has(each)))
}

interface Said {
  /** The last file of each station. */
  readonly voids: readonly StationVoids[]
  readonly decisions: readonly Decision[]
  /** The newest one; null: none decides. */
  readonly round: RollRound | null
  /** Every file is genuine, and each station has one of the last round, or two people decided about it. */
  readonly isWhole: boolean
}

/** Null: there is no such directory. */
async function readSaid(input: OnlineInput, trust: Trust): Promise<Said | null> {
  const names = await readdir(input.voids).catch(() => null)
  if (names === null) return null
  const voids: StationVoids[] = []
  const decisions: Decision[] = []
  const rounds: RollRound[] = []
  let isWhole = true
  for (const name of names.toSorted()) {
    const path = join(input.voids, name)
    if (/^online-voids-.+\.ippyo$/.test(name)) {
      const file = await readSignedFile(path)
      const read = file === null ? null : voidsIn(file, trust)
      if (read === null) isWhole = false
      else voids.push(read)
    } else if (/^online-decision-.+\.ippyo$/.test(name)) {
      const bytes = await readBounded(path, DECISION_BYTES_MAX)
      const decision =
        typeof bytes === 'string'
          ? null
          : decisionIn(
              bytes,
              trust.electionId,
              input.approvers.map(({ key }) => key),
            )
      if (decision === null) isWhole = false
      else decisions.push(decision)
    } else if (/^roll-round-.+\.ippyo$/.test(name)) {
      const file = await readSignedFile(path)
      const read = file === null ? null : roundIn(file, trust)
      if (read === null) isWhole = false
      else rounds.push(read)
    }
  }
  const saidOf = (use: Decision['use']) =>
    new Set(decisions.flatMap((each) => ('station' in each && each.use === use ? [each.station] : [])))
  const [lost, taken] = [saidOf('online-voids-lost'), saidOf('online-voids-taken')]
  const round = newestRound(rounds)
  const last = round?.last !== true ? null : lastOfStations(voids, trust, { lost, taken, round })
  return { voids: last ?? [], decisions, round, isWhole: isWhole && last !== null }
}

/** Every list is genuine, and no box has two styles. Null: none was given. */
async function boxesOf(
  { boxes }: OnlineInput,
  { electionId }: Trust,
): Promise<ReadonlyMap<string, number> | 'missing' | 'refused' | null> {
  if (boxes === undefined) return null
  const { directory, approvers } = boxes
  const names = ((await readdir(directory).catch(() => null)) ?? []).filter((name) =>
    /^online-boxes-.+\.ippyo$/.test(name),
  )
  if (names.length === 0) return 'missing'
  const keys = approvers.map(({ key }) => key)
  const styles = new Map<string, number>()
  for (const name of names) {
    const bytes = await readBounded(join(directory, name), HANDLES_BYTES_MAX)
    const listed = typeof bytes === 'string' ? null : boxesIn(bytes, electionId, keys)
    if (listed === null || listed.some(([box, style]) => (styles.get(box) ?? style) !== style)) return 'refused'
    for (const [box, style] of listed) styles.set(box, style)
  }
  return styles
}

const ON_BOTH_STICKS = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo']

/** S02 of each of these files. Null: no second stick was given. */
async function copiesOf(
  duplicate: string | undefined,
  originals: readonly Uint8Array[],
): Promise<'same' | 'differ' | { readonly missing: string } | null> {
  if (duplicate === undefined) return null
  let isSame = true
  for (const [n, name] of ON_BOTH_STICKS.entries()) {
    const bytes = await readBounded(join(duplicate, name), EXPORT_BYTES_MAX)
    if (typeof bytes === 'string') return { missing: join(duplicate, name) }
    if (!equalBytes(bytes, originals[n] ?? new Uint8Array())) isSame = false
  }
  return isSame ? 'same' : 'differ'
}

/** The names whose bytes are others, and those whose signature is not by the machine of the seal. */
async function differingAt(
  directory: string,
  files: ReadonlyMap<string, Uint8Array>,
  trust: Trust,
  approvers: readonly Approver[],
): Promise<readonly string[]> {
  const differing: string[] = []
  for (const [name, bytes] of files) {
    const there = await readBounded(join(directory, name), bytes.length)
    if (typeof there === 'string' || !equalBytes(there, bytes)) differing.push(name)
  }
  const page = await readBounded(join(directory, STICK_SEAL), SEAL_BYTES)
  const document = files.get('online-sorted.json') ?? new Uint8Array()
  const seal = typeof page === 'string' ? null : sortedSealIn(page, document, trust)
  if (seal === null || typeof page === 'string') return [...differing, STICK_SEAL]
  const approvals = join(directory, 'tally-approvals.json')
  const sorter = { kind: 'sorting-machine', document: filesIn().sha256(sorterDocument(page)) } as const
  if ((await problemOf(approvals, sorter, trust, approvers)) !== null) differing.push('tally-approvals.json')
  const signature = await readBounded(join(directory, 'online-sorted.sig'), SIGNATURE_BYTES_MAX)
  const hash = hexToBytes(filesIn().sha256(document))
  const isSigned =
    typeof signature !== 'string' &&
    signerOf(signature) === seal.key &&
    filesIn().signedBy(seal.key, 'ippyo online sorted 1', hash, signatureIn(signature))
  return isSigned ? differing : [...differing, 'online-sorted.sig']
}

async function readSignedFile(path: string) {
  const bytes = await readBounded(path, HANDLES_BYTES_MAX)
  const signature = await readBounded(path.replace(/\.ippyo$/, '.sig'), APPROVED_SIGNATURE_BYTES_MAX)
  return typeof bytes === 'string' || typeof signature === 'string' ? null : { bytes, signature }
}
