/** The shape of a step, which the pages before the day share. */
import type { Stepped } from '#shell/run-app.ts'
import type { IssuerEffect } from './effect.ts'
import type { IssuerState } from './state.ts'

export type IssuerStep = Stepped<IssuerState, IssuerEffect>

export function to(state: IssuerState, phase: IssuerState['phase'], ...effects: readonly IssuerEffect[]): IssuerStep {
  return { state: { ...state, phase }, effects }
}

export function stay(state: IssuerState): IssuerStep {
  return { state, effects: [] }
}
