/**
 * S10 to S13: a card stands behind each vote, good at that time, and it is the card of the person approved for this very box. So gate,
 * collector and database together cannot invent a vote.
 */
import { equalBytes } from '#election/bytes.ts'
import type { OnlineChecks } from '../checks.ts'
import { nonceOfDeclaration } from '../declaration.ts'
import { type Evidence, openEvidence } from '../evidence.ts'
import type { Handle, PermitId } from '../ids.ts'
import type { Permit } from '../permit.ts'
import type { SortingRefusal } from './refusal.ts'
import type { CheckedEvent } from './sort-events.ts'

/** Signatures of certificates are checked by a library; the sorting program gives it (`election/` has none). */
export interface CardChecks {
  judge(evidence: Evidence, permit: Permit): JudgedCard
}

export interface JudgedCard {
  /** Chain up to the root of the card service, and the card's signature over the declaration. Null: it does not hold. */
  readonly identity: CardIdentity | null
  /** Whether the answer about revocation is genuine, and says good. */
  readonly wasGood: boolean
}

/** Name, birth and address of the certificate (`identityOf`), as the approved list has them. */
export type CardIdentity = string

export interface EvidenceGrounds {
  /** A file of an election may be longer than memory: one row at a time. */
  readonly evidence: { get(permit: PermitId): Uint8Array | undefined }
  /** X25519, put together of its shares for these minutes. */
  readonly sortingSecretKey: Uint8Array
  readonly cards: CardChecks
  /** Signed by the two who approved. More than one identity of a box: rebound after a change of name. */
  readonly approved: ReadonlyMap<Handle, readonly CardIdentity[]>
}

export function checkEvidence(
  events: readonly CheckedEvent[],
  grounds: EvidenceGrounds,
  checks: OnlineChecks,
): readonly SortingRefusal[] {
  const nonces = new Set<string>()
  return events.flatMap((event) => checkOne(event, grounds, checks, nonces))
}

function checkOne(
  { handle, rev, cast }: CheckedEvent,
  { evidence, sortingSecretKey, cards, approved }: EvidenceGrounds,
  checks: OnlineChecks,
  nonces: Set<string>,
): readonly SortingRefusal[] {
  const at = { handle, rev }
  const { permit } = cast
  const sealed = evidence.get(permit.id)
  if (sealed === undefined) return [{ check: 'S10', type: 'evidence-missing', ...at }]
  if (!equalBytes(checks.sha256(sealed), permit.evidence)) return [{ check: 'S10', type: 'evidence-differs', ...at }]
  const opened = openEvidence(sealed, permit.id, sortingSecretKey)
  if (opened === null) return [{ check: 'S10', type: 'evidence-not-opened', ...at }]
  const nonce = nonceOfDeclaration(opened.declaration, permit)
  if (nonce === null) return [{ check: 'S11', type: 'declaration-of-another', ...at }]
  const { identity, wasGood } = cards.judge(opened, permit)
  if (identity === null) return [{ check: 'S11', type: 'card-not-genuine', ...at }]
  const refusals: SortingRefusal[] = []
  if (!wasGood) refusals.push({ check: 'S12', type: 'card-not-good-then', ...at })
  const known = approved.get(handle)
  if (known === undefined) refusals.push({ check: 'S13', type: 'not-approved', ...at })
  else if (!known.includes(identity)) refusals.push({ check: 'S13', type: 'card-of-another', ...at })
  if (nonces.has(nonce)) refusals.push({ check: 'S13', type: 'declaration-twice', ...at })
  nonces.add(nonce)
  return refusals
}
