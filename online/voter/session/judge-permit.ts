/**
 * Judges a gate's answer before anything is encrypted for it: the permit is by this election's gate and for this session key, and the
 * evidence is what sorting will believe. The page seals it again and compares; so a gate cannot hand over rubbish that would cost the vote.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, fromHex, isZero } from '#election/bytes.ts'
import { nonceOfDeclaration } from '#election/online/declaration.ts'
import { type Evidence, fitsEvidence, sealEvidence } from '#election/online/evidence.ts'
import { type Permit, readPermit } from '#election/online/permit.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import type { Randomness } from '#election/randomness.ts'
import type { HeldPermit } from './state.ts'

interface GateAnswer {
  readonly permit: Uint8Array
  readonly evidence: (Evidence & { readonly seed: Uint8Array }) | null
}

/** @param sessionKey of this page, 65 bytes. Null: not for this page, or not as sorting wants it */
export function judgePermit(answer: GateAnswer, sessionKey: Uint8Array, settings: OnlineSettings): HeldPermit | null {
  const { electionId, keys } = settings
  const read = readPermit(answer.permit, { electionId, gateKey: fromHex(keys.gate) })
  if (!read.ok || !equalBytes(read.value.sessionKey, sessionKey)) return null
  return isEvidence(answer.evidence, read.value, keys.sorting) ? { bytes: answer.permit, permit: read.value } : null
}

function isEvidence(
  given: GateAnswer['evidence'],
  permit: Permit,
  sorting: OnlineSettings['keys']['sorting'],
): boolean {
  if (sorting === null || given === null) return sorting === null && given === null && isZero(permit.evidence)
  const { seed, ...evidence } = given
  if (nonceOfDeclaration(evidence.declaration, permit) === null || !fitsEvidence(evidence)) return false
  const sealed = sealEvidence(evidence, permit.id, fromHex(sorting.publicKey), only(seed))
  return equalBytes(sha256(sealed), permit.evidence)
}

/** The bytes that the gate drew. */
function only(seed: Uint8Array): Randomness {
  return { kind: 'secure', bytes: (count) => seed.slice(0, count) }
}
