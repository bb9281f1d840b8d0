/** The scans in a slot, for people: whose sheets, how many there are, which of them are missing. No byte of the medium. */
import type { Role } from '#election/ballot-box/layout.ts'

export interface ScansSeen {
  readonly files: number
  /** Names of files that are no picture which can be read. */
  readonly unread: readonly string[]
  /** Pictures on which no code of ours is. */
  readonly without: number
  /** Codes that were read and do not hold. */
  readonly altered: number
  /** The media that the sheets name; none: no code was found. More than one: sheets of different media are together. */
  readonly media: readonly ScannedMedium[]
  /** The number of sheets of the medium. */
  readonly sheets: number
  /** Sheets of which no code was read. */
  readonly missingSheets: readonly number[]
  /** Codes that were not read, on sheets of which other codes were. */
  readonly missingCodes: readonly { readonly sheet: number; readonly row: number; readonly column: number }[]
  /** Sheets that are there more than once: it does no harm. */
  readonly twice: readonly number[]
}

interface ScannedMedium {
  /** Its name in the package; if the package has no such station, its number on the sheets. */
  readonly station: string
  readonly pair: number
  readonly role: Role
  /** 組番号, as on the sheets. */
  readonly set: string
}
