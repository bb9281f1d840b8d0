/** What the pages before the day share: the shape of a step, and the count of wrong PINs. */
import type { Stepped } from '#shell/run-app.ts'
import { type Notice, notice, type UnlockCode } from './codes.ts'
import type { IssuerEffect } from './effect.ts'
import type { IssuerState } from './state.ts'

/** The chip counts wrong tries too; the program stops before the chip locks for ever (D-01). */
export const WRONG_PINS_MAX = 3

export type IssuerStep = Stepped<IssuerState, IssuerEffect>

export function to(state: IssuerState, phase: IssuerState['phase'], ...effects: readonly IssuerEffect[]): IssuerStep {
  return { state: { ...state, phase }, effects }
}

export function stay(state: IssuerState): IssuerStep {
  return { state, effects: [] }
}

/** After one try: how many were wrong, and what is said. */
export function tried<Code extends string>(before: number, refusal: Notice<Code>) {
  const wrongPins = before + (refusal.code === 'wrong-pin' ? 1 : 0)
  const failure: Notice<Code | UnlockCode> = wrongPins >= WRONG_PINS_MAX ? notice('tries-used-up' as const) : refusal
  return { wrongPins, failure }
}
