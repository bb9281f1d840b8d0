/** The input and output of every printed form. Forms draw; they decide nothing and read no clock. */

import type { ElectionPackage, Use } from '#election/definition/definition.ts'
import type { FormChange } from '#election/definition/form-changes.ts'
import type { Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'

/** The head of a form. `madeAt` is also the date inside the PDF, so the same input gives the same bytes. */
export interface DocumentHead {
  /** 見本 and 模擬 are on every page of a fixture and a rehearsal. */
  readonly use: Use
  readonly electionTitle: string
  readonly municipality: string
  readonly date: LocalDate
  readonly madeAt: LocalMinute
  /** On the left of every page: what is not sure about the form itself (D-10). */
  readonly note?: string
  /** The commission's own changes of forms, as the package has them. */
  readonly forms?: readonly FormChange[]
}

interface Of extends Pick<ElectionPackage, 'use'> {
  readonly rules: Pick<ElectionPackage['rules'], 'title' | 'municipality' | 'date' | 'settings'>
}

/** Each paper of this election has it. */
export function paperHead({ use, rules }: Of, madeAt: LocalMinute): Omit<DocumentHead, 'note'> {
  const { title: electionTitle, municipality, date } = rules
  return { use, electionTitle, municipality, date, madeAt, forms: rules.settings.forms }
}

/** Font files as bytes. `names` is the package's fonts/names.ttf: what BIZ UD Gothic lacks; null when the package has none. */
export interface DocumentFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly names: Uint8Array | null
  /** The one face of all candidates; null: they are drawn like everything else. */
  readonly candidates: CandidateLetters | null
}

/** LAW-08: these names and parties are drawn with this font wherever they occur, in one weight; it has every letter of them. */
export interface CandidateLetters {
  readonly font: Uint8Array
  readonly texts: readonly string[]
}

/** No shipped font draws this: refused, because a PDF would show a box without a word. */
export interface MissingGlyph {
  readonly type: 'missing-glyph'
  readonly grapheme: string
  /** The whole text that holds it. */
  readonly text: string
}

/** The bytes of a PDF/1.7 file, A4. */
export type MadeDocument = Result<Uint8Array, MissingGlyph>
