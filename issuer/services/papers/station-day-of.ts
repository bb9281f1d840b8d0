/** Fills the data of the station's papers from package, books and the day's record, as they are now. */

import type { BySex, CardsOfDay, MachineOfDay, PaperTemplate, StationDay } from '#documents/station/station-day.ts'
import { allOf, type BySex as Counted } from '#election/count/desk-figures.ts'
import { contestsOfDistrict } from '#election/definition/definition.ts'
import { STAFF_SCRIPT_NAMES, stepOf } from '#election/definition/staff-words.ts'
import { stopAt } from '#election/definition/stops.ts'
import type { IssuerLogEntry } from '#election/log/issuer-log.ts'
import { quickReportText } from '#election/quick-report.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import { sittingsOf } from '#election/sitting.ts'
import { dateOf, type LocalMinute, timeOf } from '#election/time.ts'
import { contestBooks, missingCards, recordsToday } from '#issuer/session/balance.ts'
import { KEY_ENVELOPES, type KeyEnvelopeName } from '#issuer/session/day-names.ts'
import { countsToday, dateOfDay, isLaterDay, sittingOfDay, sittingShown } from '#issuer/session/days.ts'
import { explanationOf } from '#issuer/session/difference.ts'
import { ofStation, otherDesks } from '#issuer/session/other-desks.ts'
import type { Counts, DayRecord, IssuerFacts } from '#issuer/session/state.ts'
import { fill } from '#ui/messages/message.ts'
import { mindedAt, staffLines } from '#ui/messages/staff-scripts.ts'
import type { OpenStation } from '../station.ts'
import { appointedOf } from './appointed.ts'
import { otherHappenings, troublesOf } from './happenings.ts'
import { heldThisMorning } from './held-this-morning.ts'
import { noteOf } from './machine-note.ts'
import { headOf } from './papers.ts'
import { rollBySex } from './roll-by-sex.ts'
import { type TimesOfDay, timesInTheLog } from './times-in-the-log.ts'
import { votersOnPaper } from './voters-on-paper.ts'

export function stationDayOf(
  station: OpenStation,
  own: { readonly record: DayRecord; readonly counts: Counts },
  now: LocalMinute,
  log: readonly IssuerLogEntry[],
): StationDay {
  const { facts } = station
  const { record, counts: ofAllDays } = ofStation(own)
  const { witnesses, closing } = record
  // A paper of the day has the figures of this day alone (Order 49-9). Cards at the desk, and the machines' numbers, are those of all days.
  const counts = countsToday(ofAllDays, record)
  const times = timesInTheLog(log, dateOfDay(facts, record) ?? dateOf(now), record.days.before.at(-1)?.closedAt ?? null)
  return {
    head: headOf(facts, now),
    template: templateOf(station, record, now),
    station: { id: facts.station, name: facts.stationName, designated: facts.designated },
    desk: facts.desk && { number: facts.desk.number, others: otherDesks(facts) },
    ...earlyOf(facts, record, ofAllDays, counts),
    issuerSerial: facts.issuerSerial,
    reissueCode: ticketText({ electionId: facts.electionId, station: facts.station, ticket: null }),
    quickReportCode: quickReportCodeOf(facts, record),
    scripts: wordsOfStaff(facts),
    ...rollBySex(station),
    ...cardBooks(facts, record, counts),
    atDesk: cardBooks(facts, own.record, countsToday(own.counts, own.record)),
    paperContests: facts.paperContests,
    handedOut: closing.kiosksMayClose ? handedOutOf(facts, counts) : null,
    hours: record.hours,
    witnesses: {
      ...{ appointed: witnesses.appointed, named: appointedOf(witnesses), substitutes: witnesses.substitutes },
      lines: witnesses.lines ?? [],
    },
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    sheetSigned: record.sheetSigned,
    zeroCheckedAt: record.sheetSigned === null ? null : times.zeroChecked,
    machines: machinesOf(record, times),
    staff: record.staff.length,
    removed: closing.kiosksMayClose ? removedFrom(record) : null,
    absentees: absenteesOf(record),
    ended: closing.ended,
    suspensions: record.suspensions.map(({ from, until, cause, machinesLeft, waiting, leaving }) => ({
      from: timeOf(from),
      until: until === null ? null : timeOf(until),
      cause,
      machinesLeft,
      waiting,
      leaving,
    })),
    troubles: troublesOf(record),
    happenings: [...withoutRoll(facts), ...heldThisMorning(station, record), ...otherHappenings(own.record)],
    differenceReason: explanationOf({ record, counts: ofAllDays }),
    transport: witnesses.transport,
    keyKeepers: KEY_ENVELOPES.map((envelope) => keeperOf(record, envelope)),
    sealLabels: {
      original: closing.sealLabels['originals-sealed'] || null,
      duplicate: closing.sealLabels['duplicates-sealed'] || null,
    },
    ...(closing.kiosksMayClose ? votersOnPaper(station, record.roll.byOrder) : { helped: null, voters: null }),
  }
}

/** 発券のみ: the rows of the record about the roll are empty, and this line says why. */
function withoutRoll({ slips }: IssuerFacts): readonly string[] {
  if (slips === null) return []
  return ['名簿の対照は市区町村の名簿システムで行い、この投票所では引換券と引換えに投票カードを交付した（発券のみ）']
}

/** DOC-03, TRN-05: the lines of the commission, and the turnout of last time in percent. */
function templateOf({ facts, station, election }: OpenStation, record: DayRecord, now: LocalMinute): PaperTemplate {
  const { sendTo, seals, formsConfirmed } = facts.settings
  const { lastTurnout } = station
  const place = stopAt(facts, sittingShown(now, facts, record))?.place ?? station.place
  const contests = contestsOfDistrict(election.electionPackage, station)
  const before = contests.flatMap(({ id }, at) =>
    lastTurnout[at] == null ? [] : [[id, lastTurnout[at] / 100] as const],
  )
  return { place, sendTo, seals, confirmed: formsConfirmed, lastTurnout: Object.fromEntries(before) }
}

/** The staff's sentences. A value that depends on the voter at the desk is a blank (○). */
function wordsOfStaff({ settings, electionTitle, stationName }: IssuerFacts): StationDay['scripts'] {
  const values = { election: electionTitle, station: stationName, contests: '○○○選挙', count: '○' }
  return STAFF_SCRIPT_NAMES.map((name) => ({
    step: stepOf(name),
    lines: staffLines(name, settings.scripts).map((line) => fill(line, values)),
    mind: mindedAt(name).ja,
  }))
}

function bothSexes(count: Parameters<typeof allOf>[0]): BySex {
  return { men: count.men, women: count.women, total: allOf(count) }
}

const ROLES = { officer: '投票管理者', deputy: '職務代理者', witness: '投票立会人' } as const

function keeperOf({ keys }: DayRecord, envelope: KeyEnvelopeName): string | null {
  if (!keys.envelopes.some((each) => each.envelope === envelope)) return null
  const keeper = keys.moves.findLast(({ what }) => what === envelope)?.to
  return keeper === undefined || keeper.name === '' ? null : `${ROLES[keeper.role]}　${keeper.name}`
}

function removedFrom({ apart }: DayRecord): NonNullable<StationDay['removed']> {
  return apart.flatMap(({ why, name, words, state }) => (why === 'removed' ? [{ name, words, later: state }] : []))
}

/** The absentees of the day. The paper names only those voters about whom the officer decided. */
function absenteesOf({ closing: { absentees } }: DayRecord): StationDay['absentees'] {
  if (absentees === null) return null
  const contests = absentees.contests.map(({ received, notAccepted, refused }) => ({
    received: bothSexes(received),
    notAccepted: bothSexes(notAccepted),
    refused: bothSexes(refused),
  }))
  return { ...absentees, contests }
}

function machinesOf(record: DayRecord, { machines }: TimesOfDay): readonly MachineOfDay[] {
  const { kiosks, closing } = record
  const serialOf = (machine: string | null) => kiosks.find((kiosk) => kiosk.machine === machine)?.serial ?? machine
  return kiosks.map((kiosk) => {
    const { machine, pair, serial, state, wasStarted, takenOverBy } = kiosk
    const medium = (role: 'original' | 'duplicate') =>
      closing.media.find((each) => each.machine === machine && each.role === role && each.serial !== '')?.serial ?? null
    return {
      id: machine,
      pair,
      serial,
      state,
      wasStarted,
      takenOverBy: serialOf(takenOverBy),
      note: noteOf(record, kiosk),
      original: medium('original'),
      duplicate: medium('duplicate'),
      seal: closing.seals.find((each) => each.machine === machine)?.digits ?? null,
      readyAt: machines.get(pair)?.ready ?? null,
      endedAt: machines.get(pair)?.ended ?? null,
    }
  })
}

/** PAP-10: of this day. */
function handedOutOf({ paperContests }: IssuerFacts, { handedOut }: Counts) {
  return handedOut.map((papers, place) => {
    return { contest: papers.contest, title: paperContests[place]?.title ?? '', voters: bothSexes(papers) }
  })
}

/** The station's, or this desk's alone: each counts and signs for the cards that lie there (D-24). */
function cardBooks(facts: IssuerFacts, record: DayRecord, counts: Counts): StationDay['atDesk'] {
  const missing = missingCards(counts, record)
  const contests = contestBooks(counts, record, missing ?? 0).map((books, place) => ({
    id: books.contest,
    title: facts.contests[place]?.title ?? books.contest,
    voters: { men: books.men, women: books.women, total: books.voters },
    braille: bothSexes(books.braille),
    provisional: bothSexes(books.provisional),
    ordinary: bothSexes(books.ordinary),
    issued: books.issued,
    returned: books.returned,
    found: books.found,
    replaced: books.replaced,
    missing: missing === null ? null : books.missing,
    records: recordsToday(record, place),
  }))
  return { contests, cards: cardsOf(record, counts, missing) }
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

function stopOfDay(facts: IssuerFacts, record: DayRecord): NonNullable<StationDay['early']>['stop'] {
  const sitting = sittingOfDay(facts, record)
  const stop = sitting === null ? null : stopAt(facts, sitting)
  if (sitting === null || stop === null) return null
  const all = sittingsOf(facts.dates)
  return { opens: stop.opens, closes: stop.closes, position: all.indexOf(sitting) + 1, of: all.length }
}

/** The figures of the paper: those of the last full hour. */
function quickReportCodeOf(facts: IssuerFacts, record: DayRecord): string | null {
  const [last, date] = [record.hours.at(-1), dateOfDay(facts, record)]
  if (last === undefined || date === null) return null
  const { electionId, station } = facts
  return quickReportText({ electionId, station, date, until: last.until, contests: last.contests })
}

function earlyOf(facts: IssuerFacts, record: DayRecord, ofAllDays: Counts, ofToday: Counts): Pick<StationDay, 'early'> {
  const [from, until] = [[...facts.dates].sort()[0], [...facts.dates].sort().at(-1)]
  if (!facts.earlyVoting || from === undefined || until === undefined) return {}
  const before = ofAllDays.contests.map((whole, place) => {
    const today = ofToday.contests[place] ?? whole
    const less = (of: (count: typeof whole) => Counted) => {
      const [all, now] = [of(whole), of(today)]
      return { men: all.men - now.men, women: all.women - now.women, total: allOf(all) - allOf(now) }
    }
    return {
      voters: less((count) => count),
      braille: less(({ braille }) => braille),
      provisional: less(({ provisional }) => provisional),
      ordinary: less(({ ordinary }) => ordinary),
    }
  })
  const date = dateOfDay(facts, record)
  return { early: { date, stop: stopOfDay(facts, record), from, until, isFirst: !isLaterDay(record), before } }
}
