/**
 * 不在者投票用外封筒の表示: for each voter to whom absentee papers were given, and each contest, a label for the outer envelope with a code that the desk
 * of the designated station reads (election/roll/envelope-code.ts); and the same as lines for the commission's own list. The outer envelope bears the
 * voter's name by law (PEO Order 56). The inner one, in which the ballot is, gets nothing (PAP-11).
 */
import {
  contestsOfDistrict,
  type ElectionPackage,
  type RollRow,
  type Station,
} from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { rightTo } from '#election/roll/contest-right.ts'
import { envelopeText } from '#election/roll/envelope-code.ts'
import { hasCode } from '#election/roll/ticket-code.ts'
import { bars } from '../bars.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { drawForm } from '../draw-form.ts'
import { csvOf } from '../export-csv.ts'
import { type DrawnPaper, drawDocument } from '../form.ts'
import * as tables from '../forms/tables.ts'
import { named } from '../lettering.ts'

export interface EnvelopeLabel {
  /** Null: the number of the roll is none that a code can hold. */
  readonly code: string | null
  readonly row: RollRow
  readonly contest: { readonly id: ContestId; readonly title: string }
}

interface LabelsInput {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  /** In the order of the roll, with what the office knows of each. */
  readonly rows: readonly RollRow[]
}

/** The papers are out, or have come back: an envelope may be on its way. */
const WITH_PAPERS: ReadonlySet<RollRow['mark']> = new Set(['absentee_issued', 'absentee_voted'])

export function envelopeLabelsOf({ electionPackage, station, rows }: LabelsInput): readonly EnvelopeLabel[] {
  const { electionId } = electionPackage
  const contests = contestsOfDistrict(electionPackage, station)
  return rows
    .filter(({ mark }) => WITH_PAPERS.has(mark))
    .flatMap((row) => contests.filter(({ bit }) => isTheirs(row, bit)).map((contest) => ({ row, contest })))
    .map(({ row, contest: { id, title } }) => {
      const of = { electionId, station: station.id, ticket: row.ticket, contest: id }
      return { code: hasCode(row.ticket) ? envelopeText(of) : null, row, contest: { id, title } }
    })
}

function isTheirs(row: RollRow, bit: Parameters<typeof rightTo>[1]): boolean {
  const right = rightTo(row, bit)
  return right.type !== 'not-entitled' || right.why !== 'this-contest'
}

const HEAD = ['投票所ID', '投票所', '選挙ID', '選挙', '入場券番号', '氏名', 'コード']

/** For the commission's list of what it gave out and sends on; no birth date, sex, address or number of the roll. */
export function envelopesCsv({ id, name }: Station, labels: readonly EnvelopeLabel[]): Uint8Array {
  const lines = labels.map(({ code, row, contest }) => [
    id,
    name,
    contest.id,
    contest.title,
    row.ticket,
    row.name,
    code ?? '',
  ])
  return csvOf([HEAD, ...lines])
}

export function envelopesOnPaper(
  {
    head,
    station,
    labels,
  }: { readonly head: DocumentHead; readonly station: Station; readonly labels: readonly EnvelopeLabel[] },
  fonts: DocumentFonts,
): Promise<DrawnPaper> {
  const name = { title: tables.absenteeEnvelope.title, short: '不在者投票用外封筒の表示' }
  const given = labels.map(({ code, row, contest }) => ({
    ...{ contest: contest.title, voter: row.name, number: row.ticket },
    station: named(station.name),
    code: (part: Parameters<typeof bars>[0]) => {
      if (code !== null) bars(part, code)
    },
    byHand: code === null,
  }))
  return drawDocument(head, fonts, name, (form) => drawForm(form, tables.absenteeEnvelope, { labels: given }), {
    whenMissing: 'geta',
  })
}
