/** A candidate as the pages of a session with a visible screen have it (AUD-04). */
import type { Contest, Gone } from '#election/definition/definition.ts'
import { type Explained, picturePath } from '#election/definition/explained.ts'
import { type Side, sideAt } from '#election/kinds/question/rule.ts'
import type { Language } from '#election/language.ts'

/** Names are shown as they were filed, in every language. */
const NAMES_IN: Language = 'ja'

export interface ShownCandidate {
  readonly id: number
  readonly number: number
  readonly name: string
  readonly kana: string
  readonly party: string
  readonly partyKana: string
  readonly gone: Gone | null
  /** Whether it is yes or no, for who has chosen another language than that of the names; left out: the name says it, or it is one of several. */
  readonly side?: Side
  /** A town explains the choices of a question; left out: the name is all there is. */
  readonly explained?: ShownWords
}

interface ShownWords {
  /** In the language of the voter. */
  readonly text: string
  /** Null: no choice of the contest has one. */
  readonly picture: ShownPicture | null
}

export interface ShownPicture {
  /** As the screen asks for it: the file of the package, by its name. */
  readonly file: string
  /** In dots: the same for all of the contest. */
  readonly width: number
  readonly height: number
}

/** @param explained left out: this choice has no words of its own */
export function wordsShown(explained: Explained | undefined, language: Language): Pick<ShownCandidate, 'explained'> {
  if (explained === undefined) return {}
  const { picture, text, textEn } = explained
  const file = picture === null ? null : fileOf(picturePath(picture))
  const drawn = picture === null || file === null ? null : { file, width: picture.width, height: picture.height }
  return { explained: { text: language === 'en' && textEn !== '' ? textEn : text, picture: drawn } }
}

/** @param place among the choices of its contest */
export function sideShown(
  { question }: Pick<Contest, 'question'>,
  place: number,
  language: Language,
): Pick<ShownCandidate, 'side'> {
  const side = sideAt(question, place)
  return side === null || language === NAMES_IN ? {} : { side }
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
