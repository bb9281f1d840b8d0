/** 投票状況 by the hour (DOC-10, TRN-03) and 投票状況速報 (DOC-11, TRN-05). The full hour is the finest time of any figure. */
import { allOf, type BySex as BySexSoFar } from '#election/count/desk-figures.ts'
import { figure } from '#election/figure.ts'
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form, INNER_WIDTH, MARGIN, SMALL } from '../form.ts'
import { type QuickReportData, quickReport, turnout } from '../forms/tables.ts'
import { drawQr } from '../qr-code.ts'
import { hourWords } from '../ruled.ts'
import type { BySex, HourOfDay, StationDay } from './station-day.ts'
import { electorsFor, hundredths, percent } from './station-fields.ts'

function whatCounts({ early }: StationDay): string {
  return early === undefined
    ? '期日前投票及び不在者投票を含まない。'
    : `この期日前投票所の、この${early.stop === null ? '日' : '場所'}の投票だけの数である。`
}

/** Voters of an early-voting station are on the rolls of the others: it has no electors of its own, and no rate. */
export function drawTurnout(form: Form, day: StationDay): void {
  const { station, eligible, hours, early } = day
  const contests = day.contests.map(({ id, title }, place) => {
    const own = electorsFor(day, id)
    const rows = hours.map((hour, i) => {
      const now = sumAt(hour, place)
      const before = i === 0 ? 0 : allOf(sumAt(hours[i - 1] as HourOfDay, place))
      const all = allOf(now)
      const until = `${hourWords(hour.until)}まで`
      return { until, men: now.men, women: now.women, all, now: all - before, rate: percent(all, own.total) }
    })
    // ELG-21: the share is of those who have the right to this contest.
    const ofContest = early === undefined && own !== eligible ? { own: sexWords(own) } : {}
    return { title, ...ofContest, rate: early === undefined, hours: rows, none: rows.length === 0 }
  })
  const electors = early === undefined ? { eligible: sexWords(eligible) } : votingDay(early)
  drawForm(form, turnout, { station: station.name, ...electors, contests, counts: whatCounts(day) })
}

function votingDay({ date }: NonNullable<StationDay['early']>): { readonly votingDay: string | null } {
  return { votingDay: date === null ? null : dateInWords(date) }
}

export function drawQuickReport(form: Form, day: StationDay): void {
  const last = day.hours.at(-1)
  const contests = day.contests.map(({ id, title }, place) => {
    const sum = last === undefined ? null : sumAt(last, place)
    return { title, ...figures(electorsFor(day, id), day, sum, day.template.lastTurnout[id]) }
  })
  drawForm(form, quickReport, {
    station: day.station.name,
    ...(day.early === undefined ? {} : votingDay(day.early)),
    now: last === undefined ? null : `${hourWords(last.until)}現在`,
    contests,
    counts: whatCounts(day),
    code: (part) => {
      if (day.quickReportCode !== null) codeForHeadquarters(part, day.quickReportCode)
    },
  })
}

/** 41 modules for two contests, of 0.7 mm: also a fax leaves them apart. */
const CODE_SIDE = (30 / 25.4) * 72

function codeForHeadquarters(form: Form, text: string): void {
  if (form.room < CODE_SIDE + 12) form.newPage()
  const top = form.y + 12
  drawQr(form, text, { x: MARGIN + 12, y: top, side: CODE_SIDE })
  const beside = { x: MARGIN + CODE_SIDE + 30, y: top, width: INNER_WIDTH - CODE_SIDE - 30 }
  form.lettering.draw('選挙管理委員会の読み取り機で読む二次元コード（上の投票者数と同じ数）', beside, SMALL)
  form.space(CODE_SIDE + 12)
}

type Figures = Omit<QuickReportData['contests'][number], 'title'>

function figures(eligible: BySex, { early }: StationDay, sum: BySexSoFar | null, before: number | undefined): Figures {
  const rate = (part: number | null, whole: number | null) =>
    part === null || whole === null ? null : percent(part, whole)
  const all = sum === null ? null : allOf(sum)
  const voters = sum === null ? null : { men: sum.men, women: sum.women, all }
  if (early !== undefined) return { voters }
  const now = all === null || eligible.total === 0 ? null : hundredths(all, eligible.total)
  const inAll = (text: string | null) => ({ men: null, women: null, all: text })
  return {
    eligible: { men: eligible.men, women: eligible.women, all: eligible.total },
    voters,
    rate: {
      men: rate(sum?.men ?? null, eligible.men),
      women: rate(sum?.women ?? null, eligible.women),
      all: rate(all, eligible.total),
    },
    before: inAll(before === undefined ? null : `${before.toFixed(2)} %`),
    difference: inAll(before === undefined || now === null ? null : signed(now - Math.round(before * 100))),
  }
}

/** The difference is that of the two figures as the paper has them, in hundredths. */
function signed(difference: number): string {
  const sign = difference < 0 ? '－' : difference > 0 ? '＋' : '±'
  return `${sign}${(Math.abs(difference) / 100).toFixed(2)}`
}

function sumAt(hour: HourOfDay, place: number): BySexSoFar {
  return hour.contests[place] ?? { men: 0, women: 0, unsaid: 0 }
}

function sexWords({ men, women, total }: BySex): string {
  return men === null || women === null
    ? `${figure(total)} 人`
    : `${figure(total)} 人（男 ${figure(men)}　女 ${figure(women)}）`
}
