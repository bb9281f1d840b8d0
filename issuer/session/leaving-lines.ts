/**
 * The lines that people tick before anybody leaves (MED-03), in the order of the page, and take back until the end. The page, the steps,
 * the end, the next day and the people who play it read them here.
 */
import { type ActCode, type Notice, notice } from './codes.ts'
import { ANNEX_TICK, CAR_TICK, type DayTick } from './day-names.ts'
import type { DayRecord } from './day-record.ts'
import { issuesAlone } from './desk-alone.ts'

export interface LeavingLine {
  readonly tick: DayTick
  /** D-24: the first desk of a station, or a desk that issues alone. */
  readonly desk: 'first' | 'alone'
  /** A paper tells what is no longer so after a correction of the report, and is made anew. */
  readonly isPaper: boolean
  /** The end of the last evening waits for the line with these words; null: it does not. */
  readonly beforeTheEnd: ActCode | null
  /** LAW-12: so does the next day, and each evening has the line; null: the last evening alone. */
  readonly beforeTheNextDay: ActCode | null
}

const LEAVING_LINES: readonly LeavingLine[] = [
  { tick: CAR_TICK, desk: 'first', isPaper: false, beforeTheEnd: null, beforeTheNextDay: null },
  {
    tick: 'polling-record-made',
    desk: 'first',
    isPaper: true,
    beforeTheEnd: 'leaving-papers-missing',
    // Nothing of the evening can be printed once the next day is begun.
    beforeTheNextDay: 'polling-record-open',
  },
  {
    tick: 'transport-list-made',
    desk: 'first',
    isPaper: true,
    beforeTheEnd: 'leaving-papers-missing',
    beforeTheNextDay: null,
  },
  // DOC-03: the polling record names the annex of each other desk.
  { tick: ANNEX_TICK, desk: 'alone', isPaper: true, beforeTheEnd: 'desk-annex-missing', beforeTheNextDay: null },
]

/** The lines of this desk on this evening. */
export function leavingLines(record: Pick<DayRecord, 'kiosks'>, isLast: boolean): readonly LeavingLine[] {
  const desk = issuesAlone(record) ? 'alone' : 'first'
  return LEAVING_LINES.filter((line) => line.desk === desk && (isLast || line.beforeTheNextDay !== null))
}

/** MED-03: the first line that the end of the last evening, or the next day, still waits for. */
export function leavingRefusal(record: Pick<DayRecord, 'ticked' | 'kiosks'>, isLast: boolean): Notice<ActCode> | null {
  const open = leavingLines(record, isLast).filter(({ tick }) => !record.ticked.includes(tick))
  const code = open.map((line) => (isLast ? line.beforeTheEnd : line.beforeTheNextDay)).find((each) => each !== null)
  return code === undefined || code === null ? null : notice(code)
}

/** LAW-12: a desk that rests for the night still ticks what the next day waits for. */
export function isTickOfRest(tick: DayTick): boolean {
  return LEAVING_LINES.some((line) => line.tick === tick && line.beforeTheNextDay !== null)
}

/** Ticks that a correction of the signed report leaves: its papers are made anew. */
export function withoutPapers({ ticked }: Pick<DayRecord, 'ticked'>): readonly DayTick[] {
  return ticked.filter((each) => !LEAVING_LINES.some(({ tick, isPaper }) => isPaper && tick === each))
}
