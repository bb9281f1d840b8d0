/**
 * 不在者投票に関する調書 (PEO Order 61; form 25, both sheets): the commission writes it from its own books, for the station to which absentee votes come, and
 * sends it there. With no station named for them each has its own.
 */
import type { Contest, Station } from '#election/definition/definition.ts'
import type { DocumentFonts } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import type { DrawnPaper } from '../form.ts'
import * as tables from '../forms/tables.ts'
import { named } from '../lettering.ts'
import { eachStation, type StationsInput } from './each-station.ts'

export function absenteeRecord(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  const days = input.electionPackage.stations.filter(({ earlyVoting }) => !earlyVoting)
  const designated = days.filter((station) => station.designated)
  const stations = designated.length > 0 ? designated : days
  return eachStation(
    input,
    fonts,
    tables.absenteeRecord.title,
    (form, station) => {
      const contests = contestsOf(input, station)
      const municipality = named(form.head.municipality)
      drawForm(form, tables.absenteeRecord, { designated: station.designated, contests, asked: contests, municipality })
    },
    stations,
  )
}

function contestsOf({ electionPackage }: StationsInput, { district }: Station): readonly Contest[] {
  return electionPackage.contests.filter(({ districts }) => districts.length === 0 || districts.includes(district))
}
