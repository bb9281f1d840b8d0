/**
 * The whole kiosk: `step(state, event) → {state, effects}`. Pure: no clock, no randomness, no device. Each stage has its own file; here is
 * only what holds for all of them.
 */

import { unreachable } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { LocalMinute } from '#election/time.ts'
import { type KioskEvent, pressIn } from './event.ts'
import { brokenDown, faultOf, interruptedOf, outOfService, statementOf } from './fault.ts'
import { felt, withDeviceFaults } from './feeling.ts'
import { FIRST_LOOKS } from './looks.ts'
import { dateIsRight, ofDay } from './open-day.ts'
import { madeVotable, stepOpening, stepRecovered, stepUnlocking, stepZeroCheck } from './opening.ts'
import { pageKey } from './page-key.ts'
import type { Situation } from './pair-report.ts'
import { followUpUntilLifted, followUpWaiting, stepFinishingCard, stepReading, stepWaiting } from './presenting.ts'
import { followUpReleasing, stepReleasing } from './releasing.ts'
import { stepClosed, stepRetiring } from './retiring.ts'
import type { Press } from './screen-event.ts'
import { stepSession } from './session.ts'
import { followUpSession } from './session-card.ts'
import { stepClosing, stepStaff } from './staff.ts'
import { withLamp } from './staff-lamp.ts'
import { followUpStarting, STARTING, stepStarting, stepZeroReading } from './starting.ts'
import type { KioskState, OutOfService } from './state.ts'
import { andThen, type Stepped, stay, to } from './stepped.ts'
import { stepTakenOver, stepTakeOver } from './take-over.ts'
import { stepUnknownMedia } from './unknown-media.ts'
import { STAFF_START, strangerCame } from './unlock.ts'
import { spoken } from './voice/voice.ts'
import { SILENT } from './voice/voice-state.ts'

export function initialKiosk(now: LocalMinute): Stepped {
  const state: KioskState = {
    now,
    facts: null,
    machine: null,
    software: null,
    glass: null,
    stage: STARTING,
    tray: { type: 'reader-lost', why: 'not-tried' },
    keypad: null,
    switches: null,
    repeats: true,
    headphones: null,
    voicePack: null,
    voice: SILENT,
    power: { source: 'unknown', percent: null },
    front: null,
    untold: [],
    clockSets: [],
    touchedAt: now,
    faultsTold: [],
    clock: 'nothing-known',
    ...FIRST_LOOKS,
    serial: 1,
    ask: 0,
    storage: 'settled',
    wrongPins: [],
    operatorCards: [],
    strangers: [],
    refusedCards: 0,
    refusedMedia: 0,
    starts: 0,
    memoryDamaged: false,
    unused: false,
    signingKey: 'kept',
    media: [],
    takenOver: null,
    day: null,
    playedDay: null,
    pendingFault: null,
  }
  return stay(state, { type: 'check-machine' })
}

export function step(before: KioskState, event: KioskEvent): Stepped {
  if (event.type === 'bug') return stay(brokenDown({ ...before, now: event.at }))
  // A press of a page that is gone acts on nothing: a double tap must never cast.
  const stale = event.type === 'screen' && event.event.on !== before.serial
  const seen = felt(before, observed({ ...before, now: event.at }, event))
  const stepped = stale ? stay(seen) : byStage(seen, event)
  const after = withLamp(before, withDeviceFaults(before, followedUp(stepped)))
  return remembering(event, spoken(before, event, numbered(before, after)))
}

/** The same at every minute: the content and moment of a write to the machine's own disk must not show what voters do. */
function remembering(event: KioskEvent, { state, effects }: Stepped): Stepped {
  if (event.type !== 'minute' || state.facts === null) return { state, effects }
  return { state, effects: [...effects, { type: 'remember' }] }
}

/** Observations that hold whatever the kiosk is doing. */
function observed(state: KioskState, event: KioskEvent): KioskState {
  switch (event.type) {
    case 'screen': {
      const press = pressIn(event)
      // Nobody has touched anything; and it is true of whichever page it came from.
      if (press.type === 'glass') return { ...state, glass: { width: press.width, height: press.height } }
      return { ...state, touchedAt: event.at }
    }
    case 'card':
      return { ...state, tray: event.presence, touchedAt: event.at }
    case 'card-read':
      return event.ask === state.ask && !event.result.ok && event.result.error === 'not-authentic'
        ? strangerCame(state)
        : state
    case 'keypad': {
      const keypad = event.event
      if (keypad.type === 'pressed') return { ...state, touchedAt: event.at }
      if (keypad.type === 'disconnected') return { ...state, keypad: keypad.why }
      return { ...state, keypad: 'connected', switches: keypad.switches ?? null, repeats: keypad.noRepeat !== true }
    }
    case 'headphones': {
      const heard = event.event
      if (heard.type === 'ended') return state
      return { ...state, headphones: heard.type === 'connected' ? 'connected' : heard.why }
    }
    case 'power':
      return { ...state, power: event.power }
    case 'front':
      return { ...state, front: event.front }
    case 'signing-key':
      return { ...state, signingKey: event.erased ? 'erased' : 'not-erased' }
    case 'machine-disk-failed':
      return { ...state, pendingFault: 'machine-disk' }
    case 'pair-opened':
      return event.result.ok ? ofDay(state, event.result.value.situation) : state
    case 'record-answered':
    case 'settled':
    case 'session-ended':
    case 'released':
    case 'release-finished':
      return ofDay(state, event.situation)
    default:
      return state
  }
}

function byStage(state: KioskState, event: KioskEvent): Stepped {
  const pressed = pressIn(event)
  const looked = pressed === null ? null : withLooks(state, pressed)
  if (looked !== null) return stay(looked)
  const { stage } = state
  if (event.type === 'settled' && !hearsOfMedia(stage)) {
    return settledElsewhere(state, event.situation)
  }
  switch (stage.type) {
    case 'starting':
      return stepStarting(state, stage, event)
    case 'zero-reading':
      return stepZeroReading(state, event)
    case 'zero-check':
      return stepZeroCheck(state, stage, event)
    case 'unlocking':
      return stepUnlocking(state, stage, event)
    case 'opening':
      return stepOpening(state, stage, event)
    case 'unknown-media':
      return stepUnknownMedia(state, stage, event)
    case 'recovered':
      return stepRecovered(state, stage, event)
    case 'take-over':
      return stepTakeOver(state, stage, event)
    case 'taken-over':
      return stepTakenOver(state, stage, event)
    case 'closed':
      return stepClosed(state, stage, event)
    case 'waiting':
      return stepWaiting(state, event)
    case 'reading-card':
      return stepReading(state, stage, event)
    case 'finishing-card':
      return stepFinishingCard(state, event)
    case 'session':
      return stepSession(state, stage, event)
    case 'staff':
      return stepStaff(state, stage, event)
    case 'retiring':
      return stepRetiring(state, stage, event)
    case 'releasing':
      return stepReleasing(state, stage, event)
    case 'closing':
      return stepClosing(state, stage, event)
    case 'out-of-service':
      return stepOutOfService(state, stage, event)
    case 'remove-operator-card':
    case 'refused':
    case 'session-over':
      return stay(state)
    default:
      return unreachable(stage)
  }
}

function hearsOfMedia({ type }: KioskState['stage']): boolean {
  return type === 'session' || type === 'out-of-service' || type === 'releasing'
}

/** No session is on the screen. A medium that died under a log entry is found out here. */
function settledElsewhere(state: KioskState, situation: Situation): Stepped {
  const settled: KioskState = { ...state, storage: 'settled' }
  const { outOfService: reason } = situation
  const { stage } = settled
  if (reason === null || stage.type === 'closed' || stage.type === 'closing') return stay(settled)
  // Its page has its own words, such as those of a pair that is taken over on the medium that is left.
  const interrupted = interruptedOf(situation)
  if (stage.type === 'staff' && stage.behind.type === 'out-of-service')
    return to(settled, { ...stage, behind: { ...stage.behind, interrupted } })
  if (stage.type === 'remove-operator-card' && stage.next.type === 'out-of-service')
    return to(settled, { ...stage, next: { ...stage.next, interrupted } })
  const session = stage.type === 'staff' && stage.behind.type === 'session' ? stage.behind : null
  const voter = session && statementOf(session, NO_CONTEST)
  return outOfService(settled, faultOf(reason), { voter, situation })
}

function stepOutOfService(state: KioskState, stage: OutOfService, event: KioskEvent): Stepped {
  switch (event.type) {
    case 'settled':
      return to({ ...state, storage: 'settled' }, { ...stage, interrupted: interruptedOf(event.situation) })
    case 'screen':
      return pressIn(event).type === 'staff' && (stage.closable || stage.behind !== null)
        ? to(state, { type: 'staff', behind: stage, uid: null, step: STAFF_START })
        : stay(state)
    default:
      return stay(state)
  }
}

/** Steps that follow from the state by themselves: a card on the tray is read, one that was to be lifted is gone. */
function followedUp(stepped: Stepped): Stepped {
  const { stage } = stepped.state
  const next = andThen(stepped, followUp)
  const moved = next.state.stage.type !== stage.type
  return moved ? followedUp(next) : next
}

function followUp(state: KioskState): Stepped {
  const { stage } = state
  switch (stage.type) {
    case 'starting':
      return followUpStarting(state, stage)
    case 'waiting':
      return followUpWaiting(state)
    case 'refused':
    case 'remove-operator-card':
      return followUpUntilLifted(state, stage.next)
    case 'finishing-card':
    case 'session-over':
      return followUpUntilLifted(state, { type: 'waiting' })
    case 'session':
      return followUpSession(state, stage)
    case 'releasing':
      return followUpReleasing(state, stage)
    case 'out-of-service':
      if (stage.behind === null || !dateIsRight(state)) return stay(state)
      return to(state, stage.behind, ...(stage.behind.type === 'recovered' ? madeVotable(state) : []))
    default:
      return stay(state)
  }
}

function withLooks(state: KioskState, press: Press): KioskState | null {
  switch (press.type) {
    case 'text-size':
      return { ...state, looks: { ...state.looks, textSize: press.size } }
    case 'scheme':
      return { ...state, looks: { ...state.looks, scheme: press.scheme } }
    case 'low':
      return { ...state, looks: { ...state.looks, low: press.low } }
    case 'language':
      return { ...state, language: press.language }
    default:
      return null
  }
}

/** A new page gets a new number. The next voter finds the default looks: others would say something about the voter before. */
function numbered(before: KioskState, { state, effects }: Stepped): Stepped {
  const serial = pageKey(state) === pageKey(before) ? before.serial : before.serial + 1
  const arrived = state.stage.type === 'waiting' && before.stage.type !== 'waiting'
  const looks = arrived ? FIRST_LOOKS : {}
  return { state: { ...state, ...looks, serial }, effects }
}
