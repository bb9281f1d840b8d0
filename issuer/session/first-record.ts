/** The record of a day on which nobody has declared anything yet. */
import { NO_KEYS_MOVED } from './key-ledger.ts'
import { CLOSING_TICKS, SEALING_TICKS } from './screen-event.ts'
import type { DayRecord, IssuerFacts } from './state.ts'

/** Three witnesses were appointed in 2002; the officer enters this day's number (ROL-04, D-02). */
const WITNESSES_APPOINTED = 3

export function firstRecord(facts: IssuerFacts): DayRecord {
  return {
    logs: [],
    stage: 'preparing',
    clockConfirmed: false,
    cardsReceived: null,
    officers: { officer: '', deputy: '' },
    witnesses: {
      appointed: WITNESSES_APPOINTED,
      names: [],
      parties: [],
      present: [],
      came: [],
      left: [],
      substitutes: [],
      transport: '',
    },
    keys: NO_KEYS_MOVED,
    kiosks: facts.kiosks.flatMap((machine) =>
      machine.pair === null
        ? []
        : [
            {
              machine: machine.id,
              pair: machine.pair,
              serial: machine.serial,
              // OPN-09: the spare waits until it is used.
              state: machine.spare ? ('spare' as const) : ('waiting' as const),
              wasStarted: false,
              signedFor: false,
              takenOverBy: null,
              note: '',
            },
          ],
    ),
    sheet: 'none',
    sheetSigned: null,
    ticked: [],
    openedAt: null,
    closedAt: null,
    inside: { rollNos: [], fixed: false },
    hours: [],
    quick: [],
    staff: [],
    rounds: [],
    troubles: [],
    apart: [],
    takeOvers: [],
    replacements: [],
    reports: { version: 0, correcting: '' },
    endedAt: null,
    suspensions: [],
    postponed: null,
    clockSets: [],
    clerks: [],
    papers: [],
    roll: { goneOnWithout: '', changes: [], byOrder: [], moved: [], paperMarks: [], entersPaper: false },
    closing: NOTHING_CLOSED,
    days: { before: [], overnight: null, list: null, rested: null },
  }
}

function allOf<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>
}

const NOTHING_CLOSED: DayRecord['closing'] = {
  ticks: allOf(CLOSING_TICKS, false),
  cardsOut: '',
  kiosksMayClose: false,
  permittedAt: null,
  unpermitted: [],
  absentees: null,
  envelopes: [],
  ended: null,
  ticketsCounted: null,
  cardsInCase: null,
  told: [],
  seals: [],
  noSeals: [],
  media: [],
  sealing: allOf(SEALING_TICKS, false),
  sealLabels: allOf(SEALING_TICKS, ''),
  boxesReady: null,
  reason: '',
  reasonOf: '',
}
