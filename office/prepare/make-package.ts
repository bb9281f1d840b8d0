/** The package of an election in memory: the two signed documents and the files that the package lists. */
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import {
  type ElectionPackage,
  type ElectionSources,
  type PackageFile,
  type Station,
  stationsServed,
  type Use,
} from '#election/definition/definition.ts'
import { type LoadedElection, loadElection } from '#election/definition/loaded-election.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import { documentHash, type FastChecks } from '#election/definition/signed-document.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { encryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import type { WrappedStationKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import { writeRollFile } from '#election/roll/roll-file.ts'
import { stationFactsOf } from '#election/roll/station-facts.ts'
import type { BroughtVoice } from './bring-voice.ts'
import type { ElectionKeys } from './make-keys.ts'
import type { NameFont } from './name-font.ts'

const NAME_FONT_PATH = 'fonts/names.ttf'
/** Its place in a package is its use: where it is, all candidates are drawn with it (LAW-08). */
const CANDIDATE_FONT_PATH = 'fonts/candidates.ttf'
/** One a line: what a list after the first one may need beyond BIZ UD Gothic. */
const BEYOND_GOTHIC_PATH = 'fonts/names.txt'

export interface PackageInput {
  readonly use: Use
  readonly sources: ElectionSources
  readonly keys: ElectionKeys
  readonly machines: readonly Machine[]
  readonly unlock: readonly WrappedStationKeys[]
  readonly authority: Authority
  /** The machines know them; none: a fixture's, or for practice. */
  readonly approvers: readonly Approver[]
  /** null when BIZ UD Gothic draws all. */
  readonly nameFont: NameFont | null
  readonly voice: BroughtVoice
  readonly randomness: Randomness
}

export interface MadePackage {
  readonly election: LoadedElection
  /** By path, files that it lists before the documents. */
  readonly written: ReadonlyMap<string, Uint8Array>
}

/** Signs, and proves that what was signed loads as every machine will load it. @param fast OpenSSL's; left out: the portable ones */
export function makePackage(input: PackageInput, fast?: FastChecks): MadePackage {
  const { sources, keys, authority, voice } = input
  const ofPackage = filesOfPackage(input)
  const files = new Map([...ofPackage, ...voice.ofList, ...(sources.pictures ?? [])])
  const electionPackage = signPackage(packageOf(input, listedFiles(ofPackage, fast)), authority.secretKey)
  const unsigned = candidateListOf(sources, keys.electionId, 1, listedFiles(voice.ofList, fast))
  const list = signCandidateList(unsigned, authority.secretKey)
  const loaded = loadElection({ electionPackage, lists: [list], files }, authority.publicKey, fast)
  assert(loaded.ok, 'package: what the office signs, every machine accepts')
  const written: readonly (readonly [string, Uint8Array])[] = [
    ...files,
    ['candidate-list-1.json', list.bytes],
    ['candidate-list-1.sig', list.signature],
    ['package.json', electionPackage.bytes],
    ['package.sig', electionPackage.signature],
  ]
  return { election: loaded.value, written: new Map(written) }
}

/** As a signed document lists them. */
export function listedFiles(files: ReadonlyMap<string, Uint8Array>, fast?: FastChecks): readonly PackageFile[] {
  return [...files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: toHex(documentHash(bytes, fast)),
  }))
}

function packageOf(input: PackageInput, files: readonly PackageFile[]): ElectionPackage {
  const { use, sources, keys, machines, unlock, approvers } = input
  return {
    format: 1,
    use,
    electionId: keys.electionId,
    keySet: keys.keySet,
    rules: sources.rules,
    contests: sources.contests,
    paperContests: sources.paperContests,
    stations: sources.stations,
    machines,
    stationFacts: stationFactsOf(sources),
    countingKey: keys.counting.countingKey,
    unlock,
    files,
    approvers,
  }
}

function filesOfPackage(input: PackageInput): ReadonlyMap<string, Uint8Array> {
  const { use, sources } = input
  const files = new Map<string, Uint8Array>(input.voice.ofPackage)
  for (const { station, keys } of input.keys.stations) {
    const place = sources.stations.find(({ id }) => id === station)
    assert(place !== undefined, 'package: keys of a station of the election')
    const roll = rollFileOf(place, sources, use)
    const context = { electionId: input.keys.electionId, station, rollKey: keys.rollKey }
    files.set(rollPath(station), encryptRoll(context, roll, input.randomness))
  }
  return new Map([...files, ...fontFiles(input.nameFont)])
}

/** The extract of a station in the clear, as its issuers read it. */
export function rollFileOf(place: Station, sources: ElectionSources, use: Use): Uint8Array {
  const served = new Set(stationsServed(place, sources.stations).map(({ id }) => id))
  const rows = sources.roll.filter((row) => served.has(row.station))
  // ELG-02a: an election that nobody has asked about is never held with yesterday's roll. The last list comes after the early days.
  const lists = !place.earlyVoting && (sources.rollHead?.lists ?? use === 'live')
  return writeRollFile({ asOf: sources.rollHead?.asOf ?? null, lists, rows })
}

/** By their paths; none when BIZ UD Gothic draws all. */
export function fontFiles(nameFont: NameFont | null): ReadonlyMap<string, Uint8Array> {
  if (nameFont === null) return new Map()
  const beyond = new TextEncoder().encode(nameFont.beyondGothic.map((each) => `${each}\n`).join(''))
  return new Map([
    [NAME_FONT_PATH, nameFont.ttf],
    ...(nameFont.candidates === null ? [] : [[CANDIDATE_FONT_PATH, nameFont.candidates] as const]),
    [BEYOND_GOTHIC_PATH, beyond],
  ])
}
