/** 機械の記録簿: the log of one machine, attached to the record of voting (投票録) or of the count (開票録). */
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { makeDocument } from './form.ts'
import * as tables from './forms/tables.ts'

export interface MachineLogInput {
  readonly head: DocumentHead
  readonly kind: 'voting-machine' | 'issuer' | 'tally'
  /** Which log it is: place, medium, who sealed it. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly chainWhole: boolean
  /** In the order in which they were written; minutes need not ascend. */
  readonly entries: readonly { readonly minute: string; readonly words: string }[]
}

const NAMES = {
  'voting-machine': { title: '投票機の記録簿（投票録の附属書類）', short: '投票機の記録簿' },
  issuer: { title: '発券機の記録簿（投票録の附属書類）', short: '発券機の記録簿' },
  tally: { title: '集計機の記録簿（開票録の附属書類）', short: '集計機の記録簿' },
} as const

export async function machineLog(input: MachineLogInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { chainWhole, entries, facts } = input
  return makeDocument(input.head, fonts, NAMES[input.kind], (form) =>
    drawForm(form, tables.machineLog, {
      facts: facts.map(([words, given]) => ({ words, given })),
      count: `${entries.length} 件`,
      chain: chainWhole ? 'つながっている' : '切れている',
      broken: !chainWhole,
      entries: entries.map(({ minute, words }, at) => ({ number: String(at + 1), minute, words })),
    }),
  )
}
