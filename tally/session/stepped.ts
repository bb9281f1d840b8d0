/** The two ways a step ends: it goes on, or it refuses with a message. */
import type { Stepped } from '#shell/run-app.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyEffect } from './effect.ts'
import type { TallyState } from './state.ts'
import type { MessageValues } from './view.ts'

export type TallyStepped = Stepped<TallyState, TallyEffect>

export function stay(state: TallyState, ...effects: readonly TallyEffect[]): TallyStepped {
  return { state, effects }
}

export function refuse(state: TallyState, code: TallyRefusalCode, about: MessageValues = {}): TallyStepped {
  return stay({ ...state, message: { code, about } })
}
