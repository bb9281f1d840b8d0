/** 投票管理者等の選任の告示 (PEO Order 25, 68, 81): a line for each post that the election has; address and name are for the pen. */
import type { DocumentFonts } from '../document.ts'
import { type DrawnPaper, drawDocument, type Form, INNER_WIDTH } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import { daysOf, type StationsInput, UNCONFIRMED } from './each-station.ts'

const POST_AND_NAME: readonly Column[] = [
  { header: '職', width: 76 },
  { header: '住所', width: INNER_WIDTH - 140 - 76 - 110 },
  { header: '氏名', width: 110 },
]
const columnsOf = (place: string): readonly Column[] => [{ header: place, width: 140, once: true }, ...POST_AND_NAME]
const POSTS = ['投票管理者', '職務代理者'] as const

export function officersNotice(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { head, electionPackage } = input
  const title = '投票管理者等の選任の告示'
  return drawDocument({ ...head, note: UNCONFIRMED }, fonts, { title, short: title }, (form) => {
    form.facts([[`${named(head.municipality)}選挙管理委員会告示`, '第　　　　号']])
    form.paragraph(
      `${named(head.electionTitle)}における投票管理者、開票管理者及び選挙長並びにこれらの職務を代理すべき者を次のとおり選任したので、公職選挙法施行令第25条、第68条及び第81条の規定により告示する。`,
    )
    form.heading('投票所')
    const stations = electionPackage.stations.flatMap((each) => postsOf(`${named(each.name)}\n${daysOf(each)}`, POSTS))
    table(form, columnsOf('投票所及び期日'), stations)
    form.heading('開票所及び選挙会')
    const rows = [
      ...postsOf(`${named(head.municipality)}開票区`, ['開票管理者', '職務代理者']),
      ...electionPackage.contests.flatMap(({ title }) => postsOf(`${named(title)}選挙会`, ['選挙長', '職務代理者'])),
    ]
    table(form, columnsOf('開票区又は選挙会'), rows, { after: form.heightOf(signed) })
    signed(form)
  })
}

function postsOf(place: string, posts: readonly string[]) {
  return posts.map((post) => [...[place, post].map((text) => ({ text, small: true })), '', ''])
}

function signed(form: Form): void {
  form.endPart()
  form.paragraph(DATE_BY_HAND)
  form.signatureLines(['選挙管理委員会委員長'])
}
