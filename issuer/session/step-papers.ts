/** Papers and their printing: what the desk is told, and once more. A printer stops nothing but the paper itself (OPN-06). */
import { unreachable } from '#election/assert.ts'
import type { PrinterTrouble } from '#hardware/printer/port.ts'
import { notice } from './codes.ts'
import { PAPERS, type PaperName } from './screen-event.ts'
import type { Day, Paper } from './state.ts'
import { alarm, type DayStep, keep, record } from './step-day.ts'

export function paperTold(before: Day, paper: Paper): DayStep {
  const last = before.papers.find(({ name }) => name === paper.name)
  const papers = PAPERS.flatMap((name) => {
    const each = name === paper.name ? paper : before.papers.find((other) => other.name === name)
    return each === undefined ? [] : [each]
  })
  const day: Day = { ...before, papers }
  const trouble = troubleOf(paper)
  const noted = paper.name === 'confirmation-sheet' ? record(day, { sheet: sheetOf(paper) }) : keep(day)
  if (trouble === null || (last !== undefined && troubleOf(last) === trouble)) return noted
  return { ...alarm(noted.day, notice(trouble)), effects: noted.effects }
}

function troubleOf({ state }: Paper): PrinterTrouble | null {
  return 'trouble' in state ? state.trouble : null
}

/** What may be signed lies on the table, or as a file where the station has no printer. */
function sheetOf({ state }: Paper): Day['record']['sheet'] {
  switch (state.type) {
    case 'kept':
    case 'printed':
      return 'printed'
    case 'printing':
    case 'waits':
      return 'printing'
    case 'failed':
      return 'failed'
    default:
      return unreachable(state)
  }
}

export function printAgain(day: Day, name: PaperName): DayStep {
  const paper = day.papers.find((each) => each.name === name)
  if (paper === undefined || paper.state.type === 'printing' || paper.state.type === 'waits') return keep(day)
  return keep(day, { type: 'print-again', paper: name, path: paper.path })
}
