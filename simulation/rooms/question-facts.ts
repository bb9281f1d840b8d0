/** A kiosk of a city that asks its residents where a bridge is built, and elects its council: three choices, and people. */
import type { CandidateId, CandidateNumber, ContestBit, ContestId } from '#election/ids.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, FACTS } from './kiosk-facts.ts'

const BRIDGE = {
  id: 'bridge' as ContestId,
  bit: 0 as ContestBit,
  title: '新しい橋の場所',
  titleKana: 'あたらしいはしのばしょ',
  titleEn: 'Place of the new bridge',
  kind: 'question',
  seats: 1,
  question: { answers: 'choices', quorum: { of: 'cast', over: 1, under: 2 } },
  districts: [],
} as const

const CHOICES = [
  ['今の橋の隣に架ける', 'いまのはしのとなりにかける'],
  ['駅の南に架ける', 'えきのみなみにかける'],
  ['架けない', 'かけない'],
].map(([name = '', kana = ''], i) => ({
  ...candidate('bridge', 301 + i, name, kana, ''),
  id: (301 + i) as CandidateId,
  number: (i + 1) as CandidateNumber,
}))

export const QUESTION_FACTS: KioskFacts = {
  ...FACTS,
  title: '新見市住民投票・新見市議会議員一般選挙',
  contests: FACTS.contests.map((entry, at) =>
    at === 0 ? { contest: BRIDGE, candidates: CHOICES, display: null, suspended: false } : entry,
  ),
}
