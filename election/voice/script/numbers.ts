/** What the machine says with a number in it. */
import type { CONTESTS_MAX } from '#election/contests.ts'
import { DIGIT_KANA, numberKana, ordinalKana, peopleKana } from '../japanese-numbers.ts'
import type { Row } from '../steps.ts'
import type { Prompt } from './prompt.ts'

export const seats = (n: number): Prompt => ({ ja: `定員は${n}人です。`, kana: `テーインワ、${peopleKana(n)}デス`, en: `Seats: ${n}.` })
export const speed = (n: number): Prompt => ({ ja: `速さ${n}パーセント。`, kana: `ハヤサ、${percentKana(n)}`, en: `Speed: ${n} percent.` })
export const volume = (n: number): Prompt => ({ ja: `音量${n}。`, kana: `オンリョー、${numberKana(n)}`, en: `Volume: ${n}.` })
export const digit = (n: number): Prompt => ({ ja: `${n}`, kana: DIGIT_KANA[n] ?? '', en: `${n}` })
export const row = (row: Row): Prompt => ({ ja: `${ROW_HEAD[row]}の行。`, kana: `${ROW_HEAD[row]}ノギョー`, en: `Row: ${row}.` })
export const all = (n: number): Prompt => ({ ja: `全部で${n}人。`, kana: `ゼンブデ${peopleKana(n)}`, en: `Of ${n}.` })
export const number = (n: number): Prompt => ({ ja: `${n}番。`, kana: ordinalKana(n), en: `Number ${n}.` })
export const people = (n: number): Prompt => ({ ja: `${n}人。`, kana: peopleKana(n), en: `${n}.` })
export const step = (first: number, last: number): Prompt => ({
  ja: `${first}番から${last}番。`,
  kana: `${ordinalKana(first)}カラ、${ordinalKana(last)}`,
  en: `Numbers ${first} to ${last}.`,
})

/** Which contest of the card this is. */
export function place(at: number, of: number): Prompt {
  if (of === 1) return { ja: '選挙は一つです。', kana: 'センキョワヒトツデス', en: 'One contest.' }
  const [[nth, nthKana] = ['', ''], [count, countKana] = ['', '']] = [COUNTED[at - 1], COUNTED[of - 1]]
  return { ja: `${count}の選挙の、${nth}目です。`, kana: `${countKana}ノセンキョノ、${nthKana}メデス`, en: `Contest ${at} of ${of}.` }
}

/** As many as an election can have contests. */
const COUNTED = [
  ['一つ', 'ヒトツ'],
  ['二つ', 'フタツ'],
  ['三つ', 'ミッツ'],
] as const satisfies { readonly length: typeof CONTESTS_MAX }

function percentKana(number: number): string {
  return `${numberKana(number).replace(/ジュー$/, 'ジュッ')}パーセント`
}

const ROW_HEAD: Readonly<Record<Row, string>> = {
  a: 'ア',
  ka: 'カ',
  sa: 'サ',
  ta: 'タ',
  na: 'ナ',
  ha: 'ハ',
  ma: 'マ',
  ya: 'ヤ',
  ra: 'ラ',
  wa: 'ワ',
}
