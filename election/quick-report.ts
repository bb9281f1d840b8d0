/**
 * 投票状況速報 (TRN-05) as a code on the paper that a station faxes or reads out: headquarters' scanner types it. It has the figures of the
 * paper and no more, and proves nothing: a quick report is provisional, and the count rests on none.
 *
 * `IQ1/<election>/<station>/<date>/<hhmm>/<men>.<women>.<unsaid>/…/<check>`: the contests of the station in their order.
 */
import { assert } from './assert.ts'
import { textCheck } from './code-check.ts'
import type { BySex } from './count/desk-figures.ts'
import { electionId, stationId } from './id-schemas.ts'
import type { ElectionId, StationId } from './ids.ts'
import { err, ok, type Result } from './result.ts'
import { type LocalDate, type LocalTime, parseDate, parseTime } from './time.ts'

export interface QuickReportCode {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly date: LocalDate
  /** The figures are those of this minute. */
  readonly until: LocalTime
  /** Voters so far, in the order of the station's contests. */
  readonly contests: readonly BySex[]
}

/** More voters than a station can have. */
export const QUICK_REPORT_FIGURE_MAX = 9_999_999
const FORM = /^IQ1\/([0-9a-f]{16})\/([0-9A-Za-z_-]{1,32})\/(\d{4}-\d\d-\d\d)\/(\d\d)(\d\d)\/([0-9./]{5,400})\/(\d\d)$/
const FIGURES = /^(\d{1,7})\.(\d{1,7})\.(\d{1,7})$/

export function quickReportText({ electionId, station, date, until, contests }: QuickReportCode): string {
  const figures = contests.map(({ men, women, unsaid }) => `${men}.${women}.${unsaid}`).join('/')
  const said = `IQ1/${electionId}/${station}/${date}/${until.replace(':', '')}/${figures}`
  const text = `${said}/${textCheck(said)}`
  assert(readQuickReport(text).ok, 'quick report: figures that a code can hold')
  return text
}

/** @returns `foreign`: no report of this system; `garbled`: one of whose characters some were misread */
export function readQuickReport(text: string): Result<QuickReportCode, 'foreign' | 'garbled'> {
  if (!text.startsWith('IQ1/')) return err('foreign')
  const found = FORM.exec(text)
  if (found === null || textCheck(text.slice(0, text.lastIndexOf('/'))) !== found[7]) return err('garbled')
  const [, election, place, day = '', hour, minute, figures = ''] = found
  const [id, station] = [electionId.safeParse(election), stationId.safeParse(place)]
  const [date, until] = [parseDate(day), parseTime(`${hour}:${minute}`)]
  const contests = figures.split('/').map(figuresOf)
  if (!id.success || !station.success || date === null || until === null || !contests.every((each) => each !== null))
    return err('garbled')
  return ok({ electionId: id.data, station: station.data, date, until, contests })
}

function figuresOf(text: string): BySex | null {
  const found = FIGURES.exec(text)
  if (found === null) return null
  const [men = 0, women = 0, unsaid = 0] = found.slice(1).map(Number)
  return { men, women, unsaid }
}
