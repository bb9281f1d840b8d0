/** The district that `ippyo verify` opened, and the count that it was held against, in words. */

import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { CountComparison } from '#verify/count/compare-count.ts'
import type { Pair } from '#verify/count/district.ts'
import { isOnlineBox } from '#verify/count/lost-declaration.ts'
import type { SharedMarks } from '#verify/count/spent-marks.ts'
import type { ContestTotals } from '#verify/count/totals.ts'
import { type DistrictFinding, lostButHere, type Verification } from '#verify/main.ts'
import { countWords, notCheckedWords, sumWords } from '#words/verify.ts'
import { onOneLine } from '../../terminal/plain-text.ts'

/** The rest is in the JSON: a planted file must not fill the screen. */
const DIFFERENCES_SHOWN = 40
const VALUE_SHOWN = 120

/** CNT-08: media that are declared lost are named whether or not the district is opened here. */
export function lostInWords(
  found: Pick<Verification, 'lost' | 'lostProblem' | 'media' | 'district'>,
  language: Language,
): readonly string[] {
  const { lost, lostProblem, district } = found
  if (lostProblem !== null) return [refusalLines(lostProblem, {}, language).join('\n      ')]
  const pairs = lostButHere(found)
  // The opening of the district says it too.
  const isSaid = pairs.length === 0 || district?.problem?.type === 'lost-but-present'
  const here = isSaid ? [] : [refusalLines('lost-but-present', valuesOf({ pairs }), language).join('\n      ')]
  const lines = lost.map(({ station, pair, cause, known, recordsTold }) => {
    const told =
      recordsTold === null
        ? '—'
        : Object.entries(recordsTold)
            .map((each) => each.join(' '))
            .join(', ')
    return onOneLine(
      `${countWords.lost[language]}: ${isOnlineBox({ station, pair }) ? tallyWords.onlineBox[language] : `${station} ${pair}`} (${cause}: ${known}; ${told})`,
    )
  })
  return [...lines, ...here]
}

export function districtInWords({ problem, totals }: DistrictFinding, language: Language): string {
  if (problem !== null) return refusalLines(problem.type, valuesOf(problem), language).join('\n      ')
  if (totals === null) return ''
  return [
    countWords.district[language],
    ...totals.contests.flatMap((contest) => contestLines(contest, language)),
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

export function countInWords(
  { problem, missing, differences, notChecked }: CountComparison,
  language: Language,
): string {
  const lines: string[] = []
  if (problem !== null) lines.push(...refusalLines(problem, { path: onOneLine(missing ?? '') }, language))
  if (differences.length > 0) lines.push(...refusalLines('count-differs', {}, language))
  const shown = differences.slice(0, DIFFERENCES_SHOWN)
  lines.push(
    ...shown.map(({ file, member, here, count }) =>
      onOneLine(`${file}: ${member}: ${fill(countWords.differs[language], { here: told(here), count: told(count) })}`),
    ),
  )
  if (differences.length > shown.length)
    lines.push(fill(countWords.more[language], { count: differences.length - shown.length }))
  if (lines.length === 0) lines.push(countWords.same[language])
  if (notChecked.length > 0) lines.push(countWords.notChecked[language])
  lines.push(
    ...notChecked.map(
      ({ file, member, why }) => `${[file, member ?? []].flat().join(': ')} (${notCheckedWords[why][language]})`,
    ),
  )
  return lines.join('\n      ')
}

function told(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length <= VALUE_SHOWN ? text : `${text.slice(0, VALUE_SHOWN)}…`
}

/** Every record is in one of the four sums, and a zero is printed too: a reader can add them up. */
function contestLines({ contest, candidates, ...sums }: ContestTotals, language: Language): string[] {
  return [
    `  ${contest}`,
    ...candidates.map(({ number, name, votes, against }) => {
      // A judge: with a mark, and without one.
      const figures = against === undefined ? votes : `×${votes} −${against}`
      return `    ${String(number).padStart(3)}  ${figures}  ${name}`
    }),
    ...(['valid', 'invalid', 'ended', 'unopened', 'records'] as const).map(
      (name) => `         ${sums[name]}  ${sumWords[name][language]}`,
    ),
  ]
}

function refusalLines(code: keyof typeof verifyRefusals, values: Values, language: Language): string[] {
  const { title, next } = verifyRefusals[code][language]
  return [`NO    [${code}] ${fill(title, values)}`, `→ ${fill(next, values)}`]
}

function valuesOf(problem: NonNullable<DistrictFinding['problem']> | { readonly pairs: readonly Pair[] }): Values {
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
