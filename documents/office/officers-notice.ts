/** 投票管理者等の選任の告示 (PEO Order 25, 68, 81): a line for each post that the election has; address and name are for the pen. */
import { electsPeople } from '#election/kinds/kinds.ts'
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, drawDocument } from '../form.ts'
import * as tables from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { daysOf, type StationsInput, UNCONFIRMED } from './each-station.ts'

const POSTS = ['投票管理者', '職務代理者'] as const

export function officersNotice({ head, electionPackage }: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const { title } = tables.officersNotice
  const municipality = named(head.municipality)
  return drawDocument({ ...head, note: UNCONFIRMED }, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.officersNotice, {
      municipality,
      election: named(head.electionTitle),
      stations: electionPackage.stations.flatMap((each) => postsOf(`${named(each.name)}\n${daysOf(each)}`, POSTS)),
      count: [
        ...postsOf(`${municipality}開票区`, ['開票管理者', '職務代理者']),
        // TC-55: where nobody is elected no meeting of election is held here.
        ...electionPackage.contests
          .filter(electsPeople)
          .flatMap(({ title }) => postsOf(`${named(title)}選挙会`, ['選挙長', '職務代理者'])),
      ],
    }),
  )
}

function postsOf(place: string, posts: readonly string[]) {
  return posts.map((post) => ({ place, post }))
}
