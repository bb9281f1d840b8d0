/** The election package: signed once, weeks before the day. A reader gets either the whole checked package or the reason for refusing it. */

import { assert } from '#election/assert.ts'
import { branded } from '#election/branded.ts'
import { equalBytes, fromHex } from '#election/bytes.ts'
import { areDisjoint } from '#election/definition/desks.ts'
import { faultOfCountingKey } from '#election/keys/counting-key.ts'
import { isForPractice, kindOf } from '#election/kinds/kinds.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  areServedOnce,
  contestsOfDistrict,
  type ElectionPackage,
  type PackageFile,
  receptionContestsOf,
} from './definition.ts'
import { fitEntitled } from './entitled.ts'
import { packageSchema } from './package-schema.ts'
import { faultOfBody } from './private-body.ts'
import {
  type DocumentError,
  documentHash,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
} from './signed-document.ts'
import { fitStops } from './stops.ts'

export const PACKAGE_BYTES_MAX = 32 * 1024 * 1024
/** Bound for one listed file. The largest is a roll, and some 300,000 rows of one station are far below the bound. */
export const LISTED_FILE_BYTES_MAX = 256 * 1024 * 1024

export interface SignedPackage {
  readonly electionPackage: ElectionPackage
  /** SHA-256 of the document, 32 bytes. */
  readonly packageHash: Uint8Array
}

export type PackageError = DocumentError | { readonly type: 'contradiction'; readonly where: string }

export type ListedFileError =
  | { readonly type: 'file-missing'; readonly path: string }
  | { readonly type: 'file-altered'; readonly path: string }

export function signPackage(electionPackage: ElectionPackage, authoritySecretKey: Uint8Array): SignedBytes {
  assert(contradictionIn(electionPackage) === null, 'package: consistent before it is signed')
  return signDocument('package', electionPackage, authoritySecretKey)
}

export function readPackage(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  fast?: FastChecks,
): Result<SignedPackage, PackageError> {
  const schema = packageSchema
  const read = readDocument({
    use: 'package',
    document,
    authorityPublicKey,
    bytesMax: PACKAGE_BYTES_MAX,
    schema,
    fast,
  })
  if (!read.ok) return read
  const electionPackage = branded<ElectionPackage>(read.value.value)
  const where = contradictionIn(electionPackage)
  if (where !== null) return err({ type: 'contradiction', where })
  return ok({ electionPackage, packageHash: read.value.hash })
}

/** Checks that a file beside the package is the one that the signed package lists, by size and hash. */
export function checkListedFile(
  file: PackageFile,
  bytes: Uint8Array,
  fast?: FastChecks,
): Result<void, ListedFileError> {
  const genuine = bytes.length === file.bytes && equalBytes(documentHash(bytes, fast), fromHex(file.sha256))
  return genuine ? ok() : err({ type: 'file-altered', path: file.path })
}

/** @returns the name of the first field that is well-formed but contradicts another field, or null */
function contradictionIn(electionPackage: ElectionPackage): string | null {
  const { contests, paperContests, rules, stations, machines, stationFacts, countingKey, unlock, files } =
    electionPackage
  const atReception = [...contests, ...paperContests]
  const keyFault = faultOfCountingKey(countingKey)
  const stationIds = new Set<string>(stations.map((station) => station.id))
  const machineIds = new Set<string>(machines.map((machine) => machine.id))
  const pairs = machines.filter((machine) => machine.pair !== null)
  const issuers = machines.filter((machine) => machine.kind === 'issuer')
  const bodyFault = faultOfBody(electionPackage)
  const checks: readonly (readonly [string, boolean])[] = [
    ['contests', areUnique(atReception.map(({ id }) => id)) && areUnique(atReception.map(({ bit }) => bit))],
    // A mark "voted online" closes the whole row: it would take the paper of the other authority from its voter.
    ['paperContests', paperContests.length === 0 || !rules.online],
    ['stations', stationIds.size === stations.length && areUnique(stations.map((station) => station.index))],
    ['machines', machineIds.size === machines.length && machines.every((each) => stationIds.has(each.station))],
    ['machines.kind', machines.every((each) => (each.kind === 'kiosk') === (each.pair !== null))],
    ['machines.issuerKeyId', machines.every((each) => (each.kind === 'issuer') === (each.issuerKeyId !== null))],
    ['machines.pair', areUnique(pairs.map((each) => `${each.station} ${each.pair}`))],
    ['machines.issuerKeyId', areUnique(issuers.map((each) => `${each.station} ${each.issuerKeyId}`))],
    ['machines.signingKey', areUnique(machines.map((each) => each.signingKey))],
    ['machines.agreementKey', areUnique(machines.map((each) => each.agreementKey))],
    [
      'stationFacts',
      stationFacts.length === stations.length && stationFacts.every((each) => stationIds.has(each.station)),
    ],
    ['stations.desks', stations.every(({ desks }) => areDisjoint(desks))],
    ['stations.serves', areServedOnce(stations)],
    ['stations.stops', stations.every(fitStops)],
    ['stations.slips', stations.every((each) => fitSlips(each, electionPackage))],
    ['stationFacts.entitled', stationFacts.every((facts) => fitFacts(facts, electionPackage))],
    ['stationFacts.station', areUnique(stationFacts.map((facts) => facts.station))],
    [keyFault ?? '', keyFault === null],
    [bodyFault ?? '', bodyFault === null],
    // The Act on electronic voting has local elections alone: a station holds such a contest in a rehearsal, and else the online box alone has it.
    ['contests.kind', electionPackage.use !== 'live' || stations.length === 0 || !contests.some(isForPractice)],
    // An election has one contest at most with a list for each candidate: headers and seals have room for no second one.
    ['contests.kind', contests.filter((each) => kindOf(each).listsOf === 'each-candidate').length <= 1],
    ['unlock', unlock.every((entry) => machineIds.has(entry.machine))],
    ['unlock.operatorCard', areUnique(unlock.map((entry) => `${entry.machine} ${entry.operatorCard}`))],
    ['files', areUnique(files.map((file) => file.path))],
  ]
  return checks.find(([, holds]) => !holds)?.[0] ?? null
}

function fitFacts(facts: ElectionPackage['stationFacts'][number], electionPackage: ElectionPackage): boolean {
  const station = electionPackage.stations.find(({ id }) => id === facts.station)
  return (
    station === undefined ||
    fitEntitled(
      facts,
      receptionContestsOf(electionPackage, station).map(({ id }) => id),
    )
  )
}

/** 発券のみ is a way of early voting, without an online box (the void of a vote needs the voter's row), for contests of the station's district. */
function fitSlips(station: ElectionPackage['stations'][number], electionPackage: ElectionPackage): boolean {
  if (station.slips === null) return true
  const own = contestsOfDistrict(electionPackage, station).map(({ id }) => id)
  const areOwn = station.slips.every(({ contests }) => areUnique(contests) && contests.every((id) => own.includes(id)))
  const { earlyVoting, serves, desks } = station
  return earlyVoting && serves === null && desks.length === 0 && areOwn && !electionPackage.rules.online
}

function areUnique(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length
}
