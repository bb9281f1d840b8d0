/** The district that `ippyo verify` opened, and the count that it was held against, in words. */
import { fill, type Values } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { CountComparison } from '#verify/count/compare-count.ts'
import type { ContestTotals } from '#verify/count/open-district.ts'
import type { SharedMarks } from '#verify/count/spent-marks.ts'
import type { DistrictFinding } from '#verify/main.ts'
import type { OfficeIo } from './office-io.ts'

type Language = OfficeIo['language']

const WORDS = {
  ja: {
    district: '開票区の合計(機械の分)',
    records: (records: number, unopened: number) => `記録 ${records}、開けなかったもの ${unopened}`,
    ended: '投票しないで終了',
    invalid: '無効(名簿にない番号)',
    lost: '失われたと宣言された組',
    same: '開票の記録と、すべて同じです。',
  },
  en: {
    district: 'Totals of the counting district (machine votes)',
    records: (records: number, unopened: number) => `records ${records}, not opened ${unopened}`,
    ended: 'ended without voting',
    invalid: 'invalid (no such candidate)',
    lost: 'pairs declared lost',
    same: 'The files of the count say the same.',
  },
} as const

export function districtInWords({ problem, totals, lost }: DistrictFinding, language: Language): string {
  const words = WORDS[language]
  if (problem !== null) return refusalLines(problem.type, valuesOf(problem), language).join('\n      ')
  if (totals === null) return ''
  const names = (pairs: readonly { station: string; pair: number }[]) =>
    pairs.map(({ station, pair }) => `${station} ${pair}`).join(', ')
  return [
    words.district,
    ...totals.contests.flatMap((contest) => contestLines(contest, language)),
    words.records(totals.records, totals.unopened),
    ...(lost.length === 0 ? [] : [`${words.lost}: ${names(lost)}`]),
  ].join('\n')
}

export function marksInWords({ station, pairs, marks }: SharedMarks, language: Language): string {
  const values = { station, pairs: pairs.join(', '), marks }
  return refusalLines('marks-on-two-machines', values, language).join('\n      ')
}

export function reportInWords(file: string, language: Language): string {
  return refusalLines('report-not-genuine', { file }, language).join('\n      ')
}

export function countInWords({ problem, differences }: CountComparison, language: Language): string {
  if (problem !== null) return refusalLines(problem, {}, language).join('\n      ')
  if (differences.length === 0) return WORDS[language].same
  return [...refusalLines('count-differs', {}, language), ...differences].join('\n      ')
}

function contestLines({ contest, candidates, ended, invalid }: ContestTotals, language: Language): string[] {
  const words = WORDS[language]
  return [
    `  ${contest}`,
    ...candidates.map(({ number, name, votes }) => `    ${String(number).padStart(3)}  ${votes}  ${name}`),
    `         ${ended}  ${words.ended}`,
    ...(invalid === 0 ? [] : [`         ${invalid}  ${words.invalid}`]),
  ]
}

function refusalLines(code: keyof typeof verifyRefusals, values: Values, language: Language): string[] {
  const { title, next } = verifyRefusals[code][language]
  return [`NO    [${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`]
}

function valuesOf(problem: NonNullable<DistrictFinding['problem']>): Values {
  const pairs = 'missing' in problem ? problem.missing : 'pairs' in problem ? problem.pairs : []
  const share = 'share' in problem ? problem.share + 1 : ''
  return {
    pairs: pairs.map(({ station, pair }) => `${station} ${pair}`).join(', '),
    share,
    index: 'index' in problem ? problem.index : '',
    given: 'given' in problem ? problem.given : '',
    needed: 'needed' in problem ? problem.needed : '',
    path: 'path' in problem ? problem.path : '',
  }
}
