/**
 * What a cell may hold, in words. The import says it in a neutral short form (`Problem.allowed`), which is the English here; on a
 * Japanese screen no English stands among the words. Names of files, columns and values stay as they are written in the files.
 */
import type { Problem } from '#election/definition/import/problem.ts'
import { fill, type Language, type Text, text, type Values } from './message.ts'

/** The first that fits counts. `{a}` and `{b}` are what stands there: a number, a character, a name. */
export const importRules: readonly Text[] = [
  text('{a}〜{b}文字', '{a}…{b} characters'),
  text('「?」（U+003F）のないもの', 'without ? (U+003F)'),
  text('前と後ろに空白のないもの', 'without spaces at the ends'),
  text('{a} のないもの', 'without {a}'),
  text('ひらがな・カタカナ', 'hiragana|katakana'),
  text('CP932 にないのは {a}', 'CP932 lacks {a}'),
  text('先頭が = + - @ でないもの', 'first character other than = + - @'),
  text('一つの選挙に一度だけ', 'once in a contest'),
  text('番号は続けます。ないのは {a}', 'no gap; missing {a}'),
  text('もう一人の名前の字は {a}', 'another name has {a}'),
  text('同姓同名なら党派が違うこと', 'namesakes with different parties'),
  text('{a}〜{b}の選挙', '{a}…{b} contests'),
  text('{a} 以外', 'not {a}'),
  text('それぞれ一度だけ', 'each once'),
  text('名簿にある番号', 'a number of the roll'),
  text('{b} に{a}行以上', '{a}… rows in {b}'),
  text('{b} に{a}人以上', '{a}… candidates in {b}'),
  text('{a}桁', '{a} digits'),
  text('{a}行以上', '{a}… rows'),
  text('{a} より後', 'after {a}'),
  text('kiosks と spares の合計が {a}〜{b}', 'kiosks + spares {a}…{b}'),
  text('{a}〜{b}日', '{a}…{b} dates'),
  text('yes は選挙区ごとに一か所だけ', 'yes once a district'),
  text('yes は一か所だけ', 'yes once'),
  text('一度だけ', 'once'),
  text('{a}〜{b}バイト', '{a}…{b} bytes'),
  text('{a}バイト', '{a} bytes'),
  text('" のある欄は " で囲み、中の " は二つ重ねる', 'cells with " are quoted, " inside is doubled'),
  text('データのある行', 'rows with data'),
  text('{a}列', '{a} cells'),
  text('{a}件まで表示', '{a} listed'),
]

const EMPTY: Text = text('空欄', 'empty')

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

/** For the places of a problem's words. What stands in the cell is said as it stands there; a size is ours. */
export function problemValues(
  { code, value, allowed }: Pick<Problem, 'code' | 'value' | 'allowed'>,
  language: Language,
) {
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
