/** Names within a sentence, with the signs of its language. */
import type { Language } from '../messages/message.ts'
import { uiWords } from '../messages/ui.ts'

export function listed(names: readonly (string | number)[], language: Language): string {
  return names.join(uiWords.comma[language])
}

/** The label of a button or a page, as it is written about. */
export function quoted(label: string, language: Language): string {
  return uiWords.quoted[language].replace('{words}', () => label)
}
