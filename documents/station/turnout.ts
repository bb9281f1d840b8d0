/** 投票状況 by the hour (DOC-10, TRN-03) and 投票状況速報 (DOC-11, TRN-05). The full hour is the finest time of any figure. */
import { encodeQR } from 'qr'
import { allOf, type BySex as BySexSoFar } from '#election/count/desk-figures.ts'
import { figure } from '#election/figure.ts'
import { dateInWords, type Form, INNER_WIDTH, MARGIN, SMALL } from '../form.ts'
import { hourWords, ruled } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import type { BySex, HourOfDay, StationDay } from './station-day.ts'
import { electorsFor, hundredths, percent } from './station-fields.ts'

const HOURLY: readonly Column[] = [
  { header: '時刻', width: INNER_WIDTH - 5 * 76 },
  { header: '男（累計）', width: 76, align: 'right' },
  { header: '女（累計）', width: 76, align: 'right' },
  { header: '計（累計）', width: 76, align: 'right' },
  { header: 'この1時間', width: 76, align: 'right' },
  { header: '投票率', width: 76, align: 'right' },
]

/** Voters of an early-voting station are on the rolls of the others: it has no electors of its own, and no rate. */
const EARLY_HOURLY = HOURLY.filter(({ header }) => header !== '投票率').map((column, at) =>
  at === 0 ? { ...column, width: column.width + 76 } : column,
)

function whatCounts({ early }: StationDay): string {
  const today =
    early === undefined
      ? '期日前投票及び不在者投票を含まない。'
      : `この期日前投票所の、この${early.stop === null ? '日' : '場所'}の投票だけの数である。`
  return `${today}点字投票及び仮投票（用紙）を含む。`
}

export function hourlyTurnout(form: Form, day: StationDay): void {
  const { station, eligible, contests, hours, early } = day
  ruled(form, [['投票所', station.name], early === undefined ? electors(eligible) : votingDay(early)])
  contests.forEach(({ id, title }, place) => {
    form.heading(title)
    const own = electorsFor(day, id)
    // ELG-21: the share is of those who have the right to this contest.
    if (early === undefined && own !== eligible) ruled(form, [electors(own)])
    const rows = hours.map((hour, i) => {
      const now = sumAt(hour, place)
      const before = i === 0 ? 0 : allOf(sumAt(hours[i - 1] as HourOfDay, place))
      const sum = allOf(now)
      return [
        `${hourWords(hour.until)}まで`,
        figure(now.men),
        figure(now.women),
        figure(sum),
        figure(sum - before),
        ...(early === undefined ? [percent(sum, own.total)] : []),
      ]
    })
    table(form, early === undefined ? HOURLY : EARLY_HOURLY, rows)
    if (rows.length === 0) form.paragraph('まだ数えていない。')
  })
  form.paragraph(whatCounts(day), SMALL)
}

function electors(eligible: BySex): [string, string] {
  return ['選挙当日有権者数', sexWords(eligible)]
}

function votingDay({ date }: NonNullable<StationDay['early']>): [string, string | null] {
  return ['投票年月日', date === null ? null : dateInWords(date)]
}

export function quickReport(form: Form, day: StationDay): void {
  const last = day.hours.at(-1)
  ruled(form, [
    ['投票所', day.station.name],
    ...(day.early === undefined ? [] : [votingDay(day.early)]),
    ['現在時刻', last === undefined ? null : `${hourWords(last.until)}現在`],
  ])
  day.contests.forEach(({ id, title }, place) => {
    form.heading(title)
    const sum = last === undefined ? null : sumAt(last, place)
    figures(form, { ...day, eligible: electorsFor(day, id) }, sum, day.template.lastTurnout[id])
  })
  form.paragraph(whatCounts(day), SMALL)
  ruled(form, [
    ['報告した時刻', null],
    ['報告の相手／報告した者', null],
    ['確定時刻', null],
    ['訂正時刻（訂正したときに限る。）', null],
  ])
  if (day.quickReportCode !== null) codeForHeadquarters(form, day.quickReportCode)
}

/** 41 modules for two contests, of 0.7 mm: also a fax leaves them apart. */
const CODE_SIDE = (30 / 25.4) * 72

function codeForHeadquarters(form: Form, text: string): void {
  if (form.room < CODE_SIDE + 12) form.newPage()
  const drawn = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 })
  const rows = drawn.slice(1, -1).map((row) => row.slice(1, -1))
  const top = form.y + 12
  form.sheet.squares(MARGIN + 12, top, CODE_SIDE / rows.length, rows)
  const beside = { x: MARGIN + CODE_SIDE + 30, y: top, width: INNER_WIDTH - CODE_SIDE - 30 }
  form.lettering.draw('選挙管理委員会の読み取り機で読む二次元コード（上の投票者数と同じ数）', beside, SMALL)
  form.space(CODE_SIDE + 12)
}

const FIGURES: readonly Column[] = [
  { header: '', width: INNER_WIDTH - 3 * 100 },
  { header: '男', width: 100, align: 'right' },
  { header: '女', width: 100, align: 'right' },
  { header: '計', width: 100, align: 'right' },
]

function figures(
  form: Form,
  { eligible, early }: StationDay,
  sum: BySexSoFar | null,
  before: number | undefined,
): void {
  const rate = (part: number | null, whole: number | null) =>
    part === null || whole === null ? '' : percent(part, whole)
  const all = sum === null ? null : allOf(sum)
  const voters = ['投票者数（人）', orEmpty(sum?.men ?? null), orEmpty(sum?.women ?? null), orEmpty(all)]
  if (early !== undefined) {
    table(form, FIGURES, [voters])
    return
  }
  const now = all === null || eligible.total === 0 ? null : hundredths(all, eligible.total)
  table(form, FIGURES, [
    ['当日有権者数（人）', orEmpty(eligible.men), orEmpty(eligible.women), figure(eligible.total)],
    voters,
    [
      '投票率',
      rate(sum?.men ?? null, eligible.men),
      rate(sum?.women ?? null, eligible.women),
      rate(all, eligible.total),
    ],
    ['前回投票率', '', '', before === undefined ? '' : `${before.toFixed(2)} %`],
    [
      '前回との差（ポイント）',
      '',
      '',
      before === undefined || now === null ? '' : signed(now - Math.round(before * 100)),
    ],
  ])
}

/** The difference is that of the two figures as the paper has them, in hundredths. */
function signed(difference: number): string {
  const sign = difference < 0 ? '－' : difference > 0 ? '＋' : '±'
  return `${sign}${(Math.abs(difference) / 100).toFixed(2)}`
}

function sumAt(hour: HourOfDay, place: number): BySexSoFar {
  return hour.contests[place] ?? { men: 0, women: 0, unsaid: 0 }
}

function orEmpty(count: number | null): string {
  return count === null ? '' : figure(count)
}

function sexWords({ men, women, total }: BySex): string {
  return men === null || women === null
    ? `${figure(total)} 人`
    : `${figure(total)} 人（男 ${figure(men)}　女 ${figure(women)}）`
}
