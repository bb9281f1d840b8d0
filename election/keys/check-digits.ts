/**
 * Two digits that a screen shows after a 照合番号 that is typed into another machine: a wrong digit, two exchanged digits, and the number of
 * another pair are refused on typing (decision 023). MOD 97-10 of ISO/IEC 7064 over the pair and the number. They say nothing about the
 * seal, and no file has them.
 */
import type { PairNumber } from '../ids.ts'

const MODULUS = 97n

/** @param number 20 digits, grouped or not */
export function checkDigits(number: string, pair: PairNumber): string {
  const digits = `${pair}${number.replaceAll(' ', '')}`
  return String(MODULUS + 1n - ((BigInt(digits) * 100n) % MODULUS)).padStart(2, '0')
}

/** @param typed 22 digits. Null: a slip; else the 20 without the two. */
export function withoutCheckDigits(typed: string, pair: PairNumber): string | null {
  const number = typed.slice(0, -2)
  return checkDigits(number, pair) === typed.slice(-2) ? number : null
}
