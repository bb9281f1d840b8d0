/** Sentences with a number in them. */
import { assert } from '#election/assert.ts'
import type { CHOICES_MAX } from '#election/kinds/question/rule.ts'
import { inEach } from '#election/language.ts'
import { voiceNumbered as numbered, voiceContests, voiceRows } from '#words/voice.ts'
import { DIGIT_KANA, numberKana, ordinalKana, peopleKana } from '../japanese-numbers.ts'
import type { Row } from '../steps.ts'
import type { Prompt } from './prompts.ts'

/** A number in figures, and how the Japanese says it. */
const figure = (n: number, kana: string): Prompt => ({ ...inEach(() => String(n)), kana })

const said = (sentence: Prompt, values: Readonly<Record<string, Prompt>>): Prompt => {
  const fill = (of: keyof Prompt) =>
    sentence[of].replace(/\{(\w+)\}/g, (place, name: string) => values[name]?.[of] ?? place)
  return { ...inEach(fill), kana: fill('kana') }
}

export const seats = (n: number): Prompt => said(numbered.seats, { n: figure(n, peopleKana(n)) })
export const speed = (n: number): Prompt => said(numbered.speed, { n: figure(n, percentKana(n)) })
export const volume = (n: number): Prompt => said(numbered.volume, { n: figure(n, numberKana(n)) })
export const digit = (n: number): Prompt => said(numbered.digit, { n: figure(n, DIGIT_KANA[n] ?? '') })
export const row = (row: Row): Prompt => said(numbered.row, { row: voiceRows[row] })
export const number = (n: number): Prompt => said(numbered.number, { n: figure(n, ordinalKana(n)) })
export const people = (n: number): Prompt => said(numbered.people, { n: figure(n, peopleKana(n)) })

/** How many parties, and how many of them are in a row of the kana table: 団体 takes any number as it is. */
export const parties = (n: number): Prompt => said(numbered.parties, { n: figure(n, `${numberKana(n)}ダンタイ`) })
export const groups = (n: number): Prompt => said(numbered.groups, { n: figure(n, `${numberKana(n)}ダンタイ`) })

/** How many of the choices are in a row of the kana table. */
export const things = (n: number): Prompt => said(numbered.things, { n: figure(n, THINGS[n - 1] ?? '') })

/** As many choices as a question can have. */
export const choices = (n: number): Prompt => said(numbered.choices, { n: figure(n, THINGS[n - 1] ?? '') })

export function all(n: number): Prompt {
  return said(n === 1 ? numbered.oneCandidate : numbered.all, { n: figure(n, peopleKana(n)) })
}

export function step(first: number, last: number): Prompt {
  return said(numbered.step, { first: figure(first, ordinalKana(first)), last: figure(last, ordinalKana(last)) })
}

/** Which contest of the card this is. */
export function place(at: number, of: number): Prompt {
  if (of === 1) return numbered.oneContest
  const [which, all] = [voiceContests[at - 1], voiceContests[of - 1]]
  assert(which !== undefined && all !== undefined, 'voice: as many words as an election can have contests')
  return said(numbered.place, { at: which, of: all })
}

const THINGS = [
  ...['ヒトツ', 'フタツ', 'ミッツ', 'ヨッツ', 'イツツ'],
  ...['ムッツ', 'ナナツ', 'ヤッツ', 'ココノツ', 'トー'],
] as const satisfies { readonly length: typeof CHOICES_MAX }

function percentKana(number: number): string {
  return `${numberKana(number).replace(/ジュー$/, 'ジュッ')}パーセント`
}
