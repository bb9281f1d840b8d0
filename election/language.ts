/** Facts that follow from the list of languages. A third language is an entry there and a column in each list of words. */
import { z } from 'zod'
import { LANGUAGES } from './languages.ts'

export type Language = (typeof LANGUAGES)[number]

export const languageSchema = z.enum(LANGUAGES)

/** Something that each language has, as a column. */
export type InEach<T> = Readonly<Record<Language, T>>

export function inEach<T>(of: (language: Language) => T): InEach<T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, T>
}

/** 「英語」 for a reader of Japanese. */
export function languageNameIn(reader: Language, language: Language): string {
  return new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? language
}

/** As an option of a command names it: `japanese`. */
export function englishNameOf(language: Language): string {
  return languageNameIn('en', language).toLowerCase()
}

/** The one that the next press changes to; after the last comes the first. */
export function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language
}
