/** The two ways a step ends: it goes on, or it refuses with a message. */
import type { Stepped } from '#shell/run-app.ts'
import type { MessageValues, OfficeRoomCode } from './codes.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeState } from './state.ts'

export type OfficeStepped = Stepped<OfficeState, OfficeEffect>

export function stay(state: OfficeState, ...effects: readonly OfficeEffect[]): OfficeStepped {
  return { state, effects }
}

export function refuse(state: OfficeState, code: OfficeRoomCode, about: MessageValues = {}): OfficeStepped {
  return stay({ ...state, message: { code, about } })
}
