/** A spreadsheet takes such a cell as a formula, for example when the office opens an exported list; a Japanese one takes ＝ as = (X4-C3). */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text)
}
