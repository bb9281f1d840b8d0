/** Digits and colons as an input method leaves them: full width is the same number. */
export function plainDigits(typed: string): string {
  return typed.normalize('NFKC').trim()
}
