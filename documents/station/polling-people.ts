/** 投票録 rows 6 and 7: the witnesses that the commission appointed, and those that the officer found in their place. */
import type { LocalMinute } from '#election/time.ts'
import { type Form, INNER_WIDTH } from '../form.ts'
import { NONE } from '../ruled.ts'
import { type Cell, emptyRows, table } from '../table.ts'
import type { WitnessesOfDay } from './station-day.ts'
import { hourOf } from './station-fields.ts'

const APPOINTED = [
  { header: '党派', width: 62 },
  { header: '氏名', width: INNER_WIDTH - 62 - 62 - 100 - 56 - 56 - 66 },
  { header: '選任年月日', width: 62 },
  { header: '立会時間', width: 100 },
  { header: '参会時刻', width: 56 },
  { header: '辞職時刻', width: 56 },
  { header: '辞職の事由', width: 66 },
] as const

const FOUND = [
  { header: '党派', width: 90 },
  { header: '氏名', width: INNER_WIDTH - 90 - 130 - 62 - 62 },
  { header: '誰に代わって', width: 130 },
  { header: '参会時刻', width: 62 },
  { header: '辞職時刻', width: 62 },
] as const

/** @param until when the station was closed; null: people are still at work */
export function witnessTables(
  form: Form,
  { appointed, named, substitutes, lines }: WitnessesOfDay,
  until: LocalMinute | null,
): void {
  const small = (text: string) => ({ text, small: true })
  const hour = (at: LocalMinute | null) => (at === null ? '' : hourOf(at))
  form.paragraph('選挙管理委員会が選任した者')
  const rows = named.map(({ name, party, came, left }): (Cell | string)[] => [
    small(party === '' ? NONE : party),
    small(name),
    // The commission appointed them: no book of the station has the day.
    '',
    small(timesOf(came, left ?? until)),
    small(hour(came)),
    small(left === null ? stayed(until) : hour(left)),
    small(left === null ? stayed(until) : ''),
  ])
  table(form, APPOINTED, [...rows, ...emptyRows(APPOINTED, Math.max(0, appointed - named.length))])
  foundInTheirPlace(form, substitutes, until)
  for (const line of linesInWords(lines)) form.paragraph(line)
}

function foundInTheirPlace(form: Form, substitutes: WitnessesOfDay['substitutes'], until: LocalMinute | null): void {
  const small = (text: string) => ({ text, small: true })
  form.paragraph('投票管理者が選任した者（法第38条第2項）')
  if (substitutes.length === 0) {
    form.paragraph(NONE)
    return
  }
  table(
    form,
    FOUND,
    substitutes.map(({ left, came, party, from, until: back }): (Cell | string)[] => [
      small(party === '' ? NONE : party),
      came,
      small(left),
      small(hourOf(from)),
      small(back === null ? stayed(until) : hourOf(back)),
    ]),
  )
  for (const { came, seen } of substitutes) {
    if (seen !== '') form.paragraph(`${came}　この投票区の名簿にない方。選挙権を確かめたもの：${seen}`)
  }
}

/** ROL-11: a line for each who was not on the spot, in the order in which they began. */
export function linesInWords(lines: WitnessesOfDay['lines']): readonly string[] {
  return [...new Set(lines.map(({ name }) => name))].map((name) => {
    const acts = lines.filter((each) => each.name === name).map(({ act, at }) => `${hourOf(at)} ${LINE_WORDS[act]}`)
    return `オンラインで立ち会った者　${name}：${acts.join('、')}`
  })
}

const LINE_WORDS = {
  begun: '開始',
  cut: '回線が切れた（不在）',
  back: '回線が戻った',
  ended: '終了',
} as const

function timesOf(came: LocalMinute | null, until: LocalMinute | null): string {
  return came === null || until === null ? '' : `${hourOf(came)}～${hourOf(until)}`
}

/** Nobody who was there until the closing resigned. */
function stayed(until: LocalMinute | null): string {
  return until === null ? '' : '—'
}
