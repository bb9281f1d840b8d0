/** Each paper of the station by its name: title, foot, and the function that draws it. docs/documents.md names the law of each. */
import type { Result } from '#election/result.ts'
import type { DocumentFonts, MissingGlyph } from '../document.ts'
import { type DrawnDocument, drawDocument, type Form, type FormName, type MarksOf } from '../form.ts'
import type { DrawnPage } from '../sheet.ts'
import { cardLedger } from './card-ledger.ts'
import { deskAnnex, deskAnnexTitle } from './desk-annex.ts'
import { DAILY_TITLE, earlyDailyReport } from './early-daily-report.ts'
import { earlyOath, OATH_TITLE } from './early-oath.ts'
import { foundCards, keyEnvelopes, lateAbsentee, provisionalEnvelope, returnedCards } from './envelopes.ts'
import { machineLedger } from './machine-ledger.ts'
import type { StationPaperName } from './paper-names.ts'
import { pollingRecord, pollingRecordTitle } from './polling-record.ts'
import { PROXY_TITLE, proxyRecord } from './proxy-record.ts'
import type { StationDay } from './station-day.ts'
import { absenteeDecisions, faultReport, staffWords } from './station-forms.ts'
import { transportList } from './transport-list.ts'
import { hourlyTurnout, quickReport } from './turnout.ts'
import { brailleRecord, courtDecision, declaration, provisionalRecord, ticketReissue } from './voter-forms.ts'
import { HANDOVER_TITLE, witnessHandover } from './witness-handover.ts'

interface StationPaper {
  readonly title: string
  readonly draw: (form: Form, day: StationDay) => void
}

const PAPERS: Readonly<Record<StationPaperName, StationPaper>> = {
  'ticket-reissue': { title: '投票所入場券再発行票', draw: ticketReissue },
  declaration: { title: '宣言書', draw: declaration },
  'early-oath': { title: OATH_TITLE, draw: earlyOath },
  'provisional-envelope': { title: '仮投票用封筒', draw: provisionalEnvelope },
  'provisional-record': { title: '仮投票調書', draw: provisionalRecord },
  'braille-record': { title: '点字投票記録', draw: brailleRecord },
  'court-decision': { title: '決定書・確定判決書・補正登録の確認票', draw: courtDecision },
  'absentee-late': { title: '遅着の不在者投票', draw: lateAbsentee },
  'absentee-decision': { title: '不在者投票　受理・不受理決定票', draw: absenteeDecisions },
  'witness-handover': { title: HANDOVER_TITLE, draw: witnessHandover },
  'fault-report': { title: 'トラブル報告書', draw: faultReport },
  'staff-words': { title: '口述要領', draw: staffWords },
  turnout: { title: '投票状況（時間別）', draw: hourlyTurnout },
  'quick-report': { title: '投票状況速報', draw: quickReport },
  'key-envelopes': { title: '鍵の封筒', draw: keyEnvelopes },
  'envelope-returned': { title: '返却された投票カードの封筒', draw: returnedCards },
  'envelope-found': { title: '発見された投票カードの封筒', draw: foundCards },
  'card-ledger': { title: '投票カード管理票', draw: cardLedger },
  'machine-ledger': { title: '投票機管理票', draw: machineLedger },
  'proxy-record': { title: PROXY_TITLE, draw: proxyRecord },
  'early-daily-report': { title: DAILY_TITLE, draw: earlyDailyReport },
  'polling-record': { title: '投票録', draw: pollingRecord },
  'desk-annex': { title: '投票録　別紙', draw: deskAnnex },
  'transport-list': { title: '送致目録', draw: transportList },
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
