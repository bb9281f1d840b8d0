/** The lines of the polling station as the emergency card prints them: first sentences, so that a tired eye finds its line. */
import { officersCard as words } from '#words/cards.ts'
import type { Language, Text } from '../messages/message.ts'
import { atTheKiosk } from './at-the-kiosk.ts'
import type { Place, Row } from './row.ts'
import { places } from './table.ts'

/** Words on the screen that one line may name; more only hide one another. */
const SEEN_MOST = 2

const OVER_EVERY_CARD = ['発券されていません。', 'Nothing was issued.']

/** A card for the wall, as `documents/wall-card.ts` draws it. */
export interface CardWords {
  readonly title: string
  readonly always: string
  readonly seeWidth: number
  readonly pages: readonly (readonly { readonly title: string; readonly rows: readonly CardRow[] }[])[]
  readonly calls: readonly string[]
}

export interface CardRow {
  readonly see: readonly string[]
  /** Acts in their order: one that has room in its line is never broken. */
  readonly act: readonly string[]
  readonly small: string
}

export function cardOfTable(language: Language): CardWords {
  const say = (text: Text) => text[language]
  const rowOf = ({ see, safe, act, people }: Row): CardRow => ({
    see: see.slice(0, SEEN_MOST).map((each) => `・${firstSentence(say(each))}`),
    act: [say(act)],
    small: `${say(words.safe)}${say(safe)}${say(words.with)}${say(people)}`,
  })
  const onPaper = (from: readonly Place[]) =>
    from.flatMap(({ title, rows }) => {
      const ours = rows.filter(({ onCard }) => onCard)
      return ours.length === 0 ? [] : [{ title: say(title), rows: ours.map(rowOf) }]
    })
  const others = places.filter((place) => place !== atTheKiosk)
  return {
    title: say(words.title),
    always: say(words.always),
    seeWidth: 170,
    pages: [onPaper([atTheKiosk]), onPaper(others)],
    calls: [words.commission, words.spares].map(say),
  }
}

/** Not the sentence above every card that was refused: it finds no line. */
function firstSentence(words: string): string {
  const sentences = words.match(/[^。.]+(。|\. ?|$)/g) ?? [words]
  const telling = sentences.find((sentence) => !OVER_EVERY_CARD.includes(sentence.trim())) ?? words
  return telling.trim()
}
