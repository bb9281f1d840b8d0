/** State → view: what the screen may know. Candidate figures appear only from a finished count (CNT-06). */

import { booksOf, expectedPairs, mediaOf, recordsOf } from '#election/count/completeness.ts'
import type { Station } from '#election/definition/definition.ts'
import { contestResultOf } from './contest-result.ts'
import {
  districtToExplain,
  isFinal,
  mayCount,
  missingOf,
  openDoubtsOf,
  outcomesOf,
  stationsToExplain,
  thresholdOf,
} from './standing.ts'
import type { TallyState } from './state.ts'
import type { CountStage, MissingItem, StationView, TallyHead, TallyView } from './view.ts'

export function viewOf(state: TallyState): TallyView {
  return {
    phase: state.phase,
    head: headOf(state),
    held: heldBy(state),
    stages: stagesOf(state),
    slots: state.slots.map((slot, i) => ({ slot: i + 1, ...slot })),
    stations: state.election?.electionPackage.stations.map((station) => stationView(state, station)) ?? [],
    missing: missingItems(state),
    seats: state.seats,
    threshold: thresholdOf(state),
    mayCount: mayCount(state),
    opening: state.opening,
    busy: state.busy,
    result: resultView(state),
    documents: [...state.documents].map(([document, path]) => ({ document, path })),
    message: state.message,
  }
}

function headOf({ election }: TallyState): TallyHead | null {
  if (election === null) return null
  const { use, rules } = election.electionPackage
  const { title, municipality, date } = rules
  return { use, title, municipality, date, listVersion: election.list.version, fingerprint: election.fingerprint }
}

function heldBy({ election, receipt }: TallyState): TallyView['held'] {
  const records = recordsOf([...receipt.media.values()])
  const contests = election?.electionPackage.contests ?? []
  return contests.map((contest) => ({ title: contest.title, records: records.get(contest.id) ?? 0 }))
}

function stagesOf(state: TallyState): TallyView['stages'] {
  const counting = state.busy === 'counting'
  const received = state.election !== null && missingOf(state).length === 0 && state.phase !== 'zero-check'
  const done: Record<CountStage, boolean> = {
    received: received || state.receipt.final,
    merged: state.merged !== null || state.opened !== null,
    opened: state.opened !== null,
    counted: state.count !== null,
    reconciled: state.count !== null && stationsToExplain(state).length === 0,
  }
  const order: readonly CountStage[] = ['received', 'merged', 'opened', 'counted', 'reconciled']
  const running = order.find((stage) => !done[stage])
  const active = counting || (running === 'received' && (state.busy === 'media' || state.busy === 'reports'))
  return order.map((stage) => {
    if (done[stage]) return { stage, state: 'done' }
    return { stage, state: active && stage === running ? 'running' : 'waiting' }
  })
}

function stationView(state: TallyState, station: Station): StationView {
  const report = state.receipt.reports.get(station.id)
  const doubts = openDoubtsOf(state, station.id)
  const complete = booksOf(state.receipt, station.id) !== null
  const explained = state.explanations.has(station.id) ? 'explained' : 'balanced'
  return {
    id: station.id,
    name: station.name,
    report: report === undefined ? 'missing' : 'received',
    pairs: {
      expected: report === undefined ? 0 : expectedPairs(report).length,
      read: mediaOf(state.receipt, station.id).length,
    },
    books: doubts.length > 0 ? 'explain' : complete ? explained : 'waiting',
    reason: doubts[0] ?? null,
  }
}

function missingItems(state: TallyState): readonly MissingItem[] {
  if (state.phase !== 'receive' && state.phase !== 'result') return []
  const explanations = stationsToExplain(state).map((station) => ({ type: 'explanation', station }) as const)
  const district = districtToExplain(state) ? [{ type: 'explanation', station: null } as const] : []
  const lots = [...outcomesOf(state)]
    .filter(([, outcome]) => outcome.needsLot !== null)
    .map(([contest]) => ({ type: 'lot', contest }) as const)
  return [...missingOf(state), ...explanations, ...district, ...lots]
}

function resultView(state: TallyState): TallyView['result'] {
  if (state.count === null) return null
  const contests = state.count.contests.map((contest) => contestResultOf(contest, outcomesOf(state)))
  return { contests, unopened: state.count.unopened, final: isFinal(state) }
}
