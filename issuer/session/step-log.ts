/** The papers' page. LAW-07: the log is looked at by card and PIN, and goes along on paper. */
import { unreachable } from '#election/assert.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day } from './state.ts'
import { alarm, type DayStep, keep } from './step-day.ts'
import { whenQuiet } from './step-pause.ts'

type LogEvent = Extract<IssuerEvent, { type: 'log-failed' | 'log-read' | 'log-printed' | 'log-not-printed' }>

export const isOfLog = ofScreen('log-requested', 'log-print-requested', 'tab-chosen')
type LogScreenEvent = ScreenEventOf<typeof isOfLog>

export function stepLog(day: Day, event: LogEvent | LogScreenEvent): DayStep {
  switch (event.type) {
    case 'log-requested':
      return whenQuiet({ ...day, log: null }, { type: 'show-log' })
    case 'log-read':
      return keep({ ...day, tab: 'papers', log: { entries: event.log.entries, gaps: event.log.gaps, files: null } })
    case 'log-print-requested':
      return day.log === null ? keep(day) : keep(day, { type: 'print-log', record: day.record })
    case 'tab-chosen':
      // Behind the officer's back nothing of it is left on the screen.
      return keep(
        { ...day, tab: event.tab, told: { ...day.told, shown: false }, log: null, shown: null },
        ...(event.tab === 'watch' && day.electors === null ? [{ type: 'count-electors' } as const] : []),
      )
    case 'log-printed':
      return keep({ ...day, log: day.log === null ? null : { ...day.log, files: event.files } })
    case 'log-not-printed':
      return alarm(day, notice('log-not-printed'))
    case 'log-failed':
      return alarm(day, notice('log-not-written'))
    default:
      return unreachable(event)
  }
}
