/** A factor as digits from the highest: 0, or odd and of both signs, with four zeros or more after each (w-NAF). */

/** The largest digits are ±15; a short factor has digits ±1 alone, for which no table is made. */
const WIDE = 5
const SHORT_BITS = 12
const NARROW = 2

export function signedDigits(factor: bigint): { readonly digits: Uint8Array; readonly largest: number } {
  const bits = (factor < 0n ? -factor : factor).toString(2)
  const width = bits.length <= SHORT_BITS ? NARROW : WIDE
  const bit = (at: number) => (bits[bits.length - 1 - at] === '1' ? 1 : 0)
  const digits: number[] = []
  let carry = 0
  for (let at = 0; at < bits.length || carry > 0; ) {
    if (((bit(at) + carry) & 1) === 0) {
      digits.push(0)
      at++
      continue
    }
    let window = carry
    for (let i = 0; i < width; i++) window += bit(at + i) << i
    carry = window > 1 << (width - 1) ? 1 : 0
    digits.push(window - (carry << width), ...new Array<number>(width - 1).fill(0))
    at += width
  }
  const highest = digits.findLastIndex((digit) => digit !== 0)
  const from = digits.slice(0, highest + 1).reverse()
  const largest = from.reduce((most, digit) => Math.max(most, Math.abs(digit)), 1)
  return { digits: Uint8Array.from(from, (digit) => (factor < 0n ? -digit : digit) & 0xff), largest }
}
