/** Turnout as stations read it out on the telephone (TRN-05), typed by the office: a line for each station and time. A line that comes again corrects. */
import { readCsv } from '#election/definition/import/csv.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalTime } from '#election/time.ts'

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

export type ToldFault = { readonly type: 'told-heading' } | { readonly type: 'told-line'; readonly line: number }

interface Known {
  /** By their text. */
  readonly stations: ReadonlyMap<string, StationId>
  readonly contests: ReadonlyMap<string, ContestId>
}

export const TOLD_COLUMNS = ['station', 'contest', 'until', 'men', 'women', 'all'] as const
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/
const NUMBER = /^[0-9]{1,7}$/

/** @returns the lines; of one station, contest and time the last one alone */
export function readTold(text: string, known: Known): Result<readonly ToldTurnout[], ToldFault> {
  const { rows, faults } = readCsv(text.replace(/^\u{FEFF}/u, ''))
  const [fault] = faults
  if (fault !== undefined) return err({ type: 'told-line', line: fault.line })
  const [head, ...lines] = rows
  if (head === undefined || head.cells.join() !== TOLD_COLUMNS.join()) return err({ type: 'told-heading' })
  const told = new Map<string, ToldTurnout>()
  for (const { line, cells } of lines) {
    const [ofStation = '', ofContest = '', until = '', men = '', women = '', all = ''] = cells
    const [station, contest] = [known.stations.get(ofStation), known.contests.get(ofContest)]
    const areNumbers = [men, women, all].every((each) => NUMBER.test(each))
    if (station === undefined || contest === undefined || !TIME.test(until)) return err({ type: 'told-line', line })
    if (!areNumbers || cells.length !== TOLD_COLUMNS.length) return err({ type: 'told-line', line })
    const figures = { men: Number(men), women: Number(women), all: Number(all) }
    if (figures.men + figures.women > figures.all) return err({ type: 'told-line', line })
    const row = { station, contest, until: until as LocalTime, ...figures }
    told.set([station, contest, until].join('\0'), row)
  }
  return ok([...told.values()].sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)))
}
