import type { TallyScreenEvent } from '../session/screen-event.ts'
import type { TallyView } from '../session/view.ts'

/** What every page of the tally is given. */
export interface PageProps {
  readonly view: TallyView
  readonly send: (event: TallyScreenEvent) => void
}
