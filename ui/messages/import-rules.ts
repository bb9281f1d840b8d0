/**
 * What a cell may hold, in words. The import says it in a neutral short form (`Problem.allowed`), which is the English here; on a
 * Japanese screen no English stands among the words. Names of files, columns and values stay as they are written in the files.
 */
import type { Problem } from '#election/definition/import/problem.ts'
import { fill, type Language, type Text, type Values } from './message.ts'

/** The first that fits counts. `{a}` and `{b}` are what stands there: a number, a character, a name. */
export const importRules: readonly Text[] = [
  { ja: '{a} → 空欄', en: '{a} → empty' },
  { ja: '{a}〜{b}文字', en: '{a}…{b} characters' },
  { ja: '「?」（U+003F）のないもの', en: 'without ? (U+003F)' },
  { ja: '前と後ろに空白のないもの', en: 'without spaces at the ends' },
  { ja: '{a} のないもの', en: 'without {a}' },
  { ja: 'ひらがな・カタカナ', en: 'hiragana|katakana' },
  { ja: 'CP932 にないのは {a}', en: 'CP932 lacks {a}' },
  { ja: '先頭が = + - @（全角も）でないもの', en: 'first character other than = + - @, full-width too' },
  { ja: '一つの選挙に一度だけ', en: 'once in a contest' },
  { ja: '番号は続けます。ないのは {a}', en: 'no gap; missing {a}' },
  { ja: 'もう一人の名前の字は {a}', en: 'another name has {a}' },
  { ja: '同姓同名なら党派が違うこと', en: 'namesakes with different parties' },
  { ja: '氏名と生年月日が、投票所 {b} の {a} と同じ', en: 'same name and day of birth as {a} of station {b}' },
  { ja: '名簿番号 {b} の入場券 {a}', en: 'ticket {a} of {b}' },
  { ja: '{a}〜{b}の選挙', en: '{a}…{b} contests' },
  { ja: '{a} 以外', en: 'not {a}' },
  { ja: 'それぞれ一度だけ', en: 'each once' },
  { ja: '名簿にある番号', en: 'a number of the roll' },
  { ja: '{b} に{a}行以上', en: '{a}… rows in {b}' },
  { ja: '{b} に{a}人以上', en: '{a}… candidates in {b}' },
  { ja: '{a}桁', en: '{a} digits' },
  { ja: '{a}行以上', en: '{a}… rows' },
  { ja: '{a} より後', en: 'after {a}' },
  { ja: 'kiosks と spares の合計が {a}〜{b}', en: 'kiosks + spares {a}…{b}' },
  { ja: '{a}〜{b}日', en: '{a}…{b} dates' },
  { ja: '{a}〜{b}か所', en: '{a}…{b} stops' },
  { ja: '{a} の{b}分後から', en: '{a} + {b} min' },
  { ja: '時刻は{a}〜{b}個', en: '{a}…{b} times' },
  { ja: '一つの場面に{a}〜{b}行', en: '{a}…{b} rows a step' },
  { ja: 'yes は選挙区ごとに一か所だけ', en: 'yes once a district' },
  { ja: 'yes は一か所だけ', en: 'yes once' },
  { ja: '一度だけ', en: 'once' },
  { ja: '{a}〜{b}バイト', en: '{a}…{b} bytes' },
  { ja: '{a}バイト', en: '{a} bytes' },
  { ja: '" のある欄は " で囲み、中の " は二つ重ねる', en: 'cells with " are quoted, " inside is doubled' },
  { ja: 'データのある行', en: 'rows with data' },
  { ja: '{a}〜{b}行', en: '{a}…{b} lines' },
  { ja: '{a}列', en: '{a} cells' },
  { ja: '{a}件まで表示', en: '{a} listed' },
]

const EMPTY: Text = { ja: '空欄', en: 'empty' }

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
