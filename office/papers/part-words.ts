/** Names the parts in the boxes of a station in words: for the screen, and in Japanese for paper. */
import type { Text, Values } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'

export type Say = (text: Text, values?: Values) => string

const OPERATOR = 'operator-'
const CARDS_AND_LIST = ['voting', 'list']

/** @param shown at most this many media are named, because a row of the screen is short; a paper names all of them */
export function partsInWords(parts: readonly string[], say: Say, shown = Number.POSITIVE_INFINITY): string {
  const and = say(officeWords.partsAnd)
  const cards = parts.flatMap((part) => (part.startsWith(OPERATOR) ? [part.slice(OPERATOR.length)] : []))
  const media = parts.filter((part) => !part.startsWith(OPERATOR) && !CARDS_AND_LIST.includes(part))
  const named = media.slice(0, shown).join(and)
  const more = media.length - shown
  const allMedia = more > 0 ? say(officeWords.partsMore, { shown: named, more }) : named
  return [
    ...(parts.includes('voting') ? [say(officeWords.partVoting)] : []),
    ...(cards.length > 0 ? [say(officeWords.partOperator, { cards: cards.join('・') })] : []),
    ...(media.length > 0 ? [say(officeWords.partMedia, { media: allMedia })] : []),
    ...(parts.includes('list') ? [say(officeWords.partList)] : []),
  ].join(and)
}
