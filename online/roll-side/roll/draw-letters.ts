/** Letters with their codes as a PDF, in the order of their numbers. */
import { type CodeLetter, type CodeLettersInput, codeLetters } from '#documents/code-letter.ts'
import type { DocumentFonts } from '#documents/document.ts'
import { type PaperLetter, paperLetters } from '#documents/paper-letter.ts'
import { addressBlock, type Consulate } from '#election/online/abroad.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintedLetter } from './office.ts'

export type LetterHead = Omit<CodeLettersInput, 'letters' | 'onDrawn' | 'head'> & {
  readonly head: Omit<CodeLettersInput['head'], 'madeAt'>
}

/** @param consulates of voters abroad: a letter has the hours of their clocks */
export function letterDrawer(
  of: LetterHead,
  fonts: DocumentFonts,
  minute: () => LocalMinute,
  consulates: readonly Consulate[] = [],
) {
  return async (letters: readonly PrintedLetter[]): Promise<Result<Uint8Array, StaffRefusal>> => {
    const addressed = letters.map((letter) => addressedIn(letter, consulates))
    if (addressed.some((letter) => letter === null)) return err('consulate-not-listed')
    const drawn = addressed.filter((letter) => letter !== null)
    const made = await codeLetters({ ...of, head: { ...of.head, madeAt: minute() }, letters: drawn }, fonts)
    return made.ok ? ok(made.value) : err('missing-glyph')
  }
}

/** Of applicants whom two people sent to the paper. A private body has none. */
export function paperLetterDrawer({ desk, head, voters }: LetterHead, fonts: DocumentFonts, minute: () => LocalMinute) {
  return async (letters: readonly PaperLetter[]): Promise<Result<Uint8Array, StaffRefusal>> => {
    if (voters === 'members') return err('not-in-this-state')
    const made = await paperLetters({ desk, voters, head: { ...head, madeAt: minute() }, letters }, fonts)
    return made.ok ? ok(made.value) : err('missing-glyph')
  }
}

/** Null: the roll has a consulate that the list of now lacks. */
function addressedIn({ abroad, ...letter }: PrintedLetter, consulates: readonly Consulate[]): CodeLetter | null {
  if (abroad === null) return { ...letter, abroad: null }
  const consulate = consulates.find(({ name }) => name === abroad.consulate)
  return consulate === undefined ? null : { ...letter, abroad: { block: addressBlock(abroad), zone: consulate.zone } }
}
