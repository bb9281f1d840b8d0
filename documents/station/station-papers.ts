/** Each paper of the station by its name: title, foot, and the function that draws it. docs/documents.md names the law of each. */
import type { Result } from '#election/result.ts'
import type { DocumentFonts, MissingGlyph } from '../document.ts'
import { type DrawnDocument, drawDocument, type Form, type FormName, type MarksOf } from '../form.ts'
import type { FormTable } from '../form-table.ts'
import * as tables from '../forms/tables.ts'
import type { DrawnPage } from '../sheet.ts'
import { drawCardLedger } from './card-ledger.ts'
import { deskAnnexTitle, drawDeskAnnex } from './desk-annex.ts'
import { drawEarlyDailyReport } from './early-daily-report.ts'
import { drawAbsenteeLate, drawCardsEnvelope, drawKeyEnvelopes, drawProvisionalEnvelope } from './envelopes.ts'
import { drawProxyRecord } from './lists.ts'
import { drawMachineLedger } from './machine-ledger.ts'
import type { StationPaperName } from './paper-names.ts'
import { drawPollingRecord, pollingRecordTitle } from './polling-record.ts'
import type { StationDay } from './station-day.ts'
import {
  drawAbsenteeDecision,
  drawBrailleRecord,
  drawDeclaration,
  drawEarlyOath,
  drawFaultReport,
  drawProvisionalRecord,
  drawStaffWords,
  drawWitnessHandover,
} from './station-forms.ts'
import { drawTransportList } from './transport-list.ts'
import { drawQuickReport, drawTurnout } from './turnout.ts'
import { drawCourtDecision, drawTicketReissue } from './voter-forms.ts'

interface StationPaper {
  readonly title: string
  readonly draw: (form: Form, day: StationDay) => void
}

const of = (table: FormTable, draw: StationPaper['draw']): StationPaper => ({ title: table.title, draw })

const PAPERS: Readonly<Record<StationPaperName, StationPaper>> = {
  'ticket-reissue': of(tables.ticketReissue, drawTicketReissue),
  declaration: of(tables.declaration, drawDeclaration),
  'early-oath': of(tables.earlyOath, drawEarlyOath),
  'provisional-envelope': of(tables.provisionalEnvelope, drawProvisionalEnvelope),
  'provisional-record': of(tables.provisionalRecord, drawProvisionalRecord),
  'braille-record': of(tables.brailleRecord, drawBrailleRecord),
  'court-decision': of(tables.courtDecision, drawCourtDecision),
  'absentee-late': of(tables.absenteeLate, drawAbsenteeLate),
  'absentee-decision': of(tables.absenteeDecision, drawAbsenteeDecision),
  'witness-handover': of(tables.witnessHandover, drawWitnessHandover),
  'fault-report': of(tables.faultReport, drawFaultReport),
  'staff-words': of(tables.staffWords, drawStaffWords),
  turnout: of(tables.turnout, drawTurnout),
  'quick-report': of(tables.quickReport, drawQuickReport),
  'key-envelopes': of(tables.keyEnvelopes, drawKeyEnvelopes),
  'envelope-returned': {
    title: '返却された投票カードの封筒',
    draw: (form, day) => drawCardsEnvelope(form, day, 'inEnvelope'),
  },
  'envelope-found': { title: '発見された投票カードの封筒', draw: (form, day) => drawCardsEnvelope(form, day, 'found') },
  'card-ledger': of(tables.cardLedger, drawCardLedger),
  'machine-ledger': of(tables.machineLedger, drawMachineLedger),
  'proxy-record': of(tables.helpedList, drawProxyRecord),
  'early-daily-report': of(tables.earlyDailyReport, drawEarlyDailyReport),
  'polling-record': of(tables.pollingRecord, drawPollingRecord),
  'desk-annex': of(tables.deskAnnex, drawDeskAnnex),
  'transport-list': of(tables.transportList, drawTransportList),
}

/** @param marksOf 再印刷 and the like, by what the pages say; the same day and marks give the same bytes */
export async function stationPaper(
  name: StationPaperName,
  day: StationDay,
  fonts: DocumentFonts,
  marksOf: MarksOf,
): Promise<Result<DrawnDocument, MissingGlyph>> {
  const { draw } = PAPERS[name]
  // PRX-02: before the machines may close the record lacks who was helped, and every figure of the evening.
  const draft = name === 'polling-record' && day.helped === null ? ['下書き（閉鎖前）'] : []
  const marks = (content: readonly DrawnPage[]) => [...draft, ...marksOf(content)]
  return drawDocument(headOf(day), fonts, titleOf(name, day), (form) => draw(form, day), {
    marksOf: marks,
    whenMissing: 'geta',
  })
}

function titleOf(name: StationPaperName, day: StationDay): FormName {
  const title = name === 'desk-annex' ? deskAnnexTitle(day) : PAPERS[name].title
  const [first] = day.contests
  return {
    title: name === 'polling-record' && first !== undefined ? pollingRecordTitle(first, day) : title,
    short: title,
  }
}

/** D-10: the columns are ours until the commission has said that they are its own. */
function headOf({ head, template }: StationDay): StationDay['head'] {
  return template.confirmed ? head : { ...head, note: '様式は告示で確認' }
}
