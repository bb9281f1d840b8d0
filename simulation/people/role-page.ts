/** The text of a page of docs/roles/ for a reader of one language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InEach, inEach, type Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { uiWords } from '#words/common.ts'

export const ROLES = join(import.meta.dirname, '../../docs/roles')

/**
 * From the heading that names the language to the next one of a language; the first language has what is above all headings, too.
 *
 * @param role the file's name without its ending
 * @returns '' where the page has no such heading
 */
export function rolePage(role: string, language: Language): string {
  const text = readFileSync(join(ROLES, `${role}.md`), 'utf8')
  const headings = inEach((each) => text.indexOf(`\n## ${uiWords.ownName[each]}\n`))
  const heading = headings[language]
  if (heading === -1) return ''
  const ends = Object.values(headings).filter((at) => at > heading)
  return text.slice(language === LANGUAGES[0] ? 0 : heading, Math.min(text.length, ...ends))
}

const QUOTED: InEach<RegExp> = { ja: /「([^」]+)」/g, en: /"([^"]+)"/g }

/** Labels between the quotation marks of a language, in the order of the text. */
export function quotedIn(text: string, language: Language): readonly string[] {
  return [...text.matchAll(QUOTED[language])].map(([, label = '']) => label)
}
