/** Papers and the log as the screen shows them. */
import type { DrawnPage } from '#documents/sheet.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { IssuerLogRead } from '#election/log/issuer-log.ts'
import type { PaperState } from '#hardware/printer/port.ts'
import type { OtherPaperName, PaperName } from './screen-event.ts'

export interface Paper {
  readonly name: PaperName
  /** The path of its file. */
  readonly path: string
  readonly state: PaperState
}

export interface ShownLog {
  readonly entries: IssuerLogRead['entries']
  readonly gaps: number
  /** Paths of what was written of it; null: not yet. */
  readonly files: readonly string[] | null
}

/** Made at an act of its own, not from the list of papers. */
export type OtherPaper = Paper & { readonly name: OtherPaperName }

export interface ShownPaper {
  readonly name: StationPaperName
  readonly pages: readonly DrawnPage[]
  /** From 0. */
  readonly page: number
}
