import type { OfficeScreenEvent } from '../session/screen-event.ts'
import type { OfficeView } from '../session/view.ts'

export type Page =
  | 'steps'
  | 'files'
  | 'approve'
  | 'voice'
  | 'changes'
  | 'keys'
  | 'number'
  | 'carry'
  | 'media'
  | 'out'
  | 'rolls'
  | 'losses'
  | 'board'
  | 'record'

/** The props of every page of the office. */
export interface PageProps {
  readonly view: OfficeView
  readonly send: (event: OfficeScreenEvent) => void
}

export interface BoardProps extends PageProps {
  readonly board: NonNullable<OfficeView['board']>
}
