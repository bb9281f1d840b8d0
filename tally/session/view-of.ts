/** State → view: what the screen may know. Candidate figures appear only from a finished count (CNT-06). */

import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import { reportNumber } from '#election/count/comparison.ts'
import { booksOf, expectedPairs, mediaOf, recordsOfAll } from '#election/count/completeness.ts'
import { lostRefusal } from '#election/count/declared-lost.ts'
import { type Doubt, doubtId } from '#election/count/doubt.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import { lotsOf } from '#election/count/lots.ts'
import { minutesOf } from '#election/count/minutes.ts'
import { onlineNumbers } from '#election/count/online-numbers.ts'
import { paperOf } from '#election/count/paper-books.ts'
import { papersSent, sumOf } from '#election/count/papers-sent.ts'
import { type AcceptedMedium, type MediumIdentity, pairKey, type Receipt, sealName } from '#election/count/receipt.ts'
import { recordsInAll } from '#election/count/records-of-lists.ts'
import type { StationReport } from '#election/count/station-report.ts'
import {
  type Contest,
  type ElectionPackage,
  type Station,
  shownName,
  standing,
} from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { numbered } from '#election/keys/approvers.ts'
import { electsPeople } from '#election/kinds/kinds.ts'
import { once } from '#election/once.ts'
import { stateAtPrinter } from '#shell/papers-at-printer.ts'
import { announcementOf } from './announcing.ts'
import { underCorrection } from './leaving.ts'
import { logsOf, machineLogView } from './machine-logs.ts'
import { openingsOf } from './opening-view.ts'
import { pairNow } from './pair-now.ts'
import {
  allDoubts,
  isFinal,
  mayCount,
  missingOf,
  outcomesOf,
  readsAllAgain,
  stationDoubts,
  thresholdOf,
  toldContests,
  unexplainedDoubts,
  withoutPaperSaid,
} from './questions.ts'
import { readingView } from './reading.ts'
import { secondsLeft } from './remaining.ts'
import type { TallyState } from './state.ts'
import { isPrinted, knownMinutes } from './step-minutes.ts'
import { asksTheChair } from './step-paper.ts'
import type { CountStage, DoubtView, MissingItem, ShownSeal, StationView, TallyHead, TallyView } from './view.ts'
import { contestsShown, entryView, paperSheetOf, sheetOf } from './view-of-sheets.ts'

export function viewOf(state: TallyState): TallyView {
  const doubts = allDoubts(state)
  return {
    phase: state.phase,
    now: state.now,
    language: state.language,
    head: headOf(state),
    contests: contestsShown(state).map(({ id, title }) => ({ id, title })),
    machineKey: state.machineKey,
    online: onlineView(state),
    held: heldBy(state),
    stages: stagesOf(state),
    totals: totalsOf(state),
    reading: readingView(state),
    slots: state.slots.map((each, i) => {
      const { examined, ...slot } = each
      const sealFingerprint = examined === null ? null : sealFingerprintOf(state, slot.medium)
      return { slot: i + 1, ...slot, sealFingerprint, pairNow: pairNow(state, each) }
    }),
    awaited: awaitedPairs(state),
    unpermitted: [...state.receipt.media.values()].flatMap(({ station, pair, sealed }) =>
      sealed.unpermitted === true ? [{ station, pair }] : [],
    ),
    stations: stationsOf(state),
    missing: missingItems(state),
    openings: openingsOf(state),
    doubts: doubts.map((doubt) => doubtView(state, doubt)),
    lost: lostOf(state),
    sheet: sheetOf(state),
    paperSheet: paperSheetOf(state),
    seats: state.seats.map((seat) => ({ ...seat, holder: state.holders.get(seat.index) ?? '' })),
    sharesAside: state.sharesAside,
    sealTo: state.sealTo,
    threshold: thresholdOf(state),
    mayCount: mayCount(state),
    mixed: state.mixed,
    readsAllAgain: readsAllAgain(state),
    mayCarry: state.hasCarry,
    carried: state.carried,
    carriedMixed: state.carriedMixed,
    bundle: state.bundle,
    publication: state.election === null ? 'all' : state.election.electionPackage.rules.publication,
    progress: progressView(state),
    busy: state.busy,
    result: resultView(state),
    announcements: state.announcements.map((each) => {
      const paper = state.announcementPapers.get(each.number) ?? null
      return { ...each, paper, atPrinter: paper === null ? null : stateAtPrinter(state.atPrinter, paper) }
    }),
    nextAnnouncement: nextAnnouncementOf(state),
    correction: underCorrection(state),
    documents: [...state.documents].map(([document, path]) => {
      return { document, path, atPrinter: stateAtPrinter(state.atPrinter, path) }
    }),
    superseded: state.superseded,
    hasPrinter: state.hasPrinter,
    minutes: minutesView(state),
    log: logOf(state),
    machineLog: machineLogView(state),
    message: state.message,
  }
}

function nextAnnouncementOf(state: TallyState): number | null {
  const made = announcementOf(state)
  return made.ok ? made.value.number : null
}

function minutesView(state: TallyState): TallyView['minutes'] {
  const { minutes, election } = state
  const all = (election?.list.contests ?? []).flatMap(({ candidates }) => standing(candidates))
  const named = all.map((each) => ({ name: shownName(each), party: each.party }))
  return {
    fields: minutesOf(minutes),
    known: knownMinutes(state),
    entries: minutes.map(({ fields: _, ...entry }) => entry),
    printed: isPrinted(state),
    candidates: named.filter(({ name }, i) => named.findIndex((other) => other.name === name) === i),
    contests: minutesContestViews(state),
  }
}

function minutesContestViews(state: TallyState): TallyView['minutes']['contests'] {
  // TC-55: no meeting of election here asks about the others.
  return contestsShown(state)
    .filter(electsPeople)
    .map(({ id, title }) => {
      const list = state.election?.list.contests.find(({ contest }) => contest === id)?.candidates ?? []
      const candidates = list.map((each) => ({ number: each.number, name: shownName(each) }))
      return { id, title, candidates, elected: outcomesOf(state).get(id)?.winners ?? [] }
    })
}

/** As many as a page can show; `ippyo inspect log` shows all of them. */
const LOG_SHOWN = 300

function logOf({ log }: TallyState): TallyView['log'] {
  if (log === null) return null
  const { entries, unbroken } = log
  return { entries: entries.slice(-LOG_SHOWN), earlier: Math.max(0, entries.length - LOG_SHOWN), unbroken }
}

function headOf({ election, software }: TallyState): TallyHead | null {
  if (election === null) return null
  const { approvers, rules, use } = election.electionPackage
  const of = { listVersion: election.list.version, fingerprint: election.fingerprint, approvers: numbered(approvers) }
  return { use, title: rules.title, municipality: rules.municipality, date: rules.date, software, ...of }
}

function onlineView({ election, receipt: { online } }: TallyState): TallyView['online'] {
  if (election?.electionPackage.rules.online !== true) return null
  if (online === null) return { received: null }
  return { received: { ...onlineNumbers(online), voters: online.sums.counted } }
}

function heldBy(state: TallyState): TallyView['held'] {
  const { records } = recordsOfAll(state.receipt)
  return contestsShown(state).map(({ id, title }) => ({ title, records: records.get(id) ?? 0 }))
}

function stagesOf(state: TallyState): TallyView['stages'] {
  const counting = state.busy === 'counting'
  const received = state.election !== null && missingOf(state).length === 0 && state.phase !== 'zero-check'
  const done: Record<CountStage, boolean> = {
    received: received || state.receipt.final,
    merged: state.mixed !== null || state.opened !== null,
    opened: state.opened !== null,
    counted: state.count !== null,
    reconciled: state.count !== null && unexplainedDoubts(state).every((doubt) => doubt.station === null),
  }
  const order: readonly CountStage[] = ['received', 'merged', 'opened', 'counted', 'reconciled']
  const running = order.find((stage) => !done[stage])
  const active = counting || (running === 'received' && (state.busy === 'media' || state.busy === 'reports'))
  return order.map((stage) => {
    if (done[stage]) return { stage, state: 'done' }
    return { stage, state: active && stage === running ? 'running' : 'waiting' }
  })
}

function totalsOf(state: TallyState): TallyView['totals'] {
  const { receipt, election } = state
  const all = election?.electionPackage.stations.length ?? 0
  const media = election === null ? 0 : awaitedMedia(receipt, election.electionPackage)
  return {
    stations: { done: receipt.arrivals.size, all },
    reports: { done: receipt.reports.size, all },
    media: { done: receipt.media.size, all: media },
  }
}

/** The media awaited from a station: before its report is here, those of every machine in use. */
const awaitedMedia = once((receipt: Receipt, electionPackage: ElectionPackage): number =>
  electionPackage.stations.reduce((sum, { id, kiosks }) => {
    return sum + (receipt.reports.has(id) ? expectedPairs(receipt, electionPackage, id).length : kiosks)
  }, 0),
)

type Explanations = TallyState['explanations']

function stationsOf(state: TallyState): readonly StationView[] {
  const { election, receipt, explanations } = state
  return election === null ? [] : stationViews(receipt, election, stationDoubts(state), explanations)
}

/** Most events – a slot is looked at, a paper is printed – change nothing about any station. */
const stationViews = once(
  (receipt: Receipt, election: LoadedElection, doubts: readonly Doubt[], explanations: Explanations) => {
    const { electionPackage } = election
    return electionPackage.stations.map((station): StationView => {
      const own = doubts.filter((doubt) => doubt.station === station.id)
      return stationView(receipt, electionPackage, station, own, explanations)
    })
  },
)

function stationView(
  receipt: Receipt,
  electionPackage: ElectionPackage,
  station: Station,
  own: readonly Doubt[],
  explanations: Explanations,
): StationView {
  const report = receipt.reports.get(station.id)
  const compared = receipt.comparisons.get(station.id)
  const open = own.filter((doubt) => !explanations.has(doubtId(doubt)))
  const complete = booksOf(receipt, electionPackage, station.id) !== null
  return {
    id: station.id,
    name: station.name,
    arrival: arrivalOf(receipt, station),
    report: report === undefined ? 'missing' : 'received',
    typed: receipt.typed.get(station.id) ?? null,
    reportFingerprint: report === undefined ? null : reportNumber(report),
    comparison: compared === undefined ? null : compared.same ? 'same' : 'differs',
    difference: report?.differenceReason ?? '',
    corrects: report?.correctsReason ?? '',
    setAside: setAsideBy(report),
    pairs: {
      expected: report === undefined ? 0 : expectedPairs(receipt, electionPackage, station.id).length,
      read: mediaOf(receipt, station.id).length,
    },
    books: open.length > 0 ? 'explain' : complete ? (own.length > 0 ? 'explained' : 'balanced') : 'waiting',
    reason: open[0]?.code ?? null,
    logs: logsOf({ receipt }, station.id),
  }
}

function arrivalOf(receipt: Receipt, { id }: Station): StationView['arrival'] {
  const arrival = receipt.arrivals.get(id)
  if (arrival === undefined) return null
  const { at, clerk, differing, containers, decision } = arrival
  return { at, clerk, differing, containers, decision }
}

function setAsideBy(report: StationReport | undefined): StationView['setAside'] {
  return (report?.pairs ?? []).flatMap(({ pair, state }) => (state === 'started' ? [] : [{ pair, state }]))
}

function doubtView({ explanations, receipt }: TallyState, doubt: Doubt): DoubtView {
  const { code, station, pair, facts } = doubt
  const id = doubtId(doubt)
  const shown = code === 'pair-contested' && station !== null && pair !== null ? pairKey({ station, pair }) : ''
  const seals = (receipt.seen.get(shown) ?? []).map(shownSeal)
  return { id, code, station, pair, facts, explained: explanations.has(id), seals }
}

function sealFingerprintOf({ receipt }: TallyState, medium: MediumIdentity | null): string | null {
  const seen = medium === null ? undefined : receipt.seen.get(pairKey(medium))
  return seen?.find(({ serial }) => serial === medium?.serial)?.sealed.sealFingerprint ?? null
}

function shownSeal(medium: AcceptedMedium): ShownSeal {
  const { serial, role, sealed } = medium
  return { name: sealName(medium), serial, role, machine: sealed.machine, records: recordsInAll(sealed) }
}

function missingItems(state: TallyState): readonly MissingItem[] {
  if (state.phase !== 'receive' && state.phase !== 'result') return []
  const explanations = unexplainedDoubts(state).map(
    (doubt) =>
      ({
        type: 'explanation',
        doubt: doubtId(doubt),
        code: doubt.code,
        station: doubt.station,
        pair: doubt.pair,
      }) as const,
  )
  const lots = [...outcomesOf(state)]
    .filter(([, outcome]) => outcome.needsLot !== null)
    .map(([contest]) => ({ type: 'lot', contest }) as const)
  const paper = withoutPaperSaid(state).map((contest) => ({ type: 'paper', contest }) as const)
  return [...missingOf(state), ...paper, ...explanations, ...lots]
}

function awaitedPairs(state: TallyState): TallyView['awaited'] {
  const stations = state.election?.electionPackage.stations ?? []
  return missingOf(state).flatMap((item) => {
    if (item.type !== 'medium' || !state.receipt.arrivals.has(item.station)) return []
    const { station, pair } = item
    const index = stations.find(({ id }) => id === station)?.index
    return index === undefined ? [] : [{ station, pair, serial: mediumSerial(index, pair, 'original') }]
  })
}

function lostOf(state: TallyState): TallyView['lost'] {
  const { receipt } = state
  if (receipt.lost === null) return []
  const { chair, declaredAt, lost } = receipt.lost
  const contests = contestsShown(state)
  return lost.map((declared) => ({
    ...declared,
    chair,
    declaredAt,
    recordsTold: toldByTitle(declared, contests),
    refused: lostRefusal(receipt, declared),
  }))
}

function toldByTitle({ recordsTold }: LostPair, contests: readonly Contest[]) {
  if (recordsTold === null) return null
  return contests.flatMap(({ id, title }) => {
    const records = recordsTold[id]
    return records === undefined ? [] : [{ title, records }]
  })
}

function resultView(state: TallyState): TallyView['result'] {
  if (state.count === null) return null
  const paper = state.count.contests.flatMap(({ contest: { id } }) => {
    const { entries, rulings } = paperOf(state.paper, id)
    const lots = lotsOf(state.lots, id)
    const said = entries.length + rulings.length + lots.length > 0
    const chair = asksTheChair(state, id)
    return said ? [{ contest: id, entries: entries.map(entryView), rulings, lots, asksTheChair: chair }] : []
  })
  const { reports } = state.receipt
  const ofEach = state.count.contests.map(({ contest: { id } }) => ({ contest: id, kinds: papersSent(reports, id) }))
  const sent = ofEach.filter(({ kinds }) => sumOf(kinds) > 0)
  const shown = new Map(contestsShown(state).map(({ id, title }) => [id, title]))
  const contests = toldContests(state).map((told) => ({ ...told, title: shown.get(told.id) ?? told.title }))
  return { contests, paper, sent, unopened: state.count.unopened, final: isFinal(state) }
}

function progressView({ progress }: TallyState): TallyView['progress'] {
  if (progress === null) return null
  const { course, ...told } = progress
  return { ...told, secondsLeft: secondsLeft(course, told.total) }
}
