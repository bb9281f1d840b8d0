/**
 * The voting code (投票用コード) of a letter: 12 symbols of 31, `K7PM-3QXR-9TDW` (docs/formats/online-cast.md §9). The last one is a check: each
 * single slip and each exchange of two symbols is found while it is typed, and nothing is sent.
 */
import { assert } from '#election/assert.ts'
import { below, type Randomness } from '#election/randomness.ts'

/** No 0, 1, I, L and O: nobody has to tell them apart. */
export const CODE_SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 12
/** A prime: so both kinds of slip change the sum. */
const MODULUS = CODE_SYMBOLS.length
const GROUP = 4

declare const brand: unique symbol
/** 12 symbols with a check that fits, without hyphens. */
export type VotingCode = string & { readonly [brand]: 'VotingCode' }

/** 11 random symbols, 54 bits. A guess is worth nothing without the card. */
export function drawVotingCode(randomness: Randomness): VotingCode {
  const values = Array.from({ length: CODE_LENGTH - 1 }, () => below(randomness, MODULUS))
  return [...values, checkValue(values)].map((value) => CODE_SYMBOLS[value]).join('') as VotingCode
}

/** As on the letter, three groups of four. */
export function printedCode(code: VotingCode): string {
  return [0, GROUP, 2 * GROUP].map((at) => code.slice(at, at + GROUP)).join('-')
}

/**
 * As a person types it: small or full-width letters, blanks and hyphens of any kind. Null: not 12 symbols of the 31, or a slip.
 */
export function parseVotingCode(typed: string): VotingCode | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u30fc]/gu, '')
  const values = [...symbols].map((symbol) => CODE_SYMBOLS.indexOf(symbol))
  if (values.length !== CODE_LENGTH || values.includes(-1)) return null
  return weightedSum(values) === 0 ? (symbols as VotingCode) : null
}

/** v₁₂ with Σ i·vᵢ ≡ 0: 12·v₁₂ ≡ −Σ, and 13 is the inverse of 12 modulo 31. */
function checkValue(values: readonly number[]): number {
  assert((12 * 13) % MODULUS === 1, 'voting code: an inverse of 12')
  return ((MODULUS - weightedSum(values)) * 13) % MODULUS
}

function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, at) => (sum + (at + 1) * value) % MODULUS, 0)
}
