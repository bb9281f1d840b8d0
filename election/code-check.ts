/**
 * ISO/IEC 7064 MOD 97-10 over a text: two digits that a wrong or swapped character changes. Letters count as three digits each, capital or not
 * by different values.
 */
export function textCheck(text: string): string {
  const digits = [...text].map((each) => String(100 + (each.codePointAt(0) ?? 0))).join('')
  const rest = [...`${digits}00`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0)
  return String(98 - rest).padStart(2, '0')
}
