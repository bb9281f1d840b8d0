/** A kiosk with as many contests as a card can have, two candidates in each: the days of a national, a prefectural and a municipal election are one. */
import { contestBits, EVERY_CONTEST } from '#election/contests.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, contest, FACTS } from './kiosk-facts.ts'

const TITLES = [
  ['衆議院小選挙区選出議員選挙', 'しゅうぎいんしょうせんきょくせんしゅつぎいんせんきょ'],
  ['衆議院比例代表選出議員選挙', 'しゅうぎいんひれいだいひょうせんしゅつぎいんせんきょ'],
  ['見本県知事選挙', 'みほんけんちじせんきょ'],
  ['見本県議会議員補欠選挙', 'みほんけんぎかいぎいんほけつせんきょ'],
  ['新見市長選挙', 'にいみしちょうせんきょ'],
  ['新見市議会議員一般選挙', 'にいみしぎかいぎいんいっぱんせんきょ'],
  ['新しい橋についての住民投票', 'あたらしいはしについてのじゅうみんとうひょう'],
] as const

export const SEVEN_TITLES: readonly string[] = TITLES.map(([title]) => title)

/** The second candidate of a contest. */
export const secondOf = (bit: number) => 100 * bit + 2

export const SEVEN_FACTS: KioskFacts = {
  ...FACTS,
  contests: contestBits(EVERY_CONTEST).map((bit) => {
    const [title, kana] = TITLES[bit] ?? ['', '']
    const id = `contest-${bit}`
    const candidates = [1, 2].map((place) => candidate(id, 100 * bit + place, `候補 ${place}`, 'こうほ いち', ''))
    return { contest: contest(bit, id, title, kana), candidates, display: null, suspended: false }
  }),
}
