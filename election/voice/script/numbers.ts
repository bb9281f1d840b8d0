/** Sentences with a number in them. */
import type { CONTESTS_MAX } from '#election/contests.ts'
import type { CHOICES_MAX } from '#election/kinds/question/rule.ts'
import { inEach } from '#election/language.ts'
import { DIGIT_KANA, numberKana, ordinalKana, peopleKana } from '../japanese-numbers.ts'
import type { Row } from '../steps.ts'
import type { Prompt, Prompts } from './prompt.ts'

export const NUMBERED = {
  seats: { ja: '定員は{n}人です。', kana: 'テーインワ、{people}デス', en: 'Seats: {n}.' },
  speed: { ja: '速さ{n}パーセント。', kana: 'ハヤサ、{percent}', en: 'Speed: {n} percent.' },
  volume: { ja: '音量{n}。', kana: 'オンリョー、{number}', en: 'Volume: {n}.' },
  digit: { ja: '{n}', kana: '{digit}', en: '{n}' },
  row: { ja: '{head}の行。', kana: '{head}ノギョー', en: 'Row: {row}.' },
  all: { ja: '全部で{n}人。', kana: 'ゼンブデ{people}', en: '{n} candidates.' },
  oneCandidate: { ja: '全部で1人。', kana: 'ゼンブデ{people}', en: 'One candidate.' },
  choices: { ja: '全部で{n}つ。', kana: 'ゼンブデ{things}', en: '{n} choices.' },
  number: { ja: '{n}番。', kana: '{ordinal}', en: 'Number {n}.' },
  people: { ja: '{n}人。', kana: '{people}', en: '{n}.' },
  step: { ja: '{first}番から{last}番。', kana: '{firstKana}カラ、{lastKana}', en: 'Numbers {first} to {last}.' },
  oneContest: { ja: '選挙は一つです。', kana: 'センキョワヒトツデス', en: 'One contest.' },
  place: { ja: '{ofJa}の選挙の、{atJa}目です。', kana: '{ofKana}ノセンキョノ、{atKana}メデス', en: 'Contest {at} of {of}.' },
} as const satisfies Prompts

const said = (prompt: Prompt, values: Readonly<Record<string, string | number>>): Prompt => {
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (place, name: string) => `${values[name] ?? place}`)
  return { ...inEach((language) => fill(prompt[language])), kana: fill(prompt.kana) }
}

export const seats = (n: number): Prompt => said(NUMBERED.seats, { n, people: peopleKana(n) })
export const speed = (n: number): Prompt => said(NUMBERED.speed, { n, percent: percentKana(n) })
export const volume = (n: number): Prompt => said(NUMBERED.volume, { n, number: numberKana(n) })
export const digit = (n: number): Prompt => said(NUMBERED.digit, { n, digit: DIGIT_KANA[n] ?? '' })
export const row = (row: Row): Prompt => said(NUMBERED.row, { row, head: ROW_HEAD[row] })
export const all = (n: number): Prompt => said(n === 1 ? NUMBERED.oneCandidate : NUMBERED.all, { n, people: peopleKana(n) })
export const choices = (n: number): Prompt => said(NUMBERED.choices, { n, things: THINGS[n - 1] ?? '' })
export const number = (n: number): Prompt => said(NUMBERED.number, { n, ordinal: ordinalKana(n) })
export const people = (n: number): Prompt => said(NUMBERED.people, { n, people: peopleKana(n) })

export function step(first: number, last: number): Prompt {
  return said(NUMBERED.step, { first, last, firstKana: ordinalKana(first), lastKana: ordinalKana(last) })
}

/** Which contest of the card this is. */
export function place(at: number, of: number): Prompt {
  if (of === 1) return NUMBERED.oneContest
  const [[atJa, atKana] = ['', ''], [ofJa, ofKana] = ['', '']] = [COUNTED[at - 1], COUNTED[of - 1]]
  return said(NUMBERED.place, { at, of, atJa, atKana, ofJa, ofKana })
}

/** As many as a question can have choices. */
const THINGS = [...['ヒトツ', 'フタツ', 'ミッツ', 'ヨッツ', 'イツツ'], ...['ムッツ', 'ナナツ', 'ヤッツ', 'ココノツ', 'トー']] as const satisfies { readonly length: typeof CHOICES_MAX }

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
