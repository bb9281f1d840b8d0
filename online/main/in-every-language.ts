/** Words of a console and of an operator's log, in every language: nobody has chosen one. */
import { LANGUAGES } from '#election/languages.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'

export function inEveryLanguage(text: Text, values: Values = {}): string {
  return LANGUAGES.map((language) => fill(text[language], values)).join('\n')
}
