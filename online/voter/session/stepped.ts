/** Shapes that the steps share. */
import type { Effect } from './effect.ts'
import type { ElectionPage, State } from './state.ts'

export interface Stepped {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** A step of one page: the next page and what is to be done. Null: the event means nothing there. */
export type PageStep = { readonly at: ElectionPage; readonly effects?: readonly Effect[] } | null
