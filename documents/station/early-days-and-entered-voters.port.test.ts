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
    const early = {
      date: '2002-06-21',
      from: '2002-06-20',
      until: '2002-06-22',
      isFirst: false,
      before: [],
    } as unknown as NonNullable<StationDay['early']>
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
  // ELG-11
  for (const said of ['補正六子', '選管電話子', '受付三郎', '■日本国民', '平成14年6月23日'])
    expect(evening).toContain(said)
  expect(before).toContain('□日本国民')
  const [mayor, council] = (await textOf('polling-record', dayWith())).split('見本市議会議員選挙投票録')
  expect(packed(mayor ?? '')).toContain('投票した者決定五郎')
  expect(packed(mayor ?? '')).toContain('通知により投票した者補正六子')
  expect(packed(council ?? '')).not.toContain('投票した者決定五郎')
})

const JUNE_21 = {
  date: '2002-06-21',
  from: '2002-06-20',
  until: '2002-06-22',
  isFirst: false,
  before: [
    {
      voters: { men: 70, women: 30, total: 100 },
      braille: { men: 1, women: 0, total: 1 },
      provisional: { men: 0, women: 0, total: 0 },
      ordinary: { men: 0, women: 0, total: 0 },
    },
  ],
} as unknown as NonNullable<StationDay['early']>

/** One voter whom somebody else typed for in both elections, one in the council's alone. */
function helpedDay(early: NonNullable<StationDay['early']>): StationDay {
  const helped = [
    { sex: 'F', contests: ['mayor', 'council'] },
    { sex: 'M', contests: ['council'] },
  ].map((each, place) => ({
    rollNo: String(place),
    name: `代理 ${place}`,
    address: '見本市',
    mode: 'proxy',
    assistants: [],
    ...each,
  })) as unknown as NonNullable<StationDay['helped']>
  return dayWith({ early, helped })
}

test('the daily report of early voting: the day, the days before and all of them; nobody is named', async () => {
  const text = await textOf('early-daily-report', helpedDay(JUNE_21))
  /** Two lines: the mayor's election, and the council's. */
  const lines = (of: string, words: string) =>
    of
      .split('\n')
      .filter((each) => packed(each).startsWith(words))
      .map((each) => each.trim().split(/\s+/).slice(1).map(Number))
  // By the machine 400 and 409, beside them what was voted on paper.
  const { braille, provisional } = dayWith().contests[0] as StationDay['contests'][number]
  const onPaper = (sex: 'men' | 'women' | 'total') => (braille[sex] ?? 0) + (provisional[sex] ?? 0)
  const today = [400 + onPaper('men'), 409 + onPaper('women'), 809 + onPaper('total')]
  const before = [71, 30, 101]
  const all = today.map((of, at) => of + (before[at] ?? 0))
  expect(lines(text, '投票数')[0]).toEqual([...today, ...before, ...all])
  // The books hold no day of a helped voter.
  expect(lines(text, 'うち代理投票')).toEqual([
    [0, 1, 1],
    [1, 1, 2],
  ])
  expect(packed(text)).not.toContain('代理0')
  const first = await textOf('early-daily-report', helpedDay({ ...JUNE_21, isFirst: true }))
  expect(lines(first, 'うち代理投票')).toEqual([
    [0, 1, 1, 0, 0, 0, 0, 1, 1],
    [1, 1, 2, 0, 0, 0, 1, 1, 2],
  ])
})

test('at a station that moves the report is of the stop, and names no day', async () => {
  const stop = { position: 2, of: 3, opens: '13:00', closes: '15:00' } as NonNullable<typeof JUNE_21.stop>
  const text = packed(await textOf('early-daily-report', helpedDay({ ...JUNE_21, stop })))
  expect(text).toContain('3か所のうち2か所目')
  for (const words of ['この場所', '前の分', '二か所目から手で']) expect(text).toContain(words)
  for (const words of ['この日', '前日迄', '二日目']) expect(text).not.toContain(words)
})

test('the polling record of a later day leaves the number of helped voters to the pen, as the daily report does', async () => {
  const rows = async (early: Partial<NonNullable<StationDay['early']>>) => {
    const text = packed(await textOf('polling-record', helpedDay({ ...JUNE_21, ...early })))
    return text.match(/(代理投票をした者の数|操作の補助を受けた者の数)（別紙に記載）(\d人|なし)/g)
  }
  const [proxy, assisted] = ['代理投票をした者の数（別紙に記載）', '操作の補助を受けた者の数（別紙に記載）']
  expect(await rows({ isFirst: true })).toEqual([`${proxy}1人`, `${assisted}なし`, `${proxy}2人`, `${assisted}なし`])
  expect(await rows({})).toBeNull()
})

test('before the machines may close the daily report has no figure of the day', async () => {
  const day = dayWith({ early: JUNE_21, helped: null, voters: null })
  expect(packed(await textOf('early-daily-report', day))).not.toMatch(/409|400/)
})

test('the hand-over between witnesses is for the pen: it names nobody of the day', async () => {
  const text = packed(await textOf('witness-handover', dayWith()))
  for (const said of ['9時00分までの投票者数', '見本市長選挙92人', '引継ぎを受けた人署名']) expect(text).toContain(said)
  for (const { name } of dayWith().helped ?? []) expect(text).not.toContain(packed(name))
  const early = packed(await textOf('witness-handover', dayWith({ hours: [] })))
  expect(early).not.toContain('までの投票者数')
})
