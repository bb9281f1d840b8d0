/** State → view. The only door to the screen: what is not put in here, nobody sees. */

import { assert, unreachable } from '#election/assert.ts'
import { type Candidate, shownName } from '#election/definition/definition.ts'
import type { ContestBit } from '#election/ids.ts'
import { timeOf } from '#election/time.ts'
import { PANEL_15_6 } from '#ui/tokens/measures.ts'
import { clockIsDoubted } from './clock-by-cards.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import { mayRelease } from './fault.ts'
import { isOnBattery } from './feeling.ts'
import { allSeen } from './session.ts'
import { openContests } from './session-card.ts'
import { mayKeepKey, sessionBehind } from './staff.ts'
import type { KioskState, OutOfService, Retiring, Session, Staff, StaffStep, UnknownMedia } from './state.ts'
import type { AudioPhase, ContestPlace, Face, KioskPage, KioskView, ShownCandidate } from './view.ts'
import { closedPage, startingPage, zeroCheckPage } from './view-of-life.ts'
import { recoveredPage, releasingPage, takenOverPage, takeOverPage } from './view-of-rescues.ts'
import { countedRecords, recordedAndOpen, titles } from './view-parts.ts'

export function viewOf(state: KioskState): KioskView {
  const { serial, looks, language } = state
  const panelWidthMm = state.facts?.panelWidthMm ?? PANEL_15_6.widthMm
  const use = state.facts?.use ?? null
  const machine = state.facts?.machineSerial ?? state.machine
  return { serial, use, machine, panelWidthMm, looks, language, page: pageOf(state) }
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
        doubtedClock: clockIsDoubted(state) ? timeOf(state.now) : null,
      }
    case 'refused':
      return { type: 'refused', refusal: stage.refusal, machine: stage.machine, clock: timeOf(state.now) }
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
    station: facts.station.name,
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

function sessionPage(state: KioskState, facts: KioskFacts, session: Session): KioskPage {
  const { page } = session
  const phase = audioPhase(session)
  if (phase !== null) {
    return { type: 'audio', contest: placeOf(facts, session, contestShown(session)), phase, keypad: state.keypad }
  }
  const mode = session.card.operatingMode
  const keypad = session.card.presentation === 'both'
  switch (page.type) {
    case 'hear':
    case 'taking':
    case 'card-back':
      return { type: 'reading-card' }
    case 'how-to': {
      const [first] = openContests(session)
      assert(first !== undefined, 'how to: a contest is open')
      return { type: 'how-to', contest: placeOf(facts, session, first), mode }
    }
    case 'choose': {
      const { candidates } = contestOf(facts, page.contest)
      return {
        type: 'choose',
        contest: placeOf(facts, session, page.contest),
        mode,
        candidates: candidates.map((candidate) => shown(facts, candidate)),
        selected: page.selected,
        pageIndex: page.pageIndex,
        pageCount: page.pageCount,
        pagesSeen: page.pagesSeen,
        allSeen: allSeen(session, page),
        focus: keypad && page.focus !== null ? (candidates[page.focus]?.id ?? null) : null,
      }
    }
    case 'confirm': {
      const { contest, selected } = page.choosing
      const candidates = contestOf(facts, contest).candidates.map((candidate) => shown(facts, candidate))
      const candidate = candidates.find((entry) => entry.id === selected)
      assert(candidate !== undefined, 'confirm: a candidate of the contest')
      return { type: 'confirm', contest: placeOf(facts, session, contest), mode, candidate, candidates }
    }
    case 'leave':
    case 'leave-sure':
      return leavePage(facts, session, page, keypad)
    case 'casting':
    case 'recording':
      return { type: 'recording' }
    case 'recorded': {
      const { recorded: over, open } = recordedAndOpen(facts, session.card.contests, session.done)
      assert(open.length > 0, 'recorded: another contest is open')
      return { type: 'recorded', contest: placeOf(facts, session, page.contest), over, open }
    }
    case 'finishing':
      return { type: 'finishing' }
    case 'take-card':
      return { type: 'take-card', byStaff: session.ending === 'staff' }
    case 'card-away':
      // The card was lifted while INTENT is being written: neither "recorded" nor "not recorded" is true yet (promise 2).
      if (state.storage === 'writing') return { type: 'recording' }
      return {
        type: 'card-away',
        ...recordedAndOpen(facts, session.card.contests, session.done),
        refusal: page.refusal,
        cardLies: !page.lifted && state.tray.type !== 'absent',
        forEnding: session.ending === 'staff',
      }
    default:
      return unreachable(page)
  }
}

function leavePage(
  facts: KioskFacts,
  session: Session,
  page: Extract<Session['page'], { type: 'leave' | 'leave-sure' }>,
  keypad: boolean,
): KioskPage {
  const contest = placeOf(facts, session, page.contest)
  const { open } = recordedAndOpen(facts, session.card.contests, session.done)
  const focus = keypad ? page.focus : null
  if (page.type === 'leave-sure') return { type: 'leave-sure', contest, scope: page.scope, open, focus }
  return { type: 'leave', contest, severalLeft: open.length > 1, open, focus }
}

/** AUD-04: from how-to to recorded an audio session has one dark page. What follows shows no name anyway. */
function audioPhase(session: Session): AudioPhase | null {
  const { page } = session
  if (session.card.presentation !== 'audio' && page.type !== 'hear') return null
  switch (page.type) {
    case 'hear':
    case 'how-to':
    case 'choose':
    case 'confirm':
    case 'leave':
    case 'leave-sure':
    case 'recording':
    case 'recorded':
      return page.type
    case 'casting':
      return 'recording'
    case 'taking':
    case 'finishing':
    case 'take-card':
    case 'card-away':
    case 'card-back':
      return null
    default:
      return unreachable(page)
  }
}

function contestShown(session: Session): ContestBit {
  const { page } = session
  if (page.type === 'recorded') return page.contest
  const [first] = openContests(session)
  assert(first !== undefined, 'audio: a contest is open')
  return first
}

function staffPage(state: KioskState, facts: KioskFacts, staff: Staff): KioskPage {
  const { step, behind } = staff
  switch (step.type) {
    case 'unlock': {
      const { step: at, refusal } = step.unlock
      return { type: 'operator-card', purpose: 'staff', step: at, refusal, cancellable: true }
    }
    case 'menu': {
      const closable = behind.type === 'out-of-service' ? behind.closable : behind.type !== 'releasing'
      const releasable = behind.type === 'out-of-service' && mayRelease(behind)
      return { type: 'staff-menu', refusal: step.refusal, session: sessionBehind(behind), releasable, closable }
    }
    case 'date-question':
      return { type: 'staff-date', today: step.today, last: step.last }
    case 'early-question': {
      const { closes } = facts.station
      return { type: 'staff-early', now: state.now, closes, final: step.final, machineSerial: facts.machineSerial }
    }
    case 'status':
      return {
        type: 'staff-status',
        station: facts.station.name,
        machineSerial: facts.machineSerial,
        clock: state.now,
        clockByCards: state.clock,
        fault: behind.type === 'out-of-service' ? behind.fault : state.pendingFault,
        survivor: behind.type === 'out-of-service' ? behind.survivor : null,
        media: state.media,
        keypad: state.keypad,
        headphones: state.headphones === 'connected',
        power: state.power,
        front: state.front,
        software: state.software,
        starts: state.starts,
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
    case 'ending':
    case 'freeing':
      return { type: `staff-${step.type}` }
    default:
      return unreachable(step)
  }
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

/** A bug in the self-test comes before any package: then nobody was voting either. */
function outOfServicePage({ facts, takenOver }: KioskState, stage: OutOfService): KioskPage {
  const { voter } = stage
  return {
    type: 'out-of-service',
    fault: stage.fault,
    voter: facts &&
      voter && {
        recorded: titles(facts, voter.recorded),
        notRecorded: titles(facts, voter.notRecorded),
        staffWillCheck: titles(facts, voter.staffWillCheck),
      },
    at: stage.at,
    closable: stage.closable,
    takenOver: takenOver?.serial ?? null,
  }
}

function placeOf(facts: KioskFacts, session: Session, bit: ContestBit): ContestPlace {
  const { title } = contestOf(facts, bit).contest
  return { title, position: session.contests.indexOf(bit) + 1, of: session.contests.length }
}

function shown({ beyondGothic }: KioskFacts, candidate: Candidate): ShownCandidate {
  const { id, number, kana, party, partyKana } = candidate
  const name = shownName(candidate)
  const faceOf = (text: string): Face => (beyondGothic.some((each) => text.includes(each)) ? 'names' : 'gothic')
  return { id, number, name, kana, party, partyKana, nameFace: faceOf(name), partyFace: faceOf(party) }
}
