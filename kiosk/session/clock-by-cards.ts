/**
 * The machine's clock against the issuer's, by nothing but the half hour until which each card may begin (ISS-21). It is the same on
 * all cards of that half hour, is compared when a card is laid on, and leaves one of four words in memory: no card, no minute.
 */
import { CARD_STEP_MINUTES, USUAL_SETTINGS } from '#election/definition/settings.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import type { CardRefusal } from './codes.ts'
import { dateHere } from './open-day.ts'
import type { KioskState } from './state.ts'

/** A card that begins here. A clock found slow stays marked: old cards agree with such a clock too. */
export function cardInTime(state: KioskState, expires: LocalMinute): KioskState {
  // No card may wait longer: it ends with the half hour after its minutes.
  const most = (state.facts?.settings ?? USUAL_SETTINGS).cardMinutes + CARD_STEP_MINUTES
  const isAhead = minuteNumber(expires) - minuteNumber(state.now) >= most
  if (isAhead) return { ...state, clock: 'behind' }
  return state.clock === 'behind' ? state : { ...state, clock: 'agrees' }
}

/**
 * One that is over may be old. Where none was in time since the last one, or since the start, the clock is as likely: then nobody is
 * sent back to the desk before staff have looked at it.
 */
export function cardOver(state: KioskState): { readonly state: KioskState; readonly refusal: CardRefusal } {
  switch (state.clock) {
    case 'agrees':
      return { state: { ...state, clock: 'nothing-known' }, refusal: 'card-expired' }
    case 'behind':
      return { state, refusal: 'card-expired' }
    case 'nothing-known':
    case 'fast':
      return { state: { ...state, clock: 'fast' }, refusal: 'clock-or-card' }
  }
}

/** By the cards, or because nobody votes here on its date: staff hear of it before the next voter does. */
export function clockIsDoubted(state: KioskState): boolean {
  return state.clock === 'fast' || state.clock === 'behind' || (state.facts !== null && dateHere(state) !== 'right')
}
