/**
 * 投票録　別紙 (DOC-03, D-24): the part of the polling record that another desk than the first holds: whom and what its books and its day name.
 * Voters, papers and cards are sums in the record.
 */
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form } from '../form.ts'
import { deskAnnex } from '../forms/tables.ts'
import { drawAnnexes } from './lists.ts'
import { eventsOf, helpedWords } from './polling-rows.ts'
import type { StationDay } from './station-day.ts'
import { onForm } from './station-forms.ts'
import { titlesOf } from './voter-forms.ts'

export function deskAnnexTitle({ desk }: StationDay): string {
  return `投票録　別紙（受付${desk?.number ?? ''}）`
}

export function drawDeskAnnex(form: Form, day: StationDay): void {
  drawForm(form, deskAnnex, {
    ...onForm(day),
    date: dateInWords(day.head.date),
    elections: titlesOf(day),
    helpedIn: day.contests.flatMap((contest) => [
      { words: `${contest.title}　代理投票をした者の数（別紙に記載）`, given: helpedWords(day, contest, 'proxy') },
      {
        words: `${contest.title}　操作の補助を受けた者の数（別紙に記載）`,
        given: helpedWords(day, contest, 'assisted'),
      },
    ]),
    ...eventsOf(day, (own) => own),
  })
  drawAnnexes(form, day)
}
