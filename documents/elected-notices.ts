/**
 * 当選の告示, 当選告知書, 当選証書 (PEO 101-3(2), 105; form 28): one page each, with the legal name of who is elected. They are given out after the meeting of
 * election has decided; date, number and seal are the commission's own.
 */
import { inEra } from '#election/japanese-date.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument } from './form.ts'
import type { Drawing, FormTable } from './form-table.ts'
import * as tables from './forms/tables.ts'
import { named } from './lettering.ts'

export interface ElectedNoticesInput {
  readonly head: DocumentHead
  readonly contests: readonly {
    readonly title: string
    /** `address` as it was entered for 選挙録; empty: for the pen. */
    readonly elected: readonly { readonly name: string; readonly party: string; readonly address: string }[]
  }[]
}

/** One ink: the name has a face of its own, and 様 beside it is no heavier. */
const NAME = { size: 24 } as const

export async function electedNotices(input: ElectedNoticesInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const [first, ...others] = pagesOf(input)
  const name = { title: first?.title ?? '当選の告示', short: '当選の告示、告知及び証書' }
  return makeDocument(input.head, fonts, name, (form) => {
    first?.draw(form)
    for (const { title, draw } of others) {
      form.newRecord(title)
      draw(form)
    }
  })
}

interface Page {
  readonly title: string
  readonly draw: (form: Form) => void
}

function pagesOf({ head, contests }: ElectedNoticesInput): readonly Page[] {
  const commission = `${named(head.municipality)}選挙管理委員会`
  return contests.flatMap(({ title, elected }) => {
    const poll = `${inEra(head.date)}執行の${named(title)}`
    const each = elected.flatMap(({ name }) => [
      pageOf(tables.electedLetter, { poll, commission, addressee: addressee(`${named(name)}　様`, 'left') }),
      pageOf(tables.electedCertificate, { poll, commission, addressee: addressee(named(name), 'center') }),
    ])
    const rows = elected.length === 0 ? null : elected
    return [pageOf(tables.electedNotice, { poll, commission, elected: rows }), ...each]
  })
}

function pageOf<Data extends object>(of: FormTable<Data>, data: Data): Page {
  return { title: of.title, draw: (form) => drawForm(form, of, data) }
}

/** A long name takes a second line. */
function addressee(text: string, align: 'left' | 'center'): Drawing {
  return (form) => {
    form.space(10)
    form.y += form.lettering.draw(text, { x: MARGIN, y: form.y, width: INNER_WIDTH, align }, NAME) + 14
  }
}
