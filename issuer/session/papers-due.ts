/** Which papers of the station may be printed now, and which ought to be (DOC-02 … 20). */
import { STATION_PAPERS, type StationPaperName } from '#documents/station/paper-names.ts'
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
  return STATION_PAPERS.filter((name) => isOfStation(name, facts) && isOfDesk(name, facts)).map((name) => {
    const made = record.papers.find((each) => each.name === name) ?? null
    const isOpen = isPaperOpen(name, record)
    const state = isOpen ? (made === null && isDue(name, record) ? 'due' : 'open') : 'closed'
    return { name, time: PAPER[name].time, state, look: mayBeLookedAt(name, record), made }
  })
}

/** DOC-02 … 20: forms that lie ready before the opening, and are not printed. */
export function stockDue(offers: readonly PaperOffer[]): readonly PaperOffer[] {
  return offers.filter(({ time, state }) => time === 'stock' && state === 'due')
}

/** Absentee votes come to the designated station alone. */
const OF_DESIGNATED: ReadonlySet<StationPaperName> = new Set(['absentee-late', 'absentee-decision'])

/** D-24: the papers of the station are made at its first desk. Those that name voters are made where the voters came. */
const OF_EACH_DESK: ReadonlySet<StationPaperName> = new Set([
  'ticket-reissue',
  'declaration',
  'provisional-envelope',
  'provisional-record',
  'braille-record',
  'fault-report',
  'staff-words',
  'turnout',
  'envelope-returned',
  'envelope-found',
  'card-ledger',
  'proxy-record',
  'desk-annex',
])

const OF_THE_RECORD: ReadonlySet<StationPaperName> = new Set(['polling-record', 'desk-annex'])

function isOfDesk(name: StationPaperName, { kiosks }: IssuerFacts): boolean {
  return kiosks.length > 0 ? name !== 'desk-annex' : OF_EACH_DESK.has(name)
}

function isOfStation(name: StationPaperName, { designated, earlyVoting }: IssuerFacts): boolean {
  if (name === 'early-daily-report' || name === 'early-oath') return earlyVoting
  return designated || !OF_DESIGNATED.has(name)
}

export function mayBeLookedAt(name: StationPaperName, record: DayRecord): boolean {
  return isPaperOpen(name, record) || (name === 'polling-record' && record.openedAt !== null)
}

/** These wait for what is entered last, or their first print would be the wrong one. */
function isDue(name: StationPaperName, { reports, closing, days }: DayRecord): boolean {
  if (OF_THE_RECORD.has(name)) return (reports.version > 0 && reports.correcting === '') || days.rested !== null
  return name !== 'machine-ledger' || closing.boxesReady !== null
}

export function isPaperOpen(name: StationPaperName, record: DayRecord): boolean {
  return PAPER[name].isOpen(record)
}

interface PaperTime {
  readonly time: PaperOffer['time']
  readonly isOpen: (record: DayRecord) => boolean
}

const STOCK: PaperTime = { time: 'stock', isOpen: () => true }
const COUNTED: PaperTime = { time: 'voting', isOpen: ({ hours }) => hours.length > 0 }
/** A paper that names voters waits until nobody gets a card any more: its moment would show who had just come. */
const NAMING: PaperTime = { time: 'evening', isOpen: ({ closing }) => closing.kiosksMayClose }

const PAPER: Readonly<Record<StationPaperName, PaperTime>> = {
  'ticket-reissue': STOCK,
  declaration: STOCK,
  'early-oath': STOCK,
  'provisional-envelope': STOCK,
  'provisional-record': STOCK,
  'braille-record': STOCK,
  'court-decision': STOCK,
  'absentee-late': STOCK,
  'absentee-decision': STOCK,
  'witness-handover': STOCK,
  'fault-report': STOCK,
  'staff-words': STOCK,
  turnout: COUNTED,
  'quick-report': COUNTED,
  'key-envelopes': { time: 'evening', isOpen: ({ stage }) => stage === 'closing' || stage === 'closed' },
  'envelope-returned': NAMING,
  'envelope-found': NAMING,
  'machine-ledger': NAMING,
  'proxy-record': NAMING,
  'early-daily-report': NAMING,
  'polling-record': NAMING,
  'desk-annex': NAMING,
  'card-ledger': {
    time: 'evening',
    isOpen: ({ closing }) => closing.kiosksMayClose && closing.cardsInCase !== null,
  },
  'transport-list': { time: 'evening', isOpen: ({ reports }) => reports.version > 0 },
}
