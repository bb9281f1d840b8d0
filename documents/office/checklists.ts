/** チェックリスト (forms 10): each station's day on paper, phase by phase, for the hand and for a day on which the issuer does not start. */
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import type { DrawnPaper } from '../form.ts'
import { checklist } from '../forms/tables.ts'
import { hourWords } from '../ruled.ts'
import { daysOf, eachStation, type StationsInput, stopsOf } from './each-station.ts'

export function checklists(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, checklist.title, (form, station) => {
    const { kiosks, spares, designated, earlyVoting, opens, closes, stops } = station
    const [from, until] = [hourWords(opens), hourWords(closes)]
    drawForm(form, checklist, {
      days: daysOf(station),
      ...(stops.length === 0 ? { hours: `${from}から${until}まで` } : { stops: stopsOf(station).join('\n') }),
      absentees: designated ? '送致を受ける投票所（指定投票区）' : '送致を受けない',
      machines: `投票機 ${kiosks} 台${spares === 0 ? '' : `、予備 ${spares} 台`}`,
      kiosks: String(kiosks),
      opens: from,
      closes: until,
      decided: designated,
      night: earlyVoting,
      lastDay: earlyVoting ? '最終日に' : '',
    })
  })
}
