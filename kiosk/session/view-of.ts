/** State → view. The only door to the screen: what is not put in here, nobody sees. */

import { assert, unreachable } from '#election/assert.ts'
import { hoursAt, sittingAt } from '#election/definition/stops.ts'
import { dateOf, type LocalTime } from '#election/time.ts'
import { PANEL_15_6 } from '#ui/tokens/measures.ts'
import { clockIsDoubted } from './clock-by-cards.ts'
import type { KioskFacts } from './facts.ts'
import { isLeftToClose, mayRelease, waitsForItsMedia } from './fault.ts'
import { isOnBattery } from './feeling.ts'
import { closingTimePast, dayToClose, permittedDay, votingDay } from './open-day.ts'
import { mayBeClosed, sessionBehind } from './session-behind.ts'
import { mayKeepKey } from './staff.ts'
import type { KioskState, OutOfService, Retiring, Staff, StaffStep, UnknownMedia } from './state.ts'
import type { KioskPage, KioskView } from './view.ts'
import { closedPage, startingPage, zeroCheckPage } from './view-of-life.ts'
import { recoveredPage, releasingPage, takenOverPage, takeOverPage } from './view-of-rescues.ts'
import { keysAt, sessionPage } from './view-of-session.ts'
import { countedRecords, readingsOfTitles, stationAt, titles } from './view-parts.ts'
import { mayBeOverLine } from './witnesses.ts'

export function viewOf(state: KioskState): KioskView {
  const { serial, looks, language } = state
  const panelWidthMm = state.facts?.panelWidthMm ?? PANEL_15_6.widthMm
  const use = state.facts?.use ?? null
  const machine = state.facts?.machineSerial ?? state.machine
  const page = pageOf(state)
  const titleReadings = state.facts === null ? [] : readingsOfTitles(state.facts)
  const witnessOverLine = mayBeOverLine(state)
  const moves = (state.facts?.station.stops.length ?? 0) > 0
  return {
    ...{ serial, use, machine, panelWidthMm, looks, language, titleReadings },
    ...{ witnessOverLine, moves, page, keysAt: keysAt(state) },
  }
}

function pageOf(state: KioskState): KioskPage {
  const { stage } = state
  if (stage.type === 'starting') return startingPage(state, stage)
  const { facts } = state
  if (stage.type === 'out-of-service') return outOfServicePage(state, stage)
  assert(facts !== null, 'a page after the self-test: the package is known')
  switch (stage.type) {
    case 'zero-reading':
      return { type: 'zero-reading', done: stage.done, total: stage.total }
    case 'zero-check':
      return zeroCheckPage(state, facts, stage)
    case 'unlocking': {
      const { step, refusal } = stage.unlock
      const { purpose } = stage
      return { type: 'operator-card', purpose, step, refusal, cancellable: stage.zero !== null }
    }
    case 'opening':
      return { type: 'opening', purpose: stage.purpose }
    case 'unknown-media':
      return unknownMediaPage(state, facts, stage)
    case 'recovered':
      return recoveredPage(state, facts, stage)
    case 'take-over':
      return takeOverPage(state, facts, stage)
    case 'taken-over':
      return takenOverPage(state, facts, stage)
    case 'remove-operator-card':
    case 'reading-card':
    case 'session-over':
    case 'closing':
      return { type: stage.type }
    case 'finishing-card':
      return { type: 'reading-card' }
    case 'waiting':
      return {
        type: 'waiting',
        readerLost: state.tray.type === 'reader-lost',
        onBattery: isOnBattery(state),
        doubtedClock: clockIsDoubted(state) ? state.now : null,
      }
    case 'refused':
      return { type: 'refused', refusal: stage.refusal, machine: stage.machine, clock: state.now }
    case 'session':
      return sessionPage(state, facts, stage)
    case 'releasing':
      return releasingPage(state, facts, stage)
    case 'staff':
      return staffPage(state, facts, stage)
    case 'closed':
      return closedPage(state, facts, stage)
    case 'retiring':
      return retiringPage(state, facts, stage)
    default:
      return unreachable(stage)
  }
}

function unknownMediaPage(state: KioskState, facts: KioskFacts, stage: UnknownMedia): KioskPage {
  const { found, witnesses, refusal } = stage
  return {
    type: 'unknown-media',
    machineSerial: facts.machineSerial,
    station: stationAt(facts, votingDay(state)),
    pair: facts.pair,
    media: state.media,
    records: countedRecords(facts, found.records),
    day: found.day,
    closed: found.closed,
    starts: state.starts,
    witnesses,
    refusal,
  }
}

function staffPage(state: KioskState, facts: KioskFacts, staff: Staff): KioskPage {
  const { step, behind } = staff
  switch (step.type) {
    case 'unlock': {
      const { step: at, refusal } = step.unlock
      return { type: 'operator-card', purpose: 'staff', step: at, refusal, cancellable: true }
    }
    case 'menu': {
      const closable = mayBeClosed(behind)
      const releasable = behind.type === 'out-of-service' && mayRelease(behind)
      return { type: 'staff-menu', refusal: step.refusal, session: sessionBehind(behind), releasable, closable }
    }
    case 'date-question':
      return { type: 'staff-date', before: 'closing', today: step.today, compared: step.last }
    case 'ending-question':
      return { type: 'staff-date', before: 'ending', today: step.today, compared: step.day }
    case 'early-question': {
      const { closes } = hoursAt(facts.station, dayToClose(state))
      return { type: 'staff-early', now: state.now, closes, final: step.final, machineSerial: facts.machineSerial }
    }
    case 'no-permission': {
      const { final, answered, refusal } = step
      const found = staff.permission ?? null
      return { type: 'staff-no-permission', found, day: permittedDay(state), final, answered, refusal }
    }
    case 'one-medium':
      return { type: 'staff-one-medium', lacking: step.lacking }
    case 'status': {
      const under = behind.type === 'releasing' ? behind.behind : behind
      return {
        type: 'staff-status',
        station: stationAt(facts, votingDay(state)),
        machineSerial: facts.machineSerial,
        clock: state.now,
        clockByCards: state.clock,
        fault: under.type === 'out-of-service' ? under.fault : state.pendingFault,
        survivor: under.type === 'out-of-service' ? under.survivor : null,
        media: state.media,
        keypad: state.keypad,
        headphones: state.headphones,
        power: state.power,
        front: state.front,
        software: state.software,
        starts: state.starts,
      }
    }
    case 'log':
      return logPage(facts, step)
    case 'witnesses':
      return {
        type: 'staff-witnesses',
        purpose: step.purpose,
        keepKey: mayKeepKey(state, step) ? step.keepKey : null,
        witnesses: step.witnesses,
        refusal: step.refusal,
      }
    case 'clock':
    case 'clock-witnesses':
      return clockPage(state, facts, step)
    case 'ending':
    case 'freeing':
    case 'setting-clock':
      return { type: `staff-${step.type}` }
    default:
      return unreachable(step)
  }
}

function clockPage(
  { now }: KioskState,
  { use, station }: KioskFacts,
  step: Extract<StaffStep, { type: 'clock' | 'clock-witnesses' }>,
): KioskPage {
  if (step.type === 'clock') return { type: 'staff-clock', clock: now, refusal: step.refusal }
  const { to, witnesses, refusal } = step
  const otherDate = use !== 'rehearsal' && !station.dates.includes(dateOf(to))
  return { type: 'staff-clock-witnesses', clock: now, to, otherDate, witnesses, refusal }
}

const LOG_ENTRIES_SHOWN = 8

function logPage({ machineSerial }: KioskFacts, { log, page }: Extract<StaffStep, { type: 'log' }>): KioskPage {
  const pageCount = Math.max(1, Math.ceil((log?.entries.length ?? 0) / LOG_ENTRIES_SHOWN))
  const pageIndex = Math.min(page, pageCount - 1)
  if (log === null) return { type: 'staff-log', machineSerial, log, pageIndex, pageCount }
  const { entries, unbroken } = log
  const end = entries.length - pageIndex * LOG_ENTRIES_SHOWN
  const earlier = Math.max(0, end - LOG_ENTRIES_SHOWN)
  const shownNow = { entries: entries.slice(earlier, end), earlier, unbroken }
  return { type: 'staff-log', machineSerial, log: shownNow, pageIndex, pageCount }
}

function retiringPage(state: KioskState, facts: KioskFacts, stage: Retiring): KioskPage {
  const { machineSerial, station } = facts
  switch (stage.step) {
    case 'unlock': {
      const { step, refusal } = stage.unlock
      const purpose = stage.behind.type === 'closed' ? 'erase' : 'retire'
      return { type: 'operator-card', purpose, step, refusal, cancellable: true }
    }
    case 'confirm':
      return { type: 'retire-confirm', machineSerial, station: station.name }
    case 'erasing':
      return { type: 'retiring' }
    case 'done':
      return { type: 'retired', machineSerial, erased: state.signingKey === 'erased' }
    default:
      return unreachable(stage.step)
  }
}

/** CLS-04: what a machine out of service still owes behind the hour. */
function closingLeft(state: KioskState, stage: OutOfService): LocalTime | null {
  const isLeft = state.facts !== null && (isLeftToClose(stage) || waitsForItsMedia(stage))
  return isLeft
    ? closingTimePast(
        state,
        state.day ?? (state.facts === null ? dateOf(stage.at) : sittingAt(state.facts.station, stage.at)),
      )
    : null
}

/** A bug in the self-test comes before any package: then nobody was voting either. */
function outOfServicePage(state: KioskState, stage: OutOfService): KioskPage {
  const { facts, takenOver } = state
  const { voter } = stage
  return {
    type: 'out-of-service',
    fault: stage.fault,
    voter: facts &&
      voter && {
        recorded: titles(facts, voter.recorded, state.language),
        notRecorded: titles(facts, voter.notRecorded, state.language),
        staffWillCheck: titles(facts, voter.staffWillCheck, state.language),
      },
    at: stage.at,
    closable: stage.closable,
    waitsForDate: stage.behind !== null,
    closeNow: closingLeft(state, stage),
    takenOver: takenOver?.serial ?? null,
  }
}
