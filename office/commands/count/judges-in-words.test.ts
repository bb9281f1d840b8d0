/** `ippyo count` on a review: both figures of each judge, and the verdict. */
import { expect, it } from 'vitest'
import { REVIEW_RESULT } from '#simulation/rooms/review-result.ts'
import { contestInWords } from './count-words.ts'

it('a judge has the votes for dismissal and against it, and the verdict', () => {
  expect(contestInWords(REVIEW_RESULT, 'en').split('\n').slice(0, 4)).toEqual([
    '最高裁判所裁判官国民審査 (review)',
    '    1  見本 太郎  For dismissal 700, Against dismissal 300, dismissed',
    '    2  手毬 花子  For dismissal 500, Against dismissal 500, not dismissed',
    '    3  遠見 さくら  For dismissal 612, Against dismissal 388, open until all stations have reported who is on the rolls',
  ])
})

it('where one count of several says no verdict, and where figures are held back, a dash stands for none', () => {
  const judges = REVIEW_RESULT.judges?.map((judge) => ({ ...judge, unmarked: null, verdict: null }))
  const candidates = REVIEW_RESULT.candidates.map((each) => ({ ...each, votes: null, machine: null }))
  const said = contestInWords({ ...REVIEW_RESULT, state: 'joined-outcome', candidates, judges }, 'ja').split('\n')
  expect(said).toContain('    1  見本 太郎  罷免を可とする投票 -、罷免を可としない投票 -')
})
