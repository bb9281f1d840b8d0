/** Asks a registered verifier (公的個人認証法 17条), or a platform operator for it, whether a certificate is good: OCSP over HTTP (RFC 6960 App. A). */
import { Certificate, OCSPRequest } from 'pkijs'

const PATIENCE_MS = 15_000
const MOST_BYTES = 16_384

/**
 * @param issuers DER, of those that issue cards
 * @returns the answer (DER), unread: the gate checks it; null: nobody answered, or no issuer of ours made this certificate
 */
export function ocspAt(verifier: URL, issuers: readonly Uint8Array[], ask: typeof fetch = fetch) {
  const known = issuers.map((bytes) => Certificate.fromBER(new Uint8Array(bytes)))
  return async (bytes: Uint8Array): Promise<Uint8Array | null> => {
    try {
      const certificate = Certificate.fromBER(new Uint8Array(bytes))
      const issuerCertificate = known.find(({ subject }) => subject.isEqual(certificate.issuer))
      if (issuerCertificate === undefined) return null
      const request = new OCSPRequest()
      await request.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate })
      const answer = await ask(verifier, {
        method: 'POST',
        headers: { 'content-type': 'application/ocsp-request' },
        body: request.toSchema(true).toBER(),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const status = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array()
      return status.length === 0 || status.length > MOST_BYTES ? null : status
    } catch {
      // No line, no answer in time, or no certificate: nobody could be asked, and the gate lets nobody through (T3).
      return null
    }
  }
}
