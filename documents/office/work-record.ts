/** 作業の記録: every act of an election's preparation, from the first on, as the office's signed record has it. Kept with the papers of the election. */
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, drawDocument } from '../form.ts'
import * as tables from '../forms/tables.ts'

export interface WorkRecordInput {
  readonly head: DocumentHead
  /** 照合番号 of the record as far as it goes. */
  readonly number: string
  readonly acts: readonly { readonly at: string; readonly by: string; readonly what: string }[]
}

/** A name in letters that no font here has is written by hand: the record is printed all the same. */
export async function workRecord({ head, number, acts }: WorkRecordInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const rows = acts.map(({ at, by, what }, place) => {
    return { number: String(place + 1), at: at.replace('T', ' '), by, what }
  })
  const given = { count: `${acts.length} 件`, checkNumber: number, acts: rows }
  const name = { title: tables.workRecord.title, short: '作業の記録' }
  return drawDocument(head, fonts, name, (form) => drawForm(form, tables.workRecord, given), { whenMissing: 'geta' })
}
