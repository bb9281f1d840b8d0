/** CNT-11: what lies in the folder of papers: current ones apart from those of a result that holds no more. */
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
