/** The desk's own session. Each thing on the desk keeps its own state, so this one has only whether the desk's program failed, and a count of looks. */
import { unreachable } from '#election/assert.ts'
import type { DeskScreenEvent } from './screen-event.ts'

export interface DeskState {
  readonly programError: boolean
  /** How often the desk was looked at. A view is made once for each state, so a new number makes a new view of what is on the desk now. */
  readonly looks: number
}

export type DeskEvent =
  | { readonly type: 'screen'; readonly event: DeskScreenEvent }
  /** Something on the desk has changed since the last view. */
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
