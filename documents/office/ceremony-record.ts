/**
 * 鍵の生成の記録: what the witnesses of the key ceremony sign, and faces for the envelopes in which the shares wait. Everything printed
 * is public (docs/formats/ceremony-record.md); who holds which share is written by hand.
 */

import { fromHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { approverFingerprint, authorityFingerprint, machineFingerprint } from '#election/keys/fingerprint.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH, MARGIN, RULE_COLOUR, SMALL } from '../form.ts'
import { table } from '../table.ts'

export interface CeremonyRecordInput {
  readonly head: DocumentHead
  readonly electionPackage: ElectionPackage
  /** 照合番号 of package and list. */
  readonly fingerprint: string
  readonly authorityPublicKey: Uint8Array
  /** The people whose approvals the machines ask for; none: an office that named nobody. */
  readonly approvers: readonly Approver[]
  /** How far the office's record goes; null: none is kept. */
  readonly record: { readonly lines: number; readonly number: string } | null
}

export async function ceremonyRecord(input: CeremonyRecordInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { electionPackage } = input
  return drawDocument(input.head, fonts, { title: '鍵の生成の記録', short: '鍵の生成の記録' }, (form) => {
    facts(form, input)
    approvers(form, input)
    dealer(form, electionPackage)
    holders(form, electionPackage)
    const sign = (part: Form) => part.signatureLines(['選挙管理委員会委員長', '立会人', '立会人'])
    machines(form, electionPackage, form.heightOf(sign))
    sign(form)
  })
}

function facts(form: Form, { electionPackage, fingerprint, authorityPublicKey, record }: CeremonyRecordInput): void {
  const { countingKey } = electionPackage
  form.facts([
    ['選挙データの照合番号', fingerprint],
    ['選挙管理委員会の鍵の照合番号', authorityFingerprint(authorityPublicKey)],
    ['選挙の番号', electionPackage.electionId],
    ['開票の鍵', `${holdersOf(countingKey).length}人に分け、そのうち${countingKey.threshold}人で開く`],
    ...(record === null ? [] : [['作業の記録', `${record.lines}件まで　照合番号 ${record.number}`] as const]),
  ])
  form.paragraph('上の照合番号は、投票所の0票確認の画面及び確認書、開票所の画面に出るものと同じである。', SMALL)
}

/** X3-A1: who signs this paper looks at the names; machines take the word of nobody else. */
function approvers(form: Form, { approvers: people }: CeremonyRecordInput): void {
  if (people.length === 0) return
  form.heading('承認者（機械が承認を確かめる人）')
  table(
    form,
    [
      { header: '氏名', width: 150 },
      { header: '承認者の照合番号', width: 150 },
      { header: '署名の鍵（公開）', width: INNER_WIDTH - 300 },
    ],
    people.map(({ name, key }) => [
      name,
      approverFingerprint(fromHex(key)),
      { text: key.replace(/(.{8})(?=.)/g, '$1 '), small: true },
    ]),
  )
}

/** One computer has had the whole key. Which one, who was beside it and how it forgot, only people can say. */
function dealer(form: Form, { countingKey }: ElectionPackage): void {
  form.heading('鍵を作った計算機')
  form.paragraph(
    `開票の鍵は、1台の計算機で作り、${holdersOf(countingKey).length}つの持ち分に分けた。その計算機は、作る間、鍵の全体を持つ。立会人は、見たことを次に書く。`,
    SMALL,
  )
  const columns = [
    { header: 'こと', width: 210 },
    { header: '記入（自書）', width: INNER_WIDTH - 210 },
  ] as const
  const rows = [
    '計算機の機体番号',
    '通信の線を抜き、無線を切った',
    '居合わせた者の職氏名',
    '鍵を作り始めた時刻、終えた時刻',
    '記憶装置を消し、又は壊した日時と方法、立会人',
  ]
  table(
    form,
    columns,
    rows.map((row, at) => [row, at === 1 ? '□' : '']),
  )
}

function holders(form: Form, { countingKey }: ElectionPackage): void {
  form.heading('鍵の持ち分と保管者')
  const columns = [
    { header: '番号', width: 44, align: 'center' },
    { header: '保管者の職氏名（自書）', width: 210 },
    { header: '開くことを確かめた', width: 110, align: 'center' },
    { header: '前日に確かめた', width: INNER_WIDTH - 364, align: 'center' },
  ] as const
  table(
    form,
    columns,
    holdersOf(countingKey).map((index) => [String(index), '', '□', '□']),
  )
}

function machines(form: Form, electionPackage: ElectionPackage, after: number): void {
  form.heading('機械')
  const columns = [
    { header: '機械', width: 60 },
    { header: '機体番号', width: 90 },
    { header: '機械の照合番号', width: 150 },
    { header: '署名の鍵（公開）', width: INNER_WIDTH - 300 },
  ] as const
  const rows = electionPackage.machines.map(({ id, serial, signingKey }) => [
    id,
    serial,
    machineFingerprint(fromHex(signingKey)),
    { text: signingKey.replace(/(.{8})(?=.)/g, '$1 '), small: true },
  ])
  table(form, columns, rows, { after })
}

const FACE_HEIGHT = 204
const PADDING = 16

/** One face a share: three on a page. The envelope is closed before witnesses and opened at the count. */
export async function shareEnvelopes(input: CeremonyRecordInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const numbers = holdersOf(input.electionPackage.countingKey)
  return drawDocument(input.head, fonts, { title: '鍵の持ち分の封筒', short: '持ち分の封筒' }, (form) => {
    for (const index of numbers) {
      form.keepTogether(FACE_HEIGHT + 12)
      const top = form.y
      form.sheet.box(MARGIN, top, INNER_WIDTH, FACE_HEIGHT, { stroke: RULE_COLOUR, line: 1, dashed: true })
      const box = { x: MARGIN + PADDING, width: INNER_WIDTH - 2 * PADDING }
      const { lettering } = form
      let y = top + PADDING
      y += lettering.draw(`開票の鍵　持ち分 ${index}／${numbers.length}`, { ...box, y }, { size: 20, weight: 'bold' })
      y += lettering.draw(input.head.electionTitle, { ...box, y }, { size: 12 })
      y += lettering.draw('合言葉をこの封筒に入れ、又は書いてはならない。', { ...box, y }, { size: 10.5 })
      for (const label of ['保管者の職氏名', '封をした日時', '立会人']) {
        y += 36
        lettering.draw(label, { ...box, y: y - 18 }, { size: 12 })
        form.line(box.x + 130, y, box.x + box.width, y)
      }
      form.y = top + FACE_HEIGHT + 12
    }
  })
}
