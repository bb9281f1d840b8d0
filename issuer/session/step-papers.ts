/** Papers and their printing: what the desk shows, and printing once more. A printer stops nothing but the paper itself (OPN-06). */
import type { StationPaperName } from '#documents/station/paper-names.ts'
import { unreachable } from '#election/assert.ts'
import type { PrinterTrouble } from '#hardware/printer/port.ts'
import { notice } from './codes.ts'
import type { PaperMade } from './day-record.ts'
import type { IssuerEvent } from './event.ts'
import { isPaperOpen, mayBeLookedAt } from './papers-due.ts'
import { type OtherPaperName, ofScreen, PAPERS, type PaperName, type ScreenEventOf } from './screen-event.ts'
import type { Day, Paper, ShownPaper } from './state.ts'
import { alarm, type DayStep, keep, record } from './step-day.ts'

function paperTold(before: Day, paper: Paper): DayStep {
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

/** The sheet to be signed is on the table, or a file if the station has no printer. */
function sheetOf({ state }: Paper): Day['record']['sheet'] {
  switch (state.type) {
    case 'kept':
    case 'printed':
      return 'printed'
    case 'printing':
    case 'waits':
      return 'printing'
    case 'failed':
    case 'unknown':
      return state.type
    default:
      return unreachable(state)
  }
}

export const isAskedOfPapers = ofScreen(
  'paper-print-requested',
  'paper-requested',
  'paper-looked-at',
  'paper-page-turned',
  'paper-put-away',
)
type PaperScreenEvent = ScreenEventOf<typeof isAskedOfPapers>
const TOLD = ['paper', 'paper-made', 'paper-not-made', 'paper-drawn'] as const
type PaperEvent = Extract<IssuerEvent, { type: (typeof TOLD)[number] }>

export function isOfPapers(event: IssuerEvent): event is PaperEvent {
  return TOLD.some((type) => type === event.type)
}

export function stepPapers(day: Day, event: PaperEvent | PaperScreenEvent): DayStep {
  switch (event.type) {
    case 'paper':
      return paperTold(day, event.paper)
    case 'paper-print-requested':
      return printAgain(day, event.paper)
    case 'paper-requested':
      return isPaperOpen(event.paper, day.record) && !isUnderWay(day, event.paper)
        ? makePaper(day, event.paper, 'print')
        : keep(day)
    case 'paper-looked-at':
      return mayBeLookedAt(event.paper, day.record) ? makePaper(day, event.paper, 'show') : keep(day)
    case 'paper-made':
      return paperMade(day, event)
    case 'paper-not-made':
      return alarm(day, notice('paper-not-made'))
    case 'paper-drawn':
      return keep({ ...day, shown: { name: event.paper, pages: event.pages, page: 0 } })
    case 'paper-page-turned':
      return keep({ ...day, shown: day.shown === null ? null : turned(day.shown, event.page) })
    case 'paper-put-away':
      return keep({ ...day, shown: null })
    default:
      return unreachable(event)
  }
}

function makePaper(day: Day, paper: StationPaperName, purpose: 'print' | 'show'): DayStep {
  return keep(day, { type: 'make-paper', paper, purpose, record: day.record, counts: day.counts })
}

/** Counted first: after power that fails in between, the next one is marked as a reprint and never passes for the only one. */
function paperMade(day: Day, { made, path }: { readonly made: PaperMade; readonly path: string }): DayStep {
  const papers = [...day.record.papers.filter(({ name }) => name !== made.name), made]
  const counted = record(day, { papers })
  return { day: counted.day, effects: [...counted.effects, { type: 'print-again', paper: made.name, path }] }
}

function turned(shown: ShownPaper, page: number): ShownPaper {
  return page < shown.pages.length ? { ...shown, page } : shown
}

function isUnderWay({ papers }: Day, name: PaperName): boolean {
  const type = papers.find((each) => each.name === name)?.state.type
  return type === 'printing' || type === 'waits'
}

/** Drawn again, with its mark; the log comes from its file as it was shown. */
function printAgain(day: Day, name: OtherPaperName): DayStep {
  const { record, counts } = day
  const paper = day.papers.find((each) => each.name === name)
  if (paper === undefined || isUnderWay(day, name)) return keep(day)
  switch (name) {
    case 'confirmation-sheet':
      return keep(day, { type: 'print-confirmation-sheet', record })
    case 'station-report':
      // Its paper would have figures that nobody has signed yet, and a new number comes with the next version.
      if (record.reports.correcting !== '') return alarm(day, notice('report-being-corrected'))
      return keep(day, { type: 'write-station-report', version: record.reports.version, record, counts })
    case 'issuer-log':
      return keep(day, { type: 'print-again', paper: name, path: paper.path })
    default:
      return unreachable(name)
  }
}
