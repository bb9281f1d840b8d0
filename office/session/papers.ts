/** Papers that the office made: files to be printed, and their pages as the screen shows them. */
import type { DrawnPage } from '#documents/sheet.ts'

type OfficePaperName =
  | 'candidate-notice'
  | 'sealing-labels'
  | 'voting-guide'
  | 'transport-lists'
  | 'list-slips'
  | 'card-labels'
  | 'ceremony-record'
  | 'share-envelopes'
  | 'emergency-card'
  | 'clerks-card'
  | 'gone-notice'
  | 'work-record'

export interface MadePaper {
  readonly name: OfficePaperName
  /** The station whose paper it is, by its name; null: one paper for all. */
  readonly station: string | null
  /** Of the PDF. */
  readonly path: string
  readonly pages: readonly DrawnPage[]
}

export interface ShownPaper {
  readonly paper: MadePaper
  /** From 0. */
  readonly page: number
}

interface Made {
  readonly papers: readonly MadePaper[]
  readonly recordPrinted: MadePaper | null
}

/** Of those that were made since the program was started: what lies there from before is made again with one press. */
export function shownOf({ papers, recordPrinted }: Made, path: string): ShownPaper | null {
  const made = recordPrinted === null ? papers : [...papers, recordPrinted]
  const paper = made.find((each) => each.path === path)
  return paper === undefined ? null : { paper, page: 0 }
}

export function turned(shown: ShownPaper, page: number): ShownPaper {
  return page < shown.paper.pages.length ? { ...shown, page } : shown
}
