/**
 * 選任書・承諾書 (PEO 37, 38, 48-2; PEO Order 25, 27): for each station one sheet with its days and hours; one copy for each person. No roll number: a later law
 * lets anybody with the right to vote be a witness.
 */
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import type { DrawnPaper } from '../form.ts'
import * as tables from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { hourWords } from '../ruled.ts'
import { daysOf, eachStation, placeOf, type StationsInput } from './each-station.ts'

export function appointments(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, tables.appointments.title, (form, station) => {
    drawForm(form, tables.appointments, {
      election: form.head.electionTitle,
      ...placeOf(station),
      days: daysOf(station),
      hours: `${hourWords(station.opens)}から${hourWords(station.closes)}まで`,
      municipality: named(form.head.municipality),
    })
  })
}
