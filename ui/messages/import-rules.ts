/**
 * The allowed content of a cell, in words. The import says it in a neutral short form (`Problem.allowed`), which is the English here; on a
 * Japanese screen no English stands among the words. Names of files, columns and values stay as they are written in the files.
 */
import type { Problem } from '#election/definition/import/problem.ts'
import * as words from '#words/office.ts'
import { fill, type Language, type Text, type Values } from './message.ts'

/** The first that fits counts. `{a}` and `{b}` are what stands there: a number, a character, a name. */
export const importRules: readonly Text[] = words.importRules

const EMPTY: Text = words.EMPTY

/** @param rule as `Problem.allowed` has it */
export function ruleInWords(rule: string, language: Language): string {
  for (const words of importRules) {
    const values = valuesIn(rule, words.en)
    if (values !== null) return fill(words[language], values)
  }
  return rule
    .split('|')
    .map((value) => (value === EMPTY.en ? EMPTY[language] : value))
    .join('|')
}

/** For the places of a problem's words. The cell's content is quoted unchanged; the words of a size are ours. */
export function problemValues({ code, value, allowed }: Pick<Problem, 'code' | 'value' | 'allowed'>, language: Language) {
  const isSize = code === 'file-too-large' || code === 'wrong-cell-count'
  return { value: isSize ? ruleInWords(value, language) : value, allowed: ruleInWords(allowed, language) }
}

/** Null: the rule says something else. */
function valuesIn(rule: string, form: string): Values | null {
  const escaped = form.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`^${escaped.replace(/\{(\w)\}/g, '(?<$1>.+?)')}$`, 'u')
  const found = pattern.exec(rule)
  return found === null ? null : { ...found.groups }
}
