/** Everything that sorting reads without a passphrase: package, settings, the two sticks of the export, and what stations and two people signed. */
import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { APPROVED_SIGNATURE_BYTES_MAX } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import type { ContestMask } from '#election/ids.ts'
import { APPROVERS_BYTES_MAX, type Approver, parseApprovers } from '#election/keys/approvers.ts'
import { BOXES_BYTES_MAX, type BoxList, readBoxList, stylesOf } from '#election/online/boxes.ts'
import type { BoxId } from '#election/online/ids.ts'
import { readUnapprovedSettings, SETTINGS_BYTES_MAX, type SignedSettings } from '#election/online/settings.ts'
import type { SortingFiles, SortingGrounds } from '#election/online/sorting/sorting.ts'
import {
  DECISION_BYTES_MAX,
  type IssuerKey,
  readVoidDecision,
  readVoids,
  type StationVoids,
  type VoidDecision,
  type VoidsError,
} from '#election/online/voids.ts'
import { HANDLES_BYTES_MAX, readVotedList, type VotedListError } from '#election/online/voted.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_ROUND_BYTES_MAX, type RollRound, readRound } from '#election/roll/roll-round.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeChecks } from '#openssl/package-checks.ts'

/** A node program holds no longer file at once. */
const EXPORT_BYTES_MAX = 2_000_000_000
const [BOX, LOG, VOTED] = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo'] as const
const VOIDS = /^online-voids-.+\.ippyo$/
const ROUNDS = /^roll-round-.+\.ippyo$/
const BOXES = /^online-boxes-.+\.ippyo$/
const DECISIONS = /^online-decision-.+\.ippyo$/

export interface SortingPlaces {
  /** `online.json`; its signature is beside it. */
  readonly settings: string
  readonly original: string
  readonly duplicate?: string | undefined
  /** Files of the stations, rounds of roll lists, and decisions by two. */
  readonly voids: string
  readonly approvers: string
  /** Lists of boxes, as the roll side gave them to the box side. */
  readonly boxes: string
}

export type SortingFileRefusal =
  | { readonly type: 'online-box-not-in-package' }
  | { readonly type: 'sorting-file-missing'; readonly path: string }
  | { readonly type: 'settings-refused'; readonly path: string; readonly why: string }
  | { readonly type: 'approvers-not-a-list' }
  /** Original and duplicate are one stick. */
  | { readonly type: 'copies-are-one' }
  | {
      readonly type: VotedListRefusal | VoidsRefusal | 'decision-refused' | 'round-refused' | BoxesRefusal
      readonly path: string
    }

export interface ReadFiles {
  readonly settings: SignedSettings
  /** As the roll side's file has them: two of them sign the list of approved boxes. */
  readonly approvers: readonly Approver[]
  /** Two of them sign a decision. */
  readonly decide: readonly Approver[]
  readonly files: SortingFiles
  readonly grounds: Omit<SortingGrounds, 'evidence' | 'reported'>
}

/** @param known whom the machine knows (own-50): only where it knows nobody the file that was brought says who decides */
export async function readSortingFiles(
  election: LoadedElection,
  { authority, known }: { readonly authority: Uint8Array; readonly known: readonly Approver[] },
  places: SortingPlaces,
): Promise<Result<ReadFiles, SortingFileRefusal>> {
  const { electionPackage, packageHash, lists } = election
  const { countingKey, electionId, keySet, rules, stations } = electionPackage
  if (rules.online !== true) return err({ type: 'online-box-not-in-package' })
  const settings = await settingsAt(places.settings, authority, election)
  if (!settings.ok) return settings
  const approvers = await wholeFile(places.approvers, APPROVERS_BYTES_MAX)
  if (!approvers.ok) return approvers
  const people = parseApprovers(approvers.value)
  if (people === null) return err({ type: 'approvers-not-a-list' })
  const files = await exportAt(places, settings.value)
  if (!files.ok) return files
  const boxes = await boxesAt(places.boxes, { electionId, approvers: people })
  if (!boxes.ok) return boxes
  const decide = known.length === 0 ? people : known
  const said = await voidsAt(places.voids, election, { people: decide, authority })
  if (!said.ok) return said
  const casts = {
    ...{ electionId, gateKey: fromHex(settings.value.settings.keys.gate), lists: lists.length },
    recordContext: recordContext(packageHash, fromHex(countingKey.publicKey)),
    several: severalListsIn(election),
  }
  const listHashes = lists.map(({ listHash }) => listHash)
  const grounds = {
    ...{ settings: settings.value, keySet, packageHash, listHashes, casts, boxes: boxes.value },
    stations: stations.map(({ id }) => id),
    earlyStations: new Set(stations.flatMap(({ id, earlyVoting }) => (earlyVoting ? [id] : []))),
    ...said.value,
  }
  return ok({ settings: settings.value, approvers: people, decide, files: files.value, grounds })
}

async function settingsAt(
  path: string,
  authority: Uint8Array,
  { electionPackage, packageHash }: LoadedElection,
): Promise<Result<SignedSettings, SortingFileRefusal>> {
  const document = await signedAt(path, path.replace(/\.json$/, '.sig'), SETTINGS_BYTES_MAX)
  if (!document.ok) return document
  const of = { electionPackage, packageSha256: toHex(packageHash) }
  const read = readUnapprovedSettings(document.value, authority, of, nativeChecks)
  if (read.ok) return read
  return err({ type: 'settings-refused', path, why: 'where' in read.error ? read.error.where : read.error.type })
}

async function exportAt(
  { original, duplicate }: SortingPlaces,
  { settings, closes }: SignedSettings,
): Promise<Result<SortingFiles, SortingFileRefusal>> {
  const places = await Promise.all([original, duplicate ?? ''].map((place) => realpath(place).catch(() => null)))
  if (duplicate !== undefined && places[0] === places[1]) return err({ type: 'copies-are-one' })
  const box = await wholeFile(join(original, BOX), EXPORT_BYTES_MAX)
  if (!box.ok) return box
  const log = await wholeFile(join(original, LOG), EXPORT_BYTES_MAX)
  if (!log.ok) return log
  const path = join(original, VOTED)
  const file = await wholeFile(path, HANDLES_BYTES_MAX)
  if (!file.ok) return file
  const whole = [
    [BOX, box.value],
    [LOG, log.value],
    [VOTED, file.value],
  ] as const
  const differing = duplicate === undefined ? ok(null) : await differingAt(duplicate, whole)
  if (!differing.ok) return differing
  const { electionId, keys } = settings
  const voted = readVotedList(file.value, { electionId, exporters: keys.exporters, closes }, verifyNative)
  if (!voted.ok) return err({ type: refusalOfVoted(voted.error), path })
  return ok({ box: box.value, log: log.value, voted: voted.value, differing: differing.value })
}

/** S02: names of those that are not the same there. */
async function differingAt(
  place: string,
  whole: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<Result<readonly string[], SortingFileRefusal>> {
  const differing: string[] = []
  for (const [name, bytes] of whole) {
    const copy = await wholeFile(join(place, name), EXPORT_BYTES_MAX)
    if (!copy.ok) return copy
    if (!equalBytes(copy.value, bytes)) differing.push(name)
  }
  return ok(differing)
}

type VotedListRefusal = 'voted-list-refused' | 'voted-list-not-by-two' | 'voted-list-before-the-close'

function refusalOfVoted({ type }: VotedListError): VotedListRefusal {
  return type === 'voted-list-malformed' || type === 'of-another-election' ? 'voted-list-refused' : type
}

type VoidsRefusal = 'voids-refused' | 'voids-not-by-issuer' | 'voids-of-another-election'

/** A key of nobody and the file of another district have other words than a file that is torn: other people know what to do. */
function refusalOfVoids({ type }: VoidsError): VoidsRefusal {
  switch (type) {
    case 'not-by-issuer':
      return 'voids-not-by-issuer'
    case 'of-another-election':
      return 'voids-of-another-election'
    default:
      return 'voids-refused'
  }
}

interface Said {
  readonly rounds: readonly RollRound[]
  readonly voids: readonly StationVoids[]
  readonly decisions: readonly VoidDecision[]
}

async function voidsAt(
  directory: string,
  { electionPackage }: LoadedElection,
  { people, authority }: { readonly people: readonly Approver[]; readonly authority: Uint8Array },
): Promise<Result<Said, SortingFileRefusal>> {
  const names = await readdir(directory).catch(() => null)
  if (names === null) return err({ type: 'sorting-file-missing', path: directory })
  const { electionId, machines } = electionPackage
  const issuers = machines
    .filter(({ kind }) => kind === 'issuer')
    .map(({ id, station, signingKey }): IssuerKey => ({ station, machine: id, key: fromHex(signingKey) }))
  const rounds: RollRound[] = []
  const voids: StationVoids[] = []
  const decisions: VoidDecision[] = []
  for (const name of names.toSorted()) {
    const path = join(directory, name)
    if (VOIDS.test(name)) {
      const document = await signedAt(path, path.replace(/\.ippyo$/, '.sig'), HANDLES_BYTES_MAX)
      if (!document.ok) return document
      const read = readVoids(document.value, { electionId, issuers }, nativeChecks)
      if (!read.ok) return err({ type: refusalOfVoids(read.error), path })
      voids.push(read.value)
    } else if (ROUNDS.test(name)) {
      const document = await signedAt(path, path.replace(/\.ippyo$/, '.sig'), ROLL_ROUND_BYTES_MAX)
      if (!document.ok) return document
      const read = readRound(document.value, { electionPackage, authority }, nativeChecks)
      if (!read.ok) return err({ type: 'round-refused', path })
      rounds.push(read.value)
    } else if (DECISIONS.test(name)) {
      const bytes = await wholeFile(path, DECISION_BYTES_MAX)
      if (!bytes.ok) return bytes
      const read = readVoidDecision(bytes.value, { electionId, approvers: people }, verifyNative)
      if (!read.ok) return err({ type: 'decision-refused', path })
      decisions.push(read.value)
    }
  }
  return ok({ rounds, voids, decisions })
}

type BoxesRefusal = 'box-list-refused' | 'box-lists-contradict'

/** A list that is missing only stops sorting: its boxes are nobody's. */
async function boxesAt(
  directory: string,
  of: Parameters<typeof readBoxList>[1],
): Promise<Result<ReadonlyMap<BoxId, ContestMask>, SortingFileRefusal>> {
  const names = ((await readdir(directory).catch(() => null)) ?? []).filter((name) => BOXES.test(name))
  if (names.length === 0) return err({ type: 'sorting-file-missing', path: join(directory, 'online-boxes-1.ippyo') })
  const lists: BoxList[] = []
  for (const path of names.toSorted().map((name) => join(directory, name))) {
    const bytes = await wholeFile(path, BOXES_BYTES_MAX)
    if (!bytes.ok) return bytes
    const read = readBoxList(bytes.value, of, verifyNative)
    if (!read.ok) return err({ type: 'box-list-refused', path })
    lists.push(read.value)
  }
  const styles = stylesOf(lists)
  return styles === null ? err({ type: 'box-lists-contradict', path: directory }) : ok(styles)
}

async function signedAt(
  path: string,
  signed: string,
  bytesMax: number,
): Promise<Result<SignedBytes, SortingFileRefusal>> {
  const bytes = await wholeFile(path, bytesMax)
  if (!bytes.ok) return bytes
  const signature = await wholeFile(signed, APPROVED_SIGNATURE_BYTES_MAX)
  return signature.ok ? ok({ bytes: bytes.value, signature: signature.value }) : signature
}

/** A file that is too long is none of ours either. */
export async function wholeFile(
  path: string,
  bytesMax: number,
): Promise<Result<Uint8Array, { readonly type: 'sorting-file-missing'; readonly path: string }>> {
  const bytes = await readRegular(path, bytesMax).catch(() => null)
  return bytes === null || bytes.length > bytesMax ? err({ type: 'sorting-file-missing', path }) : ok(bytes)
}
