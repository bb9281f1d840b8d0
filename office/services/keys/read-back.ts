/**
 * Compares a package on disk with what people approved: after it was written, and when it is found because the power failed before its
 * line in the record. Keys cannot be made again, but each other part must be as the approved files give it (K1).
 */
import { join } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { CandidateList, ElectionPackage, ElectionSources } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestId, ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { decryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import type { Share } from '#election/keys/shamir.ts'
import { assembleCountingKey, openShare, parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { stationFactsOf } from '#election/roll/station-facts.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE, readStationSecrets, type StationSecrets } from '../../files/office-files.ts'
import type { BroughtVoice } from '../../prepare/bring-voice.ts'
import { fontFiles, rollFileOf } from '../../prepare/make-package.ts'
import type { NameFont } from '../../prepare/name-font.ts'
import { listed } from '../../prepare/next-list.ts'
import { type DraftItem, draftOf } from '../../session/draft.ts'
import type { Contents } from '../../session/effect.ts'

/** A package as the approved files, the machines and the voice give it. */
export interface Approved {
  readonly sources: ElectionSources
  /** SHA-256 of roll.csv, hex. */
  readonly roll: string
  readonly machines: readonly Machine[]
  readonly approvers: readonly Approver[]
  readonly nameFont: NameFont | null
  readonly voice: BroughtVoice
}

export interface PreparedBy {
  /** `prepared/office`. */
  readonly office: string
  /** By their seats: 0 is the office. */
  readonly held: ReadonlyMap<number, string>
}

/** Part of what is signed and read back: an item that people approved, or one of these. */
type Part = string

/** @returns what differs from what was approved; nothing: it is that package */
export async function differencesOf(
  found: LoadedElection,
  approved: Approved,
  { office, held }: PreparedBy,
): Promise<readonly Part[]> {
  const secrets = await readStationSecrets(office, held.get(0) ?? '')
  const differs = new Set<Part>(itemsThatDiffer(found, approved, secrets.ok ? secrets.value : []))
  const add = (part: Part, isSame: boolean) => {
    if (!isSame) differs.add(part)
  }
  const { electionPackage } = found
  const { sources, voice, machines, nameFont, approvers } = approved
  const list = firstListOf(electionPackage.electionId, approved)
  add('list', found.lists.length === 1 && isSame(found.list, list))
  add('approvers', isSame(electionPackage.approvers, approvers))
  add('machines', isSame(byId(electionPackage.machines), byId(machines)))
  add('files', holdsExactly(found, approved, new Map([...voice.ofPackage, ...fontFiles(nameFont)])))
  add('holders', await holdersOpen(electionPackage, sources, office, held))
  return [...differs]
}

/** The list that a package is made with. */
export function firstListOf(electionId: ElectionId, { sources, voice }: Approved): CandidateList {
  return candidateListOf(sources, electionId, 1, listed(voice.ofList))
}

/** Each item as two people approved it, from what was read back. The words of a voter's row are in no item: the rolls are compared. */
export function itemsReadBack({ electionPackage, list }: LoadedElection, approved: Approved): readonly DraftItem[] {
  const { rules, contests, paperContests, stations } = electionPackage
  const displays = new Map<ContestId, NonNullable<(typeof list.contests)[number]['display']>>()
  for (const { contest, display } of list.contests) if (display !== null) displays.set(contest, display)
  const lists = new Map(list.contests.flatMap((each) => (each.lists === undefined ? [] : [[each.contest, each.lists]])))
  const openLists = new Map(
    list.contests.flatMap((each) => (each.openLists === undefined ? [] : [[each.contest, each.openLists]])),
  )
  const explained = new Map(
    list.contests.flatMap((each) => (each.explained === undefined ? [] : [[each.contest, each.explained]])),
  )
  const rollHead = approved.sources.rollHead ?? { asOf: null, lists: null }
  const candidates = list.contests.flatMap((each) => each.candidates)
  const rehearsal = electionPackage.use === 'rehearsal'
  const listed = { candidates, displays, lists, openLists, explained }
  const read = { rules, rehearsal, contests, paperContests, ...listed, stations, roll: [], rollHead }
  return draftOf(read, approved.roll).items
}

/** Items that were asked to be signed and are not what was read back. A contest that goes to paper is somebody's word: the list itself has it. */
export function notReadBack(asked: Contents, items: readonly DraftItem[]): readonly Part[] {
  const read = new Map(items.map(({ id, content }) => [id, content]))
  return asked
    .filter(({ item, content }) => !item.startsWith('paper/') && read.get(item) !== content)
    .map((each) => each.item)
}

function itemsThatDiffer(
  found: LoadedElection,
  approved: Approved,
  secrets: readonly StationSecrets[],
): readonly Part[] {
  const { items } = draftOf(approved.sources, approved.roll)
  const differs = notReadBack(
    items.map(({ id, content }) => ({ item: id, content })),
    itemsReadBack(found, approved),
  )
  return rollsAreSame(found, approved.sources, secrets) ? differs : [...differs, 'roll']
}

function rollsAreSame(
  { electionPackage, files }: LoadedElection,
  sources: ElectionSources,
  secrets: readonly StationSecrets[],
): boolean {
  const { electionId, use, stationFacts } = electionPackage
  if (!isSame(stationFacts, stationFactsOf(sources))) return false
  return sources.stations.every((place) => {
    const keys = secrets.find(({ station }) => station === place.id)?.keys
    const encrypted = files.get(rollPath(place.id))
    if (keys === undefined || encrypted === undefined) return false
    const roll = decryptRoll({ electionId, station: place.id, rollKey: keys.rollKey }, encrypted)
    return roll.ok && equalBytes(roll.value, rollFileOf(place, sources, use))
  })
}

/** The files of the package are these and the rolls, and no other. */
function holdsExactly(
  { electionPackage, files }: LoadedElection,
  { sources, voice }: Approved,
  wanted: ReadonlyMap<string, Uint8Array>,
): boolean {
  const rolls = sources.stations.map(({ id }) => rollPath(id))
  const paths = new Set(electionPackage.files.map(({ path }) => path))
  const isWhole = paths.size === wanted.size + rolls.length && rolls.every((path) => paths.has(path))
  return (
    isWhole &&
    [...wanted, ...voice.ofList, ...(sources.pictures ?? [])].every(([path, bytes]) => {
      const there = files.get(path)
      return there !== undefined && equalBytes(there, bytes)
    })
  )
}

/** Every share opens with what its holder typed, and together they are the key that votes are encrypted to: as when it was made, in this process alone. */
async function holdersOpen(
  electionPackage: ElectionPackage,
  { rules }: ElectionSources,
  office: string,
  held: ReadonlyMap<number, string>,
): Promise<boolean> {
  const { countingKey } = electionPackage
  if (countingKey.threshold !== rules.keyThreshold || holdersOf(countingKey).length !== rules.keyHolders) return false
  const shares: Share[] = []
  try {
    for (let index = 1; index <= rules.keyHolders; index++) {
      const bytes = await readRegular(join(office, OFFICE.share(index)), SHARE_FILE_BYTES_MAX).catch(() => null)
      const file = bytes === null ? null : parseShareFile(bytes)
      if (file?.ok !== true || file.value.index !== index) return false
      const share = await openShare(file.value, held.get(index) ?? '', electionPackage, nativeScrypt)
      if (!share.ok) return false
      shares.push(share.value)
    }
    const key = assembleCountingKey(shares, countingKey)
    if (key.ok) key.value.fill(0)
    return key.ok
  } finally {
    for (const { bytes } of shares) bytes.fill(0)
  }
}

function byId(machines: readonly Machine[]): readonly Machine[] {
  return [...machines].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function isSame(one: unknown, other: unknown): boolean {
  return equalBytes(canonicalJson(one), canonicalJson(other))
}
