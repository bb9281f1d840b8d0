/**
 * 期日前投票日報: the votes of the day and those since the first day at an early-voting station, by sex. The books keep no day of a helped
 * voter: their number is known for all days together. The number of one day is written by hand, except on the first.
 */
import { figure } from '#election/figure.ts'
import { dateInWords, type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { hourWords, ruled } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import type { BySex, HelpedVoter, StationDay, VotesOfEarlyDays } from './station-day.ts'
import { hourOf, orPen, signatures, sumOf } from './station-fields.ts'

const WIDTH = 41
/** 移動期日前投票所: each stop is closed as a day is. */
function columnsOf(moves: boolean): readonly Column[] {
  const [now, before] = moves ? ['この場所', '前の分'] : ['この日', '前日迄']
  return [
    { header: '', width: INNER_WIDTH - 9 * WIDTH },
    ...[now, before, '累計']
      .flatMap((part) => [`${part}\n男`, '女', '計'])
      .map((header) => ({ header, width: WIDTH, align: 'right' }) as const),
  ]
}

export const DAILY_TITLE = '期日前投票日報'

export function earlyDailyReport(form: Form, day: StationDay): void {
  const { head, station, early, helped } = day
  const moves = early?.stop != null
  ruled(form, [
    ['市町村', head.municipality],
    ['期日前投票所（施設）', day.template.place === '' ? station.name : `${station.name}\n${day.template.place}`],
    ['投票年月日', early?.date == null ? null : dateInWords(early.date)],
    ['設置期間', early === undefined ? null : `${dateInWords(early.from)}から${dateInWords(early.until)}まで`],
    ...stopRow(early),
    ['開いた時刻及び閉じた時刻', openFrom(day)],
  ])
  day.contests.forEach((contest, place) => {
    form.heading(contest.title)
    const before = early?.before[place] ?? null
    const isFirst = early?.isFirst === true
    // Before the machines may close, small numbers would show who has just come.
    const today = helped === null ? null : contest
    const row = (label: string, of: (votes: VotesOfEarlyDays) => BySex): string[] => {
      const [now, then] = [today === null ? null : of(today), before === null ? null : of(before)]
      return [label, ...three(now), ...three(then), ...three(now === null || then === null ? null : sumOf(now, then))]
    }
    const byProxy = helped === null ? null : countOf(helped, contest.id)
    table(form, columnsOf(moves), [
      row('投票数', allVotes),
      row('　うち点字投票', ({ braille }) => braille),
      row('　うち仮投票', ({ provisional }) => provisional),
      [
        '　うち代理投票',
        ...three(isFirst ? byProxy : null),
        ...three(isFirst ? { men: 0, women: 0, total: 0 } : null),
        ...three(byProxy),
      ],
    ])
  })
  form.paragraph(
    '作成条件：発券機の記録による。投票数は、投票機による投票に点字投票及び仮投票の用紙による投票を加えた数である。不在者投票を含まない。操作の補助を受けた者は代理投票に含まない。' +
      (moves
        ? '代理投票のこの場所の数は、二か所目から手で書き入れる。'
        : '代理投票のこの日の数は、二日目から手で書き入れる。'),
    SMALL,
  )
  ruled(form, [
    ['報告した時刻', null],
    ['報告の相手／報告した者', null],
  ])
  signatures(form, day.template, 0)
}

/** 移動期日前投票所: a report for each stop. */
function stopRow(early: StationDay['early']): readonly (readonly [string, string])[] {
  if (early?.stop == null) return []
  const { position, of, opens, closes } = early.stop
  return [['移動期日前投票所', `${of}か所のうち${position}か所目（${hourWords(opens)}から${hourWords(closes)}まで）`]]
}

function openFrom({ openedAt, closedAt }: StationDay): string | null {
  return openedAt === null || closedAt === null ? null : `${hourOf(openedAt)}から${hourOf(closedAt)}まで`
}

function allVotes({ voters, braille, provisional, ordinary }: VotesOfEarlyDays): BySex {
  return sumOf(voters, braille, provisional, ordinary)
}

function countOf(helped: readonly HelpedVoter[], contest: string): BySex {
  const here = helped.filter(({ mode, contests }) => mode === 'proxy' && contests.includes(contest))
  const men = here.filter(({ sex }) => sex === 'M').length
  const women = here.filter(({ sex }) => sex === 'F').length
  return { men, women, total: here.length }
}

function three(count: BySex | null): string[] {
  return [orPen(count?.men ?? null), orPen(count?.women ?? null), count === null ? '' : figure(count.total)]
}
