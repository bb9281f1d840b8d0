/** 作業の記録: every act of an election's preparation, from the first on, as the office's signed record has it. Kept with the papers of the election. */
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { type Column, table } from '../table.ts'

export interface WorkRecordInput {
  readonly head: DocumentHead
  /** 照合番号 of the record as far as it goes. */
  readonly number: string
  readonly acts: readonly { readonly at: string; readonly by: string; readonly what: string }[]
}

const COLUMNS: readonly Column[] = [
  { header: '番号', width: 38, align: 'right' },
  { header: '日時', width: 92 },
  { header: '行った人', width: 92 },
  { header: '内容', width: INNER_WIDTH - 222 },
]

/** A name in letters that no font here has is written by hand: the record is printed all the same. */
export async function workRecord({ head, number, acts }: WorkRecordInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const name = { title: '選挙の準備　作業の記録', short: '作業の記録' }
  return drawDocument(
    head,
    fonts,
    name,
    (form) => {
      form.facts([
        ['件数', `${acts.length} 件`],
        ['記録の照合番号', number],
      ])
      form.paragraph(
        '一件ごとに、行った人の鍵で署名され、前の一件とつながっている。照合番号が同じなら、記録は変わっていない。',
        SMALL,
      )
      const rows = acts.map(({ at, by, what }, place) =>
        [String(place + 1), at.replace('T', ' '), by, what].map((text) => ({ text, small: true })),
      )
      const sign = (part: Form) => part.signatureLines(['委員長', '立会人'])
      table(form, COLUMNS, rows, { after: form.heightOf(sign) })
      sign(form)
    },
    { whenMissing: 'geta' },
  )
}
