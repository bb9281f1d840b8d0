/** D-07: the line of a card that is replaced. It is written before the card is issued, and says so when none came of it. */
import type { Day, DayRecord } from './state.ts'
import { type DayStep, keep, record } from './step-day.ts'

type Line = DayRecord['replacements'][number]

export function withLine(day: Day, line: Line): DayStep {
  return record(day, { replacements: [...day.record.replacements, line] })
}

/** Its voter goes without another card. Nobody else's is decided meanwhile: it is the last line. */
export function notIssued(day: Day): DayStep {
  const lines = day.record.replacements
  const last = lines.at(-1)
  return last === undefined
    ? keep(day)
    : record(day, { replacements: [...lines.slice(0, -1), { ...last, issued: false }] })
}
