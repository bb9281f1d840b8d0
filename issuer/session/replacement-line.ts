/** D-07: the line of a card that is replaced. It is written before the card is issued, and says so when none came of it. */
import type { Day, DayRecord } from './state.ts'
import { type DayStep, keep, record } from './step-day.ts'

type Line = DayRecord['replacements'][number]

export function withLine(day: Day, line: Line): DayStep {
  return record(day, { replacements: [...day.record.replacements, line] })
}

/** Its voter goes without another card. Nobody else's is decided meanwhile: it is the last line. */
export function notIssued(day: Day): DayStep {
  const replacements = lastNotIssued(day.record)
  return replacements.length === 0 ? keep(day) : record(day, { replacements })
}

/**
 * Power may have gone between the decision and the card: then the books know of fewer cards that replace another.
 * @param replaced as many as the books know, with one whose issue is open
 */
export function afterPowerCut(before: DayRecord, replaced: number): DayRecord {
  const said = before.replacements.filter(({ issued = true }) => issued).length
  // The signed record stays as it is.
  return said <= replaced || before.stage === 'closed' ? before : { ...before, replacements: lastNotIssued(before) }
}

function lastNotIssued({ replacements }: DayRecord): readonly Line[] {
  return replacements.map((line, at) => (at === replacements.length - 1 ? { ...line, issued: false } : line))
}
