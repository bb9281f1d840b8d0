/** Papers of the count at the printer. Documents that are not papers – CSV, JSON, the reports of NIST – are not sent. */
import { madeAnew, send } from '#shell/papers-at-printer.ts'
import { isPaper, type TallyDocument } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { stay, type TallyStepped } from './stepped.ts'

/** Its file says something new: of that nothing was printed. */
export function documentMade(state: TallyState, document: TallyDocument, path: string): TallyStepped {
  const documents = new Map(state.documents).set(document, path)
  return stay({ ...state, busy: null, documents, atPrinter: madeAnew(state.atPrinter, path) })
}

/** Only what this program made, and once at a time. */
export function sendToPrinter(state: TallyState, path: string): TallyStepped {
  const isMade = [...state.documents].some(([document, each]) => each === path && isPaper(document))
  const isAnnounced = [...state.announcementPapers.values()].includes(path)
  const sent = state.hasPrinter && (isMade || isAnnounced) ? send(state.atPrinter, path) : null
  if (sent === null) return stay(state)
  return stay({ ...state, atPrinter: sent.all }, { ...sent.sending, type: 'send-to-printer' })
}
