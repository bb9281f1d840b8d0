/** Where every implementation of the port ends: what a service handed over is asked about, checked by the gate itself, and named. */
import { type CardTrust, checkCard } from '#election/online/card/check-card.ts'
import { err, ok, type Result } from '#election/result.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import type { IdentityRefusal, RevocationCheck, SignedBy } from './port.ts'

export interface Judging {
  readonly trust: CardTrust
  readonly revocation: RevocationCheck
  /** Unix seconds. */
  readonly now: () => number
}

interface CardAnswer {
  readonly certificate: Uint8Array
  readonly signature: Uint8Array
}

/** @param declaration the gate's own, never one that came back */
export async function judgeAnswer(
  declaration: Uint8Array,
  { certificate, signature }: CardAnswer,
  { trust, revocation, now }: Judging,
): Promise<Result<SignedBy, IdentityRefusal>> {
  const source = await revocation.ask(certificate)
  if (source === null) return err('unavailable')
  const at = now()
  const checked = checkCard({ declaration, certificate, signature, status: source }, trust, at, verifySignedNative)
  if (!checked.ok) return checked
  const { person, serial } = checked.value
  return ok({ certificate, signature, person, serial, revocation: { status: 'good', source, at } })
}
