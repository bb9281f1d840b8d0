/** package.md §7: Shamir over GF(2⁸) with x⁸+x⁴+x³+x+1; the secret is the value at 0 of the polynomial through the shares. */

export interface Share {
  /** 1…255: the place of the share on the polynomial. */
  readonly index: number
  readonly bytes: Uint8Array
}

/** Every share given counts: the caller takes exactly the threshold, each index once, all proven against the package. */
export function combine(shares: readonly Share[]): Uint8Array {
  const secret = new Uint8Array(shares[0]?.bytes.length ?? 0)
  for (const share of shares) {
    const weight = lagrangeAtZero(share.index, shares)
    for (let i = 0; i < secret.length; i++) secret[i] = (secret[i] ?? 0) ^ times(weight, share.bytes[i] ?? 0)
  }
  return secret
}

/** Π xⱼ / (xⱼ − xᵢ); both signs are xor here. */
function lagrangeAtZero(index: number, shares: readonly Share[]): number {
  return shares
    .filter((other) => other.index !== index)
    .reduce((weight, other) => times(weight, times(other.index, inverse(other.index ^ index))), 1)
}

/** The one number whose product is 1; indexes are public, so a search may take its time. */
function inverse(value: number): number {
  for (let candidate = 1; candidate < 256; candidate++) if (times(candidate, value) === 1) return candidate
  throw new RangeError('0 has no inverse: two shares with one index')
}

/** Russian peasants' multiplication; always eight steps, whatever the secret byte is. */
function times(a: number, b: number): number {
  let [left, product] = [a, 0]
  for (let bit = 0; bit < 8; bit++) {
    product ^= left & -((b >>> bit) & 1)
    left = (left << 1) ^ (0x11b & -((left >>> 7) & 1))
  }
  return product & 0xff
}
