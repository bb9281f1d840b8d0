/** The name of a field of a contest's paper count, on the screen and in a file (PAP-08). */
import type { PaperField } from '#election/count/paper.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { paperWords } from '#words/tally.ts'

export function placeOnPaper(
  { what, of }: PaperField,
  candidates: readonly { readonly number: number; readonly name: string }[],
  language: Language,
): string {
  const words = paperWords[`what_${what}`][language]
  if (of === null) return words
  const name = candidates.find(({ number }) => number === of)?.name ?? ''
  return fill(words, { number: of, row: of, name })
}
