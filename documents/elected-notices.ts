/**
 * 当選の告示, 当選告知書, 当選証書 (PEO 101-3(2), 105; form 28): one page each, with the legal name of who is elected. They are given out after the meeting of
 * election has decided; date, number and seal are the commission's own.
 */
import { inEra } from '#election/japanese-date.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument } from './form.ts'
import { named } from './lettering.ts'
import { DATE_BY_HAND } from './ruled.ts'
import { type Column, emptyRows, table } from './table.ts'

export interface ElectedNoticesInput {
  readonly head: DocumentHead
  readonly contests: readonly {
    readonly title: string
    /** `address` as it was entered for 選挙録; empty: for the pen. */
    readonly elected: readonly { readonly name: string; readonly party: string; readonly address: string }[]
  }[]
}

const COLUMNS: readonly Column[] = [
  { header: '住所', width: INNER_WIDTH - 170 - 110 },
  { header: '氏名', width: 170 },
  { header: '党派', width: 110 },
]
/** One ink: the name has a face of its own, and 様 beside it is no heavier. */
const NAME = { size: 24 } as const
const TEXT = { size: 14 } as const

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
  return contests.flatMap(({ title, elected }) => {
    const poll = `${inEra(head.date)}執行の${named(title)}`
    return [
      { title: '当選人の告示', draw: (form) => notice(form, poll, elected) },
      ...elected.flatMap(({ name }): readonly Page[] => [
        { title: '当選告知書', draw: (form) => letter(form, poll, name) },
        { title: '当選証書', draw: (form) => certificate(form, poll, name) },
      ]),
    ]
  })
}

function notice(form: Form, poll: string, elected: ElectedNoticesInput['contests'][number]['elected']): void {
  form.facts([[`${named(form.head.municipality)}選挙管理委員会告示`, '第　　　　号']])
  form.paragraph(
    `${poll}における当選人の住所及び氏名は、次のとおりであるので、公職選挙法第101条の3第2項の規定により告示する。`,
    TEXT,
  )
  const rows = elected.map(({ name, party, address }) => [
    { text: address, entered: true },
    name,
    { text: party, small: true },
  ])
  table(form, COLUMNS, rows.length === 0 ? emptyRows(COLUMNS, 1) : rows)
  byTheCommission(form)
}

function letter(form: Form, poll: string, name: string): void {
  addressee(form, `${named(name)}　様`, 'left')
  form.paragraph(
    `${poll}において、あなたは当選人と定まりましたので、公職選挙法第101条の3第2項の規定により告知します。`,
    TEXT,
  )
  byTheCommission(form)
}

/** To be framed: the name in the middle of the sheet. */
function certificate(form: Form, poll: string, name: string): void {
  form.space(120)
  addressee(form, named(name), 'center')
  form.space(60)
  form.paragraph(`${poll}において、\n当選人と決定したことを証する。`, TEXT)
  byTheCommission(form)
}

/** A long name takes a second line. */
function addressee(form: Form, text: string, align: 'left' | 'center'): void {
  form.space(10)
  form.y += form.lettering.draw(text, { x: MARGIN, y: form.y, width: INNER_WIDTH, align }, NAME) + 14
}

function byTheCommission(form: Form): void {
  form.space(30)
  form.endPart()
  form.together((part) => {
    part.paragraph(DATE_BY_HAND, TEXT)
    part.paragraph(`${named(part.head.municipality)}選挙管理委員会`, TEXT)
    part.signatureLines(['委員長　氏名'])
  })
}
