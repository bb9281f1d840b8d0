/** The column of a language that nobody speaks: the Japanese one, each of its letters changed into a Georgian one. */
import type { Language } from '#election/language.ts'

export const THIRD = 'qq' as Language

const FIRST_LETTER = 'ა'.codePointAt(0) ?? 0
const LETTERS = 33
/** A place keeps its name; what is no letter stays. */
const LETTER = /\{\w+\}|[\p{Letter}\p{Mark}]/gu

function inThird(japanese: string): string {
  return japanese.replace(LETTER, (letter) =>
    letter.startsWith('{') ? letter : String.fromCodePoint(FIRST_LETTER + ((letter.codePointAt(0) ?? 0) % LETTERS)),
  )
}

function changed(words: unknown): unknown {
  if (typeof words === 'string') return inThird(words)
  if (Array.isArray(words)) return words.map(changed)
  return Object.fromEntries(Object.entries(words as object).map(([name, each]) => [name, changed(each)]))
}

/** To everything with Japanese and English in it, at any depth. */
export function addColumn(list: unknown): void {
  if (typeof list !== 'object' || list === null) return
  if ('ja' in list && 'en' in list) Object.assign(list, { [THIRD]: changed(list.ja) })
  else Object.values(list).forEach(addColumn)
}

/** On the button that changes away from it. */
const NEXT = '日本語'
/** The numbers of machines, media and troubles, and of rows that a desk adds to the roll, whose digits are gone here. */
const NUMBER = /^(?:[A-Z]+-?[\dA-Z-]*\d*|[決不])$/
const OTHER_LETTERS = String.raw`\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
const OTHER_WORDS = new RegExp(`[${OTHER_LETTERS}][${OTHER_LETTERS}\\d ー・.,'-]*`, 'gu')

/** Readings, keys of the keyboard and of the board of letters, and what the law gives in Japanese for every language: marked as Japanese. */
const LEFT_OUT = [
  /<(rt|title|kbd)\b.*?<\/\1>/gs,
  /<(div) class="letter-rows".*?<\/\1>/gs,
  /<(p|span)\b[^>]*\blang="ja"[^>]*>.*?<\/\1>/gs,
]

/** Words in letters of another language which the view does not bring: its names and titles are those of the election. */
export function foreignWords(html: string, view: unknown): readonly string[] {
  const given = JSON.stringify(view)
  const names = [...given.matchAll(/"([^"]{2,})"/g)].map(([, name = '']) => name)
  const said = [...LEFT_OUT, /<[^>]*>/g, /&[\w#]+;/g].reduce((rest, part) => rest.replaceAll(part, '\n'), html)
  return [...said.matchAll(OTHER_WORDS)]
    .flatMap(([words]) => words.split('・'))
    .map((words) => words.replace(/[ \d]+$/, ''))
    .filter((words) => words !== NEXT && !NUMBER.test(words) && !given.includes(words) && !isOf(names, words))
}

/** Several of them one after the other: a title and the name of a station. */
function isOf(names: readonly string[], words: string): boolean {
  const rest = names.filter((name) => words.includes(name)).reduce((left, name) => left.replaceAll(name, ''), words)
  return rest.trim() === ''
}

export function hasWords(html: string): boolean {
  return /\p{Script=Georgian}/u.test(html.replaceAll(/<[^>]*>/g, ''))
}
