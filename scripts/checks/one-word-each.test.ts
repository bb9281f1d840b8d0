/**
 * Witnesses compare by label: what is 照合番号 on the voting machine is 照合番号 at the issuer, at the count and on paper, and a
 * medium has the same name from its preparation to its storage; an operator card has one word for its number. docs/terms.md lists
 * the terms and the words that are not used; here are those that only their neighbours make wrong. The English side is in
 * `scripts/checks/words.test.ts`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PEOPLE_READ = /^(ui|words|documents|issuer|kiosk|tally|desk|office|shell|hardware)\//
/** The Order's own sentence on what is kept, and the original of the roll. */
const QUOTED = /電磁的記録媒体及びその複写は|名簿の原本/g

const OTHER_WORDS = [
  // The word for an operator card's secret; English says PIN.
  ['暗証番号', /[ぁ-んァ-ヶ一-龥「、・]PIN|(?<![A-Z_])PIN[ぁ-んァ-ヶ一-龥」（、。・]/],
  // Debian's packages and the BIOS's password are other things, and on pages alone.
  ['選挙データ', /パッケージ(?!の機械)/],
  ['合言葉', /パスワード/],
  ['正（原本）', /(?<!正（)原本/],
  ['正（原本）', /（正）|正(?=[」・]|と副|も副|から)/],
  ['副（複写）', /(?<!副（)複写/],
  ['副（複写）', /副(?!（複写）)/],
] as const

/** On the voting machine alone (K13); the reader is a tray, and a card lies on it. */
const AT_THE_KIOSK = /^(words\/(?:kiosk|voice)\.tsv)$/
const OTHER_WORDS_AT_THE_KIOSK = [
  ['置く', /カード(を|は)[^。」]{0,8}(入れ|差し)/],
  ['受付', /(?<!返却)窓口/],
  ['発券機', /発行機|受付機/],
  ['戻る', /もど[るりすしっ]/],
  ['直す', /なお[すしせ]/],
  ['選ぶ', /えら[ぶびんば]/],
  ['次', /つぎ/],
  ['今', /いま[のはで、]/],
  ['今日', /本日/],
  ['桁', /[0-9}]けた/],
  ['仕上げる', /しあげ/],
  ['（ ）', /[ぁ-んァ-ヶ一-龥][(]|[)][ぁ-んァ-ヶ一-龥]/],
] as const

const TERMS = readFileSync(join(ROOT, 'docs/terms.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.slice(2, -2).split(' | '))
  .flatMap(([term = '', , , others = '']) => others.split('、').map((other) => [term, other] as const))
const pages = [...ourFiles(ROOT, /\.md$/, 'docs').filter((page) => page !== 'docs/terms.md'), 'README.md']

const files = ourFiles(ROOT, /\.(ts|tsx|tsv)$/).filter(
  (file) => PEOPLE_READ.test(file) && !/\.(test|spec)\./.test(file),
)

it.each(OTHER_WORDS)('%s has no other name: %s', (_word, other) => {
  expect(linesWith(other, files)).toEqual([])
})

it('the page of terms is read', () => {
  expect([TERMS.length > 30, pages.length > 20]).toEqual([true, true])
})

it.each(TERMS)('%s is not called %s, on screen, paper or page', (_term, other) => {
  expect(linesWith(new RegExp(other), [...files, ...pages])).toEqual([])
})

it.each(OTHER_WORDS_AT_THE_KIOSK)('on the voting machine %s has no other name: %s', (_word, other) => {
  const words = ourFiles(ROOT, /\.(ts|tsv)$/).filter((file) => AT_THE_KIOSK.test(file))
  expect(words.length).toBeGreaterThan(1)
  expect(linesWith(other, words)).toEqual([])
})

/** Each file is read once: some eighty words are looked for in all of them. */
const textOf = new Map<string, string>()
function readOnce(file: string): string {
  const text = textOf.get(file) ?? readFileSync(join(ROOT, file), 'utf8').replace(QUOTED, '')
  textOf.set(file, text)
  return text
}

function linesWith(other: RegExp, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => other.test(readOnce(file)))
    .flatMap((file) =>
      readOnce(file)
        .split('\n')
        .flatMap((line, at) => (other.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    )
}
