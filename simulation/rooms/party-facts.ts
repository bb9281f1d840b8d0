/** A kiosk of a rehearsal with 比例代表 in the place of the mayor: three parties, one of which withdrew its list, and people after it. */
import type { CandidateId, CandidateNumber, ContestBit, ContestId } from '#election/ids.ts'
import type { Listed, PartyList } from '#election/kinds/party-list/rule.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, FACTS } from './kiosk-facts.ts'

const BLOCK = {
  id: 'block' as ContestId,
  bit: 0 as ContestBit,
  title: '見本ブロック比例代表選挙',
  titleKana: 'みほんぶろっくひれいだいひょうせんきょ',
  titleEn: 'Mihon block party lists',
  kind: 'party-list',
  seats: 5,
  districts: [],
} as const

const PARTIES = [
  ['あさぎり未来の会', 'あさぎりみらいのかい', '未来', 'みらい'],
  ['手毬市民党', 'てまりしみんとう', '市民', 'しみん'],
  ['遠見の風', 'とおみのかぜ', '風', 'かぜ'],
].map(([name = '', kana = '', party = '', partyKana = ''], i) => ({
  ...candidate('block', 401 + i, name, kana, party),
  id: (401 + i) as CandidateId,
  number: (i + 1) as CandidateNumber,
  partyKana,
  gone: i === 2 ? ('withdrew' as const) : null,
}))

const person = (name: string, rank: number, district: Listed['district'] = null): Listed => {
  return { name, kana: 'めいぼ', rank, district }
}

export const PARTY_LISTS: readonly PartyList[] = [
  {
    number: 1,
    people: [person('青木　一', 1), person('石田　二葉', 2, 'unknown'), person('上田　三郎', 2, 'unknown')],
  },
  { number: 2, people: [person('大野　五月', 1), person('加藤　六花', 2)] },
  { number: 3, people: [person('木村　七海', 1)] },
]

export const PARTY_FACTS: KioskFacts = {
  ...FACTS,
  title: '見本ブロック比例代表・新見市議会議員一般選挙',
  contests: FACTS.contests.map((entry, at) =>
    at === 0 ? { contest: BLOCK, candidates: PARTIES, display: null, suspended: false } : entry,
  ),
}
