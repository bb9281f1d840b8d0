/** The values that each column may hold, in words for the person who fills it in. They are beside the templates, and follow docs/formats/election-csv.md. */
import { HEADINGS } from '#election/definition/import/headings.ts'
import * as words from '#words/office.ts'
import type { Language, Text } from './message.ts'

type Columns = { readonly [column: string]: Text }

export const importColumns: { readonly [file: string]: Columns } = words.importColumns

/** The name of a column on a screen: its name in the file. In Japanese its Japanese heading comes first. */
export function columnLabel(file: string, column: string, language: Language): string {
  const heading = HEADINGS[file]?.[column]?.[0]
  return language === 'ja' && heading !== undefined ? `${heading}（${column}）` : column
}

export const templateWords = words.templateWords
