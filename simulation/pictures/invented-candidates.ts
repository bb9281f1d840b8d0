/** As many candidates as a picture needs, each with a name and a reading of its own. */
import type { Candidate } from '#election/definition/definition.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, FACTS } from '#simulation/rooms/kiosk-facts.ts'

const PARTIES = ['無所属', '新見の未来をつくる市民の会', 'くらしと平和を守る新見市民の会連合体です', '緑の党'] as const

const FAMILIES: readonly (readonly [string, string])[] = [
  ['髙橋', 'たかはし'],
  ['山本', 'やまもと'],
  ['林', 'はやし'],
  ['小野寺', 'おのでら'],
  ['佐々木', 'ささき'],
  ['渡邉', 'わたなべ'],
  ['森', 'もり'],
  ['長谷川', 'はせがわ'],
  ['井上', 'いのうえ'],
  ['東', 'あずま'],
  ['斎藤', 'さいとう'],
]
const GIVEN: readonly (readonly [string, string])[] = [
  ['一郎', 'いちろう'],
  ['花子', 'はなこ'],
  ['実', 'みのる'],
  ['久美子', 'くみこ'],
  ['健', 'けん'],
  ['さくら', 'さくら'],
  ['直樹', 'なおき'],
]

/** No two of 77 alike. @returns name and reading */
function inventedName(place: number): readonly [string, string] {
  const [family = '', familyKana = ''] = FAMILIES[place % FAMILIES.length] ?? []
  const [given = '', givenKana = ''] = GIVEN[place % GIVEN.length] ?? []
  return [`${family} ${given}`, `${familyKana} ${givenKana}`]
}

export function withCandidates(count: number): KioskFacts {
  const [mayor, council] = FACTS.contests
  const made: Candidate[] = Array.from({ length: count }, (_, i) => ({
    ...candidate('council', 301 + i, ...inventedName(i), PARTIES[i % 4] ?? ''),
    number: (i + 1) as Candidate['number'],
  }))
  return {
    ...FACTS,
    contests: [mayor, council && { ...council, candidates: made }].filter((each) => each !== undefined),
  }
}
