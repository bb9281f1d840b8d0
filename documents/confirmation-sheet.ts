/**
 * 確認書 (OPN-06, DOC-04): nothing is in the ballot box and the machines are votable. Signed by a voter, the presiding
 * officer and all polling witnesses before the first card is issued.
 */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'

export interface ConfirmationSheetInput {
  readonly head: DocumentHead
  readonly station: { readonly id: string; readonly name: string }
  /** Every machine that stands in the station today; the spare only when it is used, one not started with its reason. */
  readonly machines: readonly {
    readonly id: string
    /** 機体番号 */
    readonly serial: string
    readonly started: boolean
    /** Why it was not started; empty otherwise. */
    readonly note: string
  }[]
  /** 20 digits of package and candidate list, as on the zero-check screen and in the ceremony record. */
  readonly fingerprint: string
  /** Lines for signatures of polling witnesses (投票立会人). */
  readonly witnesses: number
}

export async function confirmationSheet(input: ConfirmationSheetInput, fonts: DocumentFonts): Promise<MadeDocument> {
  throw new Error(`not drawn yet: ${input.station.id} ${fonts.regular.length}`)
}
