/** Pages of the machine's own life: the self-test, the zero check, closed. */

import { unreachable } from '#election/assert.ts'
import { stopAfter } from '#election/definition/stops.ts'
import type { KioskFacts } from './facts.ts'
import { closingTimeToCome, votingDay } from './open-day.ts'
import type { ClosingReport } from './pair-report.ts'
import { mayRetire } from './retiring.ts'
import { CHECK_LINES, type CheckLine, type Starting } from './self-test.ts'
import { mayClockBeSet } from './starting.ts'
import type { Closed, KioskState, ZeroCheck } from './state.ts'
import type { KioskPage } from './view.ts'
import { countedRecords, dayOf, stationAt } from './view-parts.ts'

export function startingPage(state: KioskState, stage: Starting): KioskPage {
  const lines = CHECK_LINES.map((line) => ({ line, state: stage.lines[line], found: foundAt(state, line) }))
  const { waitsFor, morning } = stage
  return {
    type: 'starting',
    lines,
    waitsFor,
    isMorning: morning !== null,
    mayRetire: mayRetire(state),
    maySetClock: mayClockBeSet(stage),
  }
}

/** The facts that a technician on the telephone asks for next. */
function foundAt({ facts, machine, software, glass, media, now }: KioskState, line: CheckLine): string | null {
  switch (line) {
    case 'machine':
      return machine
    case 'package':
      return facts?.fingerprint ?? null
    case 'software':
      return software
    case 'clock':
      return facts && now.replace('T', ' ')
    case 'display':
      return glass && `${glass.width} × ${glass.height}`
    case 'original':
    case 'duplicate':
      return media.find(({ role }) => role === line)?.serial ?? null
    case 'card-reader':
    case 'keypad':
    case 'headphones':
    case 'voice':
      return null
    default:
      return unreachable(line)
  }
}

export function zeroCheckPage(state: KioskState, facts: KioskFacts, stage: ZeroCheck): KioskPage {
  return {
    type: 'zero-check',
    title: facts.title,
    station: stationAt(facts, votingDay(state)),
    machineSerial: facts.machineSerial,
    date: facts.electionDate,
    contests: facts.contests.map((entry) => entry.contest.title),
    media: state.media,
    fingerprint: facts.fingerprint,
    readAt: stage.readAt,
    software: state.software,
    day: dayOf(facts, votingDay(state)),
    starts: state.starts,
    keypad: state.keypad,
    headphones: state.headphones,
    witnesses: stage.witnesses,
    clock: state.now,
    clockConfirmed: stage.clockConfirmed,
    voterConfirmed: stage.voterConfirmed,
    mayRetire: mayRetire(state),
    refusal: stage.refusal,
  }
}

export function closedPage(state: KioskState, facts: KioskFacts, { report }: Closed): KioskPage {
  const { records } = report
  return {
    type: 'closed',
    final: report.final,
    machineSerial: facts.machineSerial,
    station: stationAt(facts, report.day),
    day: report.day,
    next: report.final ? null : stopAfter(facts.station, report.day),
    closedAt: report.closedAt,
    media: state.media,
    early: closingTimeToCome(state, report.day),
    records: countedRecords(facts, records),
    endedByStaff: report.endedByStaff,
    unpermitted: report.unpermitted,
    failedMedium: report.failedMedium,
    damagedMedium: report.damaged,
    lostPages: report.lostPages,
    sealFingerprint: report.sealFingerprint,
    pair: state.takenOver?.pair ?? facts.pair,
    signingKey: report.final ? state.signingKey : null,
    takenOver: state.takenOver && {
      serial: state.takenOver.serial,
      reason: state.takenOver.reason,
      sealedBy: otherSealer(facts, report),
    },
  }
}

/** Null: this machine sealed it. The station's report names who did, so the page does (CLS-04, D-18). */
function otherSealer(facts: KioskFacts, { sealedBy }: ClosingReport): string | null {
  if (sealedBy === null || sealedBy === facts.machine) return null
  return facts.pairs.find(({ machine }) => machine === sealedBy)?.serial ?? sealedBy
}
