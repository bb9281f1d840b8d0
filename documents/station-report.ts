/** 投票所報告書: the issuer's counts per contest and its pairs of media, printed for hand entry at the tally. No voter in it. */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'

export interface StationReportSheetInput {
  readonly head: DocumentHead
  readonly station: { readonly id: string; readonly name: string }
  readonly registered: number
  /** 選挙当日有権者数 */
  readonly eligible: number
  readonly contests: readonly {
    readonly title: string
    /** Cards issued that include the contest (I), returned unvoted (R), I − R (V), found unvoted (F), missing (L). */
    readonly issued: number
    readonly returned: number
    readonly voters: number
    readonly men: number
    readonly women: number
    readonly found: number
    readonly missing: number
    /** Records that the kiosks showed after closing; null when nobody entered them. */
    readonly records: number | null
  }[]
  /** Entrance tickets: what the counts ask for, and what was counted by hand (null: not entered). */
  readonly tickets: { readonly expected: number; readonly counted: number | null }
  readonly pairs: readonly {
    readonly pair: number
    readonly machineSerial: string
    readonly state: 'started' | 'spare' | 'failed' | 'not-started'
    readonly note: string
  }[]
  readonly issuerSerial: string
  /** SHA-256 of the signed report file, hex: shows that paper and file are one. */
  readonly reportSha256: string
}

export async function stationReportSheet(input: StationReportSheetInput, fonts: DocumentFonts): Promise<MadeDocument> {
  throw new Error(`not drawn yet: ${input.station.id} ${fonts.regular.length}`)
}
