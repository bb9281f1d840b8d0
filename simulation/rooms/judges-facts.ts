/** A kiosk with 国民審査 in the place of the mayor: four judges, one of whom has left office, and the council after it. */
import type { CandidateId, CandidateNumber, ContestBit, ContestId } from '#election/ids.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, FACTS } from './kiosk-facts.ts'

const REVIEW = {
  id: 'review' as ContestId,
  bit: 0 as ContestBit,
  title: '最高裁判所裁判官国民審査',
  titleKana: 'さいこうさいばんしょさいばんかんこくみんしんさ',
  titleEn: 'Review of Supreme Court judges',
  kind: 'recall',
  seats: 1,
  districts: [],
} as const

const NAMES = [
  ['見本 太郎', 'みほん たろう'],
  ['手毬 花子', 'てまり はなこ'],
  ['𠮷野 実', 'よしの みのる'],
  ['遠見 さくら', 'とおみ さくら'],
  ['朝霧 誠', 'あさぎり まこと'],
  ['石橋 久美子', 'いしばし くみこ'],
  ['上田 三郎', 'うえだ さぶろう'],
  ['江口 四季', 'えぐち しき'],
  ['大野 五月', 'おおの さつき'],
  ['加藤 六花', 'かとう りっか'],
  ['木村 七海', 'きむら ななみ'],
  ['久保 八重', 'くぼ やえ'],
  ['小林 九', 'こばやし きゅう'],
  ['佐々木 十和', 'ささき とわ'],
  ['島田 文', 'しまだ あや'],
] as const

/** @param left the judge with this number has left office */
export function judgesFacts(judges: number, left: number | null = null): KioskFacts {
  const candidates = NAMES.slice(0, judges).map(([name, kana], i) => ({
    ...candidate('review', 501 + i, name, kana, ''),
    id: (501 + i) as CandidateId,
    number: (i + 1) as CandidateNumber,
    gone: i + 1 === left ? ('withdrew' as const) : null,
  }))
  return {
    ...FACTS,
    title: '最高裁判所裁判官国民審査・新見市議会議員一般選挙',
    contests: FACTS.contests.map((entry, at) =>
      at === 0 ? { contest: REVIEW, candidates, display: null, suspended: false } : entry,
    ),
  }
}

export const JUDGES_FACTS = judgesFacts(4, 3)
