/** 全国地方公共団体コード: two digits of the prefecture, three of the municipality, one check digit (JIS X 0401, X 0402, MIC). */

/** Modulus 11 over the weights 6 5 4 3 2; of 10 and 11 only the last digit is written. */
export function checkDigitOf(fiveDigits: string): number {
  const sum = Array.from(fiveDigits).reduce((total, digit, place) => total + Number(digit) * (6 - place), 0)
  return (11 - (sum % 11)) % 10
}

const PREFECTURES = 47

/** The codes of six digits that five digits can be: without their check digit, or without the leading 0 that a spreadsheet takes away. */
export function wholeCodesOf(fiveDigits: string): readonly string[] {
  const withDigit = `${fiveDigits}${checkDigitOf(fiveDigits)}`
  const withZero = `0${fiveDigits}`
  const isWithZero = checkDigitOf(withZero.slice(0, 5)) === Number(withZero.slice(5))
  return [...(isPlace(withDigit) ? [withDigit] : []), ...(isWithZero && isPlace(withZero) ? [withZero] : [])]
}

/** A prefecture, and in it none (000) or a municipality: those begin at 100. */
function isPlace(code: string): boolean {
  const [prefecture, municipality] = [Number(code.slice(0, 2)), Number(code.slice(2, 5))]
  return prefecture >= 1 && prefecture <= PREFECTURES && (municipality === 0 || municipality >= 100)
}
