/** Papers that the office made: files to be printed, and their pages as the screen shows them. */
import type { DrawnPage } from '#documents/sheet.ts'

export const OFFICE_PAPERS = [
  'candidate-notice',
  'sealing-labels',
  'voting-guide',
  'transport-lists',
  'list-slips',
  'card-labels',
  'ceremony-record',
  'share-envelopes',
  'appointments',
  'officers-notice',
  'witness-nominations',
  'early-oath',
  'absentee-record',
  'checklists',
  'receipts',
  'emergency-card',
  'clerks-card',
  'gone-notice',
  'work-record',
] as const
type OfficePaperName = (typeof OFFICE_PAPERS)[number]

export interface MadePaper {
  readonly name: OfficePaperName
  /** The station whose paper it is, by its name; null: one paper for all. */
  readonly station: string | null
  /** The path of the PDF. */
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
  /** The record goes out of date with the next act; who looks at it still sees that paper. */
  readonly shown: ShownPaper | null
}

/** A paper made since the program was started; earlier ones are made again with one press. */
export function madePaper({ papers, recordPrinted, shown }: Made, path: string): MadePaper | null {
  const others = [recordPrinted, shown?.paper ?? null].filter((paper) => paper !== null)
  return [...papers, ...others].find((paper) => paper.path === path) ?? null
}

export function shownOf(made: Made, path: string): ShownPaper | null {
  const paper = madePaper(made, path)
  return paper === null ? null : { paper, page: 0 }
}

export function turned(shown: ShownPaper, page: number): ShownPaper {
  return page < shown.paper.pages.length ? { ...shown, page } : shown
}

/** Its file is another one now: what is seen is what the printer would get. */
export function shownAnew(shown: ShownPaper | null, made: readonly MadePaper[]): ShownPaper | null {
  const paper = made.find(({ path }) => path === shown?.paper.path)
  return shown === null || paper === undefined ? shown : turned({ paper, page: 0 }, shown.page)
}
