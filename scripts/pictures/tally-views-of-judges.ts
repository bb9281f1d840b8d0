/** 国民審査 at the count: three judges, their sheet of paper, and the wall of the hall. */
import { paperFields } from '#election/count/paper.ts'
import { REVIEW_RESULT } from '#simulation/rooms/review-result.ts'
import type { TallyView } from '#tally/session/view.ts'
import { announcedTwice, TALLY_PICTURES } from './tally-result-views.ts'

const RESULT: TallyView = {
  ...TALLY_PICTURES.result,
  result: {
    contests: [{ ...REVIEW_RESULT, voters: null }],
    ...{ paper: [], sent: [], unopened: 0, final: true },
  },
}

function paperTyped(base: TallyView): TallyView {
  const candidates = REVIEW_RESULT.candidates.map(({ number, name }) => ({ number, name }))
  const fields = paperFields(
    candidates.map(({ number }) => number),
    'judges',
  )
  const sheet = TALLY_PICTURES['paper-typed'].paperSheet
  if (sheet === null) return base
  const { title, id: contest } = REVIEW_RESULT
  return { ...base, paperSheet: { ...sheet, contest, title, fields, candidates, about: 'judges' } }
}

export const JUDGES_PICTURES = {
  'judges-result': RESULT,
  'judges-paper': paperTyped(RESULT),
  'judges-announced': announcedTwice(RESULT),
} satisfies Readonly<Record<string, TallyView>>
