/** A review of three judges that is counted: one is dismissed, one is not, and a report of the rolls is missing for the third. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { NO_PAPER } from '#election/count/paper.ts'
import { type Votes, wholeVotes } from '#election/count/votes-in-thousandths.ts'
import type { ContestId } from '#election/ids.ts'

const JUDGES = [
  ['見本 太郎', 'みほん たろう', 700, 'dismissed'],
  ['手毬 花子', 'てまり はなこ', 500, 'not-dismissed'],
  ['遠見 さくら', 'とおみ さくら', 612, 'open'],
] as const

export const REVIEW_RESULT: ContestResult = {
  id: 'review' as ContestId,
  title: '最高裁判所裁判官国民審査',
  kind: 'recall',
  seats: 1,
  uncontested: false,
  state: 'joined',
  candidates: JUDGES.map(([name, kana, marked], at) => ({
    ...{ number: at + 1, name, kana, party: '', machine: marked, paper: wholeVotes(0), votes: wholeVotes(marked) },
    ...{ outcome: 'open' as const, reached: null },
  })),
  ...{ valid: 1000, ended: 12, invalid: 0, unopened: 0, records: 1012, needsLot: null },
  paper: { count: NO_PAPER, ballots: 0, cutOff: 0 as Votes, nobodys: 0 },
  sum: { valid: wholeVotes(1000), invalid: 0, cast: 1000, takenAway: 0 },
  judges: JUDGES.map(([, , marked, verdict], at) => ({ number: at + 1, unmarked: wholeVotes(1000 - marked), verdict })),
}
