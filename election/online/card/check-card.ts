/**
 * Checks the whole answer of a card: the gate does it before it gives a permit, sorting does it again off-line (S11). The card's
 * signature is over *this* declaration; nothing that the service in between says of it is believed.
 */
import { equalBytes } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { type CardPerson, personOf } from './person.ts'
import type { VerifySigned } from './signed.ts'
import { statusBy } from './status.ts'

export interface CardSigned {
  readonly declaration: Uint8Array
  /** DER. */
  readonly certificate: Uint8Array
  readonly signature: Uint8Array
  /** A status answer or a revocation list, as it came. */
  readonly status: Uint8Array
}

export interface CardTrust {
  readonly roots: readonly Certificate[]
  readonly between: readonly Certificate[]
  /** A card's certificate has one of these; the profile names those for signing. */
  readonly policies: readonly string[]
  /** Seconds. */
  readonly oldestStatus: number
}

export const REFUSED_CARDS = [
  'not-jpki',
  'expired',
  'revoked',
  'bad-signature',
  /** Nobody said `good` of it just now: refused, never let through (T3). */
  'status-unknown',
] as const
export type CardRefusal = (typeof REFUSED_CARDS)[number]

interface CheckedCard {
  readonly person: CardPerson
  readonly serial: string
  readonly certificate: Certificate
}

/** Authorities between a card and a root. */
const MOST_BETWEEN = 2

/** @param at Unix seconds */
export function checkCard(
  { declaration, certificate: der, signature, status }: CardSigned,
  trust: CardTrust,
  at: number,
  verify: VerifySigned,
): Result<CheckedCard, CardRefusal> {
  const certificate = parseCertificate(der)
  if (certificate === null || !isForSigning(certificate, trust)) return err('not-jpki')
  const person = personOf(certificate)
  const issuer = issuerOf(certificate, trust, at, verify)
  if (person === null || issuer === null) return err('not-jpki')
  if (certificate.notAfter < at) return err('expired')
  // A certificate of tomorrow: one of two clocks is wrong, and nobody knows which.
  if (certificate.notBefore > at) return err('status-unknown')
  const algorithm = certificate.signed.algorithm.startsWith('rsa') ? 'rsa-sha256' : 'ecdsa-sha256'
  if (!verify(certificate.publicKey, { content: declaration, algorithm, signature })) return err('bad-signature')
  const said = statusBy(status, { certificate, issuer, at, oldest: trust.oldestStatus }, verify)
  return said === 'good' ? ok({ person, serial: certificate.serial, certificate }) : err(said)
}

/** Not the certificate for logging in: that one has no will in it, and its password has four digits. */
function isForSigning(certificate: Certificate, { policies }: CardTrust): boolean {
  const isOfPolicy = certificate.policies.some((policy) => policies.includes(policy))
  return !certificate.isAuthority && certificate.uses.has('nonRepudiation') && isOfPolicy
}

/** The authority that signed it, if a way leads from there to a root. */
function issuerOf(
  certificate: Certificate,
  { roots, between }: Pick<CardTrust, 'roots' | 'between'>,
  at: number,
  verify: VerifySigned,
): Certificate | null {
  const issues = (below: number, child: Certificate) => (authority: Certificate) =>
    mayIssue(authority, below, at) &&
    equalBytes(authority.subject, child.issuer) &&
    verify(authority.publicKey, child.signed)
  const leads = (child: Certificate, below: number): Certificate | null => {
    const root = roots.find(issues(below, child))
    if (root !== undefined) return root
    if (below >= MOST_BETWEEN) return null
    return between.filter(issues(below, child)).find((next) => leads(next, below + 1) !== null) ?? null
  }
  return leads(certificate, 0)
}

function mayIssue(authority: Certificate, below: number, at: number): boolean {
  const { isAuthority, uses, pathLength, notBefore, notAfter } = authority
  const isWithin = pathLength === null || below <= pathLength
  return isAuthority && uses.has('keyCertSign') && isWithin && notBefore <= at && at <= notAfter
}
