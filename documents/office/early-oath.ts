/** 宣誓書 (PEO 48-2(1), PEO Order 49-8; form 10): said in writing by everybody who votes early. The places and days of the election are on it. */
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords, drawDocument } from '../form.ts'
import { oath } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { daysOf, type StationsInput, stopsOf, UNCONFIRMED } from './each-station.ts'

export function earlyOath({ head, electionPackage }: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const places = electionPackage.stations
    .filter(({ earlyVoting }) => earlyVoting)
    .flatMap((each) => [`${named(each.name)}　${daysOf(each)}`, ...stopsOf(each).map((stop) => `　${stop}`)])
    .map((place) => ({ place }))
  const name = { title: oath.title, short: '宣誓書（期日前投票）' }
  return drawDocument({ ...head, note: UNCONFIRMED }, fonts, name, (form) =>
    drawForm(form, oath, {
      date: dateInWords(head.date),
      election: named(head.electionTitle),
      ...(places.length === 0 ? {} : { early: { places } }),
    }),
  )
}
