/** What the station's papers are filled from: package, books and the day's record, as they stand now. */

import type {
  BySex,
  CardsOfDay,
  MachineOfDay,
  PaperTemplate,
  StationDay,
  WitnessesOfDay,
} from '#documents/station/station-day.ts'
import { type LocalMinute, timeOf } from '#election/time.ts'
import { contestBooks, missingCards } from '#issuer/session/balance.ts'
import { KEY_ENVELOPES, type KeyEnvelopeName } from '#issuer/session/day-names.ts'
import type { Counts, DayRecord } from '#issuer/session/state.ts'
import type { OpenStation } from '../station.ts'
import { otherHappenings } from './happenings.ts'
import { headOf } from './papers.ts'
import { rollBySex } from './roll-by-sex.ts'
import { votersOnPaper } from './voters-on-paper.ts'

export function stationDayOf(
  station: OpenStation,
  { record, counts }: { readonly record: DayRecord; readonly counts: Counts },
  template: PaperTemplate,
  now: LocalMinute,
): StationDay {
  const { facts } = station
  const { witnesses, closing } = record
  const missing = missingCards(counts, record)
  const roll = rollBySex(station)
  return {
    head: headOf(facts, now),
    template,
    station: { id: facts.station, name: facts.stationName, designated: facts.designated },
    issuerSerial: facts.issuerSerial,
    ...roll,
    contests: contestBooks(counts, record, missing ?? 0).map((books, place) => ({
      id: books.contest,
      title: facts.contests[place]?.title ?? books.contest,
      voters: { men: books.men, women: books.women, total: books.voters },
      braille: bothSexes(books.braille),
      provisional: bothSexes(books.provisional),
      issued: books.issued,
      returned: books.returned,
      found: books.found,
      replaced: books.replaced,
      missing: missing === null ? null : books.missing,
      records: books.told,
    })),
    hours: record.hours,
    witnesses: { appointed: witnesses.appointed, named: inTheMorning(witnesses), substitutes: witnesses.substitutes },
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    sheetSigned: record.sheetSigned,
    machines: machinesOf(record),
    cards: cardsOf(record, counts, missing),
    suspensions: record.suspensions.map(({ from, until, cause, machinesLeft, waiting, leaving }) => ({
      from: timeOf(from),
      until: until === null ? null : timeOf(until),
      cause,
      machinesLeft,
      waiting,
      leaving,
    })),
    happenings: otherHappenings(record),
    differenceReason: closing.reason,
    transport: witnesses.transport,
    keyKeepers: KEY_ENVELOPES.map((envelope) => keeperOf(record, envelope)),
    sealLabels: {
      original: closing.sealLabels['originals-sealed'] || null,
      duplicate: closing.sealLabels['duplicates-sealed'] || null,
    },
    ...(closing.kiosksMayClose ? votersOnPaper(station) : { helped: null, voters: null }),
  }
}

/** A place that was filled by another has the name of the last one: the first is the one that the commission appointed. */
function inTheMorning({ names, parties, came, left, substitutes }: DayRecord['witnesses']): WitnessesOfDay['named'] {
  return names.map((name, place) => {
    const first = substitutes.find((each) => each.place === place)
    return first === undefined
      ? { name, party: parties[place] ?? '', came: came[place] ?? null, left: left[place] ?? null }
      : { name: first.left, party: first.leftParty, came: null, left: null }
  })
}

function bothSexes({ men, women }: { readonly men: number; readonly women: number }): BySex {
  return { men, women, total: men + women }
}

const ROLES = { officer: '投票管理者', deputy: '職務代理者', witness: '投票立会人' } as const

function keeperOf({ keys }: DayRecord, envelope: KeyEnvelopeName): string | null {
  if (!keys.envelopes.some((each) => each.envelope === envelope)) return null
  const keeper = keys.moves.findLast(({ what }) => what === envelope)?.to
  return keeper === undefined || keeper.name === '' ? null : `${ROLES[keeper.role]}　${keeper.name}`
}

function machinesOf({ kiosks, closing }: DayRecord): readonly MachineOfDay[] {
  const serialOf = (machine: string | null) => kiosks.find((kiosk) => kiosk.machine === machine)?.serial ?? machine
  return kiosks.map(({ machine, pair, serial, state, wasStarted, takenOverBy, note }) => {
    const medium = (role: 'original' | 'duplicate') =>
      closing.media.find((each) => each.machine === machine && each.role === role && each.serial !== '')?.serial ?? null
    return {
      id: machine,
      pair,
      serial,
      state,
      wasStarted,
      takenOverBy: serialOf(takenOverBy),
      note,
      original: medium('original'),
      duplicate: medium('duplicate'),
      seal: closing.seals.find((each) => each.machine === machine)?.digits ?? null,
    }
  })
}

function cardsOf(
  { cardsReceived, closing, replacements }: DayRecord,
  counts: Counts,
  missing: number | null,
): CardsOfDay {
  return {
    received: cardsReceived,
    inCase: closing.cardsInCase,
    issued: counts.cardsIssued,
    returned: counts.cardsReturned,
    inEnvelope: counts.cardsInEnvelope,
    found: counts.cardsFound,
    missing,
    out: closing.cardsOut,
    replacements,
  }
}
