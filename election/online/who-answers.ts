/** Who answers voters of an online box. Page and letter send people to a telephone, so there is one that they can call. */
import type { Voters } from './settings.ts'

/** So that the letter has room for it in large type. */
export const WHO_ANSWERS_LETTERS_MAX = 80
/** Without what people put between digits: 0299-00-0000, 0299(00)0000, +81 299 00 0000. */
const TELEPHONE = /(?:\+|0)[0-9]{9,14}/
const FROM_ABROAD = /\+[1-9][0-9]{9,14}/

/** From abroad a number with the country's code. */
export function hasTelephone(words: string, voters: Voters): boolean {
  const digits = words.normalize('NFKC').replaceAll(/[\s()‐‑–−ー-]/g, '')
  return (voters === 'abroad' ? FROM_ABROAD : TELEPHONE).test(digits)
}
