/** Names within a sentence, with the signs of its language. */

import { uiWords } from '#words/common.ts'
import { fill, type Language, type MessageValues, onScreen, type Values } from '../messages/message.ts'

export function listed(names: readonly (string | number)[], language: Language): string {
  return names.join(uiWords.comma[language])
}

export function withLists(values: MessageValues, language: Language): Values {
  const each = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === 'object' ? listed(value, language) : value] as const
  })
  return Object.fromEntries(each)
}

/** As a screen shows it, with the values in their places. */
export function inSentence(words: string, values: MessageValues, language: Language): string {
  return fill(onScreen(words, language), withLists(values, language))
}

/** The label of a button or a page, as it is written about. */
export function quoted(label: string, language: Language): string {
  return uiWords.quoted[language].replace('{words}', () => label)
}
