/** Whose cards the gate and sorting take. Read once, at the start: a mistake here closes the gate before anybody has come. */
import type { Use } from '#election/definition/definition.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import type { CardTrust } from './check-card.ts'

/** In the name of every authority of invented cards (`online/test-jpki/`). Its keys are in the repository: anybody can make its cards. */
export const TEST_MARK = 'Ippyo TEST, not the public service'

interface TrustFiles {
  readonly roots: readonly Uint8Array[]
  readonly between: readonly Uint8Array[]
  readonly policies: readonly string[]
  readonly oldestStatus: number
}

export type TrustRefusal =
  | { readonly type: 'trust-without-a-root' }
  | { readonly type: 'trust-malformed' }
  | { readonly type: 'test-cards-in-a-live-election' }

export function openTrust(files: TrustFiles, use: Use): Result<CardTrust, TrustRefusal> {
  const { roots, between, policies, oldestStatus } = files
  if (roots.length === 0 || policies.length === 0) return err({ type: 'trust-without-a-root' })
  const [tops, lower] = [roots.map(parseCertificate), between.map(parseCertificate)]
  if (!tops.every(isRead) || !lower.every(isRead)) return err({ type: 'trust-malformed' })
  if (use === 'live' && [...tops, ...lower].some(isOfTests)) return err({ type: 'test-cards-in-a-live-election' })
  return ok({ roots: tops, between: lower, policies, oldestStatus })
}

function isRead(certificate: Certificate | null): certificate is Certificate {
  return certificate !== null
}

function isOfTests({ subject, issuer }: Certificate): boolean {
  const name = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
  return name(subject).includes(TEST_MARK) || name(issuer).includes(TEST_MARK)
}
