/** Small words of `step`: a next state and what is to be done. */
import type { Stepped as AppStepped } from '#shell/run-app.ts'
import type { KioskEffect } from './effect.ts'
import type { SessionPage } from './session-page.ts'
import type { KioskState, Session, Stage } from './state.ts'

export type Stepped = AppStepped<KioskState, KioskEffect>

export function stay(state: KioskState, ...effects: KioskEffect[]): Stepped {
  return { state, effects }
}

export function to(state: KioskState, stage: Stage, ...effects: KioskEffect[]): Stepped {
  return { state: { ...state, stage }, effects }
}

/** A session that turns to another page. */
export function turn(state: KioskState, session: Session, page: SessionPage, ...effects: KioskEffect[]): Stepped {
  return to(state, { ...session, page }, ...effects)
}

/** Goes on with `next` on the new state and keeps the effects of both. */
export function andThen(first: Stepped, next: (state: KioskState) => Stepped): Stepped {
  const second = next(first.state)
  return { state: second.state, effects: [...first.effects, ...second.effects] }
}
