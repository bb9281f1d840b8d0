/** State → view: the sheets that two people type, and the contests by their titles. */
import { paperFields } from '#election/count/paper.ts'
import { type PaperEntry, paperOf } from '#election/count/paper-books.ts'
import { papersSent } from '#election/count/papers-sent.ts'
import { typedFieldsOf } from '#election/count/typed-report.ts'
import { type Contest, shownName, titledIn, titleIn } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { TallyState } from './state.ts'
import type { PaperEntryView, TallyView } from './view.ts'

/** Their titles are in the language of the screen; papers and what is announced have those of the package. */
export function contestsShown({ election, language }: TallyState): readonly Contest[] {
  return titledIn(language, election?.electionPackage.contests ?? [])
}

export function sheetOf(state: TallyState): TallyView['sheet'] {
  const { sheet, election, phase } = state
  if (sheet === null || election === null || phase !== 'receive') return null
  const { station, differing } = sheet
  const { machines } = election.electionPackage
  const own = machines.filter((machine) => machine.station === station)
  const named = (kind: 'issuer' | 'kiosk') =>
    own.filter((machine) => machine.kind === kind).map(({ id, serial }) => ({ id, serial }))
  const titles = contestsShown(state).map(({ id, title }) => ({ id, title }))
  const fields = typedFieldsOf(station, election)
  return { station, fields, differing, contests: titles, issuers: named('issuer'), kiosks: named('kiosk') }
}

export function paperSheetOf(state: TallyState): TallyView['paperSheet'] {
  const { paperSheet, count, paper, receipt, language } = state
  const contest = count?.contests.find((each) => each.contest.id === paperSheet?.contest)
  if (paperSheet === null || contest === undefined) return null
  const { id } = contest.contest
  const title = titleIn(language, contest.contest)
  const candidates = contest.totals.map(({ candidate }) => ({ number: candidate.number, name: shownName(candidate) }))
  const numbers = candidates.map(({ number }) => number)
  const { about } = kindOf(contest.contest)
  const fields = paperFields(numbers, about)
  const before = paperOf(paper, id).entries.map(entryView)
  const sent = papersSent(receipt.reports, id)
  return { contest: id, title, fields, differing: paperSheet.differing, candidates, about, before, sent }
}

export function entryView(entry: PaperEntry): PaperEntryView {
  const { type, at } = entry
  if (entry.type === 'typed') return { type, at, by: entry.by, reason: entry.reason }
  return { type, at, by: [entry.chair, ...entry.witnesses], reason: '' }
}
