/**
 * What the machine feels of itself: where its power comes from and whether its front is closed. The log has it when nobody votes:
 * at the minute of a session it would say that somebody stood there.
 */
import type { Device } from '#election/log/catalogue.ts'
import type { KioskEffect } from './effect.ts'
import type { KioskState, Stage } from './state.ts'
import type { Stepped } from './stepped.ts'

/** A log has 128 pages, and a medium that fails must still find one. */
const OUTAGES_TOLD_MAX = 8

/** @param before the state before this event; `state` has seen it */
export function felt(before: KioskState, state: KioskState): KioskState {
  return frontFelt(before, powerFelt(before, state))
}

export function isOnBattery({ power }: KioskState): boolean {
  return power.source === 'battery'
}

function powerFelt(before: KioskState, state: KioskState): KioskState {
  if (!isOnBattery(state) || isOnBattery(before)) return state
  const outages = state.outages + 1
  return outages > OUTAGES_TOLD_MAX ? { ...state, outages } : { ...withUntold(state, 'power'), outages }
}

/**
 * OPN-08, FLT-03: opened in service it is a fault, however soon it is closed again. Who is voting finishes: what is recorded is read
 * back from both media, and a vote that is broken off would be lost to the voter. Before the opening and after the closing it may stand open.
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

/** From *votable* to the press that closes. */
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
      return isServing(stage.behind)
    default:
      return false
  }
}

export function withUntoldFaults({ state, effects }: Stepped): Stepped {
  if (state.untold.length === 0 || !nobodyVotes(state.stage)) return { state, effects }
  const logged = state.untold.map(
    (device): KioskEffect => ({ type: 'log', event: { type: 'device-fault', device }, at: state.now }),
  )
  return { state: { ...state, untold: [] }, effects: [...effects, ...logged] }
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
