/** A kiosk of a rehearsal with 参議院比例代表 in the place of the mayor: three parties, one of which withdrew its list, and their people. */
import type { Candidate } from '#election/definition/definition.ts'
import type { CandidateId, CandidateNumber, ContestBit, ContestId } from '#election/ids.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, FACTS } from './kiosk-facts.ts'

const UPPER = {
  id: 'upper' as ContestId,
  bit: 0 as ContestBit,
  title: '見本国比例代表選出議員選挙',
  titleKana: 'みほんこくひれいだいひょうせんしゅつぎいんせんきょ',
  titleEn: 'Mihon upper house party lists',
  kind: 'open-list',
  seats: 5,
  districts: [],
} as const

const listed = (number: number, name: string, kana: string, party: string, partyKana: string): Candidate => ({
  ...candidate('upper', 400 + number, name, kana, party),
  id: (400 + number) as CandidateId,
  number: number as CandidateNumber,
  partyKana,
})
const withdrawn = (each: Candidate): Candidate => ({ ...each, gone: 'withdrew' })

const [FUTURE, CITIZENS, WIND] = [
  ['あさぎり未来の会', 'あさぎりみらいのかい'],
  ['手毬市民党', 'てまりしみんとう'],
  ['遠見の風', 'とおみのかぜ'],
] as const

/** Ids are 400 and the number: parties 401…403, the people of the first 404…407, of the second 408 and 409, of the third 410. */
const CANDIDATES: readonly Candidate[] = [
  listed(1, ...FUTURE, '未来', 'みらい'),
  listed(2, ...CITIZENS, '市民', 'しみん'),
  withdrawn(listed(3, ...WIND, '風', 'かぜ')),
  listed(4, '青木　一', 'あおき　はじめ', ...FUTURE),
  listed(5, '石田　二葉', 'いしだ　ふたば', ...FUTURE),
  withdrawn(listed(6, '上田　三郎', 'うえだ　さぶろう', ...FUTURE)),
  listed(7, '江川　四季', 'えがわ　しき', ...FUTURE),
  listed(8, '大野　五月', 'おおの　さつき', ...CITIZENS),
  listed(9, '加藤　六花', 'かとう　りっか', ...CITIZENS),
  withdrawn(listed(10, '木村　七海', 'きむら　ななみ', ...WIND)),
]

const unranked = (...numbers: readonly number[]) => numbers.map((number) => ({ number, rank: null }))

const OPEN_LISTS: readonly OpenList[] = [
  { number: 1, people: [{ number: 5, rank: 1 }, ...unranked(4, 6, 7)] },
  { number: 2, people: unranked(8, 9) },
  { number: 3, people: unranked(10) },
]

export const OPEN_LIST_FACTS: KioskFacts = {
  ...FACTS,
  title: '見本国比例代表選出議員選挙・新見市議会議員一般選挙',
  contests: FACTS.contests.map((entry, at) =>
    at === 0
      ? { contest: UPPER, candidates: CANDIDATES, openLists: OPEN_LISTS, display: null, suspended: false }
      : entry,
  ),
}
