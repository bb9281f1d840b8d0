import type { TallyScreenEvent } from '../session/screen-event.ts'
import type { TallyView } from '../session/view.ts'

/** The props of every page of the tally. */
export interface PageProps {
  readonly view: TallyView
  readonly send: (event: TallyScreenEvent) => void
}
