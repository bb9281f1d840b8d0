/** a station whose books are whole leaves four fields of the polling record to the pen, and no more; the designated one too. */
import { expect, test, vi } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { dayWith } from '#simulation/rooms/station-on-paper.ts'
import * as ruledFields from '../ruled.ts'
import * as tables from '../table.ts'
import type { StationDay } from './station-day.ts'
import { stationPaper } from './station-papers.ts'

vi.mock('../ruled.ts', { spy: true })
vi.mock('../table.ts', { spy: true })

const bySex = (men: number) => ({ men, women: 1, total: men + 1 })
const absentees = {
  contests: [1, 2].map((men) => ({ received: bySex(40), notAccepted: bySex(men), refused: bySex(0) })),
  ...{ late: 3, notAcceptedNames: '遅れ 五郎', refusedNames: '' },
}
const keyKeepers = ['投票管理者　佐藤 一', '投票管理者　佐藤 一', '投票立会人　渡邉 花', '投票立会人　渡邉 花']
const whole = {
  ...{ absentees, keyKeepers, ended: { count: 1, witnesses: '渡邉 花' } },
  sealLabels: { original: 'A-17', duplicate: 'A-18' },
  template: { ...dayWith().template, sendTo: '見本市開票所' },
  cards: { ...dayWith().cards, replacements: [] },
  witnesses: { ...dayWith().witnesses, substitutes: [] },
}
/** Pen fields of an ordinary day, with any books: a changed place, anything else, when the commission appointed a witness, who of the staff is what. */
const ALWAYS = [
  '投票所の変更（年月日、変更後の場所、事由、告示年月日）',
  'その他（手で書き入れる）',
  '選任年月日',
  '投票所の事務に従事した者（総数／書記／職員／その他）',
]
const BLANK = /　{3}|□/

async function penFields(more: Partial<StationDay>): Promise<readonly string[]> {
  vi.mocked(ruledFields.ruled).mockClear()
  vi.mocked(ruledFields.section).mockClear()
  vi.mocked(tables.table).mockClear()
  const day = dayWith(more)
  const one = { ...day, contests: day.contests.slice(0, 1) }
  await stationPaper('polling-record', one, await loadDocumentFonts(null), () => [])
  const rows = [
    ...vi.mocked(ruledFields.ruled).mock.calls.flatMap(([, fields]) => fields),
    ...vi.mocked(ruledFields.section).mock.calls.flatMap(([, , fields]) => fields),
  ]
  const fields = rows.flatMap(([label, value]) => (value === null || BLANK.test(value) ? [label] : []))
  const empty = vi
    .mocked(tables.table)
    .mock.calls.flatMap(([, columns, cells]) =>
      cells.flatMap((row) =>
        row.flatMap((cell, place) =>
          (typeof cell === 'string' ? cell : cell.text) === '' ? [columns[place]?.header ?? ''] : [],
        ),
      ),
    )
  return [...new Set([...fields, ...empty])].sort()
}

const designated = { ...dayWith().station, designated: true }

test('four fields are left to the pen at an ordinary station, and at the designated one', async () => {
  expect(await penFields({ ...whole, absentees: null })).toEqual([...ALWAYS].sort())
  expect(await penFields({ ...whole, station: designated })).toEqual([...ALWAYS].sort())
})

test('figures that nobody entered are left to the pen, and no sum that needs them is printed', async () => {
  const left = await penFields({ ...whole, absentees: null, ended: null, station: designated })
  expect(left).toEqual(
    expect.arrayContaining([
      '男',
      '女',
      '計',
      '不在者投票　受理の数／不受理の数及び氏名',
      '代理による不在者投票を拒否した者',
    ]),
  )
})
