/** The figures on headquarters' board: the reports of each station, and the sums over them. */
import { allOf, type BySex } from '#election/count/desk-figures.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import type { TurnoutTold } from './board.ts'

export interface BoardView {
  readonly electionId: string
  readonly title: string
  readonly municipality: string
  readonly date: LocalDate
  readonly dates: readonly LocalDate[]
  readonly stations: readonly BoardStation[]
  /** Those whose newest report is late. */
  readonly late: readonly StationId[]
  readonly contests: readonly BoardContest[]
}

export interface BoardStation {
  readonly station: StationId
  readonly name: string
  readonly district: string
  readonly early: boolean
  readonly contests: readonly {
    readonly contest: ContestId
    readonly title: string
    readonly electors: number | null
  }[]
  /** When a report is asked for, the closing last; and times at which one came unasked. */
  readonly times: readonly LocalTime[]
  readonly told: readonly TurnoutTold[]
  /** The last time that it owes; null: nothing is late. */
  readonly late: LocalTime | null
}

/** The sums over stations. An early-voting station has voters of all of them: no sum of its day is a share of anybody. */
export interface BoardContest {
  readonly contest: ContestId
  readonly title: string
  /** Sums over the newest report of each station. */
  readonly now: Turnout
  /** Where there is more than one: by polling district. */
  readonly districts: readonly (Turnout & { readonly district: string })[]
  /** Sums over those that reported at just this time. */
  readonly hours: readonly (Turnout & { readonly until: LocalTime })[]
}

export interface Turnout {
  readonly voters: BySex
  /** 当日有権者数 of those that reported; null: early voting. */
  readonly electors: number | null
  readonly reported: number
  readonly stations: number
}

export function contestView(contest: ContestId, title: string, all: readonly BoardStation[]): readonly BoardContest[] {
  const own = all.filter(({ contests }) => contests.some((each) => each.contest === contest))
  if (own.length === 0) return []
  const newest = (stations: readonly BoardStation[]) => sumOf(contest, stations, ({ told }) => told.at(-1))
  const districts = [...new Set(own.map(({ district }) => district))]
  const times = [...new Set(own.flatMap(({ times: each }) => each))].sort()
  return [
    {
      ...{ contest, title, now: newest(own) },
      districts:
        districts.length < 2
          ? []
          : districts.map((district) => ({ district, ...newest(own.filter((each) => each.district === district)) })),
      hours: times
        .map((until) => ({ until, ...sumOf(contest, own, ({ told }) => told.find((each) => each.until === until)) }))
        .filter(({ reported }) => reported > 0),
    },
  ]
}

function sumOf(
  contest: ContestId,
  stations: readonly BoardStation[],
  toldOf: (station: BoardStation) => TurnoutTold | undefined,
): Turnout {
  const found = stations.flatMap((station) => {
    const figures = toldOf(station)?.contests.find((each) => each.contest === contest)
    const electors = station.contests.find((each) => each.contest === contest)?.electors ?? null
    return figures === undefined ? [] : [{ figures, electors }]
  })
  const sum = (of: (figures: BySex) => number) => found.reduce((before, { figures }) => before + of(figures), 0)
  const isShare = found.every(({ electors }) => electors !== null)
  return {
    voters: { men: sum(({ men }) => men), women: sum(({ women }) => women), unsaid: sum(({ unsaid }) => unsaid) },
    electors: isShare ? found.reduce((before, { electors }) => before + (electors ?? 0), 0) : null,
    ...{ reported: found.length, stations: stations.length },
  }
}

/** 投票率 in hundredths of a percent, as every table of the commission has it; null: a share of nobody. */
export function rateOf({ voters, electors }: Pick<Turnout, 'voters' | 'electors'>): number | null {
  return electors === null || electors === 0 ? null : Math.round((allOf(voters) / electors) * 10_000)
}
