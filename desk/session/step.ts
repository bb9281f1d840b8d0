/** The desk's own session: everything on it is a real thing, so nothing is kept here but whether its program may still act. */
import { unreachable } from '#election/assert.ts'
import type { DeskScreenEvent } from './screen-event.ts'

export interface DeskState {
  readonly programError: boolean
  /** How often the desk was looked at: it shows what lies there now, and a view is worked out once a state. */
  readonly looks: number
}

export type DeskEvent =
  | { readonly type: 'screen'; readonly event: DeskScreenEvent }
  /** Something on the desk is no longer as it was shown. */
  | { readonly type: 'changed' }
  | { readonly type: 'seen' }
  | { readonly type: 'bug' }

export type DeskEffect = DeskScreenEvent | { readonly type: 'look' }

interface Stepped {
  readonly state: DeskState
  readonly effects: readonly DeskEffect[]
}

export const initialDesk: Stepped = { state: { programError: false, looks: 0 }, effects: [{ type: 'look' }] }

export function step(state: DeskState, event: DeskEvent): Stepped {
  switch (event.type) {
    case 'screen':
      return { state, effects: [event.event] }
    case 'changed':
      return { state, effects: [{ type: 'look' }] }
    case 'seen':
      return { state: { ...state, looks: state.looks + 1 }, effects: [] }
    case 'bug':
      return { state: { ...state, programError: true }, effects: [] }
    default:
      return unreachable(event)
  }
}
