/**
 * 不在者投票に関する調書 (PEO Order 61; form 25, both sheets): the commission writes it from its own books, for the station to which absentee votes come, and
 * sends it there. With no station named for them each has its own.
 */
import type { Contest, Station } from '#election/definition/definition.ts'
import type { DocumentFonts } from '../document.ts'
import { type DrawnPaper, type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND } from '../ruled.ts'
import { type Column, emptyRows, table } from '../table.ts'
import { eachStation, type StationsInput } from './each-station.ts'

const NUMBER = 46
const VOTED: readonly Column[] = [
  { header: '区分', width: INNER_WIDTH - 4 * NUMBER - 130 },
  ...['交付', '男', '女', '計'].map((header) => ({ header, width: NUMBER, align: 'right' }) as const),
  { header: '備考（代理、点字）', width: 130 },
]
const WAYS = [
  '令第53条（他の市町村、病院など）',
  '令第54条（船員）',
  // As of 2026-11, with those to whom the Act of 2021 on special votes by post was applied.
  '令第59条の4（郵便等、特例郵便等）',
  '令第59条の5（特定国外派遣組織）',
  '令第59条の6（船舶など）',
  '小計',
  '合計',
] as const
const ASKED_FOR: readonly Column[] = [
  { header: '選挙', width: INNER_WIDTH - 9 * 42 },
  ...[
    '請求\n本人',
    '請求\n代理人',
    '請求\n郵送',
    '請求\n合計',
    '交付\n直接',
    '交付\n郵送',
    '交付\n小計',
    '拒絶',
    '合計',
  ].map((header) => ({ header, width: 42, align: 'right' }) as const),
]

export function absenteeRecord(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const days = input.electionPackage.stations.filter(({ earlyVoting }) => !earlyVoting)
  const designated = days.filter((station) => station.designated)
  const stations = designated.length > 0 ? designated : days
  return eachStation(
    input,
    fonts,
    '不在者投票に関する調書',
    (form, station) => record(form, station, contestsOf(input, station)),
    stations,
  )
}

function contestsOf({ electionPackage }: StationsInput, { district }: Station): readonly Contest[] {
  return electionPackage.contests.filter(({ districts }) => districts.length === 0 || districts.includes(district))
}

function record(form: Form, station: Station, contests: readonly Contest[]): void {
  if (station.designated) {
    form.paragraph('指定投票区。指定関係投票区の選挙人の分を含めて記載する。', SMALL)
  }
  for (const { title } of contests) {
    form.heading(title)
    table(
      form,
      VOTED,
      WAYS.map((way) => [{ text: way, small: true }, '', '', '', '', '']),
    )
  }
  form.heading('投票用紙及び投票用封筒の請求及び交付')
  const rows = contests.map(({ title }) => [
    { text: title, small: true },
    ...(emptyRows(ASKED_FOR.slice(1), 1)[0] ?? []),
  ])
  table(form, ASKED_FOR, rows, { after: form.heightOf(signed) })
  signed(form)
}

function signed(form: Form): void {
  form.endPart()
  form.paragraph(`調製年月日　${DATE_BY_HAND}`)
  form.paragraph(`${named(form.head.municipality)}選挙管理委員会`)
  form.signatureLines(['委員長　氏名'])
}
