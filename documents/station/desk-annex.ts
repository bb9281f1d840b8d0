/**
 * 投票録　別紙 (DOC-03, D-24): the part of the polling record that another desk than the first holds: whom and what its books and its day name.
 * Voters, papers and cards are sums in the record.
 */
import { dateInWords, type Form } from '../form.ts'
import { penNote, ruled } from '../ruled.ts'
import { disturbances, helpedWords, namesOf, refusals, reissued, removedWords, staffWords } from './polling-rows.ts'
import { helpedAnnex } from './proxy-record.ts'
import type { StationDay } from './station-day.ts'
import { signatures } from './station-fields.ts'
import { paperAnnex } from './voter-lists.ts'

export function deskAnnexTitle({ desk }: StationDay): string {
  return `投票録　別紙（受付${desk?.number ?? ''}）`
}

export function deskAnnex(form: Form, day: StationDay): void {
  const { head, station, contests, voters, template } = day
  penNote(form)
  ruled(form, [
    ['執行年月日', dateInWords(head.date)],
    ['選挙', contests.map(({ title }) => title).join('\n')],
    ['投票所', station.name],
  ])
  form.paragraph(
    '投票録のうち、この受付の分である。投票者数、点字投票及び仮投票の数並びに投票カードの枚数は、投票録にある合計に含まれる。',
  )
  form.heading('投票用紙又は投票カードの再交付を受けた者')
  reissued(form, day)
  form.heading('法令により記載する者及び数')
  ruled(form, [
    ['不在者投票の投票用紙及び封筒を返した者', voters === null ? null : namesOf(voters.papersBack)],
    ...contests.flatMap((contest): [string, string | null][] => [
      [`${contest.title}　代理投票をした者の数（別紙に記載）`, helpedWords(day, contest, 'proxy')],
      [`${contest.title}　操作の補助を受けた者の数（別紙に記載）`, helpedWords(day, contest, 'assisted')],
    ]),
    ['投票所の事務に従事した者（総数／書記／職員／その他）', staffWords(day)],
    ['法第60条により退出させた者（氏名、事由、その後）', removedWords(day)],
  ])
  refusals(form, day)
  disturbances(form, day)
  signatures(form, template, 0)
  helpedAnnex(form, day)
  paperAnnex(form, day)
}
