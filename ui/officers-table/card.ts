/** The lines of the polling station as the emergency card prints them: first sentences, so that a tired eye finds its line. */
import type { Language, Text } from '../messages/message.ts'
import { atTheKiosk } from './at-the-kiosk.ts'
import type { Place, Row } from './row.ts'
import { places } from './table.ts'

const TITLE: Text = { ja: '困ったときは（緊急カード）', en: 'When things go wrong (emergency card)' }
const ALWAYS: Text = {
  ja: '左で画面の言葉をさがし、右のとおりに行う。誰も帰さない。数を書きかえて合わせない。',
  en: 'Left: the screen. Right: what to do. Send nobody home. Change no number to fit.',
}
const SAFE: Text = { ja: '安全：', en: 'Safe: ' }
const WITH: Text = { ja: '　立会い：', en: ' With: ' }
const CALLS = [
  { ja: '選挙管理委員会　電話', en: 'Commission, phone' },
  { ja: '予備機の場所', en: 'Where the spares are' },
]
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
  const say = (words: Text) => words[language]
  const rowOf = ({ see, safe, act, people }: Row): CardRow => ({
    see: see.slice(0, SEEN_MOST).map((words) => `・${firstSentence(say(words))}`),
    act: [say(act)],
    small: `${say(SAFE)}${say(safe)}${say(WITH)}${say(people)}`,
  })
  const onPaper = (from: readonly Place[]) =>
    from.flatMap(({ title, rows }) => {
      const ours = rows.filter(({ onCard }) => onCard)
      return ours.length === 0 ? [] : [{ title: say(title), rows: ours.map(rowOf) }]
    })
  const others = places.filter((place) => place !== atTheKiosk)
  return {
    title: say(TITLE),
    always: say(ALWAYS),
    seeWidth: 170,
    pages: [onPaper([atTheKiosk]), onPaper(others)],
    calls: CALLS.map(say),
  }
}

/** Not the sentence above every card that was refused: it finds no line. */
function firstSentence(words: string): string {
  const sentences = words.match(/[^。.]+(。|\. ?|$)/g) ?? [words]
  const telling = sentences.find((sentence) => !OVER_EVERY_CARD.includes(sentence.trim())) ?? words
  return telling.trim()
}
