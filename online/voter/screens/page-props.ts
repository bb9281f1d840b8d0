import type { ScreenEvent } from '../session/event.ts'
import type { ElectionPage } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'

export type Send = (event: ScreenEvent) => void

/** The props of a page: its own part of the state, and the election. */
export interface PageProps<Type extends ElectionPage['type']> {
  readonly at: Extract<ElectionPage, { type: Type }>
  readonly election: VoterElection
  readonly send: Send
}
