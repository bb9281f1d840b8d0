/** package.md §3, "Consistency": members that are each well-formed and yet cannot all be true. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { isSharedKey } from '../keys/shared-key.ts'
import { kinds } from '../kinds/kinds.ts'
import type { CountingKey, PackageBody } from './body.ts'
import { checkNamed } from './entitled.ts'
import { distinct, Malformed } from './fields.ts'

/** No law has them on machines. */
const FOR_PRACTICE: readonly string[] = ['party-list', 'open-list', 'recall']

/** @throws Malformed */
export function checkConsistency(body: PackageBody): void {
  const { contests, paperContests, stations, machines, stationFacts, countingKey, unlock, files } = body
  const unique = <T>(what: string, all: readonly T[], of: (each: T) => string | number) => distinct(all.map(of), what)
  const atReception = [...contests, ...paperContests]
  unique('contests.id', atReception, ({ id }) => id)
  unique('contests.bit', atReception, ({ bit }) => bit)
  if (body.online && paperContests.length > 0) throw new Malformed('paperContests')
  unique('stations.id', stations, ({ id }) => id)
  unique('stations.index', stations, ({ index }) => index)
  unique('machines.id', machines, ({ id }) => id)
  unique('machines.signingKey', machines, ({ signingKey }) => signingKey)
  unique('machines.agreementKey', machines, ({ agreementKey }) => agreementKey)
  // Pairs and issuer key ids inside a station: a machine has one or the other.
  unique(
    'machines.pair',
    machines,
    ({ station, kind, pair, issuerKeyId }) => `${station} ${kind} ${pair} ${issuerKeyId}`,
  )
  unique('stationFacts.station', stationFacts, ({ station }) => station)
  unique('unlock', unlock, ({ machine, operatorCard }) => `${machine} ${operatorCard}`)
  unique('files.path', files, ({ path }) => path)
  const stationIds = new Set(stations.map(({ id }) => id))
  const machineIds = new Set(machines.map(({ id }) => id))
  if (!machines.every(({ station }) => stationIds.has(station))) throw new Malformed('machines.station')
  if (stationFacts.length !== stations.length) throw new Malformed('stationFacts')
  if (!stationFacts.every(({ station }) => stationIds.has(station))) throw new Malformed('stationFacts.station')
  for (const { station, entitled } of stationFacts) checkNamed(entitled, contestsAt(body, station))
  if (!unlock.every(({ machine }) => machineIds.has(machine))) throw new Malformed('unlock.machine')
  checkBody(body)
  // A station holds them in a rehearsal.
  if (body.use === 'live' && stations.length > 0 && contests.some(({ kind }) => FOR_PRACTICE.includes(kind)))
    throw new Malformed('contests.kind')
  // Headers and seals have room for one contest with a list for each candidate.
  if (contests.filter(({ kind }) => kinds[kind].listsOf === 'each-candidate').length > 1)
    throw new Malformed('contests.kind')
  checkSlips(body)
  checkCountingKey(countingKey)
}

/** A private body holds an election of its own officers, or asks a question, online alone; every other body has stations. */
function checkBody({ contests, isPrivate, machines, online, paperContests, stations, unlock }: PackageBody): void {
  if (!isPrivate) {
    if (stations.length === 0 || machines.length === 0) throw new Malformed('stations')
    if (contests.some(({ kind }) => kind === 'officer')) throw new Malformed('contests.kind')
    return
  }
  if (!online) throw new Malformed('online')
  if (stations.length + machines.length + unlock.length + paperContests.length > 0) throw new Malformed('stations')
  if (!contests.every(({ kind }) => kind === 'officer' || kind === 'question')) throw new Malformed('contests.kind')
  // No report of a station says how many have the vote.
  if (contests.some(({ question }) => question !== null && 'quorum' in question)) throw new Malformed('question.quorum')
}

export function contestsAt(
  { contests, paperContests, stations }: Pick<PackageBody, 'contests' | 'paperContests' | 'stations'>,
  station: string,
): readonly { readonly id: string }[] {
  const district = stations.find(({ id }) => id === station)?.district ?? ''
  return [...contests, ...paperContests].filter(
    (each) => each.districts.length === 0 || each.districts.includes(district),
  )
}

/** ISS-02: a slip is of one station and one kind, and no station with a roll is beside those with slips in a district. */
function checkSlips({ stations, contests, online }: PackageBody): void {
  const early = stations.filter(({ earlyVoting }) => earlyVoting)
  const ranges = stations.flatMap(({ slips }) => slips ?? []).sort((one, other) => one.first - other.first)
  if (ranges.some(({ first }, at) => at > 0 && (ranges[at - 1]?.last ?? 0) >= first)) throw new Malformed('slips')
  for (const { slips, earlyVoting, district } of stations) {
    if (slips === null) continue
    const own = contests.filter(({ districts }) => districts.length === 0 || districts.includes(district))
    const named = slips.flatMap((range) => range.contests)
    const isAlone = early.every((each) => each.district !== district || each.slips !== null)
    if (!earlyVoting || !isAlone || online || !named.every((id) => own.some((each) => each.id === id)))
      throw new Malformed('slips')
  }
}

/** share-file.md §1: every share follows from the commitments in public. */
function checkCountingKey({ publicKey, threshold, commitments, holders }: CountingKey): void {
  distinct(
    holders.map(({ index }) => index),
    'countingKey.holders',
  )
  if (threshold > holders.length) throw new Malformed('countingKey.threshold')
  const shared = {
    publicKey: hexToBytes(publicKey),
    threshold,
    commitments: commitments.map(hexToBytes),
    holders: holders.map(({ index, verificationKey: of }) => ({ index, verificationKey: hexToBytes(of) })),
  }
  if (!isSharedKey(shared)) throw new Malformed('countingKey')
}
