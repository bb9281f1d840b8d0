/** How many are elected, as papers say it beside the title; in a by-election also the members of the council, by which the minimum is divided. */

import { figure } from '#election/figure.ts'
import { electsHere, type Seats } from '#election/kinds/kinds.ts'
import { questionOnPaper } from './question-on-paper.ts'

/** TC-55 */
export const DECIDED_ELSEWHERE = '開票区の報告。当選人は、選挙会が全部の開票区の報告により決める'

export function seatsOnPaper({ seats, councilSeats, question, result }: Seats): string {
  if (question !== undefined) return questionOnPaper(question)
  if (!electsHere({ result })) return DECIDED_ELSEWHERE
  if (councilSeats === undefined) return `定数 ${figure(seats)}`
  return `選挙すべき人数 ${figure(seats)}、議員の定数 ${figure(councilSeats)}`
}
