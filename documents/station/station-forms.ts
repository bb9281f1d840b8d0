/** Papers of the station that are not about one voter: decisions on absentee votes (DOC-19), faults, and the words of staff. */
import { type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { ruled } from '../ruled.ts'
import { type Column, emptyRows, table } from '../table.ts'
import { face } from './envelopes.ts'
import type { StationDay } from './station-day.ts'
import { signatures } from './station-fields.ts'

const DECISIONS: readonly Column[] = [
  { header: '番号', width: 34, align: 'right' },
  { header: '氏名', width: 104 },
  { header: '選挙権', width: 50, align: 'center' },
  { header: '手続', width: 50, align: 'center' },
  { header: '立会人の意見', width: 76 },
  { header: '決定', width: 78, align: 'center' },
  { header: '事由', width: INNER_WIDTH - 392 },
]
const ROWS = 9

/** FLT-06: number, device, minute, class and measure in one line, as the issuer has them. */
const TROUBLES: readonly Column[] = [
  { header: '時刻', width: 44 },
  { header: '番号', width: 58 },
  { header: '機器', width: 90 },
  { header: '止まったもの', width: 110 },
  { header: 'とった措置', width: INNER_WIDTH - 302 },
]

/** PAP-05, PAP-06; Order 63: all absentee votes are decided first, then the accepted ones are opened together. */
export function absenteeDecisions(form: Form, day: StationDay): void {
  ruled(form, [
    ['投票所', day.station.name],
    ['送致を受けた不在者投票の数', null],
  ])
  const rows = emptyRows(DECISIONS, ROWS).map((_, i) => [
    String(i + 1),
    '',
    { text: '有・無', small: true },
    { text: '適・否', small: true },
    '',
    { text: '受理・不受理\n拒否', small: true },
    '',
  ])
  table(form, DECISIONS, rows)
  form.paragraph(
    '投票所を開く前に死亡した者は受理しない。事由の当否は調べない。全部を決定してから、受理したものの外封筒をまとめて開き、内封筒を混ぜてから投票箱に入れる。受理しないもの及び拒否したものは、送致用封筒に入れて封をし、表面に決定を書いて投票箱に入れる。',
    SMALL,
  )
  signatures(form, day.template, Math.max(2, day.witnesses.appointed))
  form.newRecord('封筒の表面')
  for (const kind of ['不受理の決定があった不在者投票', '拒否の決定があった代理による不在者投票']) {
    face(form, day, { kind, count: null, lines: [['決定の事由', null]], sealedBy: ['投票管理者'] })
  }
}

/** トラブル報告書: the paper goes to headquarters, and its content is copied into the polling record. */
export function faultReport(form: Form, day: StationDay): void {
  const isNoted = day.troubles.length > 0
  const byPen = [
    ['発生した時刻', null],
    ['機器', machineChoices(day)],
    ['画面の番号（トラブル番号）', null],
  ] as const
  ruled(form, [
    ['投票所', day.station.name],
    ...(isNoted ? [] : byPen),
    ['直った時刻', null],
    ['報告した者（職氏名）', null],
  ])
  if (isNoted)
    table(
      form,
      TROUBLES,
      day.troubles.map(({ time, number, machine, stops, measure }) => [time, number, machine, stops, measure]),
    )
  ruled(
    form,
    [
      ['起きたこと（画面の言葉のとおり）', null],
      ...(isNoted ? [] : [['とった措置', null] as const]),
      ['投票への影響（中断、待った人、帰った人）', null],
      ['立ち会った投票立会人', null],
    ],
    { height: 58 },
  )
  ruled(form, [
    ['開票管理者又は本部への連絡（時刻、相手）', null],
    ['保守員の処置', null],
    ['投票録への記載', '□ 記載した'],
  ])
  form.paragraph('選挙人の氏名、番号及び投票した時刻は書かない。', SMALL)
  signatures(form, day.template, 0)
}

function machineChoices({ machines, issuerSerial }: StationDay): string {
  return [
    ...machines.map(({ id, serial }) => `□ 投票機 ${id}（${serial}）`),
    `□ 発券機（${issuerSerial}）`,
    '□ 印刷機　　□ その他',
  ].join('\n')
}

/** SCR-01, PRX-04: the words that staff read aloud at each step, and smaller what they mind. */
export function staffWords(form: Form, { scripts }: StationDay): void {
  for (const { step, lines, mind } of scripts) {
    form.heading(step)
    for (const line of lines) form.paragraph(`「${line}」`, { size: 12 })
    for (const line of mind) form.paragraph(`・${line}`, SMALL)
  }
}
