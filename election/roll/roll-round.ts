/**
 * `roll-round-<n>.ippyo`: which roll list of this round each station was given, signed by the commission and approved by two people
 * (docs/formats/roll-list.md). The count holds each station's signed report against it (own-18): a station that held another list, or an
 * older one, gave a card to somebody who had voted. Sorting learns from it which list has the online votes. No row of a list is in it.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type DocumentSigners,
  readSealed,
  signSealed,
} from '#election/definition/document-approvals.ts'
import type { DocumentError, FastChecks, SignedBytes } from '#election/definition/signed-document.ts'
import { electionId, stationId } from '#election/id-schemas.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { type IncidentsHead, incidentsHeadMembers } from '#election/online/incidents.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'

const FORMAT = 'ippyo roll round 1'
/** 99 lists of 2000 stations. */
export const ROLL_ROUND_BYTES_MAX = 16 * 1024 * 1024
/** Names beside a count and in a bundle, where the newest round alone is kept. */
export const ROLL_ROUND_FILE = 'roll-round.ippyo'
export const ROLL_ROUND_SIGNATURE = 'roll-round.sig'

export interface RollRound {
  readonly electionId: ElectionId
  /** That of its roll lists. */
  readonly number: number
  /** No other round is expected. */
  readonly last: boolean
  /** Each station of the package, in its order, with the hash of each of its lists, the first one first. */
  readonly lists: readonly { readonly station: StationId; readonly hashes: readonly string[] }[]
  /**
   * `votedListHash` of the `online-voted.ippyo` whose boxes this round or an earlier one has; null: none came, as two people approved, or the
   * election has no online ballot box.
   */
  readonly voted: string | null
  /** The newest list of incidents of the online box that was known; null: none was. */
  readonly incidents: IncidentsHead | null
}

/** As it was signed: the count puts it beside its result. */
export interface SignedRollRound extends RollRound {
  readonly document: SignedBytes
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  number: z.number().int().min(1).max(ROLL_LISTS_MAX),
  last: z.boolean(),
  lists: z.array(z.strictObject({ station: stationId, hashes: z.array(hash).min(1).max(ROLL_LISTS_MAX) })).max(2000),
  voted: hash.nullable(),
  incidents: z.strictObject(incidentsHeadMembers).nullable(),
})

export type RollRoundError = DocumentError | DocumentNotApproved | { readonly type: 'of-another-election' }

export function signRound(round: RollRound, signers: DocumentSigners): SignedBytes {
  const { electionId, number, last, lists, voted, incidents } = round
  const known = incidents && { lines: incidents.lines, sha256: incidents.sha256 }
  return signSealed('roll-round', { format: FORMAT, electionId, number, last, lists, voted, incidents: known }, signers)
}

export function readRound(
  document: SignedBytes,
  of: {
    readonly electionPackage: Pick<ElectionPackage, 'electionId' | 'use' | 'approvers' | 'stations'>
    readonly authority: Uint8Array
  },
  fast?: FastChecks,
): Result<SignedRollRound, RollRoundError> {
  const { electionPackage, authority: authorityPublicKey } = of
  const [bytesMax, asked] = [ROLL_ROUND_BYTES_MAX, { document, authorityPublicKey, schema, fast }] as const
  const read = readSealed('roll-round', { ...asked, bytesMax }, electionPackage)
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const round = branded<RollRound>(plain)
  return isOf(round, electionPackage) ? ok({ ...round, document }) : err({ type: 'of-another-election' })
}

/** A station that is left out, or a list that is, would be held against nothing. */
function isOf(
  { electionId: of, number, lists }: RollRound,
  { electionId: own, stations }: Pick<ElectionPackage, 'electionId' | 'stations'>,
): boolean {
  const isEach = stations.length === lists.length && stations.every(({ id }, at) => lists[at]?.station === id)
  return of === own && isEach && lists.every(({ hashes }) => hashes.length === number)
}

/** Name of the file and, with `.sig`, of its signature. */
export function roundName(number: number): string {
  return `roll-round-${String(number).padStart(2, '0')}`
}

/** The one that decides; or why none does. */
export function newestRound(rounds: readonly RollRound[]): RollRound | 'round-missing' | 'rounds-contradict' {
  const newest = rounds.toSorted((a, b) => a.number - b.number).at(-1)
  if (newest === undefined) return 'round-missing'
  const isOne = rounds.every((each) => each.number < newest.number || isSame(each, newest))
  return isOne ? newest : 'rounds-contradict'
}

function isSame(one: RollRound, other: RollRound): boolean {
  const listsOf = ({ lists }: RollRound) => lists.map(({ station, hashes }) => `${station} ${hashes.join()}`).join(' ')
  const incidentsOf = ({ incidents }: RollRound) => `${incidents?.lines} ${incidents?.sha256}`
  const isSameOnline = one.voted === other.voted && incidentsOf(one) === incidentsOf(other)
  return one.last === other.last && isSameOnline && listsOf(one) === listsOf(other)
}

/** The newest round decides, in any order of reading; of two with one number any rule will do that does not depend on the order. */
export function laterRound(one: SignedRollRound | null, other: SignedRollRound | null): SignedRollRound | null {
  if (one === null || other === null) return one ?? other
  if (one.number !== other.number) return one.number > other.number ? one : other
  return roundHash(one) >= roundHash(other) ? one : other
}

/** SHA-256 of the signed document, hex. */
export function roundHash({ document }: SignedRollRound): string {
  return toHex(sha256(document.bytes))
}
