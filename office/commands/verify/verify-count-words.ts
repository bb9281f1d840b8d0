/** The district that `ippyo verify` opened, and the count that it was held against, in words. */
import { fill, type Values } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { CountComparison } from '#verify/count/compare-count.ts'
import type { SharedMarks } from '#verify/count/spent-marks.ts'
import type { ContestTotals } from '#verify/count/totals.ts'
import type { DistrictFinding } from '#verify/main.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { onOneLine } from '../../terminal/plain-text.ts'

type Language = OfficeIo['language']

/** The rest is in the JSON: a planted file must not fill the screen. */
const DIFFERENCES_SHOWN = 40
const VALUE_SHOWN = 120

const WORDS = {
  ja: {
    district: '開票区の合計(機械の分)',
    sums: {
      valid: '有効投票数',
      invalid: '無効（候補者でなくなった者への投票）',
      ended: '操作を途中で終了した者の数',
      unopened: '開けない票',
      records: '記録の数',
    },
    lost: '失われたと宣言された組',
    same: '開票の記録は、ここで確かめられるところがすべて同じです。',
    differs: (here: string, count: string) => `ここでは ${here}、開票の記録では ${count}`,
    more: (count: number) => `ほか ${count} か所(全部は --json で)`,
    notChecked: '開票の記録のうち、確かめていないところ:',
    why: {
      'needs-shares': '分担を --share で入れると確かめられます',
      'needs-reports': '投票所の報告を --reports で示すと確かめられます',
      'needs-all-media': '集計した媒体のすべてを示すと確かめられます',
      'word-of-people': '人の言葉や判断で、署名されたものと比べられません',
      unknown: 'この版の形式の文書にないものです',
    },
  },
  en: {
    district: 'Totals of the counting district (machine votes)',
    sums: {
      valid: 'valid',
      invalid: 'invalid (for somebody who stands no more)',
      ended: 'ended without voting',
      unopened: 'unopened',
      records: 'records',
    },
    lost: 'pairs declared lost',
    same: 'All that can be checked of the files of the count is the same.',
    differs: (here: string, count: string) => `${here} here, ${count} in the count`,
    more: (count: number) => `and ${count} more (all with --json)`,
    notChecked: 'Not checked of the files of the count:',
    why: {
      'needs-shares': 'give shares with --share',
      'needs-reports': 'give the station reports with --reports',
      'needs-all-media': 'give all media that were counted',
      'word-of-people': 'what people said and decided: nothing signed tells',
      unknown: 'no page of this version’s formats names it',
    },
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
    ...(lost.length === 0 ? [] : [`${words.lost}: ${names(lost)}`]),
    ...(totals.unopened === 0 ? [] : refusalLines('records-unopened', { count: totals.unopened }, language)),
  ].join('\n')
}

export function marksInWords({ station, pairs, marks }: SharedMarks, language: Language): string {
  const values = { station, pairs: pairs.join(', '), marks }
  return refusalLines('marks-on-two-machines', values, language).join('\n      ')
}

export function recordsInWords(pairs: readonly string[], language: Language): string {
  return refusalLines('records-on-two-media', { pairs: pairs.join(', ') }, language).join('\n      ')
}

export function reportInWords(file: string, language: Language): string {
  return refusalLines('report-not-genuine', { file: onOneLine(file) }, language).join('\n      ')
}

export function countInWords({ problem, differences, notChecked }: CountComparison, language: Language): string {
  const words = WORDS[language]
  const lines: string[] = []
  if (problem !== null) lines.push(...refusalLines(problem, {}, language))
  if (differences.length > 0) lines.push(...refusalLines('count-differs', {}, language))
  const shown = differences.slice(0, DIFFERENCES_SHOWN)
  lines.push(
    ...shown.map(({ file, member, here, count }) =>
      onOneLine(`${file}: ${member}: ${words.differs(told(here), told(count))}`),
    ),
  )
  if (differences.length > shown.length) lines.push(words.more(differences.length - shown.length))
  if (lines.length === 0) lines.push(words.same)
  if (notChecked.length > 0) lines.push(words.notChecked)
  lines.push(
    ...notChecked.map(({ file, member, why }) => `${[file, member ?? []].flat().join(': ')} (${words.why[why]})`),
  )
  return lines.join('\n      ')
}

function told(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length <= VALUE_SHOWN ? text : `${text.slice(0, VALUE_SHOWN)}…`
}

/** Every record is in one of the four sums, and a zero is told too: a reader can add them up. */
function contestLines({ contest, candidates, ...sums }: ContestTotals, language: Language): string[] {
  const words = WORDS[language].sums
  return [
    `  ${contest}`,
    ...candidates.map(({ number, name, votes }) => `    ${String(number).padStart(3)}  ${votes}  ${name}`),
    ...(['valid', 'invalid', 'ended', 'unopened', 'records'] as const).map(
      (name) => `         ${sums[name]}  ${words[name]}`,
    ),
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
    path: 'path' in problem ? onOneLine(problem.path) : '',
  }
}
