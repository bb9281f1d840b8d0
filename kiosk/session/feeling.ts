/**
 * The machine's own sensors: its power supply and its front. The log gets them when nobody votes: at the minute of a session an entry would
 * say that somebody was there.
 */
import type { Device } from '#election/log/catalogue.ts'
import type { KioskState, Stage } from './state.ts'
import type { Stepped } from './stepped.ts'

/** Entries for one device. A log has 128 pages, and a medium that fails must still find one. */
const TOLD_AN_HOUR_MAX = 4
const TOLD_A_RUN_MAX = 16

/** @param before the state before this event; `state` has seen it */
export function felt(before: KioskState, state: KioskState): KioskState {
  return frontFelt(before, powerFelt(before, state))
}

export function isOnBattery({ power }: KioskState): boolean {
  return power.source === 'battery'
}

function powerFelt(before: KioskState, state: KioskState): KioskState {
  return isOnBattery(state) && !isOnBattery(before) ? withUntold(state, 'power') : state
}

/**
 * OPN-08, FLT-03: opened in service it is a fault, however soon it is closed again. A voter in a session finishes: recorded votes are read
 * back from both media, and a vote that is broken off would be lost to the voter. Before the opening and after the closing it may be open.
 */
function frontFelt(before: KioskState, state: KioskState): KioskState {
  if (state.front !== 'open') return state
  const { stage } = state
  if (isServing(stage)) {
    return state.pendingFault === 'front-opened'
      ? state
      : { ...withUntold(state, 'front'), pendingFault: 'front-opened' }
  }
  const again = before.front !== 'open' && stage.type === 'out-of-service' && stage.closable
  return again ? withUntold(state, 'front') : state
}

function withUntold(state: KioskState, device: Device): KioskState {
  return state.untold.includes(device) ? state : { ...state, untold: [...state.untold, device] }
}

/** From *votable* to the press that closes, and wherever the machine goes on by itself. */
function isServing(stage: Stage): boolean {
  switch (stage.type) {
    case 'waiting':
    case 'reading-card':
    case 'finishing-card':
    case 'session-over':
    case 'session':
      return true
    case 'refused':
    case 'remove-operator-card':
      return isServing(stage.next)
    case 'staff':
    case 'releasing':
      return isServing(stage.behind)
    case 'out-of-service':
      return stage.behind !== null && isServing(stage.behind)
    default:
      return false
  }
}

/**
 * A failing device is a day event, logged when nobody votes. A reader that was lost during a vote and is still lost is logged when the
 * machine waits again.
 */
export function withDeviceFaults(before: KioskState, stepped: Stepped): Stepped {
  const { state } = stepped
  const failed = [...lostWhileWaiting(before, state), ...(nobodyVotes(state.stage) ? state.untold : [])]
  return failed.reduce(told, { ...stepped, state: nobodyVotes(state.stage) ? { ...state, untold: [] } : state })
}

function lostWhileWaiting(before: KioskState, { stage, tray, keypad, headphones }: KioskState): readonly Device[] {
  if (stage.type !== 'waiting') return []
  const arrived = before.stage.type !== 'waiting'
  const readerLost = tray.type === 'reader-lost' && (arrived || before.tray.type !== 'reader-lost')
  return [
    ...(readerLost ? (['card-reader'] as const) : []),
    ...(before.keypad === 'connected' && keypad !== 'connected' ? (['keypad'] as const) : []),
    ...(before.headphones === 'connected' && headphones !== 'connected' ? (['sound'] as const) : []),
  ]
}

/** The last entry that there is room for says so: an auditor reads that more came, not how much. */
function told({ state, effects }: Stepped, device: Device): Stepped {
  const { now } = state
  const hour = now.slice(0, 'yyyy-mm-ddThh'.length)
  const before = state.faultsTold.find((entry) => entry.device === device) ?? { hour, inHour: 0, inRun: 0 }
  const inHour = (before.hour === hour ? before.inHour : 0) + 1
  const inRun = before.inRun + 1
  if (inHour > TOLD_AN_HOUR_MAX || inRun > TOLD_A_RUN_MAX) return { state, effects }
  const others = state.faultsTold.filter((entry) => entry.device !== device)
  const more = inHour === TOLD_AN_HOUR_MAX || inRun === TOLD_A_RUN_MAX
  return {
    state: { ...state, faultsTold: [...others, { device, hour, inHour, inRun }] },
    effects: [...effects, { type: 'log', event: { type: 'device-fault', device, more }, at: now }],
  }
}

/** And the pair is open, so that there is a log. */
function nobodyVotes(stage: Stage): boolean {
  switch (stage.type) {
    case 'waiting':
      return true
    case 'out-of-service':
      return stage.closable && stage.interrupted === null
    case 'staff':
      return nobodyVotes(stage.behind)
    default:
      return false
  }
}
