/** The consulates of the config, of voters abroad and of nobody else; a fault is said with its line, in words, before anything is served. */
import { readFileSync } from 'node:fs'
import type { Problem } from '#election/definition/import/problem.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Consulate } from '#election/online/abroad.ts'
import type { Voters } from '#election/online/settings.ts'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill, onScreen } from '#ui/messages/message.ts'
import { importConsulates } from '../roll-side/roll/import-consulates.ts'

/** @param file consulates.csv. @returns null: the voters do not live abroad */
export function consulatesOf(file: string | undefined, voters: Voters): readonly Consulate[] | null {
  if ((file === undefined) === (voters === 'abroad')) {
    throw new Error('roll: consulates: the file consulates.csv, of voters abroad and only there')
  }
  if (file === undefined) return null
  const read = importConsulates(new Uint8Array(readFileSync(file)))
  if (read.ok) return read.value
  const lines = LANGUAGES.flatMap((language) => read.error.map((problem) => inWords(problem, language)))
  throw new Error(['roll: consulates.csv', ...lines].join('\n'))
}

function inWords(problem: Problem, language: Language): string {
  const { next, title } = importMessages[problem.code][language]
  const [what, then] = [title, next].map((text) => fill(onScreen(text, language), problemValues(problem, language)))
  return `${problem.line} ${problem.column}: ${what} ${then}`
}
