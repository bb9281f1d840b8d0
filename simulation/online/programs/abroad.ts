/** The invented election of the plan for voters abroad: its national contests, its roll and its consulates (fixtures/overseas/). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { tinyMayor } from '#fixtures/elections/tiny-sources.ts'
import type { InventedCandidate } from '#simulation/counting/counting-lists.ts'
import type { Votes } from '#simulation/counting/mixed-night.ts'
import { CANDIDATES } from './invented-people.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/overseas')
export const CONSULATES_FILE = join(FOLDER, 'consulates.csv')
const DAY = 24 * 60 * 60

const judge = (name: string, kana: string): InventedCandidate => ({
  ...{ name, kana, party: '', partyKana: '', displayName: '' },
})
/** In the order of the notice. */
const JUDGES = [
  judge('朝倉　久美子', 'あさくら　くみこ'),
  judge('榊原　正', 'さかきばら　ただし'),
  judge('遠藤　さくら', 'えんどう　さくら'),
  judge('髙木　誠', 'たかぎ　まこと'),
]

/**
 * Electors abroad vote in national elections alone (PEO 49-2), and since 2023-02-17 in the review of judges too (Act 86 of 2022; read in announcements of
 * an embassy and of a city on 2026-12-01).
 */
export const NATIONAL = {
  title: '衆議院議員総選挙・国民審査・参議院議員補欠選挙',
  people: [...CANDIDATES, JUDGES],
  elects: [
    {
      ...{ ...tinyMayor, id: 'lower-house' as ContestId, kind: 'single-district' },
      ...{
        title: '衆議院小選挙区（見本1区）',
        titleKana: 'しゅうぎいんしょうせんきょく',
        titleEn: 'House of Representatives, Mihon 1',
      },
    },
    {
      ...{ ...tinyMayor, id: 'upper-house' as ContestId, kind: 'district', bit: 1, seats: 1, councilSeats: 2 },
      ...{ title: '参議院選挙区（見本県）', titleKana: 'さんぎいんせんきょく', titleEn: 'House of Councillors, Mihon' },
    },
    {
      ...{ ...tinyMayor, id: 'review' as ContestId, kind: 'recall', bit: 2, seats: 1 },
      ...{
        title: '最高裁判所裁判官国民審査',
        titleKana: 'さいこうさいばんしょさいばんかんこくみんしんさ',
        titleEn: 'Review of Supreme Court judges',
      },
    },
  ] as readonly Contest[],
} as const

/** Ids of the judges whom each of the five at the stations marks; null: ended the review. */
const MARKS = [[31], [], [31, 34], [32], null] as const

/** The same five as of every other election, with the review. */
export function votesWithReview([first, second]: Votes): Votes {
  const marked = (sessions: Votes[number], from: number) =>
    sessions.map((session, at) => [...session, MARKS[from + at] ?? null])
  return [marked(first, 0), marked(second, first.length)]
}

/** One of them came back a month ago, whenever it is played. @param now Unix seconds */
export function electorsAbroad(now: number): string {
  const month = new Date((now - 30 * DAY) * 1000).toISOString().slice(0, 10)
  return readFileSync(join(FOLDER, 'electors-abroad.csv'), 'utf8').replace('LAST-MONTH', month)
}

/** Certificate number → whose card opens the box: these two have the page of cards. */
export const CARDS_ABROAD = { '2026-0001': 'good', '2026-0002': 'other' } as const
/** Goes to the consulate, and votes on paper. */
export const AT_CONSULATE = '2026-0010'
