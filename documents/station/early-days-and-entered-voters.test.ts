/** Papers of a station that has no electors of its own, and of voters who are on no roll (ELG-01, O49-9). */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { dayWith, packed, textOfPaper } from '#simulation/rooms/station-on-paper.ts'
import type { DocumentFonts } from '../document.ts'
import type { StationPaperName } from './paper-names.ts'
import type { StationDay } from './station-day.ts'

let directory: string
let fonts: DocumentFonts

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-early-papers-'))
  fonts = await loadDocumentFonts(null)
})
afterAll(() => rm(directory, { recursive: true }))

const textOf = (name: StationPaperName, day: StationDay) => textOfPaper({ directory, fonts }, name, day)

test.each(['turnout', 'quick-report', 'transport-list'] as const)(
  '%s of a day of early voting has no electors, no rate, and is about that day',
  async (name) => {
    const early = { date: '2002-06-21', from: '2002-06-20', until: '2002-06-22' } as NonNullable<StationDay['early']>
    const text = packed(await textOf(name, dayWith({ early, hours: dayWith().hours })))
    for (const never of ['有権者数', '登録者数', '投票率', '期日前投票及び不在者投票を含まない'])
      expect(text).not.toContain(never)
    if (name !== 'transport-list') expect(text).toContain('投票年月日平成14年6月21日')
    expect(packed(await textOf(name, dayWith()))).toContain('有権者数')
  },
)

test('DOC-20: blank for the pen while people vote, filled in the evening for each who was entered (ELG-01)', async () => {
  const evening = packed(await textOf('court-decision', dayWith()))
  for (const said of [
    '決定五郎',
    '見本市東7番地',
    '決3',
    '昭和34年2月8日',
    '岡山地方裁判所',
    '平成14年6月20日',
    '投票させた',
  ])
    expect(evening).toContain(said)
  // A letter that no font of the machine draws would be written over by hand.
  expect(evening).not.toContain('〓')
  const before = packed(await textOf('court-decision', dayWith({ voters: null, helped: null })))
  expect(before).not.toContain('決定五郎')
  expect(before).toContain('書類又はその写し')
  const [mayor, council] = (await textOf('polling-record', dayWith())).split('見本市議会議員選挙投票録')
  expect(packed(mayor ?? '')).toContain('投票した者決定五郎')
  expect(packed(council ?? '')).not.toContain('投票した者決定五郎')
})
