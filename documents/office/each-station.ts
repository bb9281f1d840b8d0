/** Papers of the office that have a page or more for each station: title with its name, columns that the commission has not confirmed yet (D-10). */
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form } from '../form.ts'
import { named } from '../lettering.ts'
import { hourWords } from '../ruled.ts'

export interface StationsInput {
  readonly head: DocumentHead
  readonly electionPackage: Pick<ElectionPackage, 'stations' | 'contests'>
}

export const UNCONFIRMED = '様式は告示で確認'

export function eachStation(
  { head, electionPackage }: StationsInput,
  fonts: DocumentFonts,
  title: string,
  draw: (form: Form, station: Station) => void,
  stations: readonly Station[] = electionPackage.stations,
): Promise<DrawnPaper> {
  const [first, ...others] = stations
  const titleOf = ({ name }: Station) => `${title}　${named(name)}`
  const name = { title: first === undefined ? title : titleOf(first), short: title }
  return drawDocument({ ...head, note: UNCONFIRMED }, fonts, name, (form) => {
    if (first !== undefined) draw(form, first)
    for (const station of others) {
      form.newRecord(titleOf(station))
      draw(form, station)
    }
  })
}

/** By its label: an early-voting station is called so. */
export function placeOf({ name, id, earlyVoting }: Station) {
  const place = `${name}（${id}）`
  return earlyVoting ? { earlyPlace: place } : { station: place }
}

/** 移動期日前投票所: each stop with its date, hours and place. */
export function stopsOf({ dates, stops }: Station): readonly string[] {
  return stops.map(({ place, opens, closes }, at) => {
    const date = dates[at]
    return `${date === undefined ? '' : dateInWords(date)}　${hourWords(opens)}から${hourWords(closes)}まで　${place}`
  })
}

export function daysOf({ dates }: Station): string {
  const sorted = [...dates].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? dateInWords(first) : `${dateInWords(first)}から${dateInWords(last)}まで`
}
