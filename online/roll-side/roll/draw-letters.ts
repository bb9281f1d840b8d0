/** Letters with their codes as a PDF, in the order of their numbers. */
import { type CodeLettersInput, codeLetters } from '#documents/code-letter.ts'
import type { DocumentFonts } from '#documents/document.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintedLetter } from './office.ts'

export type LetterHead = Omit<CodeLettersInput, 'letters' | 'onDrawn' | 'head'> & {
  readonly head: Omit<CodeLettersInput['head'], 'madeAt'>
}

export function letterDrawer(of: LetterHead, fonts: DocumentFonts, minute: () => LocalMinute) {
  return async (letters: readonly PrintedLetter[]): Promise<Result<Uint8Array, StaffRefusal>> => {
    const made = await codeLetters({ ...of, head: { ...of.head, madeAt: minute() }, letters }, fonts)
    return made.ok ? ok(made.value) : err('missing-glyph')
  }
}
