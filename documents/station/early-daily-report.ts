/**
 * 期日前投票日報: the votes of the day and those since the first day at an early-voting station, by sex. The books keep no day of a helped
 * voter: their number is known for all days together. The number of one day is written by hand, except on the first.
 */
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form } from '../form.ts'
import { earlyDailyReport } from '../forms/tables.ts'
import { hourWords } from '../ruled.ts'
import type { BySex, HelpedVoter, StationDay, VotesOfEarlyDays } from './station-day.ts'
import { hourOf, sumOf } from './station-fields.ts'
import { onForm } from './station-forms.ts'

export function drawEarlyDailyReport(form: Form, day: StationDay): void {
  const { head, station, early, helped } = day
  // 移動期日前投票所: each stop is closed as a day is.
  const moves = early?.stop != null
  const isFirst = early?.isFirst === true
  const contests = day.contests.map((contest, place) => {
    const before = early?.before[place] ?? null
    // Before the machines may close, small numbers would show who has just come.
    const today = helped === null ? null : contest
    const row = (of: (votes: VotesOfEarlyDays) => BySex) => {
      const [now, then] = [today === null ? null : of(today), before === null ? null : of(before)]
      return nine(now, then, now === null || then === null ? null : sumOf(now, then))
    }
    const byProxy = helped === null ? null : countOf(helped, contest.id)
    return {
      title: contest.title,
      ...(moves ? { now: 'この場所', before: '前の分' } : { now: 'この日', before: '前日迄' }),
      every: row(allVotes),
      braille: row(({ braille }) => braille),
      provisional: row(({ provisional }) => provisional),
      proxy: nine(isFirst ? byProxy : null, isFirst ? { men: 0, women: 0, total: 0 } : null, byProxy),
    }
  })
  drawForm(form, earlyDailyReport, {
    municipality: head.municipality,
    station: day.template.place === '' ? station.name : `${station.name}\n${day.template.place}`,
    day: early?.date == null ? null : dateInWords(early.date),
    period: early === undefined ? null : `${dateInWords(early.from)}から${dateInWords(early.until)}まで`,
    ...stopOf(early),
    open: openFrom(day),
    contests,
    byHand: moves ? '代理投票のこの場所の数は、二か所目' : '代理投票のこの日の数は、二日目',
    seals: onForm(day).seals,
  })
}

/** 移動期日前投票所: a report for each stop. */
function stopOf(early: StationDay['early']): { readonly stop?: string } {
  if (early?.stop == null) return {}
  const { position, of, opens, closes } = early.stop
  return { stop: `${of}か所のうち${position}か所目（${hourWords(opens)}から${hourWords(closes)}まで）` }
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

function nine(now: BySex | null, before: BySex | null, all: BySex | null) {
  return {
    ...{ menNow: now?.men ?? null, womenNow: now?.women ?? null, allNow: now?.total ?? null },
    ...{ menBefore: before?.men ?? null, womenBefore: before?.women ?? null, allBefore: before?.total ?? null },
    ...{ men: all?.men ?? null, women: all?.women ?? null, all: all?.total ?? null },
  }
}
