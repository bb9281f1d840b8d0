/**
 * Lost media: what the election chair declares of pairs of which nothing can be counted any more, signed with the commission's
 * key and approved by two people (docs/formats/count.md §3). Only so it counts: with one pair left out, the difference to a result of the
 * whole district would be the votes of that pair (LAW-17), and one passphrase alone would leave it out (own-50). A pair that is there after
 * all refuses its declaration. The votes of an online ballot box are declared in the same way.
 */
import { z } from 'zod'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type DocumentSigners,
  readSealed,
  signSealed,
} from '#election/definition/document-approvals.ts'
import type { DocumentError, FastChecks, SignedBytes } from '#election/definition/signed-document.ts'
import { lostPairNumber, ONLINE_PAIR, ONLINE_STATION, stationId } from '#election/id-schemas.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { NAME_MOST } from '#election/person-name.ts'
import { err, ok, type Result } from '#election/result.ts'
import { addMinutes, type LocalMinute, parseMinute } from '#election/time.ts'

export const LOST_MEDIA_FILE = 'lost-media.json'
export const LOST_MEDIA_SIGNATURE = 'lost-media.sig'
export const LOST_MEDIA_BYTES_MAX = 256 * 1024
const FORMAT = 'ippyo lost media 1'

export const lostCauses = [
  /** Nobody knows where both media are. */
  'lost',
  /** Both media are there and give nothing back. */
  'destroyed',
  /** The pair is there and no machine can close it. */
  'unclosable',
  /** Voting never began on the pair, no report says so, and no medium of it is there. */
  'never-started',
] as const

/** In the place of a pair: the votes of the online ballot box, which came in no box of a station. */
export const ONLINE_BOX = { station: ONLINE_STATION, pair: ONLINE_PAIR } as const

export function isOnlineBox({ station, pair }: { readonly station: StationId; readonly pair: PairNumber }): boolean {
  return station === ONLINE_STATION && pair === ONLINE_PAIR
}

/** No machine closes an online ballot box, and it was open to everybody who has one. */
export function mayBeCause({ station, pair, cause }: Pick<LostPair, 'station' | 'pair' | 'cause'>): boolean {
  return !isOnlineBox({ station, pair }) || cause === 'lost' || cause === 'destroyed'
}

export interface LostPair {
  readonly station: StationId
  readonly pair: PairNumber
  readonly cause: (typeof lostCauses)[number]
  /** The known facts, in the chair's words. */
  readonly known: string
  /** The opinion of the counting witnesses, who were heard. */
  readonly opinion: string
  readonly witnesses: readonly string[]
  /** Contest id → records that the machine showed at closing, from its slip or the polling record; null: nobody knows. */
  readonly recordsTold: Readonly<Record<string, number>> | null
}

export interface LostMedia {
  /** The chair who declares. */
  readonly chair: string
  readonly declaredAt: LocalMinute
  readonly lost: readonly LostPair[]
}

/** As it was signed: the count puts it beside its result, so that anybody can check it. */
export interface SignedLostMedia extends LostMedia {
  readonly document: SignedBytes
}

export type LostMediaError =
  | DocumentError
  | DocumentNotApproved
  /** Genuine, but of another election, key set or package, or of a pair that the package does not have, or of one twice. */
  | { readonly type: 'other-election' }

const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() !== '')
export const WITNESSES_MOST = 10
const names = z.array(words(NAME_MOST)).min(1).max(WITNESSES_MOST)

export const lostPairSchema = z.strictObject({
  station: stationId,
  pair: lostPairNumber,
  cause: z.enum(lostCauses),
  known: words(2000),
  opinion: words(2000),
  witnesses: names,
  recordsTold: z.record(z.string(), z.number().int().min(0).max(10_000_000)).nullable(),
})

export const lostPairsSchema = z.array(lostPairSchema).max(1000)

const lostMediaSchema = z.strictObject({
  format: z.literal(FORMAT),
  electionId: z.string(),
  keySet: z.string(),
  packageSha256: z.string(),
  chair: words(60),
  declaredAt: z
    .string()
    .refine((text) => parseMinute(text) !== null)
    .transform((text) => text as LocalMinute),
  lost: lostPairsSchema,
})

/** The latest declaration counts: none has the minute of the one before it, and none an earlier one because a clock was set back. */
export function declaredAfter(before: LocalMinute | null, now: LocalMinute): LocalMinute {
  return before === null || now > before ? now : addMinutes(before, 1)
}

export function signLostMedia(
  { chair, declaredAt, lost }: LostMedia,
  of: { readonly electionPackage: ElectionPackage; readonly packageSha256: string },
  signers: DocumentSigners,
): SignedBytes {
  const { electionId, keySet } = of.electionPackage
  const { packageSha256 } = of
  const sorted = [...lost].sort((a, b) => (a.station === b.station ? a.pair - b.pair : a.station < b.station ? -1 : 1))
  const fields = { format: FORMAT, electionId, keySet, packageSha256, chair, declaredAt, lost: sorted }
  return signSealed('lost-media', lostMediaSchema.parse(fields), signers)
}

export function readLostMedia(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  of: { readonly electionPackage: ElectionPackage; readonly packageSha256: string },
  fast?: FastChecks,
): Result<SignedLostMedia, LostMediaError> {
  const { electionPackage } = of
  const [bytesMax, schema] = [LOST_MEDIA_BYTES_MAX, lostMediaSchema] as const
  const read = readSealed('lost-media', { document, authorityPublicKey, bytesMax, schema, fast }, electionPackage)
  if (!read.ok) return read
  const { electionId, keySet, packageSha256, chair, declaredAt, lost } = read.value.value
  const ours =
    electionId === electionPackage.electionId && keySet === electionPackage.keySet && packageSha256 === of.packageSha256
  const known = lost.every((each) => isKnown(each, electionPackage))
  const once = new Set(lost.map(({ station, pair }) => `${station} ${pair}`)).size === lost.length
  if (!ours || !known || !once) return err({ type: 'other-election' })
  return ok({ chair, declaredAt, lost, document })
}

function isKnown(
  lost: z.infer<typeof lostMediaSchema>['lost'][number],
  { machines, contests, rules }: ElectionPackage,
): boolean {
  const { station, pair, recordsTold } = lost
  const ids = new Set<string>(contests.map(({ id }) => id))
  const isPlace = isOnlineBox(lost)
    ? rules.online === true && mayBeCause(lost)
    : machines.some((machine) => machine.station === station && machine.pair === pair)
  return isPlace && Object.keys(recordsTold ?? {}).every((contest) => ids.has(contest))
}
