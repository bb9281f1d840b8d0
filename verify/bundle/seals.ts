/** bundle.md §1, ballot-box.md §8: the final seals of the pairs that were counted: V07, and what they hold together for V14 and V15. */
import { dayOf } from '../medium/finding.ts'
import { withTurns } from '../medium/page-fields.ts'
import { type FinalSeal, readSeal } from '../medium/seal.ts'
import { APPROVALS_BYTES_MAX } from '../package/approval-rules.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trusted-package.ts'
import type { SealedContest } from './bundle-election.ts'
import { isSealName, ONLINE_APPROVALS, ONLINE_SEAL, SEAL_BYTES, sealNameOf } from './district-names.ts'
import type { GivenFile } from './layout.ts'
import { isSorterApproved, type OnlineSeal, onlineSealIn } from './online-seal.ts'
import type { ReadBytes } from './spans.ts'

type SealTrust = Pick<
  Trust,
  | 'electionId'
  | 'keySet'
  | 'pairs'
  | 'headerOf'
  | 'stationAt'
  | 'kioskKey'
  | 'online'
  | 'packageHash'
  | 'contests'
  | 'lists'
  | 'authority'
  | 'use'
  | 'approvers'
>

export interface SealOfPair extends FinalSeal {
  /** Station id. */
  readonly station: string
  readonly pair: number
}

export interface Seals {
  readonly ofPairs: readonly SealOfPair[]
  /** Null: none is here, or it is not whole. */
  readonly online: OnlineSeal | null
  /** Files that are no seal of this election. */
  readonly wrong: readonly string[]
}

export async function readSeals(
  given: readonly GivenFile[],
  read: ReadBytes,
  checks: Pick<PackageSource, 'signedBy' | 'sha256'>,
  trust: SealTrust,
): Promise<Seals> {
  const names = given.filter(({ name, size }) => isSealName(name) && size === SEAL_BYTES).map(({ name }) => name)
  const ofPairs: SealOfPair[] = []
  let online: OnlineSeal | null = null
  const wrong: string[] = []
  for (const name of names) {
    const page = await read(name, 0, SEAL_BYTES)
    if (name === ONLINE_SEAL) {
      const sealed = onlineSealIn(page, checks, trust)
      const approvals = await approvalsIn(given, read)
      online = sealed !== null && isSorterApproved(page, approvals, checks, trust) ? sealed : null
      if (online === null) wrong.push(name)
      continue
    }
    const seal = sealIn(name, page, checks, trust)
    if (seal === null) wrong.push(name)
    else ofPairs.push(seal)
  }
  return { ofPairs, online, wrong }
}

async function approvalsIn(given: readonly GivenFile[], read: ReadBytes): Promise<Uint8Array | null> {
  const file = given.find(({ name, size }) => name === ONLINE_APPROVALS && size <= APPROVALS_BYTES_MAX)
  return file === undefined ? null : read(file.name, 0, file.size)
}

/** The records and commitments of all seals for a list. */
export function sealedTogether({ ofPairs, online }: Seals, room: number): SealedContest {
  const commitments = [...ofPairs.map(({ sets }) => sets.commitments), online?.commitments ?? []]
  return {
    records: [...ofPairs, ...(online === null ? [] : [online])].reduce(
      (sum, { records }) => sum + (records[room] ?? 0),
      0,
    ),
    // A seal without this list has zeros here: the identity.
    commitments: commitments.flatMap((each) => each.slice(room, room + 1)),
  }
}

/** Null: not the whole final seal of the pair that its name says, of a day of that station and by one of its voting machines. */
function sealIn(
  name: string,
  page: Uint8Array,
  { signedBy }: Pick<PackageSource, 'signedBy'>,
  { electionId, keySet, stationAt, headerOf, kioskKey, pairs }: SealTrust,
): SealOfPair | null {
  const named = sealNameOf(name)
  const station = named === null ? null : stationAt(named.station)
  const facts = named === null ? null : headerOf(named.station)
  if (named === null || station === null || facts === null) return null
  if (!pairs.some((each) => each.station === station && each.pair === named.pair)) return null
  const { contests, judged, dates } = facts
  const place = { electionId, keySet, ...named, contests, judged, days: withTurns(dates.map(dayOf)) }
  const seal = readSeal(page, place, { keyOf: (machine) => kioskKey(machine, named.station), signedBy })
  return typeof seal === 'object' && seal.final ? { ...seal, station, pair: named.pair } : null
}
