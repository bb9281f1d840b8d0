/** 投票所報告書: the issuer's counts per contest and its pairs of media, printed for hand entry at the tally. No voter in it. */

import { unreachable } from '#election/assert.ts'
import { figure } from '#election/figure.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { dateInWords, type Form, type MarksOf, makeDocument, minuteInWords } from './form.ts'
import type { StationReportData } from './forms/tables.ts'
import * as tables from './forms/tables.ts'

export interface StationReportSheetInput {
  readonly head: DocumentHead
  readonly station: { readonly id: string; readonly name: string }
  readonly openedAt: LocalMinute | null
  readonly closedAt: LocalMinute | null
  /** Lines for signatures of polling witnesses. */
  readonly witnesses: number
  /** The events at the station, one line each. */
  readonly happenings: readonly string[]
  /** 照合番号 of the issuer's log up to this paper; null: it has none. */
  readonly logFingerprint: string | null
  /** 1, and one more with each report that corrects the one before. */
  readonly version: number
  /** Empty in version 1. */
  readonly correctsReason: string
  readonly listVersion: number
  /** Number of the last roll list that was held; 0: none; null: none follows the roll. */
  readonly rollList: number | null
  /** Its SHA-256, hex; null: none. */
  readonly rollListHash: string | null
  /** 発券のみ: slips that were used, and the SHA-256 of the last day list. Left out: the station has a roll. */
  readonly slips: { readonly used: number; readonly dayList: string } | null
  /** An early-voting station has no electors of its own: its voters are on the rolls of the others. */
  readonly early: boolean
  readonly registered: number
  /** 選挙当日有権者数 */
  readonly eligible: number
  /** ELG-21: of each contest, ours or on paper, to which fewer of them have the right. */
  readonly entitled: readonly { readonly title: string; readonly eligible: number }[]
  readonly lateAbsentees: number
  readonly contests: readonly StationReportContest[]
  /** PAP-10: ballot papers of another authority. */
  readonly handedOut: readonly {
    readonly title: string
    readonly men: number
    readonly women: number
    readonly total: number
  }[]
  /** All cards of the desk, whatever contests they include; voters who came back. */
  readonly cards: {
    readonly issued: number
    readonly returned: number
    readonly reentries: number
    /** TRN-09; null: not counted. */
    readonly received: number | null
    readonly inCase: number | null
    readonly inEnvelope: number
    readonly found: number
    readonly missing: number | null
  }
  /** Several lines, or empty. */
  readonly differenceReason: string
  /** Entrance tickets: what the counts ask for, and what was counted by hand (null: not entered). */
  readonly tickets: { readonly expected: number; readonly counted: number | null }
  readonly pairs: readonly {
    readonly pair: number
    readonly machineSerial: string
    readonly state: StationReportPairState
    /** Machine number of the one that recovered and closed the pair; null: nobody. */
    readonly takenOverBy: string | null
    readonly note: string
    /** 20 digits; null: nobody entered them. */
    readonly sealFingerprint: string | null
  }[]
  readonly issuerSerial: string
  /** SHA-256 of the signed report file, hex: shows that paper and file are one. */
  readonly reportSha256: string
  /** 照合番号 of the report: what the counting centre's screen shows when it takes it in. */
  readonly reportFingerprint: string
}

interface StationReportContest {
  readonly title: string
  /** Cards issued that include the contest (I), returned unvoted (R), I − R (V), found unvoted (F), missing (L). */
  readonly issued: number
  readonly returned: number
  readonly voters: number
  readonly men: number
  readonly women: number
  readonly found: number
  readonly missing: number
  /** Those of the missing cards in whose place another was issued. */
  readonly replaced: number
  /** 人違い: votes and papers that are no row's of the roll. */
  readonly ofNobody: number
  /** Voters for whom two assistants chose. */
  readonly proxies: number
  /** Records that the kiosks showed after closing; null when nobody entered them. */
  readonly records: number | null
  /** Ballot papers that the station sends to the count (TRN-08, PAP-07). */
  readonly onPaper: {
    readonly braille: number
    readonly provisional: number
    readonly ordinary: number
    readonly absentee: number
    readonly notAccepted: number
  }
}

type StationReportPairState = 'started' | 'spare' | 'failed' | 'not-started'

export async function stationReportSheet(
  input: StationReportSheetInput,
  fonts: DocumentFonts,
  marksOf: MarksOf = () => [],
): Promise<MadeDocument> {
  const { title } = tables.stationReport
  const drawing = (form: Form) => drawForm(form, tables.stationReport, rowsOf(input))
  return makeDocument(input.head, fonts, { title, short: title }, drawing, { marksOf, whenMissing: 'geta' })
}

function rowsOf(input: StationReportSheetInput): StationReportData {
  const { head, version, rollListHash, early, entitled, pairs, happenings, logFingerprint: log } = input
  const at = (minute: LocalMinute | null) => (minute === null ? '—' : minuteInWords(minute))
  return {
    ...{ station: input.station.name, date: dateInWords(head.date), made: minuteInWords(head.madeAt) },
    ...{ opened: at(input.openedAt), closed: at(input.closedAt), listVersion: figure(input.listVersion) },
    ...ofRoll(input),
    ...(rollListHash === null ? {} : { rollListHash: spaced(rollListHash) }),
    ...(early ? {} : { registered: figure(input.registered), eligible: figure(input.eligible) }),
    entitled: early ? [] : entitled.map((of) => ({ words: `　うち${of.title}`, given: `${figure(of.eligible)} 人` })),
    issuer: input.issuerSerial,
    version: version === 1 ? '第1版' : `第${version}版（第${version - 1}版までに代わる）`,
    ...(version > 1 ? { correction: input.correctsReason } : {}),
    ...cards(input.cards),
    contests: input.contests.map((of) => ({ ...of, voters: bold(of.voters), records: of.records ?? '—' })),
    papers: input.contests.map(({ title, onPaper }) => ({ title, ...onPaper })),
    late: figure(input.lateAbsentees),
    ...(input.handedOut.length === 0 ? {} : { ofOthers: { handedOut: input.handedOut } }),
    ...tickets(input),
    reasons: input.differenceReason.split('\n').flatMap((reason) => (reason === '' ? [] : [{ reason }])),
    pairs: pairs.map((pair) => ({
      ...{ pair: String(pair.pair), serial: pair.machineSerial, state: pairState(pair.state), seal: sealDigits(pair) },
      note: [...closedBy(pair), pair.note].filter((text) => text !== '').join('。'),
    })),
    bothTravel: pairs.some(({ state }) => state === 'failed'),
    happened: happenings.length > 0,
    happenings: happenings.map((happening) => ({ happening })),
    ...(log === null ? {} : { log }),
    ...{ fingerprint: input.reportFingerprint, sha256: spaced(input.reportSha256), witnesses: input.witnesses },
  }
}

function bold(count: number) {
  return { text: figure(count), bold: true }
}

/** 発券のみ: the city's own system has the roll; the day list that went to the office is named in its place. */
function ofRoll({ slips, rollList }: StationReportSheetInput) {
  if (slips === null) return { rollList: rollListInWords(rollList), noRoll: false }
  return { noRoll: true, slips: figure(slips.used), dayList: spaced(slips.dayList) }
}

function rollListInWords(number: number | null): string {
  if (number === null) return '—（更新のない名簿）'
  return number === 0 ? '0（なし）' : `${figure(number)}（第${figure(number)}号まで）`
}

function cards(of: StationReportSheetInput['cards']) {
  const known = (count: number | null) => (count === null ? '（未入力）' : figure(count))
  return {
    ...{ issued: figure(of.issued), returned: figure(of.returned), reentries: figure(of.reentries) },
    ...{ received: known(of.received), inCase: known(of.inCase), inEnvelope: figure(of.inEnvelope) },
    ...{ found: figure(of.found), missing: known(of.missing) },
  }
}

function tickets({ slips, tickets: { expected, counted } }: StationReportSheetInput) {
  const difference = (counted ?? expected) - expected
  return {
    tickets: slips === null ? '入場券' : '引換券',
    expected: figure(expected),
    counted: counted === null ? '（未入力）' : `${figure(counted)} 枚`,
    ...(difference === 0 ? {} : { difference: `${difference > 0 ? '+' : ''}${difference}` }),
  }
}

/** The machine itself: it died behind its seal, and another one showed that (D-18). */
function closedBy({ takenOverBy, machineSerial }: StationReportSheetInput['pairs'][number]): string[] {
  if (takenOverBy === null) return []
  return [takenOverBy === machineSerial ? '停止の前に自ら閉鎖' : `${takenOverBy} が引き継いで閉鎖`]
}

/** A missing one is said: only paper that bears the number shows a seal that was made anew. */
function sealDigits({ state, sealFingerprint }: StationReportSheetInput['pairs'][number]): string {
  if (sealFingerprint !== null) return sealFingerprint.replace(/(\d{5})(?=\d)/g, '$1 ')
  return state === 'started' || state === 'failed' ? '（未入力）' : '—'
}

function pairState(state: StationReportPairState): string {
  switch (state) {
    case 'started':
      return '使用した'
    case 'spare':
      return '予備（未使用）'
    case 'failed':
      return '使用し、故障した'
    case 'not-started':
      return '開始していない'
    default:
      return unreachable(state)
  }
}

function spaced(hex: string): string {
  return hex.replace(/(.{8})(?=.)/g, '$1 ')
}
