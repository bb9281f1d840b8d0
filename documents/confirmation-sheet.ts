/**
 * 確認書 (OPN-06, DOC-04): nothing is in the ballot box and the machines are votable. Signed by a voter, the presiding
 * officer and all polling witnesses before the first card is issued. The law's word is 投票管理者, where the manual's sheet has 投票管理責任者.
 */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { dateInWords, type Form, INNER_WIDTH, MARGIN, type MarksOf, makeDocument, SMALL } from './form.ts'
import * as tables from './forms/tables.ts'

export interface ConfirmationSheetInput {
  readonly head: DocumentHead
  readonly station: { readonly id: string; readonly name: string }
  /** Every machine at the station today; the spare only when it is used, one not started with its reason. */
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

const NAME = {
  // Broken where a reader would: one line has no room for it.
  title: '投票箱に何も入っていないこと及び電磁的記録式投票機が\n投票できる状態になったことの確認書',
  short: '確認書',
}

export async function confirmationSheet(
  input: ConfirmationSheetInput,
  fonts: DocumentFonts,
  marksOf: MarksOf = () => [],
): Promise<MadeDocument> {
  const { head, station, machines, fingerprint, witnesses } = input
  const drawing = (form: Form) =>
    drawForm(form, tables.confirmationSheet, {
      ...{ election: head.electionTitle, date: dateInWords(head.date), station: station.name },
      machines: machines.map((of) => ({ ...of, state: of.started ? '投票できる状態' : '開始していない' })),
      checkNumber: (part) => checkNumber(part, fingerprint),
      ...{ seals: true, witnesses },
    })
  return makeDocument(input.head, fonts, NAME, drawing, { marksOf, whenMissing: 'geta' })
}

/** Read aloud in groups of five and compared with screen and ceremony record. */
function checkNumber(form: Form, digits: string): void {
  form.keepTogether(74)
  const spaced = digits.replace(/\D/g, '').replace(/(\d{5})(?=\d)/g, '$1  ')
  form.sheet.box(MARGIN, form.y, INNER_WIDTH, 56, { round: 4, stroke: '#404040', line: 0.8 })
  const label = '選挙データ及び候補者一覧の照合番号（0票確認画面及び作成記録と同じであること）'
  form.lettering.draw(label, { x: MARGIN, y: form.y + 6, width: INNER_WIDTH, align: 'center' }, SMALL)
  const box = { x: MARGIN, y: form.y + 22, width: INNER_WIDTH, align: 'center' } as const
  form.lettering.draw(spaced, box, { size: 19, weight: 'bold' })
  form.y += 68
}
