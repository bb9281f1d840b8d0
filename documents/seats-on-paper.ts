/** How many are elected, as papers say it beside the title; in a by-election also the members of the council, by which the minimum is divided. */
import type { Seats } from '#election/definition/contest-kind.ts'
import { figure } from '#election/figure.ts'

export function seatsOnPaper({ seats, councilSeats }: Seats): string {
  if (councilSeats === undefined) return `定数 ${figure(seats)}`
  return `選挙すべき人数 ${figure(seats)}、議員の定数 ${figure(councilSeats)}`
}
