/** One line of the officer's table: what a screen shows, what is safe, what is done, who is there, where it is written. */
import { assert } from '#election/assert.ts'
import { inEach } from '#election/language.ts'
import type { Language, Text } from '../messages/message.ts'

export interface Row {
  /** Names in the catalogues of words, the first one the most frequent. */
  readonly codes: readonly string[]
  /** The very words on the screen. */
  readonly see: readonly Text[]
  readonly safe: Text
  readonly act: Text
  readonly people: Text
  readonly written: Text
  /** The test that plays it. */
  readonly test: string
  /** The name in the test, when not a code. */
  readonly named: string | null
  /** Whether it is on the emergency card of the station. */
  readonly onCard: boolean
}

export interface Place {
  readonly title: Text
  readonly rows: readonly Row[]
}

export interface RowWords {
  readonly safe: Text
  readonly act: Text
  readonly people: Text
  readonly written: Text
  readonly test: string
  readonly named?: string
  readonly onCard?: true
}

type Catalogue = Readonly<Record<string, Text | { readonly [L in Language]: { readonly title: string } }>>

/** Titles of refusals and labels of pages are those of the screens: what is printed cannot differ from them. */
export function row<C extends Catalogue>(words: C, codes: readonly (keyof C & string)[], said: RowWords): Row {
  const { safe, act, people, written, test, named = null, onCard = false } = said
  const see = codes.map((code) => titleOf(words[code]))
  return {
    codes,
    see,
    safe,
    act: inEach((language) => withoutValues(act[language])),
    people,
    written,
    test,
    named,
    onCard,
  }
}

function titleOf(words: Catalogue[string] | undefined): Text {
  assert(words !== undefined, 'officer table: words of a code')
  const of = (language: Language) => {
    const said = words[language]
    // The first sentence is what an eye finds; what is a number there is a number on the screen.
    return withoutValues(typeof said === 'string' ? said : said.title)
  }
  return inEach(of)
}

function withoutValues(text: string): string {
  return text.replace(/\{\w+\}/g, '○')
}
