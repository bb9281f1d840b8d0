/** Numbers as they are said, in katakana with long vowels as ー; 1…999, which is as far as candidates and seats go. */
import { assert } from '#election/assert.ts'

const ONES = ['', 'イチ', 'ニ', 'サン', 'ヨン', 'ゴ', 'ロク', 'ナナ', 'ハチ', 'キュー']
const HUNDREDS = [
  '',
  'ヒャク',
  'ニヒャク',
  'サンビャク',
  'ヨンヒャク',
  'ゴヒャク',
  'ロッピャク',
  'ナナヒャク',
  'ハッピャク',
  'キューヒャク',
]

export function numberKana(number: number): string {
  assert(Number.isInteger(number) && number >= 1 && number <= 999, 'a number from 1 to 999')
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const ten = tens === 0 ? '' : tens === 1 ? 'ジュー' : `${ONES[tens]}ジュー`
  return `${HUNDREDS[hundreds]}${ten}${ONES[ones]}`
}

/** …番 */
export function ordinalKana(number: number): string {
  return `${numberKana(number)}バン`
}

/** …人: one and two alone have words of their own, and four is ヨ before it. */
export function peopleKana(number: number): string {
  if (number === 1) return 'ヒトリ'
  if (number === 2) return 'フタリ'
  return `${numberKana(number).replace(/ヨン$/, 'ヨ')}ニン`
}

/** One digit of a number that is read digit by digit. */
export const DIGIT_KANA = ['ゼロ', ...ONES.slice(1)]
