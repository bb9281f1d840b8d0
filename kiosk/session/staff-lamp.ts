/**
 * D-17: a silent lamp that calls staff; nothing else happens by itself. It follows from the kind of page, the tray and how long nobody has
 * touched anything: the same for touch and audio, for every choice and for none. It shows only that somebody is slow, or that a plug is
 * out.
 */
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import { minuteNumber } from '#election/time.ts'
import { clockIsDoubted } from './clock-by-cards.ts'
import { isOnBattery } from './feeling.ts'
import type { KioskState, Session } from './state.ts'
import type { Stepped } from './stepped.ts'

/** Minutes of the clock: more than this means that so many are over in full. */
const CARD_LEFT_MINUTES = 1

export function withLamp(before: KioskState, { state, effects }: Stepped): Stepped {
  const lit = isLit(state)
  return lit === isLit(before) ? { state, effects } : { state, effects: [...effects, { type: 'lamp', lit }] }
}

/** A voter by ear who hears nothing, or has no keys, can call nobody. */
function isCutOff({ headphones, keypad }: KioskState, { presentation }: Session): boolean {
  return presentation !== 'normal' && (headphones !== 'connected' || keypad !== 'connected')
}

function isLit(state: KioskState): boolean {
  const { stage } = state
  const quiet = minuteNumber(state.now) - minuteNumber(state.touchedAt)
  const isQuiet = quiet > (state.facts?.settings ?? USUAL_SETTINGS).lampMinutes
  const cardLies = state.tray.type === 'present' || state.tray.type === 'foreign'
  const cardLeft = cardLies && quiet > CARD_LEFT_MINUTES
  switch (stage.type) {
    case 'out-of-service':
      return true
    case 'starting':
      return Object.values(stage.lines).some((line) => typeof line === 'object')
    case 'waiting':
      return cardLeft || state.tray.type === 'reader-lost' || isOnBattery(state) || clockIsDoubted(state)
    case 'refused':
    case 'session-over':
    case 'remove-operator-card':
      return cardLeft
    case 'session':
      return isQuiet || (stage.page.type === 'take-card' && cardLeft) || isCutOff(state, stage)
    case 'staff':
    case 'releasing':
      return isQuiet
    default:
      return false
  }
}
