/**
 * 確認書 (OPN-06, DOC-04): nothing is in the ballot box and the machines are votable. Signed by a voter, the presiding
 * officer and all polling witnesses before the first card is issued.
 */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { dateInWords, type Form, INNER_WIDTH, MARGIN, type MarksOf, makeDocument, SMALL } from './form.ts'
import { table } from './table.ts'

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
  const drawing = (form: Form) => {
    form.facts([
      ['選挙', input.head.electionTitle],
      ['投票日', dateInWords(input.head.date)],
      ['投票所', input.station.name],
    ])
    form.paragraph(
      '次の電磁的記録式投票機のすべてが「0票確認画面」を表示し、投票の記録が一つもないこと、これらの投票機が投票できる状態になったこと、及び投票箱に何も入っていないことを確認しました。',
    )
    machines(form, input)
    form.together((part) => {
      fingerprint(part, input.fingerprint)
      signatures(part, input.witnesses)
    })
  }
  return makeDocument(input.head, fonts, NAME, drawing, { marksOf, whenMissing: 'geta' })
}

function machines(form: Form, input: ConfirmationSheetInput): void {
  const rows = input.machines.map((machine) => [
    machine.id,
    machine.serial,
    machine.started ? '投票できる状態' : '開始していない',
    machine.note,
  ])
  const columns = [
    { header: '投票機', width: 90 },
    { header: '機体番号（シリアルナンバー）', width: 160, align: 'center' },
    { header: '状態', width: 100, align: 'center' },
    { header: '備考', width: INNER_WIDTH - 350 },
  ] as const
  table(form, columns, rows)
}

/** Read aloud in groups of five and compared with screen and ceremony record. */
function fingerprint(form: Form, digits: string): void {
  form.keepTogether(74)
  const spaced = digits.replace(/\D/g, '').replace(/(\d{5})(?=\d)/g, '$1  ')
  form.sheet.box(MARGIN, form.y, INNER_WIDTH, 56, { round: 4, stroke: '#404040', line: 0.8 })
  const label = '選挙データ及び候補者一覧の照合番号（0票確認画面及び作成記録と同じであること）'
  form.lettering.draw(label, { x: MARGIN, y: form.y + 6, width: INNER_WIDTH, align: 'center' }, SMALL)
  const box = { x: MARGIN, y: form.y + 22, width: INNER_WIDTH, align: 'center' } as const
  form.lettering.draw(spaced, box, { size: 19, weight: 'bold' })
  form.y += 68
}

/** The law's word 投票管理者, where the manual's sheet has 投票管理責任者; the voter writes name and address by hand. */
function signatures(form: Form, witnesses: number): void {
  form.keepTogether(40 + 30 * (3 + witnesses))
  form.paragraph('　　　　　年　　　月　　　日　　　午前　　　時　　　分　確認')
  form.signatureLine('選挙人　住所', { seal: false })
  form.signatureLine('　　　　氏名', { seal: false })
  form.signatureLine('投票管理者　氏名', { seal: true })
  for (let i = 1; i <= witnesses; i++) form.signatureLine(`投票立会人${i}　氏名`, { seal: true })
}
