/** CNT-11: the papers in their folder: current ones apart from those of a result that no longer holds. */
import type { TallyDocument } from './screen-event.ts'

export interface SupersededPapers {
  /** Its name below the folder of documents. */
  readonly folder: string
  readonly files: readonly string[]
}

/** From before this start. */
export interface PapersThere {
  readonly documents: ReadonlyMap<TallyDocument, string>
  readonly superseded: readonly SupersededPapers[]
  readonly announcementPapers: ReadonlyMap<number, string>
}
