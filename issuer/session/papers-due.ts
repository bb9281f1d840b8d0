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
  return STATION_PAPERS.filter((name) => isOfStation(name, facts) && isOfDesk(name, facts)).map((name) => {
    const made = record.papers.find((each) => each.name === name) ?? null
    const isOpen = isPaperOpen(name, record)
    const state = isOpen ? (made === null && isDue(name, record) ? 'due' : 'open') : 'closed'
    return { name, time: PAPER[name][0].time, state, look: mayBeLookedAt(name, record), made }
  })
}

/** DOC-02 … 20: forms that lie ready before the opening, and are not printed. */
export function stockDue(offers: readonly PaperOffer[]): readonly PaperOffer[] {
  return offers.filter(({ time, state }) => time === 'stock' && state === 'due')
}

const OF_THE_RECORD: ReadonlySet<StationPaperName> = new Set(['polling-record', 'desk-annex'])

/** D-24: the desk with the machines is the station's first one. */
function isOfDesk(name: StationPaperName, { kiosks }: IssuerFacts): boolean {
  return PAPER[name][1] !== (kiosks.length > 0 ? 'other-desks' : 'first-desk')
}

function isOfStation(name: StationPaperName, { designated, earlyVoting, slips }: IssuerFacts): boolean {
  const station = PAPER[name][2]
  switch (station) {
    case 'every-station':
      return true
    case 'designated':
      return designated
    case 'early-voting':
      return earlyVoting
    case 'with-roll':
      return slips === null
    case 'early-with-roll':
      return earlyVoting && slips === null
    default:
      return unreachable(station)
  }
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
  return PAPER[name][0].isOpen(record)
}

interface PaperTime {
  readonly time: PaperOffer['time']
  readonly isOpen: (record: DayRecord) => boolean
}

const STOCK: PaperTime = { time: 'stock', isOpen: () => true }
const COUNTED: PaperTime = { time: 'voting', isOpen: ({ hours }) => hours.length > 0 }
/** A paper that names voters waits until nobody gets a card any more: its moment would show who had just come. */
const NAMING: PaperTime = { time: 'evening', isOpen: ({ closing }) => closing.kiosksMayClose }

/**
 * When it may be made · by which desk: the papers of the station are made at its first one, and those that name voters where the voters
 * came (D-24) · at which stations: absentee votes come to the designated one alone, and beside slips the city's reception has the forms of
 * ticket, declaration, oath and judgment (発券のみ).
 */
type PaperRule = readonly [
  PaperTime,
  'each-desk' | 'first-desk' | 'other-desks',
  'every-station' | 'designated' | 'early-voting' | 'with-roll' | 'early-with-roll',
]

const PAPER: Readonly<Record<StationPaperName, PaperRule>> = {
  'ticket-reissue': [STOCK, 'each-desk', 'with-roll'],
  declaration: [STOCK, 'each-desk', 'with-roll'],
  'early-oath': [STOCK, 'first-desk', 'early-with-roll'],
  'provisional-envelope': [STOCK, 'each-desk', 'every-station'],
  'provisional-record': [STOCK, 'each-desk', 'every-station'],
  'braille-record': [STOCK, 'each-desk', 'every-station'],
  'court-decision': [STOCK, 'first-desk', 'with-roll'],
  'absentee-late': [STOCK, 'first-desk', 'designated'],
  'absentee-decision': [STOCK, 'first-desk', 'designated'],
  'witness-handover': [STOCK, 'first-desk', 'every-station'],
  'fault-report': [STOCK, 'each-desk', 'every-station'],
  'staff-words': [STOCK, 'each-desk', 'every-station'],
  turnout: [COUNTED, 'each-desk', 'every-station'],
  'quick-report': [COUNTED, 'first-desk', 'every-station'],
  'key-envelopes': [
    { time: 'evening', isOpen: ({ stage }) => stage === 'closing' || stage === 'closed' },
    'first-desk',
    'every-station',
  ],
  'envelope-returned': [NAMING, 'each-desk', 'every-station'],
  'envelope-found': [NAMING, 'each-desk', 'every-station'],
  'machine-ledger': [NAMING, 'first-desk', 'every-station'],
  'proxy-record': [NAMING, 'each-desk', 'every-station'],
  'early-daily-report': [NAMING, 'first-desk', 'early-voting'],
  'polling-record': [NAMING, 'first-desk', 'every-station'],
  'desk-annex': [NAMING, 'other-desks', 'every-station'],
  'card-ledger': [
    { time: 'evening', isOpen: ({ closing }) => closing.kiosksMayClose && closing.cardsInCase !== null },
    'each-desk',
    'every-station',
  ],
  'transport-list': [{ time: 'evening', isOpen: ({ reports }) => reports.version > 0 }, 'first-desk', 'every-station'],
}
