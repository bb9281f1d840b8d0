/**
 * `online-voids-<station>-<n>.ippyo`: what a station did with boxes, signed by its issuer (docs/formats/online-lists.md §3): votes that were
 * voided for a voting card or paper (済), and cards or papers that went to people without a vote (未); and by which roll list. No time, no roll number.
 */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { equalBytes } from '#election/bytes.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
  signerOf,
} from '#election/definition/signed-document.ts'
import { electionId, machineId, stationId } from '#election/id-schemas.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'
import { readByTwo, signedByOne, withBoth } from './by-two.ts'
import { type Handle, handle } from './ids.ts'
import { ascendingHandles, HANDLES_BYTES_MAX } from './voted.ts'

const FORMAT = 'ippyo online voids 1'

export interface StationVoids {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly issuer: MachineId
  /** From 1; the last one has everything of those before. */
  readonly number: number
  /** The newest roll list that the station held; number 0: none. Only by the last one it knows who voted online. */
  readonly rollList: { readonly number: number; readonly last: boolean }
  /** Boxes with a vote that was taken out before a card was issued. Ascending. */
  readonly voided: readonly Handle[]
  /** Boxes without a vote whose voter got a card or paper. Ascending. */
  readonly cards: readonly Handle[]
}

export interface IssuerKey {
  readonly station: StationId
  readonly machine: MachineId
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array
}

export type VoidsError =
  | DocumentError
  | { readonly type: 'of-another-election' }
  /** Not signed by the issuer that it names, or that one is of another station. */
  | { readonly type: 'not-by-issuer' }
  /** One box in both lists. */
  | { readonly type: 'contradicts-itself' }

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  station: stationId,
  issuer: machineId,
  number: z.number().int().min(1).max(9999),
  rollList: z.strictObject({ last: z.boolean(), number: z.number().int().min(0).max(ROLL_LISTS_MAX) }),
  voided: ascendingHandles,
  cards: ascendingHandles,
})

export function signVoids(voids: StationVoids, issuerSecretKey: Uint8Array): SignedBytes {
  const sorted = { ...voids, voided: voids.voided.toSorted(), cards: voids.cards.toSorted() }
  return signDocument('online-voids', { format: FORMAT, ...sorted }, issuerSecretKey)
}

export function readVoids(
  document: SignedBytes,
  of: { readonly electionId: ElectionId; readonly issuers: readonly IssuerKey[] },
  fast?: FastChecks,
): Result<StationVoids, VoidsError> {
  const signer = signerOf(document.signature)
  const issuer = signer === null ? undefined : of.issuers.find(({ key }) => equalBytes(key, signer))
  if (issuer === undefined) return err({ type: signer === null ? 'not-signed' : 'not-by-issuer' })
  const asked = { use: 'online-voids' as const, document, authorityPublicKey: issuer.key, fast }
  const read = readDocument({ ...asked, bytesMax: HANDLES_BYTES_MAX, schema })
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const voids = branded<StationVoids>(plain)
  if (voids.electionId !== of.electionId) return err({ type: 'of-another-election' })
  if (voids.issuer !== issuer.machine || voids.station !== issuer.station) return err({ type: 'not-by-issuer' })
  const voided = new Set(voids.voided)
  return voids.cards.some((each) => voided.has(each)) ? err({ type: 'contradicts-itself' }) : ok(voids)
}

export const BOX_DECISIONS = ['online-restore', 'online-void', 'online-held', 'online-unheld'] as const
export const STATION_DECISIONS = ['online-voids-lost', 'online-voids-taken'] as const

/**
 * Two people decide about voids with their own keys: a void is taken back; a vote beside a card is taken out; the vote of a held box stays
 * out, or counts; a station's file is lost, or taken though its list is older or its numbers are not those of the report.
 */
export type VoidDecision =
  | {
      readonly use: (typeof BOX_DECISIONS)[number]
      readonly electionId: ElectionId
      readonly handle: Handle
      readonly reason: string
    }
  | {
      readonly use: (typeof STATION_DECISIONS)[number]
      readonly electionId: ElectionId
      readonly station: StationId
      readonly reason: string
    }

const reason = z.string().min(1).max(400)
const decisionSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.enum(BOX_DECISIONS), electionId, handle, reason }),
  z.strictObject({ use: z.enum(STATION_DECISIONS), electionId, station: stationId, reason }),
])
export const DECISION_BYTES_MAX = 8 * 1024

export type VoidDecisionError =
  | { readonly type: 'decision-malformed' }
  | { readonly type: 'of-another-election' }
  /** Not by two different people whom the sorting machine knows, over exactly these words. */
  | { readonly type: 'decision-not-by-two' }

/** R8: each of the two signs the same words; the file has both. */
export function signVoidDecision(decision: VoidDecision, secretKeys: readonly [Uint8Array, Uint8Array]): Uint8Array {
  const [first, second] = secretKeys
  const by = (secretKey: Uint8Array) => signedByOne(decision.use, decision, secretKey)
  return withBoth(decision, [by(first), by(second)])
}

export function readVoidDecision(
  bytes: Uint8Array,
  of: { readonly electionId: ElectionId; readonly approvers: readonly Approver[] },
  verify?: VerifyEd25519,
): Result<VoidDecision, VoidDecisionError> {
  const use = ({ use: said }: VoidDecision) => said
  const schemaOf = { bytesMax: DECISION_BYTES_MAX, schema: decisionSchema, use, approvers: of.approvers, verify }
  const read = readByTwo<VoidDecision>(bytes, schemaOf)
  if (!read.ok) return err({ type: read.error === 'malformed' ? 'decision-malformed' : 'decision-not-by-two' })
  const { value } = read.value
  return value.electionId === of.electionId ? ok(value) : err({ type: 'of-another-election' })
}
