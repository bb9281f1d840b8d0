/** 全国地方公共団体コード: two digits of the prefecture, three of the municipality, one check digit (JIS X 0401, X 0402, MIC). */

/** Modulus 11 over the weights 6 5 4 3 2; of 10 and 11 only the last digit is written. */
export function checkDigitOf(fiveDigits: string): number {
  const sum = Array.from(fiveDigits).reduce((total, digit, place) => total + Number(digit) * (6 - place), 0)
  return (11 - (sum % 11)) % 10
}
