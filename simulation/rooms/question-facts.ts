/** A kiosk of a city that asks its residents where a bridge is built, and elects its council: three choices, and people. */
import type { CandidateId, CandidateNumber, ContestBit, ContestId } from '#election/ids.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { EXPLAINED } from './choice-pictures.ts'
import { candidate, FACTS } from './kiosk-facts.ts'

const BRIDGE = {
  id: 'bridge' as ContestId,
  bit: 0 as ContestBit,
  title: '新しい橋の場所',
  titleKana: 'あたらしいはしのばしょ',
  titleEn: 'Place of the new bridge',
  kind: 'question',
  seats: 1,
  question: { answers: 'choices', quorum: { of: 'cast', over: 1, under: 2, opened: 'always' } },
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

/** The same, and its town shows a plan of each. */
export const EXPLAINED_FACTS: KioskFacts = {
  ...QUESTION_FACTS,
  contests: QUESTION_FACTS.contests.map((entry, at) => (at === 0 ? { ...entry, explained: EXPLAINED } : entry)),
}

const MANY = Array.from({ length: 10 }, (_, i) => ({
  ...candidate('bridge', 301 + i, `橋の案その${i + 1}、川の上流のほう`, 'はしのあん', ''),
  id: (301 + i) as CandidateId,
  number: (i + 1) as CandidateNumber,
}))
const LONG = '川の上流に新しい橋を架けて、今の橋は歩く人と自転車だけが通れるようにします。'.repeat(6).slice(0, 200)

/** As many choices as there can be, and words as long as they can be. */
export const MANY_EXPLAINED_FACTS: KioskFacts = {
  ...QUESTION_FACTS,
  contests: QUESTION_FACTS.contests.map((entry, at) => {
    if (at > 0) return entry
    const explained = MANY.map(({ number }, i) => {
      const { picture = null } = EXPLAINED[i % EXPLAINED.length] ?? {}
      return {
        number,
        picture,
        text: LONG,
        textKana: '',
        textEn: 'A new bridge above the old one. '.repeat(13).slice(0, 400),
      }
    })
    return { ...entry, candidates: MANY, explained }
  }),
}
