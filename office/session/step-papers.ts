/** Papers that were made: looked at page by page and sent to the printer, by anybody and at any time. Nothing of the project changes. */
import { unreachable } from '#election/assert.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import { madeAnew, type PapersAtPrinter, send, stateAtPrinter, toldOf } from '#shell/papers-at-printer.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import { type MadePaper, madePaper, shownAnew, shownOf, turned } from './papers.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { type OfficeStepped, stay } from './stepped.ts'

const PAPER_EVENTS = ['look-at-paper', 'turn-paper', 'put-paper-away', 'print-paper', 'print-papers'] as const
export type PaperScreen = Extract<OfficeScreenEvent, { type: (typeof PAPER_EVENTS)[number] }>

export function isOfPapers(event: OfficeScreenEvent): event is PaperScreen {
  return PAPER_EVENTS.some((type) => type === event.type)
}

export function onPaperScreen(state: OfficeState, event: PaperScreen): OfficeStepped {
  const { shown } = state
  switch (event.type) {
    case 'look-at-paper':
      return stay({ ...state, shown: shownOf(state, event.path) ?? shown })
    case 'turn-paper':
      return stay({ ...state, shown: shown === null ? null : turned(shown, event.page) })
    case 'put-paper-away':
      return stay({ ...state, shown: null })
    case 'print-paper': {
      const paper = madePaper(state, event.path)
      return paper === null ? stay(state) : sent(state, [paper])
    }
    case 'print-papers':
      return sent(
        state,
        state.papers.filter(({ name, path }) => event.names.includes(name) && !isPrinted(state.atPrinter, path)),
      )
    default:
      return unreachable(event)
  }
}

function isPrinted(atPrinter: PapersAtPrinter<PrintState>, path: string): boolean {
  return stateAtPrinter(atPrinter, path)?.type === 'printed'
}

/** Papers that are under way already are not sent again. */
function sent(state: OfficeState, papers: readonly MadePaper[]): OfficeStepped {
  if (!state.hasPrinter) return stay(state)
  let { atPrinter } = state
  const effects: OfficeEffect[] = []
  for (const { path } of papers) {
    const next = send(atPrinter, path)
    if (next === null) continue
    atPrinter = next.all
    effects.push({ type: 'send-to-printer', ...next.sending })
  }
  return stay({ ...state, atPrinter }, ...effects)
}

/** @returns what the session knows once these lie there */
export function withMade(state: OfficeState, made: readonly MadePaper[]): OfficeState {
  const atPrinter = made.reduce((all, { path }) => madeAnew(all, path), state.atPrinter)
  return { ...state, busy: null, shown: shownAnew(state.shown, made), atPrinter }
}

export function toldByPrinter(
  state: OfficeState,
  { path, turn, state: now }: Extract<OfficeEvent, { type: 'at-printer' }>,
): OfficeState {
  return { ...state, atPrinter: toldOf(state.atPrinter, { path, turn }, now) }
}
