/** Turnout as stations reported it in the course of election day (TRN-05), from headquarters' board (S-21). */
import { allOf } from '#election/count/desk-figures.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import type { Board } from '../session/board.ts'

export interface ToldTurnout {
  readonly station: StationId
  readonly contest: ContestId
  /** Voters up to this time. */
  readonly until: LocalTime
  readonly men: number
  readonly women: number
  /** With those whose sex the roll does not say. */
  readonly all: number
}

/** In the order of time. */
export function toldOf(board: Board, date: LocalDate): readonly ToldTurnout[] {
  const ofDay = [...board.values()].filter((each) => each.date === date)
  const lines = ofDay.flatMap(({ station, until, contests }) =>
    contests.map(({ contest, ...of }) => ({ station, contest, until, men: of.men, women: of.women, all: allOf(of) })),
  )
  return lines.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
}
