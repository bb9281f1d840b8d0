/** 受領書 (MED-04, CNT-01; forms 8): the counting place gives it to who brings a station's boxes and media; it says what came, and in which state. */
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { type DrawnPaper, dateInWords } from '../form.ts'
import { receipt } from '../forms/tables.ts'
import { eachStation, placeOf, type StationsInput } from './each-station.ts'

export function receipts(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, receipt.title, (form, station) => {
    drawForm(form, receipt, {
      election: form.head.electionTitle,
      date: dateInWords(form.head.date),
      ...placeOf(station),
      media: `${station.kiosks + station.spares} 組まで`,
    })
  })
}
