/** The language of a program for which nobody chose one. */
import { LANGUAGES } from '#election/languages.ts'
import type { Language } from '#ui/messages/message.ts'

/** In the order of POSIX (Base Definitions 8.2); an empty variable says nothing. */
export function languageOfSystem(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const locale = LC_ALL || LC_MESSAGES || LANG || ''
  return LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en'
}
