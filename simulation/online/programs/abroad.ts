/** The invented election of the plan for voters abroad: its two national contests, its roll and its consulates (fixtures/overseas/). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { tinyMayor } from '#fixtures/elections/tiny-sources.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/overseas')
export const CONSULATES_FILE = join(FOLDER, 'consulates.csv')
const DAY = 24 * 60 * 60

/** Electors abroad vote in national elections alone (PEO 49-2). */
export const NATIONAL = {
  title: '衆議院小選挙区選出議員選挙及び参議院選挙区選出議員補欠選挙',
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
  ] as readonly Contest[],
} as const

/** One of them came back a month ago, whenever it is played. @param now Unix seconds */
export function electorsAbroad(now: number): string {
  const month = new Date((now - 30 * DAY) * 1000).toISOString().slice(0, 10)
  return readFileSync(join(FOLDER, 'electors-abroad.csv'), 'utf8').replace('LAST-MONTH', month)
}

/** Certificate number → whose card opens the box: these two have the page of cards. */
export const CARDS_ABROAD = { '2026-0001': 'good', '2026-0002': 'other' } as const
/** Goes to the consulate, and votes on paper. */
export const AT_CONSULATE = '2026-0010'
