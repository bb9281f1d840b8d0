/** The fonts that draw names: BIZ UD Gothic for all, IPAmj Mincho for what it lacks (for example 𠮷 and Moji_Joho sequences). */
import type { ShippedFonts } from '#election/definition/import/import-election.ts'

export interface FontCoverage extends ShippedFonts {
  /** BIZ UD Gothic alone draws it. */
  drawnByGothic(grapheme: string): boolean
  /** Path of IPAmj Mincho; null when the preparation PC has none, and then what BIZ UD Gothic lacks is refused. */
  readonly nameFontSource: string | null
}
