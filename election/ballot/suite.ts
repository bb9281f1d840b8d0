/**
 * How a ballot record may be encrypted. A suite can be added (homomorphic, mix-net) without a change of the medium, as
 * long as its ciphertext fits the 504 bytes after the clear part.
 */
export type Suite = 'hpke-x25519-sha256-chacha20poly1305'

const SUITE_NUMBERS: Readonly<Record<Suite, number>> = {
  /** RFC 9180 base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. */
  'hpke-x25519-sha256-chacha20poly1305': 1,
}

export function suiteNumber(suite: Suite): number {
  return SUITE_NUMBERS[suite]
}

export function suiteOf(number: number): Suite | null {
  for (const [suite, value] of Object.entries(SUITE_NUMBERS)) if (value === number) return suite as Suite
  return null
}
