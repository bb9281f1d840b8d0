/**
 * How the ballot records of an election are encrypted. The package says it, all its records are of it, and a record of the
 * other suite is foreign (docs/formats/record-2.md). The medium is the same for both: 512 bytes a record.
 */
export type Suite =
  /** RFC 9180 base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. */
  | 1
  /** ElGamal on ristretto255 with a proof of knowledge. */
  | 2

export function isSuite(number: number): number is Suite {
  return number === 1 || number === 2
}
