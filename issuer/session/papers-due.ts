/** Which papers of the station may be printed now, and which ought to be (DOC-02 … 20). */
import { STATION_PAPERS, type StationPaperName } from '#documents/station/paper-names.ts'
import { unreachable } from '#election/assert.ts'
import type { PaperMade } from './day-record.ts'
import type { DayRecord, IssuerFacts } from './state.ts'

export interface PaperOffer {
  readonly name: StationPaperName
  /** stock: printed before opening and filled in by hand. */
  readonly time: 'stock' | 'voting' | 'evening'
  /** closed: not yet · open: may be printed · due: ought to be, and was not. */
  readonly state: 'closed' | 'open' | 'due'
  /** It may be looked at: what is printed in the evening alone is prepared before. */
  readonly look: boolean
  readonly made: PaperMade | null
}

export function paperOffers(facts: IssuerFacts, record: DayRecord): readonly PaperOffer[] {
  return STATION_PAPERS.filter((name) => facts.designated || !OF_DESIGNATED.has(name)).map((name) => {
    const made = record.papers.find((each) => each.name === name) ?? null
    const isOpen = isPaperOpen(name, record)
    const state = isOpen ? (made === null && isDue(name, record) ? 'due' : 'open') : 'closed'
    return { name, time: timeOf(name), state, look: mayBeLookedAt(name, record), made }
  })
}

/** Absentee votes come to the designated station alone. */
const OF_DESIGNATED: ReadonlySet<StationPaperName> = new Set(['absentee-late', 'absentee-decision'])

export function mayBeLookedAt(name: StationPaperName, record: DayRecord): boolean {
  return isPaperOpen(name, record) || (name === 'polling-record' && record.openedAt !== null)
}

/** These wait for what is entered last, or their first print would be the wrong one. */
function isDue(name: StationPaperName, { reports, closing }: DayRecord): boolean {
  if (name === 'polling-record') return reports.version > 0 && reports.correcting === ''
  return name !== 'machine-ledger' || closing.boxesReady !== null
}

/** What names voters waits until nobody gets a card any more: its moment would tell who had just come. */
export function isPaperOpen(name: StationPaperName, { stage, hours, reports, closing }: DayRecord): boolean {
  switch (name) {
    case 'ticket-reissue':
    case 'declaration':
    case 'provisional-envelope':
    case 'provisional-record':
    case 'braille-record':
    case 'court-decision':
    case 'absentee-late':
    case 'absentee-decision':
    case 'fault-report':
      return true
    case 'turnout':
    case 'quick-report':
      return hours.length > 0
    case 'key-envelopes':
      return stage === 'closing' || stage === 'closed'
    case 'envelope-returned':
    case 'envelope-found':
    case 'machine-ledger':
    case 'proxy-record':
    case 'polling-record':
      return closing.kiosksMayClose
    case 'card-ledger':
      return closing.kiosksMayClose && closing.cardsInCase !== null
    case 'transport-list':
      return reports.version > 0
    default:
      return unreachable(name)
  }
}

function timeOf(name: StationPaperName): PaperOffer['time'] {
  switch (name) {
    case 'turnout':
    case 'quick-report':
      return 'voting'
    case 'key-envelopes':
    case 'envelope-returned':
    case 'envelope-found':
    case 'card-ledger':
    case 'machine-ledger':
    case 'proxy-record':
    case 'polling-record':
    case 'transport-list':
      return 'evening'
    case 'ticket-reissue':
    case 'declaration':
    case 'provisional-envelope':
    case 'provisional-record':
    case 'braille-record':
    case 'court-decision':
    case 'absentee-late':
    case 'absentee-decision':
    case 'fault-report':
      return 'stock'
    default:
      return unreachable(name)
  }
}
