/**
 * Words that everybody reads: nobody's name or number is in them. No program that publishes has the roll, so this looks for the marks of a person;
 * the two people who sign are asked for the rest.
 */
export const PUBLIC_TEXT_MAX = 200

export type PublicTextFault = 'text-empty' | 'text-too-long' | 'text-has-a-number' | 'text-has-a-name'

/** A number of the roll, of a letter, of a telephone: digits of any width, also in groups. Hours and small counts are shorter. */
const DIGITS = /\d(?:[\s-]*\d){3}/
/** A voting code, a handle, a vote code. */
const CODE = /(?=[0-9A-Za-z-]{8})[A-Za-z-]*\d[0-9A-Za-z-]*/
/** Lines, signs without a form, and the brackets of a place in our own words. */
const UNSHOWN = /[\p{Cc}\p{Cf}{}]/u
const TITLES = [/(?<![皆客仕模同多異])様(?![子式々態相])/, /(?<![皆])さん(?!かく)/, /氏/, /\b(?:Mr|Mrs|Ms|Miss|Dr)\b/i]

export function faultOfPublicText(text: string): PublicTextFault | null {
  if (text.trim() === '' || text.trim() !== text || UNSHOWN.test(text)) return 'text-empty'
  if (text.length > PUBLIC_TEXT_MAX) return 'text-too-long'
  const plain = text.normalize('NFKC')
  if (DIGITS.test(plain) || CODE.test(plain)) return 'text-has-a-number'
  return TITLES.some((title) => title.test(plain)) ? 'text-has-a-name' : null
}
