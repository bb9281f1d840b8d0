/** How many are elected, as papers say it beside the title; in a by-election also the members of the council, by which the minimum is divided. */

import { toldAbout } from '#election/count/announcement.ts'
import { figure } from '#election/figure.ts'
import { electsHere, kindOf, type Seats } from '#election/kinds/kinds.ts'
import { questionOnPaper } from './question-on-paper.ts'

/** TC-55 */
const DECIDED_ELSEWHERE = '開票区の報告。当選人は、選挙会が全部の開票区の報告により決める'

/** The same of a question: the ordinance asks all counts together, also for its quorum. */
const ANSWERED_ELSEWHERE = '開票区の報告。結果は、全部の開票区の報告により決まる'

/** The same of lists: seats are shared out of the votes of their whole area (PEO 95-2, 95-3). */
const SEATED_ELSEWHERE = '開票区の報告。議席と当選人は、選挙会が全部の開票区の報告により決める'

/** The same of judges: the meeting of the review decides of the votes of the whole country (Act on the Review of Justices of the Supreme Court, art. 32). */
const REVIEWED_ELSEWHERE = '開票区の報告。罷免の可否は、審査会が全部の開票区の報告により決める'

const ELSEWHERE = {
  people: DECIDED_ELSEWHERE,
  choices: ANSWERED_ELSEWHERE,
  parties: SEATED_ELSEWHERE,
  'open-lists': SEATED_ELSEWHERE,
  judges: REVIEWED_ELSEWHERE,
} as const

/** In a count that is one of several. */
export function decidedElsewhere(contest: Parameters<typeof toldAbout>[0]): string {
  return ELSEWHERE[toldAbout(contest)]
}

export function seatsOnPaper({ kind, seats, councilSeats, question, result }: Seats): string {
  if (!electsHere({ result })) return decidedElsewhere({ kind })
  if (question !== undefined) return questionOnPaper(question)
  if (kindOf({ kind }).about === 'judges') return '国民審査'
  if (councilSeats === undefined) return `定数 ${figure(seats)}`
  return `選挙すべき人数 ${figure(seats)}、議員の定数 ${figure(councilSeats)}`
}
