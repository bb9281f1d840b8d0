/** The two ways a step ends: it goes on, or it refuses with a message. */
import type { Stepped } from '#shell/session-loop.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyEffect } from './effect.ts'
import type { TallyState } from './state.ts'

export type TallyStepped = Stepped<TallyState, TallyEffect>

export function stay(state: TallyState, ...effects: readonly TallyEffect[]): TallyStepped {
  return { state, effects }
}

export function refuse(state: TallyState, code: TallyRefusalCode, about: readonly string[] = []): TallyStepped {
  return stay({ ...state, message: { code, about } })
}
