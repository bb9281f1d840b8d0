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
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, drawDocument, INNER_WIDTH, MARGIN, RULE_COLOUR } from '../form.ts'
import * as tables from '../forms/tables.ts'

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
  const { title } = tables.ceremonyRecord
  return drawDocument(input.head, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.ceremonyRecord, rowsOf(input)),
  )
}

/** X3-A1: who signs this paper looks at the names of the approvers; machines take the word of nobody else. */
function rowsOf({ electionPackage, fingerprint, authorityPublicKey, approvers, record }: CeremonyRecordInput) {
  const { electionId, countingKey, machines } = electionPackage
  const holders = holdersOf(countingKey)
  const approved = approvers.map(({ name, key }) => {
    return { name, number: approverFingerprint(fromHex(key)), key: spaced(key) }
  })
  return {
    ...{ fingerprint, authority: authorityFingerprint(authorityPublicKey), election: electionId },
    ...{ shares: String(holders.length), threshold: String(countingKey.threshold) },
    ...(record === null ? {} : { record: `${record.lines}件まで　照合番号 ${record.number}` }),
    ...(approved.length === 0 ? {} : { approved: { approvers: approved } }),
    holders: holders.map((index) => ({ number: String(index) })),
    machines: machines.map(({ id, serial, signingKey }) => {
      return { id, serial, number: machineFingerprint(fromHex(signingKey)), key: spaced(signingKey) }
    }),
  }
}

function spaced(key: string): string {
  return key.replace(/(.{8})(?=.)/g, '$1 ')
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
